import Documents
import Foundation
import TestSupport
import Testing

@testable import Readers

@Suite struct InvariantTests {
  /// Pieces that have a meaning to the reader; random orders of them reach most branches.
  private static let pieces: [String] = [
    "\n", "\n\n", "\n", "\t", "\t\t", " ", "   ", "|", "| ", "|---|", "**", "*", "_", "<i>", "</i>", "#", "## ",
    "BAB I", "BAB II\n",
    "Tabel 3. 2 ", "Tabel 3.", "Tabel: ", "Gambar 1 ", "Sumber :", "DAFTAR ISI\n", "DAFTAR TABEL\n", ".....", " 12",
    "iv", "1. ", "- a. ",
    "(1) ", "A. ", "$$", "\u{0C}", "[hal. 3]\n", "[tak terbaca: x]\n", "KATA PENGANTAR", "kata kecil", "No", "Target",
    "85%",
    "Rp. 1.000", "2024", "✓", "\u{A0}", "NIP", ",", ".", ":", ";", "IKU 2 :", "\\|", "\"", "sistematika", "1\t2\t3\n",
    "…", "\r", "\u{0}",
  ]

  @Test(arguments: 0..<200 as Range<UInt64>) func randomTextsAreSound(_ seed: UInt64) {
    var dice = Dice(seed)
    var text = ""
    for _ in 0..<Int.random(in: 1...400, using: &dice) { text += Self.pieces.randomElement(using: &dice) ?? "" }
    for file in ["a.txt", "a.csv"] { expectSoundReading(Array(text.utf8), file) }
  }

  @Test(arguments: SnapshotTests.files) func damagedTextsAreSound(_ name: String) throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Snapshots")
    let original = [UInt8](try Data(contentsOf: folder.appending(path: name)))
    var dice = Dice(UInt64(name.utf8.count))
    for _ in 0..<40 { expectSoundReading(damaged(original, &dice), name) }
  }

  @Test func nothingIsLost() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Snapshots")
    for name in SnapshotTests.files where !name.hasSuffix(".csv") {
      let document = Readers.read([UInt8](try Data(contentsOf: folder.appending(path: name))), file: name)
      #expect(lostLines(of: document) == [], "\(name)")
    }
  }

  @Test func readingTwiceGivesTheSame() {
    let text = Array("BAB I\n\nTabel 1 A\n\nNo\tNama\n1\tBudi\n".utf8)
    #expect(Readers.read(text, file: "a").notation() == Readers.read(text, file: "a").notation())
  }

  /// A few random cuts, copies and changed bytes.
  private func damaged(_ bytes: [UInt8], _ dice: inout Dice) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...12, using: &dice) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &dice)
      let end = min(bytes.count, place + Int.random(in: 1...60, using: &dice))
      switch Int.random(in: 0..<4, using: &dice) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &dice)
      case 1: bytes.removeSubrange(place..<end)
      case 2: bytes.insert(contentsOf: Array(bytes[place..<end]), at: Int.random(in: 0...bytes.count, using: &dice))
      default: bytes.insert(contentsOf: Array("\n\t|*".utf8).shuffled(using: &dice), at: place)
      }
    }
    return bytes
  }

  private func expectSoundReading(_ bytes: [UInt8], _ file: String) {
    let document = Readers.read(bytes, file: file)
    expectSound(document)
    expectSound(Readers.read(Array(document.notation().utf8), file: "notasi.txt"))
    if file.hasSuffix(".txt") { #expect(lostLines(of: document) == []) }
  }
}

/// The lines with ink that no block touches; rules under headers have none.
func lostLines(of document: Document) -> [String] {
  var next = 0
  return LineScanner(document.text.bytes).lines.compactMap { line in
    while next < document.blocks.count, document.blocks[next].range.upperBound <= line.text.lowerBound { next += 1 }
    let words = document.text.string(line.text)
    if line.traits.contains(.separator) || words.allSatisfy({ "*_#|<>/iub ".contains($0) }) { return nil }
    let touched = next < document.blocks.count && document.blocks[next].range.lowerBound < line.text.upperBound
    return touched ? nil : words
  }
}
