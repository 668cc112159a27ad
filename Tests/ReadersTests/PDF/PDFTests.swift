import Documents
import TestSupport
import Testing

@testable import Readers

/// What pages of words and lines become.
@Suite struct PDFTests {
  private func read(_ pdf: TinyPDF) async -> Document {
    let document = await Readers.document(of: pdf.bytes, file: "a.pdf")
    expectSound(document)
    return document
  }

  private static let columns: [Double] = [60, 100, 300, 380, 460]

  /// A table with the same header on the next page is one, however wide that page drew its columns.
  @Test func aTableWithTheSameHeaderGoesOn() async {
    var pdf = TinyPDF()
    for page in 0..<2 {
      pdf.addPage()
      pdf.write(
        page == 0 ? "Uraian sebelum tabel pada halaman pertama." : "Uraian sesudah tabel.", 60, page == 0 ? 500 : 300)
      pdf.table(
        page == 0 ? Self.columns : [60, 130, 330, 400, 480], from: page == 0 ? 700 : 60,
        [
          ["No", "Indikator", "Target", "Realisasi"],
          ["\(page + 1)", "Indikator ke-\(page + 1)", "\(page + 80)", "\(page + 70)"],
        ])
    }
    let tables = await read(pdf).blocks.compactMap { block in
      if case .table(let table) = block.content { table } else { nil }
    }
    #expect(tables.count == 1)
    #expect(tables.first?.rows.count { $0.kind == .body } == 2)
  }

  /// `III - 4` counts within its chapter; a page without a number has the one between its neighbours'; a figure that does
  /// not count along with the pages is no number.
  @Test func pagesKnowTheNumbersPrintedOnThem() async {
    var pdf = TinyPDF()
    let feet = ["II - 1", "II - 2", "", "II - 4", "III-1", "III-2", "III-3", "2016"]
    for (page, foot) in feet.enumerated() {
      pdf.addPage()
      pdf.write("Uraian pada halaman ini berbeda-beda, sehingga tetap \(page).", 60, 300)
      if !foot.isEmpty { pdf.write("Laporan Kinerja | " + foot, 280, 810) }
    }
    let document = await read(pdf)
    #expect(document.pages.map(\.printed) == ["II-1", "II-2", "II-3", "II-4", "III-1", "III-2", "III-3", nil])
  }

  /// What a trial printer stamps aslant beside the running head is no text; the head stays whole, and so does the text.
  @Test func aStampOnEveryPageIsNoText() async {
    var pdf = TinyPDF()
    for page in 0..<5 {
      pdf.addPage()
      pdf.write("Laporan Kinerja Dinas Contoh", 120, 40)
      for x in [30.0, 540.0] {
        for (index, letter) in "ClicktobuyNOW!".enumerated() {
          pdf.writeAslant(String(letter), x + 3 * Double(index), 60 - 3 * Double(index))
        }
      }
      pdf.write("1.\(page + 1) Latar \(page)", 60, 120, size: 12)
      pdf.write("Uraian pada halaman ini berbeda-beda, sehingga tetap \(page).", 60, 300)
    }
    let document = await read(pdf)
    let text = document.text.string(0..<document.text.count)
    #expect(text.contains("Kepala dan Kaki Halaman\n\nLaporan Kinerja Dinas Contoh"), "\(text)")
    #expect(text.contains("tetap 4.") && !text.contains("W") && !text.contains("!"), "\(text)")
  }

  @Test func tablesGoOnOverPages() async {
    var pdf = TinyPDF()
    for page in 0..<4 {
      pdf.addPage()
      pdf.write("Laporan Kinerja Dinas Contoh 2024", 200, 40)
      pdf.write("Halaman \(page + 11)", 280, 810)
      if page == 0 { pdf.write("Tabel 2.1 Target Kinerja", 220, 690) }
      guard page < 2 else {
        pdf.write("Uraian pada halaman ini berbeda-beda, sehingga tetap \(page).", 60, 300)
        continue
      }
      pdf.table(
        Self.columns, from: page == 0 ? 700 : 60,
        [
          ["No", "Indikator", "Target", "Realisasi"],
          ["\(page + 1)", "Indikator ke-\(page + 1)", "\(page + 80)", "\(page + 70)"],
        ])
    }
    let document = await read(pdf)
    #expect(
      document.notation() == """
        [hal. 1, bernomor 11]

        Tabel 2.1: Target Kinerja

        | No | Indikator | Target | Realisasi |
        |---|---|---|---|
        | 1 | Indikator ke-1 | 80 | 70 |
        [hal. 2, bernomor 12]
        | No | Indikator | Target | Realisasi |
        | 2 | Indikator ke-2 | 81 | 71 |

        [hal. 3, bernomor 13]

        Uraian pada halaman ini berbeda-beda, sehingga tetap 2.

        [hal. 4, bernomor 14]

        Uraian pada halaman ini berbeda-beda, sehingga tetap 3.

        # Kepala dan Kaki Halaman

        Laporan Kinerja Dinas Contoh 2024

        """)
    guard
      case .table(let table)? = document.blocks.first(where: { if case .table = $0.content { true } else { false } })?
        .content
    else { return #expect(Bool(false), "no table") }
    #expect(table.rows.map(\.kind) == [.header, .body, .repeated, .body])
    #expect(table.structure == .ruled)
  }

