import Documents
import Foundation
import Testing

@testable import Readers

/// Every file beside this one is read and compared with its `.notasi`; `RECORD=1 swift test` writes them anew.
@Suite struct SnapshotTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Snapshots")

  static let files: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
    return names.filter { !$0.hasSuffix(".notasi") }.sorted()
  }()

  @Test func thereAreFiles() {
    #expect(Self.files.count > 8)
  }

  @Test(arguments: files) func readsAsWritten(_ name: String) async throws {
    let input = try Data(contentsOf: Self.folder.appending(path: name))
    let document = await Readers.document(of: [UInt8](input), file: name)
    expectSound(document)
    let expected = Self.folder.appending(path: name + ".notasi")
    if ProcessInfo.processInfo.environment["RECORD"] != nil {
      try document.notation().write(to: expected, atomically: true, encoding: .utf8)
      return
    }
    #expect(try document.notation() == String(contentsOf: expected, encoding: .utf8))
  }

  /// Words that are no heading only because of what stood around them in the source.
  private static let contextual = ["daftar.txt", "tata-letak.txt"]

  @Test(arguments: files.filter { !contextual.contains($0) }) func notationReadsBack(_ name: String) async throws {
    let input = try Data(contentsOf: Self.folder.appending(path: name))
    let once = await Readers.document(of: [UInt8](input), file: name).notation()
    let twice = Readers.read(Array(once.utf8), file: "notasi.txt").notation()
    #expect(twice == once)
  }
}
