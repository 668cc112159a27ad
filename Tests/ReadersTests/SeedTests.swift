import Documents
import Foundation
import TestSupport
import Testing

@testable import Readers

/// The real report, when it lies beside the package; it is never part of the repository.
private let report: [UInt8]? = {
  let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized
  for shared in ["../shared", "../../shared"] {
    let file = package.appending(path: shared + "/seeds/000_80458ef031615be3.txt")
    if let data = try? Data(contentsOf: file) { return [UInt8](data) }
  }
  print("Laporan nyata tidak ada (../shared/seeds): uji ini dilewati.")
  return nil
}()

@Suite(.enabled(if: report != nil, "tanpa ../shared uji ini dilewati")) struct SeedTests {
  private let document = Readers.read(report ?? [], file: "lkip.txt")

  private func tables(_ label: String) -> [Table] {
    document.blocks.compactMap { block in
      guard case .table(let table) = block.content, let caption = table.caption else { return nil }
      return document.captionLabel(caption) == label ? table : nil
    }
  }

  private func headings(_ level: Int) -> [String] {
    document.blocks.compactMap { block in
      guard case .heading(level) = block.content else { return nil }
      return document.string(block).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
  }

  @Test func isSound() {
    expectSound(document)
    #expect(lostLines(of: document) == [])
    #expect(document.gaps.isEmpty)
  }

  @Test func hasFourChapters() {
    let chapters = headings(1).filter { $0.hasPrefix("BAB") }
    #expect(chapters.map { $0.split(separator: " ")[1] } == ["I", "II", "III", "IV"])
    #expect(chapters.allSatisfy { $0.split(separator: " ").count > 2 })
  }

  @Test func hasItsFrontAndBackParts() {
    let parts = headings(1)
    for part in [
      "KATA PENGANTAR", "IKHTISAR", "DAFTAR ISI", "DAFTAR TABEL", "DAFTAR GAMBAR", "Lampiran", "PERJANJIAN KINERJA",
    ] {
      #expect(parts.contains { $0.hasPrefix(part) }, "\(part)")
    }
    for part in ["LEMBAR ASISTENSI", "PERNYATAAN TELAH DIREVIU", "KERTAS KERJA REVIU", "CATATAN HASIL REVIU"] {
      #expect(parts.contains { $0.hasPrefix(part) }, "\(part)")
    }
    #expect(headings(3).count { $0.contains("IKU") } == 5)
  }

  @Test(arguments: [
    ("Tabel 2.3", 38, 9), ("Tabel 2.4", 22, 3), ("Tabel 3.2", 6, 0), ("Tabel 3.4", 23, 0), ("Tabel 3.23", 59, 0),
    ("Tabel 3.24", 3, 0), ("Tabel 3.22", 8, 0),
  ])
  func isOneTable(_ label: String, _ body: Int, _ repeated: Int) {
    let found = tables(label)
    #expect(found.count == 1)
    #expect(found.first?.rows.count { $0.kind == .body } == body)
    #expect(found.first?.rows.count { $0.kind == .repeated } == repeated)
  }

  @Test func agreementHasTwoTables() {
    let last = document.blocks.indices.last { index in
      guard case .heading(1) = document.blocks[index].content else { return false }
      return document.string(document.blocks[index]).hasPrefix("PERJANJIAN KINERJA")
    }
    let found = document.blocks.indices.filter { document.headings[$0] == last && last != nil }.compactMap { index in
      if case .table(let table) = document.blocks[index].content { table } else { nil }
    }
    #expect(found.map(\.rows.count) == [6, 10])
    #expect(found.map(\.columns) == [5, 4])
  }

  @Test func listsOfTablesAndFigures() {
    let entries = document.blocks.compactMap { block in
      if case .entry(let entry) = block.content { entry } else { nil }
    }
    #expect(entries.count { $0.kind == .table } == 33)
    #expect(entries.count { $0.kind == .figure } == 44)
    #expect(entries.allSatisfy { $0.page != nil })
  }

  @Test func notationReadsBack() {
    let once = document.notation()
    #expect(Readers.read(Array(once.utf8), file: "notasi.txt").notation() == once)
  }

  @Test func damagedReportsAreSound() {
    var dice = Dice(7)
    for _ in 0..<8 {
      var bytes = report ?? []
      for _ in 0..<300 {
        let place = Int.random(in: 0..<bytes.count, using: &dice)
        bytes[place] = "\n\t |*A1.\u{FF}".utf8.randomElement(using: &dice) ?? 0
      }
      let damaged = Readers.read(bytes, file: "lkip.txt")
      expectSound(damaged)
      #expect(lostLines(of: damaged) == [])
    }
  }
}
