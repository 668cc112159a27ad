import Documents

/// Reads a PDF with a text layer: words from `pdftotext`, lines from its drawing, tables from both.
struct PDFReader {
  private let file: String
  private let bytes: [UInt8]

  init(_ bytes: [UInt8], file: String) {
    (self.bytes, self.file) = (bytes, file)
  }

  /// The document; what cannot be read is a gap in it.
  func document() async -> Document {
    async let table = Program.pdftotext.output(["-tsv", "-", "-"], input: bytes)
    let drawings: [PageDrawing]
    do {
      drawings = try PDFDrawing.pages(of: bytes)
    } catch PDFDrawing.Failure.locked {
      return nothing("PDF ini dikunci dengan kata sandi; simpan ulang tanpa kata sandi lalu periksa ulang.")
    } catch PDFDrawing.Failure.tooManyPages(let count) {
      return nothing(
        "PDF ini \(count) halaman, melebihi batas \(PDFDrawing.mostPages); bagi berkas lalu periksa ulang.")
    } catch {
      return nothing("PDF ini rusak atau terpotong sehingga tidak dapat dibuka; minta atau unduh ulang berkasnya.")
    }
    switch await table {
    case .success(let output): return document(PDFWords(output), drawings)
    case .failure(let failure): return nothing(PDFReader.reason(failure))
    }
  }

  private static func reason(_ failure: Program.Failure) -> String {
    switch failure {
    case .missing: "PDF dibaca dengan pdftotext, yang belum terpasang; jalankan `sudo apt install poppler-utils`."
    case .late: "PDF ini terlalu lama dibaca dan dihentikan; bagi berkas lalu periksa ulang."
    case .tooLong: "Isi PDF ini terlalu banyak; bagi berkas lalu periksa ulang."
    case .failed: "PDF ini rusak sehingga teksnya tidak dapat diambil; minta atau unduh ulang berkasnya."
    }
  }

  private func nothing(_ reason: String) -> Document {
    Document(file: file, text: TextBuffer(""), blocks: [], gaps: [Gap(range: 0..<0, reason: reason)])
  }

  private func document(_ words: PDFWords, _ drawings: [PageDrawing]) -> Document {
    var pages = words.pages
    for index in pages.indices {
      if index < drawings.count { pages[index].drawing = drawings[index] }
      pages[index].upright()
    }
    let grids = pages.map { Grid.grids(of: $0.edges) }
    Furniture.remove(from: &pages, grids: grids)
    let flow = PageFlow(pages, grids: grids)
    var writer = PDFWriter(PDFVocabulary(pages))
    for item in flow.items { writer.write(item) }
    if words.isCut { writer.note("Isi PDF ini terlalu banyak; sisanya tidak dibaca. Bagi berkas lalu periksa ulang.") }
    return writer.finished().document(file: file)
  }
}
