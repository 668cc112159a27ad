import Documents

/// Reads a PDF with a text layer: words from `pdftotext`, lines from its drawing, tables from both.
struct PDFReader {
  private let file: String
  private let bytes: [UInt8]
  /// Reads pages that are pictures; nil leaves them unread.
  private let recognition: Recognition?
  private let progress: WorkProgress?

  init(_ bytes: [UInt8], file: String, recognition: Recognition? = nil, progress: WorkProgress? = nil) {
    (self.bytes, self.file, self.recognition, self.progress) = (bytes, file, recognition, progress)
  }

  /// The document; what cannot be read is a gap in it.
  func document() async -> Document {
    async let table = Program.pdftotext.output(["-tsv", "-", "-"], input: bytes)
    let drawn: DrawnFile
    do throws(PDFDrawing.Failure) {
      drawn = try await DrawingWork.drawing(of: bytes)
    } catch {
      // Where the programs of a computer are missing, that is what its user can mend.
      if case .failure(.missing) = await table { return nothing(reason(.missing)) }
      return nothing(reason(error))
    }
    progress?.tell(.page, drawn.pages.count, of: drawn.pages.count, file: file)
    switch await table {
    case .success(let output):
      let words = PDFWords(output)
      var pages = words.pages
      Stamp.remove(from: &pages)
      for index in pages.indices {
        if index < drawn.pages.count { pages[index].drawing = drawn.pages[index] }
        pages[index].legibility = pages[index].judged
        if pages[index].legibility == .garbled { pages[index].words = [] }
      }
      let (unread, problem) = await recognise(&pages)
      return document(pages, drawn.bookmarks, unread, problem ?? (words.isCut ? reason(Program.Failure.tooLong) : nil))
    case .failure(let failure): return nothing(reason(failure))
    }
  }

  private func reason(_ failure: PDFDrawing.Failure) -> String {
    switch failure {
    case .locked: "PDF ini dikunci dengan kata sandi; simpan ulang tanpa kata sandi lalu periksa ulang."
    case .broken: "PDF ini rusak atau terpotong sehingga tidak dapat dibuka; minta atau unduh ulang berkasnya."
    case .tooManyPages: "PDF ini lebih dari \(PDFDrawing.mostPages) halaman; bagi berkas lalu periksa ulang."
    case .tooDeep:
      "Susunan halaman PDF ini bersarang lebih dari \(PDFDrawing.deepestPages) tingkat; cetak ulang ke PDF lalu periksa ulang."
    case .stopped: stopped(DrawingWork.bounds)
    case .tooLong: reason(Program.Failure.tooLong)
    }
  }

  private func reason(_ failure: Program.Failure) -> String {
    switch failure {
    case .missing:
      "PDF dibaca dengan pdftotext, yang belum terpasang; jalankan `sudo apt install poppler-utils util-linux`."
    case .late: "PDF ini terlalu lama dibaca dan dihentikan; bagi berkas lalu periksa ulang."
    case .tooLong: "Isi PDF ini terlalu banyak; bagi berkas lalu periksa ulang."
    case .stopped: stopped(Program.pdftotext.bounds)
    case .failed: "PDF ini rusak sehingga teksnya tidak dapat diambil; minta atau unduh ulang berkasnya."
    }
  }

  private func stopped(_ bounds: Confinement) -> String {
    "Membaca PDF ini memerlukan lebih dari \(bounds.memory) MB memori atau \(bounds.seconds(for: bytes.count)) detik, atau berkasnya rusak; cetak ulang ke PDF lalu periksa ulang."
  }

  private func nothing(_ reason: String) -> Document {
    Document(file: file, text: TextBuffer(""), blocks: [], gaps: [Gap(range: 0..<0, reason: reason)])
  }

  /// Reads the pages without text from their pictures; answers of which it could not, and why it could not at all.
  private func recognise(_ pages: inout [PDFPage]) async -> (unread: Set<Int>, problem: String?) {
    let wanted = pages.indices.filter { [.picture, .garbled].contains(pages[$0].legibility) }
    guard let recognition, !wanted.isEmpty else { return ([], nil) }
    var unread = Set(wanted.map { pages[$0].number })
    let read = await recognition.words(on: wanted.map { pages[$0] }, of: bytes) {
      progress?.tell(.picture, $0, of: wanted.count, file: file)
    }
    switch read {
    case .success(let read):
      for index in wanted {
        guard let page = read[pages[index].number], page.isWorded else { continue }
        pages[index] = page
        unread.remove(page.number)
      }
      return (unread, nil)
    case .failure(.missing):
      let packages = "tesseract-ocr tesseract-ocr-ind poppler-utils"
      return ([], "OCR memerlukan tesseract dan pdftoppm; jalankan `sudo apt install \(packages)`.")
    case .failure(.stopped), .failure(.tooLong):
      let remedy = "pindai ulang dengan 300 titik per inci lalu periksa ulang."
      return (unread, "OCR dihentikan karena gambar halaman memerlukan terlalu banyak memori atau waktu; \(remedy)")
    case .failure(.late): return (unread, "OCR terlalu lama dan dihentikan; coba lagi saat komputer tidak sibuk.")
    case .failure:
      return (unread, "OCR gagal; periksa apakah tesseract-ocr-ind terpasang (`sudo apt install tesseract-ocr-ind`).")
    }
  }

  private func document(
    _ read: [PDFPage], _ bookmarks: [PDFBookmark], _ unread: Set<Int>, _ problem: String?
  ) -> Document {
    var pages = read
    for index in pages.indices {
      pages[index].removeWatermark()
      pages[index].upright()
    }
    let grids = pages.map { Grid.grids(of: $0.edges) }
    let labels = PrintedPageNumbers(on: pages).labels
    let margins = Furniture.remove(from: &pages, grids: grids)
    let flow = PageFlow(pages, grids: grids, BookmarkedLines(bookmarks))
    var writer = PDFWriter(pages, pageLabels: labels, unread: unread)
    if let problem { writer.note(problem) }
    for item in flow.items { writer.write(item) }
    writer.write(margins: margins)
    var manuscript = writer.finished()
    manuscript.keep(
      turned: pages.compactMap { page in
        page.wasRising.map { SourceMap.TurnedPage(page: page.number, isRising: $0) }
      })
    return manuscript.document(file: file)
  }
}
