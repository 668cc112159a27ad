import Documents
import Testing

@testable import Readers

/// A file's bytes and the text they stand for.
struct Encoded: Sendable, CustomTestStringConvertible {
  let name: String
  let bytes: [UInt8]
  let text: String
  var gaps = 0
  var testDescription: String { name }
}

/// A scalar in UTF-32, the lowest byte first.
private func quad(_ scalar: UInt32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: scalar >> ($0 * 8)) } }

@Suite struct DecodingTests {
  static let cases: [Encoded] = [
    Encoded(name: "ASCII", bytes: Array("Bab\tI".utf8), text: "Bab\tI"),
    Encoded(name: "UTF-8", bytes: Array("≥ 90% ✓".utf8), text: "≥ 90% ✓"),
    Encoded(name: "UTF-8 with BOM", bytes: [0xEF, 0xBB, 0xBF] + Array("é".utf8), text: "é"),
    Encoded(name: "UTF-16 LE with BOM", bytes: [0xFF, 0xFE, 0x41, 0, 0x64, 0x22], text: "A≤"),
    Encoded(name: "UTF-16 BE with BOM", bytes: [0xFE, 0xFF, 0, 0x41, 0x22, 0x64], text: "A≤"),
    Encoded(name: "UTF-16 LE by NULs", bytes: "Dinas".utf16.flatMap { [UInt8($0), 0] }, text: "Dinas"),
    Encoded(name: "UTF-16 BE by NULs", bytes: "Dinas".utf16.flatMap { [0, UInt8($0)] }, text: "Dinas"),
    Encoded(
      name: "UTF-32 LE with BOM", bytes: [0xFF, 0xFE, 0, 0, 0x41, 0, 0, 0, 0, 0xF6, 1, 0], text: "A\u{1F600}"),
    Encoded(name: "UTF-32 BE with BOM", bytes: [0, 0, 0xFE, 0xFF, 0, 0, 0, 0x41, 0, 0, 0x22, 0x64], text: "A≤"),
    Encoded(name: "UTF-32 LE by NULs", bytes: "Dinas ≤".unicodeScalars.flatMap { quad($0.value) }, text: "Dinas ≤"),
    Encoded(
      name: "UTF-32 BE by NULs", bytes: "Dinas ≤".unicodeScalars.flatMap { quad($0.value).reversed() }, text: "Dinas ≤"),
    Encoded(
      name: "no scalar in UTF-32", bytes: [0xFF, 0xFE, 0, 0, 0, 0xD8, 0, 0, 0x41, 0, 0, 0, 0x42],
      text: "\u{FFFD}A\u{FFFD}",
      gaps: 1),
    Encoded(name: "surrogates", bytes: [0xFF, 0xFE, 0x3D, 0xD8, 0x00, 0xDE], text: "\u{1F600}"),
    Encoded(name: "lone surrogate", bytes: [0xFF, 0xFE, 0x00, 0xDE, 0x41, 0], text: "\u{FFFD}A", gaps: 1),
    Encoded(name: "odd UTF-16", bytes: [0xFF, 0xFE, 0x41, 0, 0x42], text: "A\u{FFFD}", gaps: 1),
    Encoded(name: "Windows-1252", bytes: [0x93, 0x41, 0x94, 0x20, 0x96, 0x80], text: "“A” –€"),
    Encoded(name: "undefined in 1252", bytes: [0x93, 0x41, 0x81, 0x94], text: "“A\u{FFFD}”", gaps: 1),
    Encoded(
      name: "stray bytes in UTF-8", bytes: Array("≤≥≤≥✓".utf8) + [0x96] + Array("akhir".utf8), text: "≤≥≤≥✓–akhir",
      gaps: 1),
    Encoded(name: "cut sequence", bytes: Array("✓✓".utf8) + [0xE2, 0x9C], text: "✓✓âœ", gaps: 1),
    Encoded(name: "overlong", bytes: Array("✓✓".utf8) + [0xC0, 0xAF], text: "✓✓À¯", gaps: 1),
    Encoded(name: "line ends", bytes: Array("a\r\nb\rc\n\r\r\nd".utf8), text: "a\nb\nc\n\n\nd"),
    Encoded(name: "return before a letter beyond ASCII", bytes: Array("a\ré\nb".utf8), text: "a\né\nb"),
    Encoded(
      name: "controls", bytes: [0x61, 0, 0x62, 0x1B, 0x7F, 0x0C, 0x63], text: "a\u{FFFD}b\u{FFFD}\u{FFFD}\u{0C}c",
      gaps: 1),
  ]

  @Test(arguments: cases) func decodes(_ encoded: Encoded) {
    let decoded = TextDecoding.decode(encoded.bytes)
    #expect(String(decoding: decoded.bytes, as: UTF8.self) == encoded.text)
    #expect(decoded.gaps.count == encoded.gaps)
    #expect(String(validating: decoded.bytes, as: UTF8.self) != nil)
  }

  @Test func aRepairIsReportedWhereItIs() {
    let document = Readers.read(Array("✓✓ harga ".utf8) + [0x80] + Array(" 5".utf8), file: "a.txt")
    #expect(document.gaps.map { document.text.string($0.range) } == ["€"])
    #expect(document.gaps.first?.reason.contains("Windows-1252") == true)
  }

  @Test(arguments: [
    ("a.docx", "PK\u{03}\u{04}xx", "rusak"),
    ("a.xlsx", "PK\u{03}\u{04}xx", "rusak"), ("a.bin", "PK\u{03}\u{04}xx", "ZIP"),
    ("a.rtf", "{\\rtf1 abc", "LibreOffice"),
    ("a.html", "  <!DOCTYPE html><p>", "HTML"), ("a", "\u{01}\u{02}\u{03}\u{04}abc\u{05}\u{06}", "biner"),
  ])
  func refusesWhatIsNoText(_ file: String, _ content: String, _ name: String) {
    let document = Readers.read(Array(content.utf8), file: file)
    #expect(document.blocks.isEmpty && document.text.count == 0 && document.file == file)
    #expect(document.gaps.count == 1)
    #expect(document.gaps.first?.reason.contains(name) == true)
    #expect(document.gaps.first?.reason.contains("simpan") == true)
  }

  @Test(arguments: [[0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF, 0xE0], [0xD0, 0xCF, 0x11, 0xE0]] as [[UInt8]])
  func refusesPicturesAndOldOffice(_ head: [UInt8]) {
    #expect(Readers.read(head + [0, 0, 1, 2], file: "a.txt").gaps.first?.reason.hasPrefix("Format") == true)
  }

  @Test func refusesWhatIsEmptyOrTooLarge() {
    #expect(Readers.read([], file: "a.txt").gaps.first?.reason.contains("kosong") == true)
    for blank in ["\u{FEFF}", "\n\n  \n"] {
      for file in ["a.txt", "a.csv"] {
        #expect(Readers.read(Array(blank.utf8), file: file).gaps.first?.reason.contains("tidak berisi teks") == true)
      }
    }
    let large = Readers.read([UInt8](repeating: 0x61, count: Readers.limit + 1), file: "a.txt")
    #expect(large.blocks.isEmpty)
    #expect(large.gaps.first?.reason.contains("64 MB") == true)
  }

  /// What stands alone at an end is white space, whatever kind of space it is.
  @Test func noBreakSpacesAreWhiteSpace() {
    let text = TextBuffer("\u{A0} a\u{A0}b \u{A0}\n")
    #expect(text.string(text.trimmed(0..<text.count)) == "a\u{A0}b")
  }
}
