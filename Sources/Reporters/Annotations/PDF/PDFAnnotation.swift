internal import CQPDF
internal import Documents
internal import Reviewing

/// A PDF with highlights of ours and their notes at the words they are about.
package struct PDFAnnotation {
  /// Why a PDF cannot be annotated.
  package enum Problem: Error, Equatable {
    case broken, encrypted, signed, unplaced

    /// What happened and what to do, in Bahasa Indonesia.
    package var reason: String {
      switch self {
      case .broken: "PDF ini rusak atau terpotong; minta atau unduh ulang berkasnya"
      case .encrypted:
        "PDF ini dikunci atau dibatasi pengamanannya; buat ulang dari dokumen asalnya tanpa pengamanan, lalu ulangi"
      case .signed:
        "PDF ini bertanda tangan elektronik, dan catatan apa pun membuat tanda tangan itu tidak berlaku; gunakan naskah sebelum ditandatangani"
      case .unplaced: "tidak ada kata di halaman yang dapat ditandai; gunakan `reviu periksa`"
      }
    }
  }

  package let bytes: [UInt8]
  /// How many notes are in it.
  package let count: Int
  package let notices: [String]

  /// Annotates a file; notes of ours from an earlier run give way.
  package init(_ original: [UInt8], file: AnnotatedFile, remarks: [Remark]) throws(Problem) {
    var opened = qpdf_init()
    defer { qpdf_cleanup(&opened) }
    guard let data = opened else { throw .broken }
    qpdf_silence_errors(data)
    qpdf_set_suppress_warnings(data, 1)
    // qpdf keeps pointing at the bytes, so that all work happens while they stand still.
    let result = original.withUnsafeBytes { buffer -> Result<(bytes: [UInt8], count: Int), Problem> in
      let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
      guard qpdf_read_memory(data, "", start, UInt64(buffer.count), nil) & 2 == 0 else {
        let isLocked = qpdf_get_error_code(data, qpdf_get_error(data)) == qpdf_e_password
        return .failure(isLocked ? .encrypted : .broken)
      }
      do throws(Problem) {
        var notes = PDFNotes(data)
        try notes.refuse()
        notes.removeOurs()
        let highlights = PDFHighlights(file)
        for remark in remarks {
          if let place = highlights.highlight(of: remark) {
            notes.add(remark, place, isRising: highlights.isRising(on: place.page))
          }
        }
        if !remarks.isEmpty, notes.count == 0 { throw .unplaced }
        return .success((try notes.written(), notes.count))
      } catch {
        return .failure(error)
      }
    }
    (bytes, count) = try result.get()
    let lost = remarks.count - count
    notices =
      lost > 0 ? ["\(lost) temuan tidak dapat diberi tempat di berkas ini; lihat hasil `reviu periksa`."] : []
  }
}
