import Documents
import Facts
import Readers
import TestSupport
import Testing

@testable import Reviewing

/// A PDF must be judged as the text it was printed from.
@Suite(.serialized, .enabled(if: PrintedFile.soffice != nil, "tanpa LibreOffice uji ini dilewati"))
struct PrintedCopyTests {
  private static let cases: [(name: String, dossier: Dossier)] = CorpusCase.all.map { ($0.description, $0.dossier) }

  @Test(arguments: cases.map(\.name)) func findsTheSame(_ name: String) async throws {
    let dossier = try #require(Self.cases.first { $0.name == name }?.dossier)
    var printed = dossier
    for index in printed.documents.indices where !printed.documents[index].file.hasSuffix(".csv") {
      let document = printed.documents[index]
      let bytes = try PrintedFile.printed(document, ruled: true)
      printed.documents[index] = await Readers.document(of: bytes, file: document.file + ".pdf")
      printed.documents[index].role = document.role
      #expect(!printed.documents[index].pages.isEmpty)
    }
    let wanted = Self.findings(dossier)
    let found = Self.findings(printed)
    let missed = wanted.filter { $0.value > found[$0.key] ?? 0 }.map(\.key).sorted()
    let extra = found.filter { $0.value > wanted[$0.key] ?? 0 }.map(\.key).sorted()
    let all = wanted.values.reduce(0, +)
    let same = wanted.reduce(0) { $0 + min($1.value, found[$1.key] ?? 0) }
    print("\(name) tercetak: \(same) dari \(all) temuan sama; lebih \(found.values.reduce(0, +) - same)")
    for key in missed { print("  hilang: \(key)") }
    for key in extra { print("  lebih: \(key)") }
    #expect(same * 100 >= all * 97)
    #expect(found.values.reduce(0, +) - same <= all / 33)
  }

  /// What is found: rule, the accused words and their row, counted.
  private static func findings(_ dossier: Dossier) -> [String: Int] {
    var found: [String: Int] = [:]
    // A copy has pages of its own, which the contents of the text cannot know.
    let ofPages = "lkj/susunan/halaman-daftar-salah"
    for finding in Review(dossier, library: Shipped.library).findings where finding.rule.id != ofPages {
      let location = finding.evidence.first.map { dossier.documents[$0.place.document].location(of: $0.place) }
      let words = finding.quote(in: dossier).split(whereSeparator: \.isWhitespace).joined(separator: " ")
      found["\(finding.rule.id) \(location?.table ?? "–"):\(location?.row ?? 0) “\(words)”", default: 0] += 1
    }
    return found
  }
}
