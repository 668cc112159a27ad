import Documents
import Testing

@testable import Readers

/// The kind of each block in one word, for short tables of cases.
private func kinds(_ text: String) -> [String] {
  let document = Readers.read(Array(text.utf8), file: "a.txt")
  expectSound(document)
  return document.blocks.map { block in
    switch block.content {
    case .heading(let level): "h\(level)"
    case .paragraph: "p"
    case .listItem: "li"
    case .caption(let caption): caption.kind == .table ? "tabel" : "gambar"
    case .table(let table): "t\(table.rows.count)"
    case .formula: "f"
    case .entry: "e"
    }
  }
}

private func tables(_ text: String) -> [Table] {
  Readers.read(Array(text.utf8), file: "a.md").blocks.compactMap { block in
    if case .table(let table) = block.content { table } else { nil }
  }
}

@Suite struct TextReaderTests {
  @Test(arguments: [
    ("BAB I\n\nPENDAHULUAN\n\nIsi.", ["h1", "p"]),
    ("BAB II. RENCANA\n\nIsi.", ["h1", "p"]),
    ("Bab 1\n\nIsi.", ["h1", "p"]),
    ("Bab ini memuat hal lain.", ["p"]),
    (
      "Perjanjian Kinerja ini memuat seluruh sasaran, indikator, target, dan pagu yang akan dicapai dalam satu tahun.",
      ["p"]
    ),
    ("BAB I\n\nDalam bab ini dijelaskan seluruh capaian.", ["h1", "p"]),
    ("bab II PENUTUP", ["p"]),
    ("IKHTISAR EKSEKUTIF\n\nIsi.", ["h1", "p"]),
    ("BAB I\n\nRINGKASAN HASIL\n\nLAIN LAIN\n\nIsi.", ["h1", "h3", "p"]),
    ("JUDUL DENGAN TITIK.\n\nIsi.", ["p", "p"]),
    ("JUDUL\nlalu kalimat biasa menyambung.", ["p"]),
    ("2024\n\n12", ["p", "p"]),
    // Dots to a page make an entry wherever it stands; a chapter stands before its page.
    ("BAB I PENDAHULUAN .............. I-1\n\n1.1 Latar Belakang ........ I-1\n\nIsi.", ["e", "e", "p"]),
    ("Tabel II.1 Rencana Kinerja Dinas\nContoh ........ II-13\n\nIsi.", ["e", "p"]),
    ("1.1 Latar ........ salah. 1.2 Maksud ........ 2\n\nIsi.", ["h2", "p"]),
    ("DAFTAR ISI\n\nBAB II PERENCANAAN    II - 1\n\nBAB IV PENUTUP    IV – 1\n\nIsi.", ["h1", "e", "e", "p"]),
    ("DAFTAR ISI\n\nLatar Belakang 2013 - 2018\n\nIsi.", ["h1", "p", "p"]),
    ("A. Judul\n\nIsi.", ["h2", "p"]),
    ("A.\tJudul\n\nIsi.", ["h2", "p"]),
    ("A. butir kecil", ["li"]),
    ("A. Satu;\n\nB. Dua;", ["li", "li"]),
    ("II. HASIL REVIU\n\nIsi.", ["h2", "p"]),
    ("1.2. Judul\n\nIsi.", ["h2", "p"]),
    ("1.250 orang hadir", ["p"]),
    ("1. Judul\n\nIsi.", ["li", "p"]),
    ("**1. Judul**\n\nIsi.", ["h3", "p"]),
    ("#### Judul\n\nIsi.", ["h3", "p"]),
    ("#bukan judul", ["p"]),
    ("Evaluasi Sasaran 2 :\n\nIsi.", ["h3", "p"]),
    ("- satu\n- dua\nsambungan\n- ", ["li", "li", "li"]),
    ("kalimat panjang pada tahun\n(2) yang terputus", ["p"]),
    ("kalimat:\n(1) satu\n(2) dua", ["p", "li", "li"]),
    ("1.\tMutu layanan naik\n2.\tWaktu tunggu turun", ["li", "li"]),
    ("Nama\t: Budi\nJabatan\t: Kepala", ["p"]),
    ("\tAlinea menjorok dengan tab.", ["p"]),
    ("$$a\n+b$$\nlalu", ["f", "p"]),
    ("Tabel 1 Judul\n\nNo\tNama\n1\tBudi", ["tabel", "t2"]),
    ("Tabel 1\tJudul\nNo\tNama\tNilai\n1\tBudi\t5", ["tabel", "t2"]),
    ("TABEL 2.1. JUDUL\n\na | b\n--|--\n1 | 2", ["tabel", "t2"]),
    ("#### Tabel 3-1: Judul\n\n| a | b |", ["tabel", "t1"]),
    ("lihat pada\nTabel 3.1 yang memuat rincian", ["p"]),
    ("Tabel 3.1 menunjukkan kenaikan.", ["p"]),
    ("Tabelaris kerja", ["p"]),
    ("Diagram capaian tahun ini\n\nIsi.", ["gambar", "p"]),
    ("Diagram di atas memperlihatkan kenaikan", ["p"]),
    ("Gambar 1.1\n\nStruktur Organisasi\n\nIsi.", ["gambar", "p"]),
    ("Gambar 1.1\n\nDari gambar di atas tampak bahwa antrean turun.", ["gambar", "p"]),
    ("---\n\nIsi.\n\n***", ["p"]),
    ("|---|---|", []),
    ("[hal. 2]\n\n[tak terbaca: foto]", []),
    ("harga | jumlah", ["p"]),
  ])
  func recognises(_ text: String, _ expected: [String]) {
    #expect(kinds(text) == expected)
  }

