import Foundation
import Reviewing
import Testing

@testable import Reporters

/// The overview of many dossiers: every number on it is one of the reviews it sums up.
@Suite("Overview of many dossiers") struct BatchPageTests {
  /// A dossier as a review in JSON gives it.
  private static func dossier(_ id: String, errors: Int = 0, checked: Int, verdict: String) throws -> ReviewedDossier {
    let finding = { (number: Int) in
      """
      {"rule": "lkj/isi/salah", "family": "isi", "severity": "error", "title": "Isi <salah>", "message": "Salah.",
       "basis": "Contoh", "items": ["lembar-coba/1"], "fingerprint": "f\(number)", "topic": "t", "part": null,
       "problem": \(number), "lead": true, "weight": 40, "evidence": []}
      """
    }
    let json = """
      {"schema": "reviu/1", "identity": {"agency": "Dinas \(id) & <b>", "year": 2024},
       "coverage": {"lines": 10, "blocks": 9, "tables": 2, "tablesRead": 1, "figures": 100, "figuresChecked": \(checked),
         "statementsChecked": 3, "judgements": 4, "gaps": 0},
       "counts": {"error": \(errors), "warning": 0, "note": 0, "problems": \(errors), "findings": \(errors), "places": 0},
       "findings": [\((0..<errors).map(finding).joined(separator: ","))],
       "forms": [{"form": "lembar-coba", "title": "Lembar Coba", "items": [
         {"item": "1", "ask": "Apa <isinya>?", "verdict": "\(verdict)"}]}]}
      """
    let file = try ReviewedFile(Array(json.utf8))
    return ReviewedDossier(id: id, folder: "\(id) 1", hash: "0", review: file.digest)
  }

  private static func dossiers() throws -> [ReviewedDossier] {
    [
      try dossier("a", checked: 0, verdict: "pass"), try dossier("b", errors: 3, checked: 55, verdict: "fail"),
      ReviewedDossier(id: "c", folder: "c", hash: nil, failure: "c: <rusak>; minta yang utuh"),
      try dossier("d", errors: 1, checked: 104, verdict: "unsure"),
    ]
  }

  private func page(_ dossiers: [ReviewedDossier]) throws -> String {
    try BatchPage(dossiers, hasPages: true, passedOver: ["foto.png: bukan"], version: "1").write()
  }

  @Test func itSumsUpWhatTheReviewsSay() throws {
    let page = try page(try Self.dossiers())
    #expect(page.contains("3 diperiksa, 1 gagal"))
    #expect(page.contains("<strong>4</strong> Kesalahan"))
    #expect(page.contains("159 dari 300 angka tabel diperiksa"))
    // One dossier of three has most errors, and one each tenth of the coverage.
    #expect(
      page.contains("<td data-judul=\"Dosir\">2</td><td data-judul=\"Bagian\">67%</td><td data-judul=\"Temuan\">4</td>")
    )
    let tallies = BatchTallies(try Self.dossiers())
    #expect(tallies.shares == [1, 0, 0, 0, 0, 1, 0, 0, 0, 1] && tallies.withoutFigures == 0)
    #expect(tallies.worst.map(\.id) == ["b", "d"])
    #expect(page.contains("foto.png: bukan"))
  }

  /// No answer is told by its colour alone.
  @Test func answersAreSignsAndWords() throws {
    let page = try page(try Self.dossiers())
    for (verdict, sign, word) in [
      ("pass", "✓", "Sesuai"), ("fail", "✗", "Tidak sesuai"), ("unsure", "?", "Belum dapat dinilai"),
    ] {
      #expect(
        page.contains(
          "<td class=\"\(verdict)\"><span aria-hidden=\"true\">\(sign)</span><span class=\"unseen\">\(word)</span></td>"
        ))
    }
    #expect(page.ranges(of: "<table").count == page.ranges(of: "<caption>").count)
    #expect(page.ranges(of: "<th>").isEmpty)
  }

  @Test func wordsStayWords() throws {
    let page = try page(try Self.dossiers())
    #expect(
      !page.contains("<b>") && !page.contains("<salah>") && !page.contains("<isinya>") && !page.contains("<rusak>"))
    #expect(page.contains("href=\"b%201/reviu.html\"") && !page.contains("<script"))
    #expect(PageLink.path(["a/b?", "ü#"]) == "a%2Fb%3F/%C3%BC%23")
  }

  @Test func anEmptyRunIsTold() throws {
    let page = try page([ReviewedDossier(id: "c", folder: "c", hash: nil, failure: "c: rusak")])
    #expect(page.contains("Tidak ada dosir yang dapat diperiksa.") && page.contains("Tidak ada formulir yang diisi."))
  }

  /// More rows than a browser can bear are left to the files, and that is said.
  @Test func longRunsAreCutAndSaidSo() throws {
    let one = try Self.dossier("a", checked: 1, verdict: "pass")
    let page = try page([ReviewedDossier](repeating: one, count: 1_003))
    #expect(page.contains("3 dosir lain tidak ditampilkan di sini; semuanya ada dalam dosir.csv."))
  }

  @Test func theTerminalShowsTheSame() throws {
    let text = BatchText(try Self.dossiers(), width: 80, colour: false).write()
    let lines = text.split(separator: "\n").map(String.init)
    #expect(lines.contains("3 dosir diperiksa · 1 gagal · 4 kesalahan · 0 peringatan · 0 catatan"))
    #expect(lines.contains { $0.hasPrefix("b  ") && $0.hasSuffix("55%") })
    #expect(lines.contains("✗ gagal: c: <rusak>; minta yang utuh"))
    #expect(lines.allSatisfy { $0.unicodeScalars.count <= 80 })
  }

  @Test func aLineOfJSONKeepsItsStrings() throws {
    let value = JSONValue.object([("a b", .array([.string("x \" y\\ \n z"), .null, .integer(1)])), ("c", .object([]))])
    let line = String(decoding: value.line(), as: UTF8.self)
    #expect(line == #"{"a b":["x \" y\\ \n z",null,1],"c":{}}"#)
    #expect(JSONLine.compact(Array(line.utf8)) == Array(line.utf8))
  }

  @Test func whatIsNoReviewIsRefused() throws {
    #expect(throws: DraftFile.Unreadable.self) { try ReviewedFile(Array("{}".utf8)) }
    #expect(throws: DraftFile.Unreadable.self) { try ReviewedFile(Array("x".utf8)) }
  }
}
