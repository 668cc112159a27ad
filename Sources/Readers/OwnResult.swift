internal import Archives

/// A file that this program wrote itself: beside a report it is no document of the dossier.
package enum OwnResult: Sendable {
  /// A form, a list of findings, a report of a review.
  case review
  /// The author's own file with our comments or notes in it.
  case annotated

  /// What of it a file's bytes say; nil for a file of anyone else.
  package init?(_ bytes: [UInt8]) {
    switch true {
    case bytes.starts(with: [0x50, 0x4B]):
      guard let found = Self.inPackage(bytes) else { return nil }
      self = found
    case bytes.starts(with: Array("%PDF".utf8)):
      guard Self.holds("(reviu-1)", bytes[...]) else { return nil }
      self = .annotated
    default:
      guard Self.isText(bytes) else { return nil }
      self = .review
    }
  }

  /// Word and Excel files name their author in their properties, and comments theirs.
  private static func inPackage(_ bytes: [UInt8]) -> OwnResult? {
    do throws(OfficeProblem) {
      let archive = try ZipArchive(bytes)
      if archive.contains("docProps/core.xml"),
        holds("<dc:creator>reviu</dc:creator>", try archive.bytes(of: "docProps/core.xml")[...])
      {
        return .review
      }
      if archive.contains("word/comments.xml"),
        holds("w:author=\"reviu – ", try archive.bytes(of: "word/comments.xml")[...])
      {
        return .annotated
      }
      if archive.contains("word/document.xml"),
        holds("w:author=\"reviu\"", try archive.bytes(of: "word/document.xml")[...])
      {
        return .annotated
      }
    } catch { return nil }  // What cannot be opened is not ours.
    return nil
  }

  /// Texts bear the words our reporters begin or end with.
  private static func isText(_ bytes: [UInt8]) -> Bool {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    if tables.contains(where: { start.starts(with: Array($0.utf8)) }) { return true }
    if start.starts(with: Array("# Hasil pemeriksaan: ".utf8)) {
      return holds(" aturan: ", start) && holds(" tidak sesuai, ", start)
    }
    // A review in one line a place that found nothing has one line.
    if start.count < 200, start.starts(with: Array("Tidak ada temuan".utf8)) {
      return !start.dropLast().contains(UInt8(ascii: "\n"))
    }
    let tail = start.suffix(200)
    if endsWithCounts(tail) { return true }
    return holds(" aturan: ", tail) && holds(" tidak sesuai, ", tail) && holds(" tidak berlaku", tail)
  }

  /// How tables of findings begin, now and before each place had a row, and those of the dossiers of a run.
  private static let tables = [
    "No;Masalah;Tempat ke;Tingkat;Aturan;", "No;Masalah;Tingkat;Aturan;", "No;Dosir;Instansi;Tahun;Status;",
  ]

  /// Whether the last line begins with `3 kesalahan · 1 peringatan · 0 catatan`, as results with one line a place end.
  private static func endsWithCounts(_ tail: ArraySlice<UInt8>) -> Bool {
    let line = String(decoding: tail, as: UTF8.self).split(whereSeparator: \.isNewline).last ?? ""
    let counts = line.split(separator: " · ")
    return counts.count >= 3
      && zip(counts, ["kesalahan", "peringatan", "catatan"]).allSatisfy { count, kind in
        let words = count.split(separator: " ")
        return words.count == 2 && words[0].allSatisfy { $0.isNumber || $0 == "." } && words[1] == kind
      }
  }

  private static func holds(_ words: String, _ bytes: ArraySlice<UInt8>) -> Bool {
    let words = Array(words.utf8)
    guard let first = words.first, bytes.count >= words.count else { return false }
    var index = bytes.startIndex
    while index <= bytes.endIndex - words.count {
      if bytes[index] == first, bytes[index..<(index + words.count)].elementsEqual(words) { return true }
      index += 1
    }
    return false
  }
}
