import Documents

/// Which paragraphs of Word are neighbouring lines: rows set with tabs, and items of a list. All others stand alone.
enum LineKind {
  case alone
  /// A row set with tabs.
  case tabbed
  /// A few words that may go on in the row below.
  case between
  case item

  init(_ paragraph: WordParagraph, after before: LineKind) {
    let bytes = paragraph.bytes
    let words = bytes.trimmed(0..<bytes.count)
    let isSet = paragraph.headingLevel != nil || paragraph.isBold
    if let tab = words.first(where: { bytes[$0] == 0x09 }) {
      // `Nama<tab>: words` is a line of a form.
      let next = bytes.skippingBlanks(from: tab, to: words.upperBound)
      self = bytes[next] == UInt8(ascii: ":") ? .alone : .tabbed
    } else if !isSet, Self.isItem(paragraph.label, bytes[words]) {
      self = before == .tabbed ? .between : .item
    } else if !isSet, before == .tabbed, bytes.wordCount(in: words, limit: 9) <= 8 {
      self = .between
    } else {
      self = .alone
    }
  }

  /// Whether nothing but a line end parts it from the line before.
  func runsOn(from before: LineKind) -> Bool {
    switch (before, self) {
    case (.item, .item), (.tabbed, .tabbed), (.tabbed, .between), (.between, .tabbed): true
    default: false
    }
  }

  /// Whether words begin with the mark of a list; letters in capitals head sections.
  private static func isItem(_ label: String, _ words: ArraySlice<UInt8>) -> Bool {
    let line = Array(label.utf8) + words.prefix(24)
    guard let marker = line.listMarker(in: 0..<line.count) else { return false }
    return !line[marker].contains(where: \.isUpper)
  }
}
