import Bahasa
import Documents
import Patterns
import Testing

@testable import Facts

@Suite struct WordRecordsTests {
  private static let text = """
    # BAB III AKUNTABILITAS

    Serapan tahun 2023 sebesar 95,10% dan tahun 2022
    sebesar **90%** saja.

    - Serapan tahun 2021 sebesar 88%

    Tabel 3.1: Capaian tahun 2023

    | Uraian | Nilai |
    |---|---|
    | Serapan tahun 2020 sebesar 70% | 1 |

    Gambar 1: Grafik
    """

  private func phrases(_ kinds: Set<ContentKind>) throws -> RecordDefinition {
    let pattern = try Pattern(#"tahun (?<tahun>\d{4}) sebesar (?<nilai>[\d,]+(?:\*\*)?%)"#)
    return RecordDefinition(
      id: "serapan", source: .phrases([pattern], kinds),
      fields: [try field("tahun", .figure), try field("nilai", .figure)], scope: Scope())
  }

  @Test func phrasesAreFoundAcrossLines() throws {
    let found = records(try phrases([.paragraph, .list]), in: read(Self.text))
    #expect(found.map(show) == ["nilai=95,10% tahun=2023", "nilai=90% tahun=2022", "nilai=88% tahun=2021"])
    #expect(found.compactMap { $0.fields["nilai"]?.figure?.reading.value } == [95.1, 90, 88])
  }

  @Test func phrasesDoNotReachOverBlankPages() throws {
    let pattern = try Pattern(#"awal\s+(?<kata>akhir)"#)
    let definition = RecordDefinition(
      id: "kata", source: .phrases([pattern], [.paragraph]), fields: [try field("kata", .text)], scope: Scope())
    let near = records(definition, in: read("Kata awal\n\nakhir kata."))
    let far = records(definition, in: read("Kata awal" + String(repeating: "\n", count: 300) + "akhir kata."))
    #expect(near.map(show) == ["kata=akhir"] && far.isEmpty)
  }

  @Test func phrasesStayInTheirKindsOfContent() throws {
    let found = records(try phrases([.cell]), in: read(Self.text))
    #expect(found.map(show) == ["nilai=70% tahun=2020"])
    #expect(found.first?.place.cell == CellAddress(row: 1, column: 0))
  }

  @Test func captionsSayWhatTheyName() throws {
    let definition = RecordDefinition(
      id: "judul", source: .captions,
      fields: [try field("nomor", .label), try field("judul", .name), try field("tabel", .label)], scope: Scope())
    #expect(
      records(definition, in: read(Self.text)).map(show) == [
        "judul=Capaian tahun 2023 nomor=3.1 tabel=3.1 utuh=Tabel 3.1: Capaian tahun 2023",
        "gambar=1 judul=Grafik nomor=1 utuh=Gambar 1: Grafik",
      ])
  }

  @Test func headingsSayTheirLevel() throws {
    let definition = RecordDefinition(
      id: "judul", source: .headings, fields: [try field("judul", .name)], scope: Scope())
    #expect(
      records(definition, in: read(Self.text)).map(show) == [
        "judul=BAB III AKUNTABILITAS tingkat1=BAB III AKUNTABILITAS"
      ])
  }

  @Test func entriesSayTheirPage() throws {
    let definition = RecordDefinition(
      id: "daftar", source: .entries, fields: [try field("judul", .name), try field("halaman", .figure)],
      scope: Scope())
    let text = """
      DAFTAR ISI

      KATA PENGANTAR ........ i
      BAB I PENDAHULUAN ........ 1

      DAFTAR TABEL

      Tabel 1.1 Jumlah Pegawai ........ 3
      """
    let found = records(definition, in: read(text))
    #expect(found.map { $0.fields["halaman"]?.text } == ["i", "1", "3"])
    #expect(found.last?.fields["tabel"]?.text == "1.1")
    #expect(found.last?.fields["halaman"]?.figure?.reading.value == 3)
  }

  @Test func printedFormsAreNotRead() throws {
    let parts = [
      try part("awal", nil), try part("formulir", "lembar asistensi", claims: false), try part("bab", "^bab"),
    ]
    let text = "# BAB I\n\nTahun 2023 sebesar 90%.\n\n# LEMBAR ASISTENSI\n\nTahun 2022 sebesar 80%."
    #expect(records(try phrases([.paragraph]), in: read(text), parts: parts).map(show) == ["nilai=90% tahun=2023"])
  }
}

/// What becomes of records when a pattern cannot finish.
@Suite struct UnfinishedTests {
  @Test func aRunawayPatternIsNamed() throws {
    let slow = RecordDefinition(
      id: "lambat", source: .phrases([try Pattern("(?:a+)+$")], [.paragraph]), fields: [], scope: Scope())
    let plain = RecordDefinition(id: "judul", source: .headings, fields: [], scope: Scope())
    let text = "# BAB I\n\n" + String(repeating: "a", count: 64) + "b."
    let vocabulary = Vocabulary(records: [slow, plain], parts: [], identity: IdentityDefinition(year: [], agency: []))
    let book = FactBook(Dossier(documents: [read(text)]), vocabulary: vocabulary)
    #expect(book.unfinished == ["lambat"])
    #expect(book.records["judul"]?.count == 1)
  }

  /// A header that could not be looked at may have been one that gives records.
  @Test func aRunawayHeaderIsNamed() throws {
    let slow = try tables([try field("nilai", .text, "(?:a+)+$")], needs: ["nilai"])
    let text = "| \(String(repeating: "a", count: 64))b | Lain |\n|---|---|\n| 1 | 2 |"
    let vocabulary = Vocabulary(records: [slow], parts: [], identity: IdentityDefinition(year: [], agency: []))
    #expect(FactBook(Dossier(documents: [read(text)]), vocabulary: vocabulary).unfinished == ["baris"])
  }

  @Test func aSpentBudgetIsNamed() throws {
    let many = RecordDefinition(
      id: "banyak", source: .phrases([try Pattern("a")], [.paragraph]), fields: [], scope: Scope())
    let vocabulary = Vocabulary(records: [many], parts: [], identity: IdentityDefinition(year: [], agency: []))
    let book = FactBook(
      Dossier(documents: [read(String(repeating: "kata ", count: 100))]), vocabulary: vocabulary, timePerRecord: .zero)
    #expect(book.unfinished == ["banyak"])
  }
}
