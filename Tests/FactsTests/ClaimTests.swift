import Documents
import Patterns
import Testing

@testable import Facts

/// Sentences become marks, and patterns over marks become claims.
@Suite struct ClaimTests {
  private let vocabulary: ClaimVocabulary

  init() throws {
    vocabulary = try ClaimVocabulary([
      ("butirn", [#"^\s*\d{1,2}\.(?=\s)"#]), ("target", ["(?:di)?target(?:kan)?"]), ("realisasi", ["realisasi"]),
      ("dari", ["dari"]), ("atau", ["atau"]), ("bilangan", ["(?:tiga|lima)(?: belas)?"]),
      ("ialah", ["sebesar|sebanyak"]), ("bisu", ["pada|tahun|yang"]),
    ])
  }

  @Test(arguments: [
    ("Realisasi pada tahun 2024 sebesar 72 % dari target 80 %.", "realisasi @ !#% dari target #% . ¶"),
    ("Terdapat 3 (tiga) pasar dari lima belas pasar.", "_ #n dari #n . ¶"),
    ("Pagu sebesar Rp 7.500.000,- habis.", "_ !#rp _ . ¶"),
    ("Kisaran 80 – 90 dan angka 4/1.000 kelahiran > 75 %.", "_ ~ _ ~ ~ . ¶"),
    ("Nilai = (90 + 80) / 2 = 85", "_ = ( #n + #n ) / #n = #n ¶"),
    ("1. Satu hal yang lain", "butirn _ ¶"),
    ("Realisasi sebesar\u{A0}72\u{A0}% habis.\u{A0}Target 3.", "realisasi !#% _ . target #n . ¶"),
  ])
  func sentences(_ words: String, gist: String) {
    #expect(Self.text(words, vocabulary) == gist)
  }

  @Test func namesAreOneMark() {
    let gist = Self.text(
      "Persentase realisasi retribusi pasar ditargetkan 80.", vocabulary, ["Persentase realisasi retribusi"])
    #expect(gist == "_ target #n . ¶")
  }

  /// A thousand figures in one sentence; read whole for each of them it would take most of the limit.
  @Test(.timeLimit(.minutes(5))) func aSentenceWithoutEndIsReadAround() throws {
    let words = String(repeating: "target pasar bersih sebesar 72 % dari yang lain, ", count: 1_000)
    let claims = try claims("target _ <target>", in: "| Indikator | Target |\n| Jumlah pasar bersih | 80 |\n\n" + words)
    #expect(claims.count == 1_000)
  }

  @Test func aClaimKnowsItsSubjectAndYear() throws {
    let claims = try claims(
      "target <target>",
      in: """
        | Indikator | Target |
        | Persentase pasar bersih | 80 |

        Pada tahun 2024 persentase pasar bersih ditargetkan sebesar 80.
        """)
    #expect(claims.map(show) == ["indikator=Persentase pasar bersih tahun=2024 target=80"])
  }

  /// What one pattern claims of the indicators that the tables of a text state.
  private func claims(_ pattern: String, in text: String) throws -> [Record] {
    let claim = RecordDefinition(
      id: "klaim", source: .claims([try ClaimVocabulary.pattern(pattern)]),
      fields: [
        FieldDefinition(name: "target", kind: .figure), FieldDefinition(name: "tahun", kind: .figure, said: "tahun"),
        FieldDefinition(name: "indikator", kind: .name, names: ("baris", "indikator")),
      ], scope: Scope())
    let rows = try tables([field("indikator", .name, "indikator"), field("target", .figure, "target")])
    let book = FactBook(
      Dossier(documents: [read(text)]),
      vocabulary: Vocabulary(
        records: [claim, rows], parts: [], identity: IdentityDefinition(year: [], agency: []), claims: vocabulary),
      timePerRecord: .seconds(60))
    return book.records["klaim"] ?? []
  }

  private static func text(_ words: String, _ vocabulary: ClaimVocabulary, _ names: [String] = []) -> String {
    let gist = GistReader.gist(of: read(words), vocabulary, names: NameSpotter(names))
    return String(decoding: gist.bytes, as: UTF8.self).split(separator: " ").joined(separator: " ")
  }
}
