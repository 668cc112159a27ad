import Documents
import Testing

@testable import Readers

/// What stands around and across the running text of pages.
@Suite struct PDFPageTests {
  private func read(_ pdf: TinyPDF) async -> Document {
    let document = await Readers.document(of: pdf.bytes, file: "a.pdf")
    expectSound(document)
    return document
  }

  private static let sentence = "uraian panjang tentang hasil kegiatan itu dan sebabnya pada tahun berjalan"

  /// What pages repeat is read once, page numbers left out; another year in some of them is another wording.
  @Test func headersAndFootersAreReadOnce() async {
    var pdf = TinyPDF()
    for page in 0..<8 {
      pdf.addPage()
      pdf.write("Laporan Kinerja Dinas Contoh Tahun \(page < 4 ? 2024 : 2023)", 60, 40)
      pdf.write("Bagian Organisasi | \(page + 1)", 300, 815)
      pdf.write("Halaman \(page) memuat \(Self.sentence).", 60, 300)
    }
    let document = await read(pdf)
    let written = document.notation()
    #expect(
      written.hasSuffix(
        """
        # Kepala dan Kaki Halaman

        Laporan Kinerja Dinas Contoh Tahun 2024

        Laporan Kinerja Dinas Contoh Tahun 2023

        Bagian Organisasi |

        """), "\(written)")
    let last = document.blocks.indices.dropLast().last { document.string(document.blocks[$0]).hasSuffix("2023") }
    let place = last.map { document.location(of: Place(document: 0, block: $0, range: document.blocks[$0].range)) }
    #expect(place?.page == 5 && place?.box.map { $0.top < 60 } == true)
  }

  /// A header that recognition read otherwise on every page is read once, at its surest; sentences at the height of headers
  /// that are only alike stay.
  @Test func recognisedHeadersAreReadOnce() {
    let headers = [
      "LAP0RAN KINERJA DINAS CONTOH", "LAPORAN KINERIA DINAS CONTOH", "LAPORAN KINERJA DINAS CONTOH",
      "LAPORAN KINERJA DlNAS CONTOH", "LAPORAN KINFRJA DINAS CONTOH",
    ]
    let sentences = [
      "Realisasi anggaran program pelayanan", "Realisasi anggaran kegiatan pembinaan",
      "Realisasi program penataan lingkungan", "Nilai akhir", "Uraian lain",
    ]
    var pages = headers.indices.map { index in
      var page = PDFPage(number: index + 1, width: 595, height: 842)
      page.isRecognised = true
      page.words = words(headers[index], 40, page: index + 1, confidence: index == 2 ? 95 : 80)
      page.words += words(sentences[index], 80, page: index + 1, confidence: 95)
      return page
    }
    let margins = Furniture.remove(from: &pages, grids: pages.map { _ in [] })
    #expect(margins.map(text) == ["LAPORAN KINERJA DINAS CONTOH"])
    #expect(pages.map { text($0.words) } == sentences)
  }

  private func text(_ words: [PDFWord]) -> String {
    words.map { String(decoding: $0.text, as: UTF8.self) }.joined(separator: " ")
  }

  private func words(_ line: String, _ top: Float, page: Int, confidence: Float) -> [PDFWord] {
    line.split(separator: " ").enumerated().map { index, word in
      let box = Box(left: 60 + Float(index) * 90, top: top, right: 140 + Float(index) * 90, bottom: top + 10)
      return PDFWord(text: Array(word.utf8)[...], box: box, page: page, confidence: confidence)
    }
  }

  /// The number of a page goes where rows of a table stand beside it and a foot below it, so that the table goes on.
  @Test func pageNumbersBesideATableAreNoWords() async {
    var pdf = TinyPDF()
    for page in 0..<6 {
      pdf.addPage()
      pdf.write("Dinas Contoh Kabupaten Contoh", 60, 815)
      let isTable = page > 3
      pdf.write("\(page + 1)", isTable ? 552 : 532, isTable ? 768 : 770)
      if !isTable {
        pdf.write("Halaman ke-\(["satu", "dua", "tiga", "empat"][page]) memuat \(Self.sentence).", 60, 300)
        continue
      }
      let rows = (0..<4).map { ["\(page * 4 + $0 - 15)", "Kegiatan \(page * 4 + $0)", "1\($0).000.000"] }
      pdf.table([60, 100, 380, 540], from: 680, [["No", "Kegiatan", "Pagu"]] + rows)
    }
    let document = await read(pdf)
    let tables = document.blocks.compactMap { block in if case .table(let table) = block.content { table } else { nil }
    }
    #expect(tables.count == 1 && tables.first?.rows.count { $0.kind == .body } == 8, "\(document.notation())")
    #expect(!document.notation().contains("\n\n5\n"), "\(document.notation())")
  }

  /// Running text set close under a title in capitals does not make it a sentence.
  @Test func titlesInCapitalsStandAlone() async {
    var pdf = TinyPDF()
    pdf.addPage()
    pdf.write("IKHTISAR EKSEKUTIF", 220, 100)
    pdf.write("Sebagai awal kata, halaman ini memuat \(Self.sentence) ini", 96, 114)
    pdf.write("dan \(Self.sentence), juga pada tahun lain yang lalu.", 60, 128)
    let document = await read(pdf)
    #expect(document.notation().contains("# IKHTISAR EKSEKUTIF\n\nSebagai awal kata"), "\(document.notation())")
  }

  /// Titles that bookmarks name are headings, though nothing in their writing says so.
  @Test func bookmarksAreHeadings() async {
    var pdf = TinyPDF()
    pdf.addPage()
    pdf.write("Daftar isi menyebut juga", 60, 80)
    pdf.write("Gambaran umum dinas", 60, 110)
    pdf.addPage()
    pdf.write("Gambaran umum dinas", 60, 80)
    pdf.addBookmark("Gambaran umum dinas")
    pdf.write("Paragraf pertama berisi \(Self.sentence).", 60, 94)
    pdf.write("1.2 Isu strategis yang dihadapi", 60, 140)
    pdf.write("dinas pada tahun ini", 60, 153)
    pdf.addBookmark("Isu strategis yang dihadapi dinas pada tahun ini")
    pdf.addBookmark("Judul yang tidak ada di halamannya")
    pdf.write("Paragraf kedua berisi \(Self.sentence).", 60, 170)
    let written = await read(pdf).notation()
    #expect(written.contains("\n\n# Gambaran umum dinas\n\nParagraf pertama"), "\(written)")
    #expect(
      written.contains("\n\n## 1.2 Isu strategis yang dihadapi dinas pada tahun ini\n\nParagraf kedua"), "\(written)")
    #expect(written.ranges(of: "# ").count == 2)
  }

  /// Two columns of running text are read one after the other.
  @Test func columnsAreReadOneAfterTheOther() async {
    var pdf = TinyPDF()
    pdf.addPage()
    pdf.write("Judul yang berdiri di atas kedua kolom dan melintasi sela di antaranya dengan jelas", 60, 60)
    let words = ["kiri", "kanan"]
    for line in 0..<12 {
      for column in 0..<2 {
        pdf.write(
          "kata \(words[column]) nomor ini mengisi lebar kolomnya sampai", 60 + Double(column) * 250,
          100 + Double(line) * 13)
      }
    }
    pdf.write("Penutup yang berdiri di bawah kedua kolom dan melintasi sela di antaranya dengan jelas", 60, 300)
    let written = await read(pdf).notation()
    let first = written.ranges(of: "kata kanan").first?.lowerBound
    let last = written.ranges(of: "kata kiri").last?.lowerBound
    #expect(first.flatMap { start in last.map { $0 < start } } == true, "\(written)")
    #expect(
      written.hasSuffix("Penutup yang berdiri di bawah kedua kolom dan melintasi sela di antaranya dengan jelas\n"))
  }

  /// Names beside each other are no columns.
  @Test func signaturesAreNoColumns() async {
    var pdf = TinyPDF()
    pdf.addPage()
    for (line, words) in ["Pihak Kedua,", "Kepala Dinas", "Nama Lengkap", "NIP 1"].enumerated() {
      pdf.write(words, 60, 100 + Double(line) * 14)
      pdf.write(words.replacing("Kedua", with: "Pertama"), 350, 100 + Double(line) * 14)
    }
    let written = await read(pdf).notation()
    #expect(written.contains("Pihak Kedua, Pihak Pertama,"), "\(written)")
  }

  /// Letters across the page behind the text, and the numbers of a chart's axes, make no table and break no sentence.
  @Test func watermarksAndAxesMakeNoTable() async {
    var pdf = TinyPDF()
    pdf.addPage()
    for line in 0..<10 { pdf.write("Baris ke-\(line) memuat \(Self.sentence)", 60, 100 + Double(line) * 14) }
    for (index, letter) in "RAHASIA".enumerated() {
      pdf.draw("q 0.8 g BT /T 60 Tf 0.7 0.7 -0.7 0.7 \(120 + index * 50) \(500 + index * 40) Tm (\(letter)) Tj ET Q")
    }
    for row in 0..<7 {
      let y = 450 + Double(row) * 20
      pdf.line(90, y, 500, y)
      pdf.write("\(120 - row * 20)", 60, y)
    }
    for bar in 0..<5 { pdf.draw("\(120 + bar * 70) 272 20 \(40 + bar * 10) re f") }
    for year in 0..<5 { pdf.write("202\(year)", 120 + Double(year) * 70, 585) }
    let document = await read(pdf)
    #expect(!document.blocks.contains { if case .table = $0.content { true } else { false } })
    let written = document.notation()
    for line in 0..<10 { #expect(written.contains("Baris ke-\(line) memuat \(Self.sentence)"), "\(written)") }
  }
}
