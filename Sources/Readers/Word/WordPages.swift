import Documents

/// Counts the pages of a Word file from the places at which Word last broke them.
struct WordPages {
  private(set) var starts: [PageStart] = []
  /// Whether Word noted its breaks; the author's own tell nothing about the pages between.
  private(set) var isKnown = false
  private var page = 1
  private var isOpened = true
  /// Whether the author asked for the page that begins next; Word notes it once more.
  private var wasAsked = false
  /// Pages count once in a row, though each of its cells goes on over them.
  private var rowStart = 0
  private var furthest = 0

  mutating func end(_ isAsked: Bool) {
    if !isAsked {
      isKnown = true
      if wasAsked { return wasAsked = false }
    }
    wasAsked = isAsked
    page += 1
    isOpened = true
  }

  mutating func pass(_ ends: some Sequence<WordParagraph.PageEnd>) {
    for end in ends { self.end(end.isAsked) }
  }

  /// Words are written from here on.
  mutating func begin(at offset: Int, _ manuscript: inout Manuscript) {
    wasAsked = false
    furthest = max(furthest, page)
    guard isOpened else { return }
    isOpened = false
    guard page > starts.last?.page ?? 0 else { return }
    starts.append(PageStart(offset: offset, page: page))
  }

  mutating func openRow() {
    page = max(page, furthest)
    rowStart = page
  }

  mutating func openCell() {
    furthest = max(furthest, page)
    page = rowStart
  }
}
