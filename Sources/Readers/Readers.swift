import Archives
package import Documents

/// The door of this room: bytes of any supported file become a document.
package enum Readers {
  /// The size above which a file is refused; a report of 300 pages is about half a megabyte of text.
  static let limit = 64 << 20

  /// Reads a file's bytes, with the help of other programs where its format needs them: PDF and the
  /// formats LibreOffice knows. Never fails either. Pages that are pictures are read only when asked for (`--ocr`).
  package static func document(
    of bytes: [UInt8], file: String, recognition: Recognition? = nil, progress: WorkProgress? = nil
  ) async -> Document {
    guard bytes.count <= limit, !bytes.isEmpty else { return read(bytes, file: file) }
    let format = FileFormat(of: bytes, file: file)
    if case .foreign(let converter) = format {
      switch await converter.document(bytes, file: file) {
      case .success(let document): return document
      case .failure(let failure): return nothing(of: file, converter.reason(failure))
      }
    }
    guard format == .pdf else { return read(bytes, file: file) }
    let document = await PDFReader(bytes, file: file, recognition: recognition, progress: progress).document()
    guard document.blocks.isEmpty, document.gaps.isEmpty else { return document }
    return nothing(of: file, "PDF ini tidak berisi teks; periksa apakah berkas yang dikirim sudah benar.")
  }

  /// Reads a file's bytes: `.txt` and `.md` (tabs, pipes or plain words), `.csv` and `.tsv`, Word and Excel files; unknown
  /// endings are judged by their content.
  ///
  /// Never fails: what cannot be read becomes a `Gap` that says in Bahasa Indonesia what, where and what to do.
  package static func read(_ bytes: [UInt8], file: String) -> Document {
    if bytes.count > limit {
      let size = bytes.count >> 20
      return nothing(
        of: file, "Berkas ini \(size) MB, melebihi batas 64 MB; bagi berkas menjadi beberapa bagian lalu periksa ulang."
      )
    }
    if bytes.isEmpty {
      return nothing(of: file, "Berkas ini kosong; periksa apakah berkas yang dikirim sudah benar.")
    }
    let format = FileFormat(of: bytes, file: file)
    if format == .pdf {
      return nothing(of: file, "PDF hanya dapat dibaca dengan program lain, yang di sini tidak dipanggil.")
    }
    if case .foreign(let converter) = format {
      return nothing(of: file, converter.reason(.missing))
    }
    if case .unreadable(let name) = format {
      return nothing(
        of: file,
        "Format \(name) belum dapat dibaca; simpan isinya sebagai teks (.txt, .md, atau .csv) lalu periksa ulang.")
    }
    if case .mistaken(let name) = format {
      return nothing(
        of: file,
        "Isi berkas ini bukan \(name) seperti namanya; buka dan simpan ulang sebagai \(name), atau minta berkas yang benar."
      )
    }
    if format == .office {
      do { return orNothing(try OfficeFile.read(bytes, file: file)) } catch { return nothing(of: file, error.reason) }
    }
    if format == .locked { return nothing(of: file, OfficeProblem.encrypted.reason) }
    let decoded = TextDecoding.decode(bytes)
    let document: Document
    if case .separated(let delimiter) = format {
      document = CSVReader(decoded, delimiter: delimiter).document(file: file)
    } else {
      var reader = TextReader(decoded)
      document = reader.document(file: file)
    }
    return orNothing(document)
  }

  /// The document, which says so when there is nothing in it.
  private static func orNothing(_ document: Document) -> Document {
    guard document.blocks.isEmpty, document.gaps.isEmpty else { return document }
    return nothing(
      of: document.file, "Berkas ini tidak berisi teks; periksa apakah berkas yang dikirim sudah benar.")
  }

  /// Whether a file in a folder is a document by its name; others (pictures, archives) are passed over.
  package static func reads(_ file: String) -> Bool {
    FileFormat.documents.contains(FileFormat.ending(of: file))
  }

  /// A document of which nothing can be read, with the reason in Bahasa Indonesia.
  package static func unread(_ file: String, reason: String) -> Document { nothing(of: file, reason) }

  private static func nothing(of file: String, _ reason: String) -> Document {
    Document(file: file, text: TextBuffer(""), blocks: [], gaps: [Gap(range: 0..<0, reason: reason)])
  }
}
