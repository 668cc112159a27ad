import Documents
import Facts
import TestSupport
import Testing

@testable import Reviewing

/// A Word file must be judged as the text it was written from, a workbook as its separated values.
@Suite struct WordCopyTests {
  private static let cases: [(name: String, dossier: Dossier)] =
    CorpusCase.all.map { ($0.description, $0.dossier) } + (CorpusCase.seed.map { [("laporan nyata", $0)] } ?? [])

  @Test(arguments: cases.map(\.name), WordCopy.Manner.allCases)
  func findsTheSame(_ name: String, _ manner: WordCopy.Manner) throws {
    let dossier = try #require(Self.cases.first { $0.name == name }?.dossier)
    let copies = Dossier(
      documents: dossier.documents.map {
        $0.file.hasSuffix(".csv") ? WorkbookCopy(document: $0).read() : WordCopy(document: $0, manner: manner).read()
      })
    let wanted = Self.findings(dossier)
    let found = Self.findings(copies)
    let missed = wanted.filter { count, _ in found[count] == nil }.map(\.key).sorted()
    let extra = found.filter { count, _ in wanted[count] == nil }.map(\.key).sorted()
    let all = wanted.values.reduce(0, +)
    let same = wanted.reduce(0) { $0 + min($1.value, found[$1.key] ?? 0) }
    print("\(name), \(manner.rawValue): \(same) dari \(all) temuan sama; lebih \(found.values.reduce(0, +) - same)")
    #expect(missed == [], "tidak ditemukan dalam Word")
    #expect(extra == [], "hanya ditemukan dalam Word")
  }

  /// Every cell of every table says the same.
  @Test(arguments: cases.map(\.name)) func tablesAreTheSame(_ name: String) throws {
    let dossier = try #require(Self.cases.first { $0.name == name }?.dossier)
    for document in dossier.documents {
      let copy =
        document.file.hasSuffix(".csv")
        ? WorkbookCopy(document: document).read() : WordCopy(document: document, manner: .plain).read()
      #expect(Self.tables(copy) == Self.tables(document), "\(document.file)")
    }
  }

  private static func tables(_ document: Document) -> [[[String]]] {
    document.blocks.compactMap { block in
      guard case .table(let table) = block.content, table.columns > 1 || table.rows.count > 1 else { return nil }
      return table.rows.map { row in
        let words = row.cells.map { oneLine(document.text.string($0.range)) }
        return Array(words.reversed().drop { $0.isEmpty }.reversed())
      }
    }
  }

  /// What pages repeat is read, but a right header is no fault.
  @Test(arguments: WordCopy.Manner.allCases) func aHeaderOnEveryPageIsSilent(_ manner: WordCopy.Manner) throws {
    let item = try #require(CorpusCase.named("bersih"))
    let clean = Review(item.dossier, library: Shipped.library)
    let agency = try #require(clean.book.identity.agency?.text)
    let year = try #require(clean.book.identity.year?.value)
    var dossier = item.dossier
    let header = "Laporan Kinerja \(agency) Tahun \(year)"
    dossier.documents[0] = WordCopy(document: dossier.documents[0], manner: manner, header: header).read()
    #expect(dossier.documents[0].notation().contains(header))
    #expect(Review(dossier, library: Shipped.library).findings.map { $0.show(in: dossier) } == [])
  }

  /// What is found: rule, the accused words and their row, counted.
  private static func findings(_ dossier: Dossier) -> [String: Int] {
    var found: [String: Int] = [:]
    for finding in Review(dossier, library: Shipped.library).findings {
      let place = finding.evidence.first?.place
      let row = place.flatMap { dossier.documents[$0.document].location(of: $0).row }
      let table = place.flatMap { dossier.documents[$0.document].location(of: $0).table }
      let words = finding.quote(in: dossier)
      found["\(finding.rule.id) \(table ?? "–"):\(row ?? 0) “\(words)”", default: 0] += 1
    }
    return found
  }
}
