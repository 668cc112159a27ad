import Archives

/// The styles of a Word file: which make headings, bold, hidden or numbered paragraphs.
struct WordStyles {
  /// What a style says itself; nil where it leaves it to the style it is based on.
  struct Style {
    var name = ""
    var basedOn: String?
    var outline: Int?
    var listID: Int?
    var listLevel: Int?
    var bold: Bool?
    var hidden: Bool?
    var capitals: Bool?
  }

  private(set) var styles: [String: Style] = [:]
  private(set) var standard: String?
  private static let deepest = 20

  init() {}

  /// The styles of a part; none when the file has no such part.
  init(_ part: String?, of archive: ZipArchive) throws(OfficeProblem) {
    guard let part, archive.contains(part) else { return }
    let reader = StyleReader()
    try XMLStream.parse(part, of: archive, reader)
    (styles, standard) = (reader.styles, reader.standard)
  }

  /// The first thing a style or one of those it is based on says.
  func first<Value>(_ id: String?, _ value: (Style) -> Value?) -> Value? {
    var next = id ?? standard
    for _ in 0..<Self.deepest {
      guard let id = next, let style = styles[id] else { return nil }
      if let found = value(style) { return found }
      next = style.basedOn
    }
    return nil
  }

  /// The heading level a style gives, from 1; nil for running text.
  func headingLevel(_ id: String?) -> Int? {
    guard let id, id != standard else { return nil }
    // 9 is the outline level of running text.
    let level = first(id) { style in style.outline.map { $0 + 1 } ?? Self.level(named: style.name) }
    if let level { return level <= 9 ? level : nil }
    return styles[id] == nil ? Self.level(named: id) : nil
  }

  /// `heading 2`, `Judul 2`, `Judul2`, `Heading2`.
  private static func level(named name: String) -> Int? {
    let words = name.lowercased().filter { $0 != " " }
    for word in ["heading", "judul"] where words.hasPrefix(word) {
      let rest = words.dropFirst(word.count)
      if rest.count == 1, let level = Int(rest), level > 0 { return level }
    }
    return nil
  }
}

/// Reads `styles.xml`.
private final class StyleReader: XMLHandler {
  var styles: [String: WordStyles.Style] = [:]
  var standard: String?
  private var id: String?
  private var style = WordStyles.Style()
  private var isChange = 0

  func start(_ tag: OfficeTag, _ attributes: XMLAttributes) {
    if tag == .paragraphChange || tag == .runChange { isChange += 1 }
    guard isChange == 0 else { return }
    if tag == .style {
      id = attributes["styleId"]
      style = WordStyles.Style()
      if attributes["type"] == "paragraph", ["1", "true", "on"].contains(attributes["default"]) { standard = id }
    }
    guard id != nil else { return }
    switch tag {
    case .styleName: style.name = attributes["val"] ?? ""
    case .basedOn: style.basedOn = attributes["val"]
    case .outlineLevel: style.outline = attributes.integer("val")
    case .numberingID: style.listID = attributes.integer("val")
    case .numberingLevel: style.listLevel = attributes.integer("val")
    case .bold: style.bold = attributes.isOn
    case .hidden: style.hidden = attributes.isOn
    case .capitals: style.capitals = attributes.isOn
    default: break
    }
  }

  func end(_ tag: OfficeTag) {
    if tag == .paragraphChange || tag == .runChange { isChange -= 1 }
    guard tag == .style, let ended = id else { return }
    styles[ended] = style
    id = nil
  }

}
