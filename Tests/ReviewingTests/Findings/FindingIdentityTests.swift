import Documents
import Facts
import Foundation
import Readers
import TestSupport
import Testing

@testable import Reviewing

/// How many identities of findings a next draft keeps: `swift test --filter FindingIdentityTests` prints the shares.
@Suite(.serialized) struct FindingIdentityTests {
  private static let cases: [(name: String, dossier: Dossier)] =
    CorpusCase.all.map { ($0.description, $0.dossier) } + (CorpusCase.seed.map { [("laporan nyata", $0)] } ?? [])

  private static let before: [String: [Finding]] = Dictionary(
    uniqueKeysWithValues: cases.map { ($0.name, Review($0.dossier, library: Shipped.library).findings) })

  /// The share of the findings of some cases that are known again in the reviews of their copies.
  private func share(_ title: String, of names: [String], _ copy: (Document) async throws -> Document?) async throws
    -> Double
  {
    var (kept, all) = (0, 0)
    for (name, dossier) in Self.cases where names.contains(name) {
      let old = try #require(Self.before[name])
      var next = dossier
      guard let changed = try await copy(dossier.documents[0]) else { continue }
      next.documents[0] = changed
      let new = Set(Review(next, library: Shipped.library).findings.map(\.fingerprint))
      let lost = old.filter { !new.contains($0.fingerprint) }
      for finding in lost { print("  hilang: \(name) \(finding.show(in: dossier))") }
      print("  \(title), \(name): \(old.count - lost.count) dari \(old.count)")
      kept += old.count - lost.count
      all += old.count
    }
    #expect(all > 50)
    print("\(title): \(kept) dari \(all) identitas bertahan")
    return Double(kept) / Double(max(all, 1))
  }

  private static let names = cases.map(\.name)

  @Test(arguments: [true, false]) func tenPagesInFront(beforeChapter: Bool) async throws {
    let title = beforeChapter ? "sepuluh halaman sebelum Bab I" : "sepuluh halaman di muka"
    let share = try await share(title, of: Self.names) {
      DraftCopy(document: $0).withTenPages(beforeChapter: beforeChapter)
    }
    #expect(share >= 0.98)
  }

  @Test func linesBrokenAnew() async throws {
    let share = try await share("baris dipatah ulang", of: Self.names) { DraftCopy(document: $0).wrapped() }
    #expect(share >= 0.98)
  }

  @Test func chaptersMoved() async throws {
    let share = try await share("bab ditukar", of: Self.names) { DraftCopy(document: $0).withChaptersMoved() }
    #expect(share >= 0.98)
  }

  /// Where every line is a paragraph, a sentence over two lines is no longer one: some facts are told in other words.
  @Test(arguments: WordCopy.Manner.allCases) func asWord(_ manner: WordCopy.Manner) async throws {
    let share = try await share("Word, \(manner.rawValue)", of: Self.names) {
      WordCopy(document: $0, manner: manner).read()
    }
    #expect(share >= (manner == .plain ? 0.95 : 0.98))
  }

  @Test(.enabled(if: PrintedFile.soffice != nil, "LibreOffice tidak terpasang")) func asPDF() async throws {
    let share = try await share("PDF", of: ["cacat", "kecamatan"]) { document in
      var copy = await Readers.document(of: try PrintedFile.printed(document, ruled: true), file: "laporan.pdf")
      copy.role = document.role
      return copy
    }
    #expect(share >= 0.95)
  }

  /// Of the same facts there are few; else an identity would say too little.
  @Test func areFewTwice() throws {
    for (name, findings) in Self.before.sorted(by: { $0.key < $1.key }) where !findings.isEmpty {
      let twice = findings.filter { $0.fingerprint.contains("-") }
      let topics = Set(findings.map(\.identity.topic)).count
      print("\(name): \(twice.count) dari \(findings.count) fakta berulang, \(topics) pokok")
      #expect(Double(twice.count) <= 0.15 * Double(findings.count))
      #expect(Set(findings.map(\.fingerprint)).count == findings.count)
    }
  }

  /// A changed figure is another fact of the same topic: nothing that changed passes for what was known.
  @Test func aChangedFigureIsAnotherFinding() throws {
    let dossier = try #require(CorpusCase.named("cacat")?.dossier)
    let old = try #require(Self.before["cacat"])
    let known = Set(old.map(\.fingerprint))
    let text = dossier.documents[0].text
    let figures = old.filter { ["aritmetika", "konsistensi"].contains($0.rule.family) }
      .filter { $0.quote(in: dossier).last?.isNumber == true }
    #expect(figures.count > 10)
    var still = 0
    for finding in figures {
      let place = try #require(finding.evidence.first?.place)
      var bytes = text.bytes
      let last = text.trimmed(place.range).upperBound - 1
      bytes[last] = bytes[last] == 0x37 ? 0x33 : 0x37
      var changed = dossier
      changed.documents[0] = Readers.read(bytes, file: "laporan.txt")
      let now = Review(changed, library: Shipped.library).findings
      let again = now.filter { $0.rule.id == finding.rule.id && $0.line(in: changed) == finding.line(in: dossier) }
      for other in again where other.evidence.first?.place == place {
        #expect(!known.contains(other.fingerprint), "\(finding.show(in: dossier))")
        #expect(other.identity.topic == finding.identity.topic, "\(finding.show(in: dossier))")
        still += 1
      }
    }
    #expect(still > 5)
  }
}
