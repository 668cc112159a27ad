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
    let prints = prints(Self.text + "\n\nAda lorem ipsum.")
    #expect(Set(prints).count == 4)
    #expect(prints[3] == prints[0] + "-2")
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

  /// Words of a sentence, once as they are and once as another draft may print them, and whether they are one fact.
  @Test(arguments: [
    ("Lihat Tabel 3.2 dan 3.4 tentang lorem ipsum.", "Lihat Tabel 4.12 dan 4.14 tentang lorem ipsum.", true),
    ("Pada hal. 14 tertulis lorem ipsum.", "Pada hal. 24 tertulis lorem ipsum.", true),
    ("Sesuai Bab II ada lorem ipsum.", "Sesuai Bab III ada lorem ipsum.", true),
    ("a. Ada lorem ipsum.", "b) Ada lorem ipsum.", true),
    ("Ada “lorem ipsum” di sana.", "Ada \"lorem  ipsum\" di sana.", true),
    ("Sebesar 97,3 persen lorem ipsum.", "Sebesar 97,4 persen lorem ipsum.", false),
    ("Sebesar 97,3 persen lorem ipsum.", "Sebesar 973 persen lorem ipsum.", false),
    ("Sebesar -5 persen lorem ipsum.", "Sebesar 5 persen lorem ipsum.", false),
    ("Perbup 3 tentang lorem ipsum.", "Perbup 4 tentang lorem ipsum.", false),
    ("Ada lorem ipsum.", "Ada lorem dolor.", false), ("Ada lorem ipsum.", "Tiada lorem ipsum.", false),
  ])
  func stayWhileTheFactStays(_ before: String, _ after: String, _ isSame: Bool) {
    #expect(prints(before).count == 1 && prints(after).count == 1)
    #expect((prints(before) == prints(after)) == isSame)
  }
}