  @Test func cellsOverColumnsAreOne() async {
    var pdf = TinyPDF()
    pdf.addPage()
    pdf.table(
      Self.columns, from: 100,
      [
        ["No", "Uraian", "Tahun 2024", nil], ["", "", "Target", "Realisasi"], ["1", "Kegiatan", "5", "4"],
        ["Jumlah", nil, "5", "4"],
      ])
    let document = await read(pdf)
    guard case .table(let table)? = document.blocks.first?.content else { return #expect(Bool(false), "no table") }
    #expect(table.rows[0].cells.map(\.column) == [0, 1, 2])
    #expect(table.rows[0].cells.map(\.columnSpan) == [1, 1, 2])
    #expect(table.rows[3].cells.map(\.columnSpan) == [2, 1, 1])
    #expect(table.rows.map(\.kind) == [.header, .header, .body, .body])
  }

  @Test func boxesThatWordsAreClippedToAreCells() async {
    var pdf = TinyPDF()
    pdf.addPage()
    for (row, words) in [["Program", "Pagu"], ["Program Satu", "1.000"], ["Program Dua", "2.500"]].enumerated() {
      pdf.clip(words[0], 60, 100 + Double(row) * 20, 180, 20)
      pdf.clip(words[1], 240, 100 + Double(row) * 20, 100, 20)
    }
    #expect(
      await read(pdf).notation().hasSuffix(
        "| Program | Pagu |\n|---|---|\n| Program Satu | 1.000 |\n| Program Dua | 2.500 |\n"))
  }

