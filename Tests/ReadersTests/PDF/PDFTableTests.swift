import Documents
import Testing

@testable import Readers

/// What was found wrong when tables of real reports were laid beside their pages.
@Suite struct PDFTableTests {
  private func notation(_ pdf: TinyPDF) async -> String {
    let document = await Readers.document(of: pdf.bytes, file: "a.pdf")
    expectSound(document)
    return document.notation()
  }

  private static let columns: [Double] = [60, 100, 300, 380, 460]

  /// The last row of a page goes on under a header printed again, with no line below it.
  @Test func rowsUnderARepeatedHeaderBelongToTheTable() async {
    var pdf = TinyPDF()
    pdf.addPage()
    pdf.write("Tabel 2.1 Target Kinerja", 220, 690)
    pdf.table(
      Self.columns, from: 700,
      [
        ["No", "Indikator", "Target", "Realisasi"], ["1", "Indikator satu", "80", "70"],
        ["2", "Jumlah pedoman pengelolaan", "4", "4"],
      ])
    pdf.addPage()
    pdf.table(Self.columns, from: 60, [["No", "Indikator", "Target", "Realisasi"]])
    pdf.write("kawasan lindung dan", 104, 92)
    pdf.write("kawasan budidaya", 104, 104)
    pdf.write("Uraian sesudah tabel ini panjang dan berdiri sendiri di halaman kedua.", 60, 150)
    let text = await notation(pdf)
    #expect(
      text.contains("| 2 | Jumlah pedoman pengelolaan kawasan lindung dan kawasan budidaya | 4 | 4 |"), "\(text)")
    #expect(text.hasSuffix("\n\nUraian sesudah tabel ini panjang dan berdiri sendiri di halaman kedua.\n"), "\(text)")
  }

  /// Lines may part the rows alone, and the header stand over them on a bar of colour: alignment parts the columns.
  @Test func linesBetweenRowsLeaveTheColumnsToAlignment() async {
    var pdf = TinyPDF()
    pdf.addPage()
    pdf.write("Tabel 3.6 Realisasi Anggaran", 220, 80)
    let places: [Double] = [60, 85, 290, 410, 500]
    let header = ["No", "Uraian", "Anggaran (Rp)"]
    for (words, x) in zip(header, places) { pdf.write(words, x, 100) }
    pdf.write("Capaian Tahun Ini (%)", 420, 100)
    pdf.write("Keuangan", 405, 116)
    pdf.write("Fisik", 500, 116)
    let rows = [
      ["1", "Belanja Pegawai", "2.908.120.000", "83,91", "107,48"],
      ["2", "Belanja Barang dan Jasa", "112.367.657.800", "82,04", "95,18"],
      ["3", "Belanja Modal", "188.480.994.550", "70,18", "89,46"],
      ["", "Jumlah", "303.756.772.350", "74,70", "91,75"],
    ]
    for x in [56.0, 540] { pdf.line(x, 124, x, 204) }
    pdf.line(56, 124, 540, 124)
    for (index, row) in rows.enumerated() {
      let y = 138 + 20 * Double(index)
      for (words, x) in zip(row, places) where !words.isEmpty { pdf.write(words, x, y) }
      pdf.line(56, y + 6, 540, y + 6)
    }
    let text = await notation(pdf)
    #expect(text.contains("| No | Uraian | Anggaran (Rp) | Capaian Tahun Ini (%) | |\n"), "\(text)")
    #expect(text.contains("| | | | Keuangan | Fisik |\n"), "\(text)")
    #expect(text.contains("| 2 | Belanja Barang dan Jasa | 112.367.657.800 | 82,04 | 95,18 |\n"), "\(text)")
    #expect(text.contains("| | Jumlah | 303.756.772.350 | 74,70 | 91,75 |\n"), "\(text)")
  }

  /// A merged cell that surely runs on takes the cells it is part of along, though a new item begins beside it.
  @Test func mergedCellsRunOnBesideANewItem() async {
    var pdf = TinyPDF()
    pdf.addPage()
    let columns: [Double] = [60, 130, 250, 340, 480, 550]
    pdf.table(columns, from: 700, [["Sasaran", "Indikator", "Program", "Kegiatan", "Pagu"]])
    pdf.table(columns, from: 720, [["", "", "", "", ""]])
    let last = ["Kapasitas Organisasi", "Jumlah yang ditindaklanjuti", "Daerah dan Sistem", "1. Penataan", "488.810"]
    for (index, words) in last.enumerated() { pdf.write(words, columns[index] + 2, 734, size: index == 0 ? 7 : 8) }
    pdf.addPage()
    for x in columns { pdf.line(x, 60, x, 120) }
    for y in [60.0, 120] { pdf.line(60, y, 550, y) }
    for y in [80.0, 100] { pdf.line(340, y, 550, y) }
    for (index, words) in ["Pemerintah Daerah Lain", "menjadi kebijakan", "Administrasi Daerah"].enumerated() {
      pdf.write(words, columns[index] + 2, 70, size: index == 0 ? 6 : 8)
    }
    for row in 0..<3 {
      pdf.write("\(row + 2). Pembinaan", 342, 72 + Double(row) * 20, size: 8)
      pdf.write("40\(row).000", 482, 72 + Double(row) * 20, size: 8)
    }
    let text = await notation(pdf)
    #expect(
      text.contains(
        "| Kapasitas Organisasi Pemerintah Daerah Lain | Jumlah yang ditindaklanjuti menjadi kebijakan "
          + "| Daerah dan Sistem Administrasi Daerah | 1. Penataan | 488.810 |"), "\(text)")
    #expect(text.contains("| | | | 2. Pembinaan | 400.000 |"), "\(text)")
  }

  /// Items of a numbered list stand beside their figures only roughly, but there are as many of both.
  @Test func listsWithAFigureForEachItemAreRows() async {
    var pdf = TinyPDF()
    pdf.addPage()
    for x in [60.0, 90, 300, 380, 460] { pdf.line(x, 100, x, 180) }
    for y in [100.0, 120, 180] { pdf.line(60, y, 460, y) }
    for (index, words) in ["No", "Indikator", "Target", "Realisasi"].enumerated() {
      pdf.write(words, [64.0, 94, 304, 384][index], 114)
    }
    pdf.write("1", 64, 132)
    for (index, words) in ["a. Persentase layanan yang", "tepat waktu", "b. Persentase laporan"].enumerated() {
      pdf.write(words, 94, 132 + Double(index) * 12)
    }
    for (index, y) in [132.0, 168].enumerated() {
      pdf.write("\(90 + index)%", 304, y)
      pdf.write(index == 0 ? "85%" : "-", 384, y)
    }
    let text = await notation(pdf)
    #expect(text.contains("| 1 | a. Persentase layanan yang tepat waktu | 90% | 85% |\n"), "\(text)")
    #expect(text.contains("| | b. Persentase laporan | 91% | - |\n"), "\(text)")
  }

  @Test func figuresInMergedCellsStandUnderTheirColumn() async {
    var pdf = TinyPDF()
    pdf.addPage()
    var rows: [[String?]] = [["No", "Indikator", "Target", "Capaian"]]
    for row in 1...4 { rows.append(["\(row)", "Indikator \(row)", "10", "8\(row),50"]) }
    pdf.table(Self.columns, from: 100, rows + [["", "Rata-rata", nil, nil]])
    pdf.write("82,50", Self.columns[3] + 4, 214)
    let text = await notation(pdf)
    #expect(text.contains("| | Rata-rata | | 82,50 |\n"), "\(text)")
  }

  /// The rest of a name that the page cut stands under its column, though no line parts the columns there.
  @Test func theRestOfANameStandsUnderItsColumn() async {
    var pdf = TinyPDF()
    pdf.addPage()
    pdf.table(
      Self.columns, from: 700,
      [
        ["No", "Kegiatan", "Pagu", "Realisasi"], ["1", "Pameran", "100.000", "90.000"], ["2", "", "300.000", "90.000"],
      ])
    pdf.write("Penyediaan Sarana Persampahan untuk dan", 104, 754)
    pdf.addPage()
    pdf.table(Self.columns, from: 60, [["No", "Kegiatan", "Pagu", "Realisasi"]])
    for y in [80.0, 100] { pdf.line(60, y, 460, y) }
    for x in [60.0, 460] { pdf.line(x, 80, x, 100) }
    pdf.write("Sarana Pengelolaan Persampahan", 104, 94)
    pdf.table(
      Self.columns, from: 100, (3..<8).map { ["\($0)", "Kegiatan \($0)", "10\($0).000", "9\($0).000"] })
    let text = await notation(pdf)
    #expect(
      text.contains("| 2 | Penyediaan Sarana Persampahan untuk dan Sarana Pengelolaan Persampahan | 300.000 |"),
      "\(text)")
  }

  /// A list in a cell over several rows names the figures of each: `3.1.4 …`, `3.1.5 …` beside two rows.
  @Test func listsOverRowsNameTheirFigures() async {
    var pdf = TinyPDF()
    pdf.addPage()
    for x in [60.0, 160, 300, 380, 460] { pdf.line(x, 100, x, 200) }
    for y in [100.0, 120, 200] { pdf.line(60, y, 460, y) }
    pdf.line(300, 160, 460, 160)
    for (index, words) in ["Sasaran", "Indikator", "Target", "Realisasi"].enumerated() {
      pdf.write(words, [64.0, 164, 304, 384][index], 114)
    }
    pdf.write("3.1 Layanan naik", 64, 132)
    for (index, words) in ["3.1.4 Persentase warga", "terlayani", "3.1.5 Indeks kepuasan"].enumerated() {
      pdf.write(words, 164, 132 + Double(index) * 12)
    }
    for (index, y) in [134.0, 180].enumerated() {
      pdf.write("\(80 + index)", 304, y)
      pdf.write("\(70 + index)", 384, y)
    }
    let text = await notation(pdf)
    #expect(text.contains("| 3.1 Layanan naik | 3.1.4 Persentase warga terlayani | 80 | 70 |"), "\(text)")
    #expect(text.contains("| | 3.1.5 Indeks kepuasan | 81 | 71 |"), "\(text)")
  }

  @Test func formulasInBoxesAreNoTable() async {
    var pdf = TinyPDF()
    pdf.addPage()
    for row in 0..<5 {
      let y = 100 + Double(row) * 20
      pdf.write("Capaian ke-\(row)", 60, y)
      pdf.write("=", 200, y)
      pdf.write("Realisasi \(row)", 240, y)
      pdf.write("x 100", 400, y)
    }
    let document = await Readers.document(of: pdf.bytes, file: "a.pdf")
    #expect(!document.blocks.contains { if case .table = $0.content { true } else { false } })
  }

  /// `usaha/kegia|tan`, `KETATALAKSA-|NAAN`, `Mengembangka|n` and `1|.700.000` are whole again.
  @Test func brokenWordsAndFiguresAreWhole() async {
    var pdf = TinyPDF()
    pdf.addPage()
    pdf.write("Setiap kegiatan ketatalaksanaan mengembangkan layanan.", 60, 80)
    pdf.table(
      [60, 118, 204, 270, 400], from: 100,
      [["Usaha", "Misi", "Tujuan", "Pagu"], ["", "", "", ""], ["satu", "dua", "tiga", "empat"]])
    for (line, words) in [
      ["usaha/kegia", "KETATALAKSA-", "Mengembangka"], ["tan", "NAAN", "n layanan"],
    ].enumerated() {
      for (column, word) in words.enumerated() {
        pdf.write(word, [62.0, 122, 206][column], 129 + Double(line) * 9, size: 9.5)
      }
    }
    pdf.write("1", 300, 134)
    pdf.write(".700.000", 305.6, 134)
    let text = await notation(pdf)
    #expect(text.contains("| usaha/kegiatan | KETATALAKSANAAN | Mengembangkan layanan | 1.700.000 |"), "\(text)")
  }
}
