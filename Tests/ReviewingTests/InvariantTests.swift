import Documents
import Facts
import Foundation
import Readers
import TestSupport
import Testing

@testable import Reviewing

/// What must hold for every dossier: the corpus, and the real report when it is there.
@Suite struct InvariantTests {
  private static let names = CorpusCase.all.map(\.description) + (CorpusCase.seed == nil ? [] : ["laporan nyata"])

  private func dossier(_ name: String) throws -> Dossier {
    try #require(CorpusCase.named(name)?.dossier ?? CorpusCase.seed)
  }

  private func review(_ dossier: Dossier) -> Review { Review(dossier, library: Shipped.library) }

  /// Why a place is none, or nil.
  private func flaw(_ place: Place, in dossier: Dossier) -> String? {
    guard dossier.documents.indices.contains(place.document) else { return "tanpa dokumen" }
    let document = dossier.documents[place.document]
    guard document.blocks.indices.contains(place.block) else { return "tanpa blok" }
    let block = document.blocks[place.block]
    guard block.range.contains(place.range.lowerBound) || place.range == block.range else { return "di luar blok" }
    guard let address = place.cell else {
      // A sentence or a name may go on in the blocks behind, where a page or a line was broken.
      let last = document.block(at: max(place.range.lowerBound, place.range.upperBound - 1))
      return (last ?? 0) - place.block <= 4 ? nil : "lebih dari satu kalimat"
    }
    guard case .table(let table) = block.content, table.rows.indices.contains(address.row) else { return "tanpa tabel" }
    let row = table.rows[address.row]
    guard row.range.lowerBound <= place.range.lowerBound, place.range.upperBound <= row.range.upperBound else {
      return "di luar baris"
    }
    // Words that were cut in two cells begin in theirs and end in the next; a whole row begins in its first.
    let cells = row.cells.filter { $0.column >= address.column }
    return cells.contains { $0.range.lowerBound <= place.range.upperBound } ? nil : "di luar sel"
  }

  @Test(arguments: names) func wordsStandWhereTheyAreSaidToStand(_ name: String) throws {
    let dossier = try dossier(name)
    let review = review(dossier)
    for evidence in review.findings.flatMap(\.evidence) + review.outcomes.flatMap(\.support) {
      let flaw = flaw(evidence.place, in: dossier)
      #expect(flaw == nil, "\(dossier.documents[evidence.place.document].text.string(evidence.place.range))")
      #expect(!evidence.place.range.isEmpty)
    }
    // What a document as a whole says of itself stands at its beginning, in other words.
    for record in review.book.records.values.joined() {
      let definition = try #require(Shipped.library.definitions.byName[record.kind])
      if case .documents = definition.source { continue }
      #expect(flaw(record.place, in: dossier) == nil)
      for (name, fact) in record.fields {
        // What the list of words has is printed nowhere; it stands where the misprint stands.
        if case .slips = definition.source, fact.place == record.place { continue }
        // Whose figure a sentence states may be said by a heading; the name stands where the figure does.
        if definition.field(name)?.names != nil { continue }
        #expect(flaw(fact.place, in: dossier) == nil, "\(record.kind): \(fact.text)")
        #expect(dossier.documents[fact.place.document].text.string(fact.place.range) == fact.text)
      }
    }
  }

  @Test(arguments: names) func findingsStandInOrder(_ name: String) throws {
    let findings = try review(dossier(name)).findings
    let places = findings.compactMap(\.evidence.first?.place)
    #expect(places == places.sorted())
    #expect(findings.drop { !$0.evidence.isEmpty }.allSatisfy { $0.evidence.isEmpty })
    #expect(Set(findings.map(\.fingerprint)).count == findings.count)
  }

  @Test(arguments: names) func twoReviewsSayTheSame(_ name: String) throws {
    let dossier = try dossier(name)
    let (one, two) = (review(dossier), review(dossier))
    #expect(one.findings.map { $0.show(in: dossier) } == two.findings.map { $0.show(in: dossier) })
    #expect(one.findings.map(\.fingerprint) == two.findings.map(\.fingerprint))
    #expect(one.coverage == two.coverage)
    #expect(one.forms.map { $0.answers.map(\.note) } == two.forms.map { $0.answers.map(\.note) })
  }

  /// Rules, forms and messages never run into a limit on a real report.
  @Test(arguments: names) func noRuleIsStopped(_ name: String) throws {
    let review = try review(dossier(name))
    #expect(review.outcomes.filter { $0.reasons.contains("pola tidak selesai") }.map(\.rule.id) == [])
    #expect(review.book.unfinished == [])
  }

  /// How a file is saved says nothing about the report.
  @Test(arguments: names) func lineEndsAndBlankLinesDoNotMatter(_ name: String) throws {
    let dossier = try dossier(name)
    let prints = review(dossier).findings.map(\.fingerprint)
    for (title, change) in [
      ("CRLF", { $0.replacing("\n", with: "\r\n") }), ("baris kosong", { "\n\n\n" + $0 + "\n\n" }),
      ("BOM", { "\u{FEFF}" + $0 }),
    ] as [(String, (String) -> String)] {
      let changed = dossier.documents.map { document in
        let text = change(document.text.string(0..<document.text.count))
        var copy = Readers.read(Array(text.utf8), file: document.file)
        copy.role = document.role
        return copy
      }
      #expect(review(Dossier(documents: changed)).findings.map(\.fingerprint) == prints, "\(title)")
    }
  }

  /// Damaged files are normal input: any answer is fine, none may be wrong about its places.
  @Test(arguments: names, [11, 12, 13] as [UInt64]) func damagedReportsAreReviewed(_ name: String, _ seed: UInt64)
    throws
  {
    var dice = Dice(seed)
    let damaged = try dossier(name).documents.map { document in
      var bytes = document.text.bytes
      for _ in 0..<200 where !bytes.isEmpty {
        let place = Int.random(in: 0..<bytes.count, using: &dice)
        switch Int.random(in: 0..<4, using: &dice) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &dice)
        case 1: bytes.removeSubrange(place..<min(bytes.count, place + 40))
        case 2: bytes.insert(contentsOf: Array("\n\t|*1.9,%".utf8).shuffled(using: &dice), at: place)
        default: bytes.insert(contentsOf: Array(bytes[place..<min(bytes.count, place + 60)]), at: place)
        }
      }
      var copy = Readers.read(bytes, file: document.file)
      copy.role = document.role
      return copy
    }
    let dossier = Dossier(documents: damaged)
    for evidence in review(dossier).findings.flatMap(\.evidence) { #expect(flaw(evidence.place, in: dossier) == nil) }
  }
}