  @Test func alignedFiguresAreATable() async {
    var pdf = TinyPDF()
    pdf.addPage()
    pdf.write("Tabel 1.2 Jumlah Pegawai", 60, 80)
    let rows = [
      ["No", "Jabatan", "Laki-laki", "Jumlah"], ["1", "Kepala", "1", "1"], ["2", "Arsiparis", "2", "6"],
      ["3", "Pelaksana", "9", "17"],
    ]
    for (row, words) in rows.enumerated() {
      for (column, word) in words.enumerated() { pdf.write(word, [60, 90, 250, 340][column], 110 + Double(row) * 18) }
    }
    let document = await read(pdf)
    #expect(document.notation().hasSuffix("| 3 | Pelaksana | 9 | 17 |\n"))
    guard case .table(let table)? = document.blocks.last?.content else { return #expect(Bool(false), "no table") }
    #expect(table.structure == .aligned)
    #expect(table.columns == 4)
  }

  @Test("what is no table stays words", arguments: ["daftar isi", "sumbu grafik", "tanda tangan"])
  func noTables(_ kind: String) async {
    var pdf = TinyPDF()
    pdf.addPage()
    for row in 0..<6 {
      let y = 100 + Double(row) * 16
      switch kind {
      case "daftar isi":
        pdf.write("\(["A", "B", "C", "D", "E", "F"][row]).", 60, y)
        pdf.write("Judul bagian", 90, y)
        pdf.write("\(row * 4 + 1)", 500, y)
      case "sumbu grafik":
        pdf.line(90, y, 500, y)
        pdf.write("\(100 - row * 10)", 60, y)
        if row == 5 { for year in 0..<4 { pdf.write("202\(year)", 120 + Double(year) * 90, y + 16) } }
      default:
        pdf.write(["Pihak Kedua,", "Kepala", "", "", "Nama", "NIP 1"][row], 60, y)
        pdf.write(["Pihak Pertama,", "Camat", "", "", "Nama", "NIP 2"][row], 350, y)
      }
    }
    let document = await read(pdf)
    #expect(!document.blocks.contains { if case .table = $0.content { true } else { false } })
  }

  @Test func turnedPagesAreRead() async {
    var pdf = TinyPDF()
    pdf.addPage()
    for row in 0..<3 {
      for (column, word) in ["Kegiatan ke-\(row)", "\(row * 100)", "selesai"].enumerated() {
        pdf.writeUpwards(word, 100 + Double(row) * 20, 700 - Double(column) * 150)
      }
    }
    for x in [85.0, 105, 125, 145] { pdf.line(x, 250, x, 710) }
    for y in [250.0, 410, 560, 710] { pdf.line(85, y, 145, y) }
    #expect(await read(pdf).notation().contains("| Kegiatan ke-1 | 100 | selesai |"))
  }

  @Test func pagesWithoutTextAreGaps() async {
    var pdf = TinyPDF()
    pdf.addPage()
    pdf.write("Kata pengantar yang cukup panjang untuk dibaca.", 60, 100)
    pdf.addScan()
    pdf.addScan()
    pdf.addPage()
    let document = await read(pdf)
    #expect(document.gaps.count == 1)
    #expect(document.gaps.first?.reason.hasPrefix("Halaman 2–3 berupa gambar pindaian") == true)
    #expect(document.pages.map(\.page) == [1, 2, 3, 4])
  }

  /// A running header stays out; a caption that tops several pages does not.
  @Test func captionsOnTopOfPagesAreNoHeaders() async {
    var pdf = TinyPDF()
    for number in 1...4 {
      pdf.addPage()
      pdf.write("Laporan Kinerja Dinas Contoh", 60, 40)
      pdf.write("Gambar \(number)", 250, 70)
      pdf.write("Grafik capaian kelompok \(["satu", "dua", "tiga", "empat"][number - 1])", 180, 84)
      pdf.write("Uraian panjang pada halaman ini tentang hasil kelompok itu.", 60, 140)
    }
    let text = await read(pdf).notation()
    for number in 1...4 { #expect(text.contains("Gambar \(number): Grafik capaian kelompok"), "\(text)") }
    #expect(text.hasSuffix("# Kepala dan Kaki Halaman\n\nLaporan Kinerja Dinas Contoh\n"))
    #expect(text.ranges(of: "Laporan Kinerja Dinas Contoh").count == 1)
  }

  @Test func wrappedLinesAreOneParagraph() async {
    var pdf = TinyPDF()
    pdf.addPage()
    let lines = [
      "Pelaksanaan kegiatan ini mendukung sasaran strategis yang ditetapkan dalam rencana kerja dan perkem-",
      "bangan pelaksanaannya dilaporkan setiap triwulan. Undang-undang ini menjadi dasar bagi seluruh undang-",
      "undang lain. Perkembangan itu baik.",
    ]
    for (row, line) in lines.enumerated() { pdf.write(line, 60, 100 + Double(row) * 14) }
    let document = await read(pdf)
    #expect(document.blocks.count == 1)
    let words = document.string(document.blocks[0])
    #expect(words.contains("dan perkembangan pelaksanaannya"))
    #expect(words.contains("seluruh undang-undang lain"))
  }

  @Test func placesHavePageAndBox() async {
    var pdf = TinyPDF()
    pdf.addPage()
    pdf.addPage()
    pdf.write("Satu kata tebal.", 60, 100)
    let document = await read(pdf)
    let range = document.blocks[0].range
    let location = document.location(of: Place(document: 0, block: 0, range: range))
    #expect(location.page == 2)
    #expect(location.box.map { abs($0.left - 60) < 1 && abs($0.bottom - 100) < 4 } == true)
  }

  @Test func damagedFilesAreSound() async {
    var pdf = TinyPDF()
    pdf.addPage()
    pdf.table(Self.columns, from: 100, [["No", "Indikator", "Target", "Realisasi"], ["1", "Satu", "2", "3"]])
    pdf.addRecursion()
    var dice = Dice(7)
    let whole = pdf.bytes
    expectSound(await Readers.document(of: whole, file: "a.pdf"))
    for _ in 0..<20 {
      var bytes = whole
      for _ in 0..<3 { bytes[Int.random(in: 8..<bytes.count, using: &dice)] = UInt8.random(in: 0...255, using: &dice) }
      if Bool.random(using: &dice) { bytes.removeLast(Int.random(in: 0..<bytes.count / 2, using: &dice)) }
      let document = await Readers.document(of: bytes, file: "a.pdf")
      expectSound(document)
      #expect(!document.blocks.isEmpty || !document.gaps.isEmpty)
    }
  }

  @Test func ligaturesAndSoftHyphens() {
    let plain = { (word: String) in String(decoding: PrintedLetters.plain(Array(word.utf8)[...]), as: UTF8.self) }
    #expect(plain("e\u{FB01}siensi") == "efisiensi")
    #expect(plain("e\u{FB03}k\u{AD}tif") == "effiktif")
    #expect(plain("biasa – “kutip”") == "biasa – “kutip”")
  }
}
