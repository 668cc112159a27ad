import Foundation
import TestSupport
import Testing

/// A PDF of one page with lines of words, however the page lies in its file and is shown.
struct PagePDF: Sendable, CustomTestStringConvertible {
  var media = [0, 0, 595, 842]
  var crop: [Int]?
  var rotation = 0
  /// By how many degrees the words run against the page, counted against the clock.
  var angle = 0
  /// Objects that belong to the page or to the root.
  var pageEntries = ""
  var rootEntries = ""

  var testDescription: String { "\(media) \(crop ?? []) diputar \(rotation), kata \(angle)" }

  static let lines = [
    "Laporan Kinerja Dinas Contoh", "Rata-rata Capaian tahun 2023 adalah 98,14 persen", "Demikian laporan dibuat",
    "dengan sebenarnya untuk dipergunakan", "sebagaimana mestinya oleh pihak",
  ]

  var bytes: [UInt8] {
    let radians = Double(angle) * .pi / 180
    let (cosine, sine) = (cos(radians).rounded(), sin(radians).rounded())
    var content = ""
    for (number, words) in Self.lines.enumerated() {
      // Lines follow each other at right angles to the direction in which they run.
      let down = 30.0 * Double(number) - 60
      let x = Double(media[0] + media[2]) / 2 - cosine * 120 + sine * down
      let y = Double(media[1] + media[3]) / 2 - sine * 120 - cosine * down
      content += "BT /T 12 Tf \(cosine) \(sine) \(-sine) \(cosine) \(x) \(y) Tm (\(words)) Tj ET\n"
    }
    func box(_ numbers: [Int]) -> String { "[" + numbers.map(String.init).joined(separator: " ") + "]" }
    return RawPDF.file([
      "<< /Type /Catalog /Pages 2 0 R \(rootEntries) >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox \(box(media)) \(crop.map { "/CropBox " + box($0) } ?? "") /Rotate \(rotation) /Resources << /Font << /T 5 0 R >> >> /Contents 4 0 R \(pageEntries) >>",
      RawPDF.stream("", content),
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ])
  }
}

/// A page of a PDF as a picture of one dot for each point, drawn by poppler.
struct PagePicture {
  let width: Int
  let height: Int
  private let dots: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) throws {
    let data = try Poppler.run("pdftoppm", ["-r", "72", "-f", "1", "-l", "1"], bytes)
    let head = data.prefix(64).split(separator: 0x0A, maxSplits: 3, omittingEmptySubsequences: false)
    let size = String(decoding: head[1], as: UTF8.self).split(separator: " ").compactMap { Int($0) }
    (width, height) = (size[0], size[1])
    dots = [UInt8](data)[(data.count - 3 * width * height)...]
  }

  /// Whether a dot is coloured, and not only black, white or grey.
  func isColoured(_ x: Int, _ y: Int) -> Bool {
    let at = dots.startIndex + 3 * (y * width + x)
    let colours = dots[at..<(at + 3)]
    return (colours.max() ?? 0) - (colours.min() ?? 0) > 40
  }
}

/// The programs of poppler, which know nothing of ours.
enum Poppler {
  static func run(_ program: String, _ arguments: [String], _ input: [UInt8]) throws -> Data {
    let file = FileManager.default.temporaryDirectory.appending(path: "reviu-uji-\(UUID().uuidString).pdf")
    try Data(input).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    // pdftoppm writes to its output when it is given no name.
    process.arguments = [program] + arguments + [file.path()] + (program == "pdftoppm" ? [] : ["-"])
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return output
  }

  /// The box of the first occurrence of a word on the page as it is shown: left, top, right, bottom.
  static func box(of word: String, in bytes: [UInt8]) throws -> [Double] {
    let words = String(decoding: try run("pdftotext", ["-bbox"], bytes), as: UTF8.self)
    guard let line = words.split(separator: "\n").first(where: { $0.contains(">\(word)<") }) else { return [] }
    return ["xMin", "yMin", "xMax", "yMax"].compactMap { name in
      line.firstRange(of: name + "=\"").flatMap { Double(line[$0.upperBound...].prefix { $0 != "\"" }) }
    }
  }
}
