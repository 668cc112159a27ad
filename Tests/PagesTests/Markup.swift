/// HTML as tests look at it: our own pages, whose attributes are always quoted.
struct Markup {
  let html: String

  /// One tag that opens, with its attributes.
  struct Tag {
    let name: String
    let attributes: [String: String]
    /// Where it stands.
    let offset: Int
  }

  init(_ html: String) { self.html = html }

  /// All opening tags in order.
  var tags: [Tag] {
    var tags: [Tag] = []
    let bytes = Array(html.utf8)
    var offset = 0
    while offset < bytes.count {
      guard bytes[offset] == UInt8(ascii: "<"), offset + 1 < bytes.count, Self.isLetter(bytes[offset + 1]) else {
        offset += 1
        continue
      }
      var end = offset + 1
      var isQuoted = false
      while end < bytes.count, isQuoted || bytes[end] != UInt8(ascii: ">") {
        if bytes[end] == UInt8(ascii: "\"") { isQuoted.toggle() }
        end += 1
      }
      tags.append(Self.tag(String(decoding: bytes[(offset + 1)..<end], as: UTF8.self), offset))
      offset = end + 1
    }
    return tags
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  private static func tag(_ text: String, _ offset: Int) -> Tag {
    let name = text.prefix { $0 != " " && $0 != "\n" && $0 != "/" }
    var attributes: [String: String] = [:]
    var rest = text.dropFirst(name.count)
    while true {
      rest = rest.drop { $0 == " " || $0 == "\n" || $0 == "/" }
      guard !rest.isEmpty else { break }
      let key = rest.prefix { $0 != "=" && $0 != " " }
      rest = rest.dropFirst(key.count)
      guard rest.hasPrefix("=\"") else {
        attributes[String(key)] = ""
        continue
      }
      rest = rest.dropFirst(2)
      let value = rest.prefix { $0 != "\"" }
      attributes[String(key)] = String(value)
      rest = rest.dropFirst(value.count + 1)
    }
    return Tag(name: String(name), attributes: attributes, offset: offset)
  }

  var ids: [String] { tags.compactMap { $0.attributes["id"] } }

  /// The form controls a person fills in that have no name: no label, no words of their own.
  var unnamedControls: [Tag] {
    let tags = tags
    let labelled = Set(tags.filter { $0.name == "label" }.compactMap { $0.attributes["for"] })
    return tags.filter { tag in
      guard ["input", "select", "textarea"].contains(tag.name), tag.attributes["type"] != "hidden" else { return false }
      if tag.attributes["aria-label"] != nil || labelled.contains(tag.attributes["id"] ?? "") { return false }
      let before = String(decoding: html.utf8.prefix(tag.offset), as: UTF8.self)
      // A control inside its label.
      return before.ranges(of: "<label").count == before.ranges(of: "</label>").count
    }
  }

  /// The words a reader sees, with single spaces.
  var words: String { Self.words(html) }

  static func words(_ html: String) -> String {
    var text = ""
    var isTag = false
    for character in html {
      if character == "<" { isTag = true }
      if !isTag { text.append(character) }
      if character == ">" { isTag = false }
    }
    for (name, sign) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
      text = text.replacing(name, with: sign)
    }
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The words of every element with a class, in order; elements of one name do not lie in each other.
  func words(of name: String, style: String) -> [String] {
    html.split(separator: "<\(name) ", omittingEmptySubsequences: false).dropFirst().compactMap { piece in
      guard let close = piece.firstIndex(of: ">"), let end = piece.firstRange(of: "</\(name)>") else { return nil }
      let attributes = Self.tag(name + " " + piece[..<close], 0).attributes
      guard (attributes["class"] ?? "").split(separator: " ").contains(Substring(style)) else { return nil }
      return Self.words(String(piece[piece.index(after: close)..<end.lowerBound]))
    }
  }
}
