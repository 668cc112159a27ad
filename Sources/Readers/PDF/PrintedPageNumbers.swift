/// The numbers printed on pages: `12`, `III-4`, `Hal. 7`, as they count along with the pages.
///
/// A figure at the edge of a page may be anything; it is the page's number when the same distance to the count of pages
/// holds on three pages or more. A page without a number between two that have one has the one between.
struct PrintedPageNumbers {
  /// By page, counted from 1.
  private(set) var labels: [Int: String] = [:]

  /// A number with what stands before it, and how far it is from the count of pages.
  private struct Key: Hashable {
    let chapter: String
    let shift: Int
  }

  init(on pages: [PDFPage]) {
    let found = pages.map(Self.candidates)
    var counts: [Key: Int] = [:]
    for own in found {
      for key in Set(own) { counts[key, default: 0] += 1 }
    }
    var known: [Int: Key] = [:]
    for (page, own) in zip(pages, found) {
      let likely = own.filter { counts[$0, default: 0] >= Self.fewest }
      known[page.number] = likely.max { counts[$0, default: 0] < counts[$1, default: 0] }
    }
    var last: (page: Int, key: Key)?
    for page in pages.map(\.number) {
      guard let key = known[page] else { continue }
      if let last, last.key == key {
        for between in (last.page + 1)..<page { labels[between] = Self.label(key, between) }
      }
      labels[page] = Self.label(key, page)
      last = (page, key)
    }
  }

  /// Fewer pages than this may agree by chance.
  private static let fewest = 3

  private static func label(_ key: Key, _ page: Int) -> String { key.chapter + String(page + key.shift) }

  /// What the first and last lines of a page may number it with.
  private static func candidates(on page: PDFPage) -> [Key] {
    let edge = page.words.filter { $0.centre < page.height * 0.12 || $0.centre > page.height * 0.82 }
    let lines = PDFLine.lines(of: edge)
    return (lines.prefix(2) + lines.suffix(2)).flatMap { line -> [Key] in
      let words = line.words.map { String(decoding: $0.text, as: UTF8.self) }
      // `III - 4` stands in three words.
      let ends = [words.suffix(3).joined(separator: " "), words.last, words.first].compactMap { $0 }
      return ends.compactMap(number).prefix(1).map { Key(chapter: $0.chapter, shift: $0.number - page.number) }
    }
  }

  /// `12`, `-12-`, `III-4`, `III.4`: the chapter with its dash, and the number in it.
  private static func number(_ word: String) -> (chapter: String, number: Int)? {
    let parts = word.split { !$0.isLetter && !$0.isNumber }
    guard word.count <= 12, let last = parts.last, parts.count <= 2, last.count <= 3, last.allSatisfy(\.isASCII),
      let number = Int(last),
      number > 0
    else { return nil }
    guard parts.count == 2 else { return ("", number) }
    guard parts[0].count <= 4, parts[0].allSatisfy({ "IVX".contains($0) }) else { return nil }
    return (parts[0] + "-", number)
  }
}
