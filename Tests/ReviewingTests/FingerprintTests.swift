import Documents
import Testing

@testable import Reviewing

@Suite struct FingerprintTests {
  private static let rule = World.rule("forbid: 'lorem \\w+'")
  private static let text = "Ada lorem ipsum.\n\nAda lorem dolor.\n\nLagi lorem ipsum."

  private func prints(_ text: String) -> [String] {
    Review(Dossier(documents: [World.document(text)]), library: World.library([Self.rule])).findings.map(\.fingerprint)
  }

  @Test(arguments: [
    "Kalimat baru di depan.\n\n", "# BAB I\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n", "\n\n\n", "a\n\nb\n\nc\n\n",
  ])
  func stayWhenTextIsInsertedInFront(_ before: String) {
    #expect(prints(before + Self.text) == prints(Self.text))
  }

  @Test func stayWhenLinesAreBrokenAnew() {
    #expect(prints(Self.text.replacing("lorem dolor", with: "lorem\ndolor")) == prints(Self.text))
  }

  @Test func tellFindingsApart() {
    let prints = prints(Self.text)
    #expect(Set(prints).count == 3)
    #expect(prints[2] == prints[0] + "-2")
    #expect(prints[0].count == 16)
  }

  /// The same words about another row are another finding.
  @Test func knowTheirSubject() {
    let rule = World.rule("each: indikator\nholds: capaian = realisasi / target * 100")
    let rows = ["Jalan mantap", "Jembatan kokoh"].map {
      Review(
        Dossier(documents: [
          World.document("| Indikator | Target | Realisasi | Capaian |\n|---|---|---|---|\n| \($0) | 90 | 81 | 95 |")
        ]),
        library: World.library([rule])
      ).findings.map(\.fingerprint)
    }
    #expect(rows[0].count == 1 && rows[1].count == 1)
    #expect(rows[0] != rows[1])
  }

  @Test func changeWithTheRule() {
    let other = Review(
      Dossier(documents: [World.document(Self.text)]),
      library: World.library([World.rule("forbid: 'lorem \\w+'", id: "uji/lain")]))
    #expect(Set(other.findings.map(\.fingerprint)).isDisjoint(with: prints(Self.text)))
  }
}
