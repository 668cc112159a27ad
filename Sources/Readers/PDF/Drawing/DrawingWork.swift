internal import Glibc

/// Reading the drawing of a PDF in a process of its own: libqpdf unpacks without limits and follows what refers to each
/// other by recursion, so that a file may crash it or take all memory.
package enum DrawingWork {
  /// The verb of the program that does it; not for people.
  package static let verb = "urai-pdf"

  static let bounds = Confinement(memory: 768, seconds: 4...60)

  /// What that process writes for a file, or the code it ends with.
  package static func answer(to file: [UInt8]) -> Result<[UInt8], Refusal> {
    do throws(PDFDrawing.Failure) { return .success(try PDFDrawing.read(file).bytes) } catch {
      return .failure(Refusal(code: error.rawValue))
    }
  }

  /// The code with which that process says why there is no drawing.
  package struct Refusal: Error { package let code: Int32 }

  /// The drawing of a file, read apart; in this process only where the program that could is not there, as for who uses
  /// this room alone.
  static func drawing(of file: [UInt8]) async throws(PDFDrawing.Failure) -> DrawnFile {
    guard let program else { return try PDFDrawing.read(file) }
    switch await Program(name: program, bounds: bounds).output([verb], input: file, limit: mostBytes) {
    case .success(let bytes):
      guard let drawn = DrawnFile(bytes) else { throw .broken }
      return drawn
    case .failure(.failed(let code)): throw PDFDrawing.Failure(rawValue: code) ?? .broken
    case .failure(.tooLong): throw .tooLong
    case .failure: throw .stopped
    }
  }

  /// What a file of the largest allowed drawing comes to.
  private static let mostBytes = 128 << 20

  /// The path of `reviu`: this program, or the one that lies beside it or beside the tests.
  private static let program: String? = {
    var room = [CChar](repeating: 0, count: 4096)
    let length = readlink("/proc/self/exe", &room, room.count - 1)
    let own = length > 0 ? String(decoding: room[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self) : ""
    let places = [own, CommandLine.arguments.first ?? ""].compactMap { path in
      path.lastIndex(of: "/").map { "\(path[...$0])reviu" }
    }
    return places.first { access($0, X_OK) == 0 }
  }()
}
