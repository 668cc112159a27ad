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
    } catch { return nil }  // What cannot be opened is not ours.
    return nil
  }

  /// Texts bear the words our reporters begin or end with.
  private static func isText(_ bytes: [UInt8]) -> Bool {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    if start.starts(with: Array("No;Masalah;T".utf8)) { return true }
    if start.starts(with: Array("# Hasil pemeriksaan: ".utf8)) { return holds("- Aturan: ", start) }
    let tail = start.suffix(200)
    // One line a place ends with how many problems there are.
    if holds(" kesalahan · ", tail), holds(" peringatan · ", tail), holds(" catatan", tail) { return true }
    return holds(" aturan: ", tail) && holds(" tidak sesuai, ", tail) && holds(" tidak berlaku", tail)
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
