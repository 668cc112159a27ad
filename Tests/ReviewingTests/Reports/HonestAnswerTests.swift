import Documents
import Testing

@testable import Facts
@testable import Reviewing

/// Answers of the shipped forms: what could not be read costs only what could stand there, and a yes is never given over
/// what nobody read.
@Suite("Honest answers")
struct HonestAnswerTests {
  private static let report = """
    # LAPORAN KINERJA DINAS PERPUSTAKAAN KOTA TIRTA TAHUN 2023

    # BAB I PENDAHULUAN

    Dinas Perpustakaan mempunyai tugas membantu wali kota. Isu strategis dinas adalah rendahnya minat baca.

    # BAB II PERENCANAAN KINERJA

    Tabel 2.1 Perjanjian Kinerja Tahun 2023

    | No | Sasaran Strategis | Indikator Kinerja | Target |
    |---|---|---|---|
    | 1 | Meningkatnya minat baca masyarakat | Indeks minat baca | 60 |
    | 2 | Meningkatnya layanan perpustakaan | Jumlah kunjungan | 4.000 |

    # BAB III AKUNTABILITAS KINERJA

    Tabel 3.1 Capaian Kinerja Tahun 2023

    | No | Sasaran Strategis | Indikator Kinerja | Target | Realisasi | Capaian (%) |
    |---|---|---|---|---|---|
    | 1 | Meningkatnya minat baca masyarakat | Indeks minat baca | 60 | 57 | 95 |
    | 2 | Meningkatnya layanan perpustakaan | Jumlah kunjungan | 4.000 | 4.000 | 100 |

    # BAB IV PENUTUP

    Secara umum target kinerja tercapai. Langkah perbaikan ke depan adalah menambah koleksi.
    """

  private func withGap(_ gap: Gap) -> Document {
    let read = World.document(Self.report)
    return Document(file: read.file, role: .lkj, text: read.text, blocks: read.blocks, gaps: [gap])
  }

  /// The answers of both forms as `form/item column`.
  private func answers(_ documents: [Document]) -> [String: Verdict] {
    let review = Review(Dossier(documents: documents), library: Shipped.library)
    var answers: [String: Verdict] = [:]
    for filled in review.forms {
      for answer in filled.answers {
        for column in answer.columns {
          answers["\(filled.form.id)/\(answer.item.id) \(column.column.rawValue)"] = column.verdict
        }
      }
    }
    return answers
  }

  @Test func aPictureAsCoverChangesNoAnswer() {
    let plain = answers([World.document(Self.report)])
    #expect(answers([withGap(Gap(range: 0..<0, reason: "Halaman 1 berupa gambar.", pages: 1...1))]) == plain)
  }

  @Test func unreadPagesBehindTheLastChapterHideOnlyAnnexes() {
    let end = Self.report.utf8.count
    let plain = answers([World.document(Self.report)])
    let open = answers([withGap(Gap(range: end..<end, reason: "Halaman 9–12 berupa gambar.", pages: 9...12))])
    let changed = Set(plain.filter { open[$0.key] != $0.value }.keys.filter { $0.hasSuffix("ketersediaan") })
    #expect(changed == Set("abcde".map { "lembar-asistensi/\($0) ketersediaan" }))
    #expect(changed.allSatisfy { plain[$0] == .fail && open[$0] == .unsure })
  }

  @Test func noYesIsGivenOverAnUnreadTable() {
    let item = "lembar-asistensi/1 kesesuaian"
    #expect(answers([World.document(Self.report)])[item] == .pass)
    let unread = Self.report.replacing(
      "# BAB IV PENUTUP",
      with: """
        Tabel 3.2 Capaian Kinerja Sasaran menurut Wilayah

        | Kolom | Kode | Entah |
        |---|---|---|
        | Utara | 12 | 40 |
        | Selatan | 15 | 50 |
        | Timur | 11 | 30 |

        # BAB IV PENUTUP
        """)
    #expect(answers([World.document(unread)])[item] == .unsure)
  }

  @Test func anAttachmentOfAnotherYearAnswersNothing() {
    func pk(_ year: Int) -> Document {
      World.document(
        """
        # PERJANJIAN KINERJA TAHUN \(year)

        | No | Sasaran Strategis | Indikator Kinerja | Target |
        |---|---|---|---|
        | 1 | Meningkatnya minat baca masyarakat | Indeks minat baca | 75 |
        """, role: .pk)
    }
    let alone = answers([World.document(Self.report)])
    #expect(answers([World.document(Self.report), pk(2024)]) == alone)
    #expect(answers([World.document(Self.report), pk(2023)])["lembar-asistensi/b ketersediaan"] == .pass)
    let review = Review(Dossier(documents: [World.document(Self.report), pk(2024)]), library: Shipped.library)
    #expect(review.findings.count { $0.rule.id == "lkj/tahun/pendamping-tahun-lain" } == 1)
  }

  @Test func anAttachmentIsNoDefendant() {
    let wrong = """
      # RENCANA KERJA TAHUN 2023

      Tabel 1 Capaian Kinerja

      | No | Sasaran | Indikator Kinerja | Target | Realisasi | Capaian (%) |
      |---|---|---|---|---|---|
      | 1 | Meningkatnya literasi | Indeks literasi | 60 | 30 | 95 |
      """
    let faulty = Self.report.replacing("| 60 | 57 | 95 |", with: "| 60 | 57 | 85 |")
    func accused(_ documents: [Document]) -> [(rule: String, document: Int)] {
      Review(Dossier(documents: documents), library: Shipped.library).findings.flatMap { finding in
        finding.evidence.filter(\.isAccused).map { (finding.rule.id, $0.place.document) }
      }
    }
    // The same words in a report are accused, and so is what is wrong in the report itself.
    let fault = "lkj/aritmetika/capaian-salah-hitung"
    #expect(accused([World.document(wrong)]).contains { $0.rule == fault })
    let both = accused([World.document(faulty), World.document(wrong, role: .renja)])
    #expect(both.contains { $0.rule == fault })
    #expect(both.allSatisfy { $0.document == 0 })
  }

  @Test func anErrorConcernsTheItemThatAsksForItsPlace() {
    let wrong = Self.report.replacing(
      "# BAB IV PENUTUP",
      with: """
        Tabel 3.2 Perbandingan Realisasi Kinerja Tahun 2023 dengan Target Akhir Renstra

        | No | Indikator Kinerja | Target | Realisasi | Capaian (%) |
        |---|---|---|---|---|
        | 1 | Indeks minat baca | 60 | 57 | 85 |

        # BAB IV PENUTUP
        """)
    #expect(answers([World.document(wrong)])["lembar-asistensi/3 kesesuaian"] == .fail)
  }
}