  @Test(
    arguments: [
      ("| a | b |\n| 1 | 2 |", [.header, .body]),
      ("| a | b |\n|---|---|\n| 1 | 2 |", [.header, .body]),
      ("| a | b |\n| | c |\n|---|---|\n| 1 | 2 |", [.header, .header, .body]),
      ("|---|---|\n| a | b |", [.body]),
      ("| Jalan | 90% |\n| Air | 80% |", [.body, .body]),
      ("| Uraian | 2023 | 2024 |\n| Jalan | 1 | 2 |", [.header, .body]),
      ("| a | b | c |\n| (1) | (2) | (3)=(2)/(1) |\n| x | 1 | 2 |", [.header, .numbering, .body]),
      ("| a | b | c |\n| 1 | 2 | 3 |", [.header, .body]),
      ("| No | a |\n| 1 | x |\n\n| No | A |\n| 2 | y |", [.header, .body, .repeated, .body]),
      ("No\ta\tb\t\n\t\tK\tRp\n1\tx\t2 Unit\t5", [.header, .header, .body]),
      ("Sasaran\tProgram\tTarget\n\tLayanan\t90%", [.header, .body]),
      ("No\tNama\tNilai\n1\tA\t5\n\n12\n\n2\tB\t6", [.header, .body, .body]),
    ] as [(String, [Row.Kind])])
  func tellsRowsApart(_ text: String, _ expected: [Row.Kind]) {
    #expect(tables(text).first?.rows.map(\.kind) == expected)
    #expect(tables(text).count == 1)
  }

  @Test(arguments: [
    "No\tSasaran\tTarget\n1\ta\t5\n\nNo\tProgram\tPagu\n1\tb\t6",
    "| a | b |\n|---|---|\n| 1 | 2 |\n\n| c | d |\n|---|---|\n| 3 | 4 |",
    "No\tSasaran\tTarget\n1\ta\t5\n\nKalimat pemisah yang cukup panjang.\n\n2\tb\t6\tc",
    "No\tSasaran\tTarget\n1\ta\t5\n[tak terbaca: hilang]\n2\tb\t6",
  ])
  func startsAnotherTable(_ text: String) {
    #expect(tables(text).count == 2)
  }

  @Test(
    arguments: [
      ("Tabel 1 A\n\n| x | y |", [0]), ("Tabel 1 A\n\nSingkat saja.\n\n| x | y |", [0]),
      ("| x | y |\n\nTabel 1 A", [1]),
      ("Tabel 1 A\n\n# Judul\n\n| x | y |", [nil]), ("Tabel 1 A\n\n| x | y |\n\nTabel 2 B\n\n| z | w |", [0, 2]),
      ("| x | y |\n\nTabel 2 B\n\n| z | w |", [nil, 1]), ("Gambar 1 A\n\n| x | y |", [nil]),
      ("Tabel 1 A\n\nSatu.\n\nDua.\n\n| x | y |", [nil]),
      ("Tabel 1 A\n\n| x | y |\n|---|---|\n| 1 | 2 |\n\n| z | w |\n|---|---|\n| 3 | 4 |", [0, 0]),
    ] as [(String, [Int?])])
  func givesCaptions(_ text: String, _ expected: [Int?]) {
    #expect(tables(text).map(\.caption) == expected)
  }

  @Test func marksStayOutsideRanges() {
    let text = "**Tabel 3. 2 Judul\nKedua**\n\n| **a** | <i>b</i> | *) c | 5* |\n| **x** dan **y** | _ | ** | 1 |"
    let document = Readers.read(Array(text.utf8), file: "a.md")
    guard case .caption(let caption)? = document.blocks.first?.content,
      case .table(let table)? = document.blocks.last?.content
    else { return #expect(Bool(false)) }
    #expect(caption.number.map(document.text.string) == "3. 2")
    #expect(document.text.string(caption.title) == "Judul\nKedua")
    #expect(document.location(of: Place(document: 0, block: 1, range: table.rows[0].range)).table == "Tabel 3.2")
    #expect(
      table.rows.map { $0.cells.map { document.text.string($0.range) } } == [
        ["a", "b", "*) c", "5*"], ["**x** dan **y**", "_", "**", "1"],
      ])
  }
}
