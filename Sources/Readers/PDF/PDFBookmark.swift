internal import CQPDF
import Documents

/// A bookmark of a PDF: the title of a part and the page on which it begins.
struct PDFBookmark {
  /// The letters and figures of its title, in small letters.
  let key: [UInt8]
  /// From 1.
  let level: Int
  /// Counted from 1.
  let page: Int

  /// The letters and figures of words.
  static func key(of words: some Sequence<UInt8>) -> [UInt8] { words.filter(\.isWord).map(\.lowered) }
}

/// Bookmarks, read through libqpdf.
extension PDFDrawing {
  private static let mostBookmarks = 2_000

  /// The bookmarks that name a page, in order.
  func bookmarks(pages: Int) -> [PDFBookmark] {
    defer { qpdf_oh_release_all(file) }
    let root = qpdf_get_root(file)
    var numbers: [Int32: Int] = [:]
    for page in 0..<pages { numbers[qpdf_oh_get_object_id(file, qpdf_get_page_n(file, page))] = page + 1 }
    var found: [PDFBookmark] = []
    var seen: Set<Int32> = []
    var open: [(item: qpdf_oh, level: Int)] = [(key(key(root, "/Outlines"), "/First"), 1)]
    while let (item, level) = open.popLast(), seen.count < Self.mostBookmarks {
      guard qpdf_oh_is_dictionary(file, item) != 0, seen.insert(qpdf_oh_get_object_id(file, item)).inserted else {
        continue
      }
      open.append((key(item, "/Next"), level))
      if level < 9 { open.append((key(item, "/First"), level + 1)) }
      let title = PDFBookmark.key(of: words(key(item, "/Title")))
      guard let page = page(of: item, root, numbers), title.count > 2, title.count < 400 else { continue }
      found.append(PDFBookmark(key: title, level: level, page: page))
    }
    return found
  }

  /// The page that an item leads to, straight or through a name.
  private func page(of item: qpdf_oh, _ root: qpdf_oh, _ numbers: [Int32: Int]) -> Int? {
    var target = key(item, "/Dest")
    if qpdf_oh_is_null(file, target) != 0 { target = key(key(item, "/A"), "/D") }
    if qpdf_oh_is_name(file, target) != 0, let name = qpdf_oh_get_name(file, target) {
      target = qpdf_oh_get_key_if_dict(file, key(root, "/Dests"), name)
      if qpdf_oh_is_dictionary(file, target) != 0 { target = key(target, "/D") }
    }
    guard let page = items(target, most: 1).first, qpdf_oh_is_dictionary(file, page) != 0 else { return nil }
    return numbers[qpdf_oh_get_object_id(file, page)]
  }

  private func words(_ object: qpdf_oh) -> [UInt8] {
    guard qpdf_oh_is_string(file, object) != 0, let start = qpdf_oh_get_utf8_value(file, object) else { return [] }
    return PrintedLetters.plain(Array(String(cString: start).utf8)[...]).map { $0 }
  }
}

/// Which lines of a page are the titles of bookmarks.
struct BookmarkedLines {
  private var titles: [Int: [PDFBookmark]] = [:]

  init(_ bookmarks: [PDFBookmark]) {
    for bookmark in bookmarks { titles[bookmark.page, default: []].append(bookmark) }
  }

  /// The lines with those marked that a bookmark of the page names; a title may run over a few lines.
  func marked(_ lines: [PDFLine], page: Int) -> [PDFLine] {
    // A page has some dozens of lines and few titles.
    guard let titles = titles[page]?.prefix(100), lines.count < 1_000 else { return lines }
    var lines = lines
    for title in titles {
      for start in lines.indices where lines[start].heading == nil && !lines[start].beginsAnew {
        guard let end = end(of: title, from: start, in: lines) else { continue }
        lines[start].heading = .begins(level: title.level)
        for rest in lines.indices[(start + 1)..<end] { lines[rest].heading = .goesOn }
        break
      }
    }
    return lines
  }

  /// The line after a title that begins on a line; a number before it may be missing in the bookmark.
  private func end(of title: PDFBookmark, from start: Int, in lines: [PDFLine]) -> Int? {
    var written: [UInt8] = []
    for line in start..<min(start + 4, lines.count) where lines[line].heading == nil {
      written += PDFBookmark.key(of: lines[line].words.lazy.flatMap(\.text))
      guard written.count < title.key.count + 12 else { return nil }
      if written == title.key { return line + 1 }
      let number = PDFBookmark.key(of: lines[start].words[0].text)
      if lines[start].words.count > 1, number.count < 8, number.contains(where: \.isDigit) || number.count < 4,
        written.count == title.key.count + number.count, written.starts(with: number), written.ends(with: title.key)
      {
        return line + 1
      }
    }
    return nil
  }
}

extension [UInt8] {
  fileprivate func ends(with other: [UInt8]) -> Bool {
    count >= other.count && suffix(other.count).elementsEqual(other)
  }
}
