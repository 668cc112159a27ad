import Documents
import Testing

@testable import Reviewing

/// The shipped rules against the real report and the list of its faults; `swift test --filter GoldTests` prints it all.
@Suite(.enabled(if: Gold.folder != nil && CorpusCase.seed != nil, "tanpa ../shared/gold uji ini dilewati"))
struct GoldTests {
  private static let review = CorpusCase.seed.map { Review($0, library: Shipped.library) }

  @Test func certainFaultsAreFound() throws {
    let dossier = try #require(CorpusCase.seed)
    let findings = try #require(Self.review).findings
    let defects = try Gold.read("seed-defects.jsonl", as: Gold.Defect.self)
    let found = Gold.found(defects, findings, in: dossier)
    let marked = zip(defects, found).map { (defect: $0, isFound: $1) }
    let certain = marked.filter(\.defect.isCertain)
    let sure = marked.filter(\.defect.isSure)
    print("Temuan: \(findings.count). Menurut keluarga: kesalahan pasti / pasti dan mungkin / semua catatan:")
    for family in Set(defects.map(\.family)).sorted() {
      print("  \(family): \(count(certain, family)) / \(count(sure, family)) / \(count(marked, family))")
    }
    print("  SEMUA: \(count(certain)) / \(count(sure)) / \(count(marked))")
    print("Pasti dan mungkin, menurut bobot:")
    for severity in Set(defects.map(\.severity)).sorted() {
      print("  \(severity): \(count(sure.filter { $0.defect.severity == severity }))")
    }
    print("Kesalahan pasti yang belum ditemukan:")
    for (defect, isFound) in certain where !isFound {
      print("  \(defect.id) \(defect.family) \(defect.lines) “\(oneLine(defect.quote).prefix(100))”")
    }
    // Asked of the rules: nine tenths of what nobody doubts, three quarters with what is likely.
    #expect(certain.count { $0.isFound } * 10 >= certain.count * 9)
    #expect(sure.count { $0.isFound } * 4 >= sure.count * 3)
  }

  /// What is right in the report is never accused.
  @Test func rightWordsAreNotAccused() throws {
    let dossier = try #require(CorpusCase.seed)
    let correct = try Gold.read("seed-correct.jsonl", as: Gold.Correct.self)
    let defects = try Gold.read("seed-defects.jsonl", as: Gold.Defect.self)
    let wrong = Gold.wrong(try #require(Self.review).findings, correct, besides: defects, in: dossier)
    #expect(wrong.map { "\($0.show(in: dossier)) — benar: \($1.why)" } == [])
  }

  private func count(_ marked: [(defect: Gold.Defect, isFound: Bool)], _ family: String? = nil) -> String {
    let own = marked.filter { family == nil || $0.defect.family == family }
    let found = own.count { $0.isFound }
    return "\(found) dari \(own.count)" + (own.isEmpty ? "" : " (\(found * 100 / own.count)%)")
  }
}

@Suite struct GoldOverlapTests {
  @Test(arguments: [
    ("75,49%", "36.592.500\t36.274.000\t75,49%", true), ("5", "75,49%", false), ("**Tabel 3.7**", "Tabel 3.7", true),
    ("Sasaran Strategis 6", "dari Sasaran Strategis 6 dengan", true), ("dua kata", "kata lain", false),
    ("satu dua tiga empat lima", "lima dua satu", true), ("", "kata", false), ("14", "berjumlah 14 orang.", true),
  ])
  func overlaps(_ left: String, _ right: String, _ expected: Bool) {
    #expect(Gold.overlap(left, right) == expected)
    #expect(Gold.overlap(right, left) == expected)
  }
}
