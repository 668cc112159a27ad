import Documents
import Readers
import Reviewing

/// A small set of rules and a small report, written for these tests.
enum Sample {
  static let record = """
    title: Anggaran
    from: tables
    needs: [pagu, realisasi_rp]
    fields:
      nama: { as: name, header: 'program' }
      pagu: { as: figure, header: 'pagu' }
      realisasi_rp: { as: figure, header: 'realisasi' }
      serapan: { as: figure, header: 'serapan' }
    """

  static let form = """
    title: Lembar Coba
    basis: Contoh
    columns: [ketersediaan, kesesuaian]
    items:
      - item: "1"
        group: Isi laporan
        ask: Laporan telah menyajikan realisasi anggaran
      - item: "2"
        group: Isi laporan
        ask: Laporan telah menyajikan penutup
      - item: "3"
        ask: Laporan ditulis dengan kata yang baku
    """

  static func rule(
    _ title: String, severity: String = "error", items: String = "[]", message: String, check: String
  ) -> String {
    """
    title: \(title)
    why: Contoh.
    basis: Contoh dasar
    severity: \(severity)
    items: \(items)
    message: \(message)
    check: \(check)
    """
  }

  static let files: [SourceFile] = [
    .init(path: "lkj/records/anggaran.yaml", text: record),
    .init(path: "lkj/forms/lembar-coba.yaml", text: form),
    .init(
      path: "lkj/hitung/serapan-salah.yaml",
      text: rule(
        "Serapan salah hitung", items: "[lembar-coba/1]", message: "Serapan tertulis {serapan}.",
        check: "{ each: anggaran, holds: serapan = realisasi_rp / pagu * 100 }")),
    .init(
      path: "lkj/isi/tanpa-penutup.yaml",
      text: rule(
        "Tidak ada penutup", severity: "warning", items: "[lembar-coba/2]", message: "'{nama} tidak ditemukan.'",
        check: "{ require: Penutup, as: [ { heading: 'penutup' } ] }")),
    .init(
      path: "lkj/kata/tidak-baku.yaml",
      text: rule(
        "Kata tidak baku", severity: "note", items: "[lembar-coba/3]", message: "Tertulis “{kutipan}”.",
        check: "{ forbid: '\\bprosentase\\b' }")),
    .init(
      path: "lkj/kata/seru.yaml",
      text: rule(
        "Tanda seru", severity: "note", message: "Tanda seru pada “{kutipan}”.", check: "{ forbid: '\\w+!' }")),
  ]

  static let text = """
    BAB III AKUNTABILITAS KINERJA

    Besarnya prosentase – naik – tercantum di bawah. Hebat!

    Tabel 3.1 Realisasi Anggaran

    | Program | Pagu | Realisasi | Serapan (%) |
    |---|---|---|---|
    | Program Air | 200 | 100 | 50 |
    | Program Jalan | 400 | 100 | 75 |
    | Program Desa | 40x0 | 100 | 75 |
    """

  static func review(_ text: String = text, file: String = "map/laporan.md") -> Review {
    review(bytes: Array(text.utf8), file: file)
  }

  static func review(bytes: [UInt8], file: String) -> Review {
    let document = Readers.read(bytes, file: file)
    return Review(Dossier(documents: [document]), library: RuleLibrary(files: files))
  }

  /// A table of three columns whose first cell reaches over two columns and two rows.
  static let mergedTable: (text: TextBuffer, table: Table) = (
    TextBuffer("Sasaran Satu Dua"),
    Table(
      caption: nil, columns: 3,
      rows: [
        Row(
          kind: .body,
          cells: [Cell(range: 0..<7, column: 0, columnSpan: 2, rowSpan: 2), Cell(range: 8..<12, column: 2)],
          range: 0..<12),
        Row(kind: .body, cells: [Cell(range: 13..<16, column: 2)], range: 13..<16),
      ])
  )
}
