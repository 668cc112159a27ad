import Documents
import Facts
import Foundation
import Readers
import Reviewing
import Testing

@testable import Reporters

@Suite("Export")
struct ExportTests {
  private func tables(_ text: String) -> [(name: String, csv: String)] {
    let document = Readers.read(Array(text.utf8), file: "a.md")
    return document.namedTables().map { ($0.name, TableCSV($0.table, in: document.text).write()) }
  }

  @Test(arguments: [
    ("81,5", "\"81,5\""), ("kata", "kata"), ("dua  kata", "dua kata"), ("kata \"kutip\"", "\"kata \"\"kutip\"\"\""),
    ("=1+1", "'=1+1"), ("-5", "-5"), ("+5", "+5"), ("a;b", "\"a;b\""), ("-12.500", "-12.500"), ("-", "-"),
    ("+1-1+cmd'!A0", "'+1-1+cmd'!A0"), ("-1+WEB(1)", "'-1+WEB(1)"), ("＝1+1", "'＝1+1"), ("－1+A1", "'－1+A1"),
    ("@SUM(1)", "'@SUM(1)"),
  ])
  func cells(_ words: String, _ field: String) {
    let found = tables("| No | Nilai | Lain |\n|---|---|---|\n| 1 | \(words) | x |\n")
    #expect(found.map(\.csv) == ["\u{FEFF}No;Nilai;Lain\r\n1;\(field);x\r\n"])
  }

  @Test func aMergedCellStandsOnceInItsFirstPlace() {
    let (text, table) = Sample.mergedTable
    #expect(TableCSV(table, in: text).write() == "\u{FEFF}Sasaran;;Satu\r\n;;Dua\r\n")
    #expect(TableCSV(table, in: text, separator: "\t").write() == "\u{FEFF}Sasaran\t\tSatu\r\n\t\tDua\r\n")
  }

  @Test func tablesAreNamedByNumberAndCaption() {
    let row = "| No | Nilai |\n|---|---|\n| 1 | 2 |\n"
    let found = tables("Tabel 3. 2 Capaian\n\n\(row)\nKata lain yang panjang.\n\n# Judul\n\n\(row)")
    #expect(found.map(\.name) == ["tabel-001-3.2", "tabel-002"])
  }

  @Test func factsAreWhole() throws {
    let review = Sample.review()
    let data = Data(FactsJSON(review.book).write().utf8)
    let root = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(root["schema"] as? String == "reviu-fakta/1")
    let records = try #require(root["records"] as? [String: [[String: Any]]])
    let budget = try #require(records["anggaran"])
    #expect(budget.map { $0["row"] as? Int } == [1, 2, 3])
    let fields = try #require(budget[0]["fields"] as? [String: [String: Any]])
    #expect(fields["pagu"]?["value"] as? Double == 200 && fields["pagu"]?["grain"] as? Double == 1)
    #expect(fields["pagu"]?["text"] as? String == "200" && fields["pagu"]?["line"] as? Int == 9)
    #expect(budget[2]["total"] as? Bool == false)
  }
}
