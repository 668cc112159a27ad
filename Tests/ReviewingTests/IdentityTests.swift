import Documents
import Facts
import Foundation
import Testing

@testable import Reviewing

/// How many identities of findings a next draft keeps: `swift test --filter IdentityTests` prints the shares.
@Suite(.serialized) struct IdentityTests {
  private static let cases: [(name: String, dossier: Dossier)] =
    CorpusCase.all.map { ($0.description, $0.dossier) } + (CorpusCase.seed.map { [("laporan nyata", $0)] } ?? [])

  private static let before: [String: [Finding]] = Dictionary(
    uniqueKeysWithValues: cases.map { ($0.name, Review($0.dossier, library: Shipped.library).findings) })

  /// The share of the findings of some cases that are known again in the reviews of their copies.
  private func share(_ title: String, _ copy: (Document) -> Document?) throws -> Double {
    var (kept, all) = (0, 0)
    for (name, dossier) in Self.cases {
      let old = try #require(Self.before[name])
      var next = dossier
      guard let changed = copy(dossier.documents[0]) else { continue }
      next.documents[0] = changed
      let new = Set(Review(next, library: Shipped.library).findings.map(\.fingerprint))
      let lost = old.filter { !new.contains($0.fingerprint) }
      for finding in lost { print("  hilang: \(name) \(finding.show(in: dossier))") }
      print("\(title), \(name): \(old.count - lost.count) dari \(old.count)")
      kept += old.count - lost.count
      all += old.count
    }
    #expect(all > 50)
    return Double(kept) / Double(max(all, 1))
  }

  @Test(arguments: [true, false]) func tenPagesInFront(beforeChapter: Bool) throws {
    let title = beforeChapter ? "sepuluh halaman sebelum Bab I" : "sepuluh halaman di muka"
    let share = try share(title) { DraftCopy(document: $0).withTenPages(beforeChapter: beforeChapter) }
    print("\(title): \(share)")
    #expect(share >= 0.98)
  }

  @Test func linesBrokenAnew() throws {
    let share = try share("baris dipatah ulang") { DraftCopy(document: $0).wrapped() }
    #expect(share >= 0.98)
  }

  @Test func chaptersMoved() throws {
    let share = try share("bab ditukar") { DraftCopy(document: $0).withChaptersMoved() }
    print("bab ditukar: \(share)")
    #expect(share >= 0.9)
  }
}
