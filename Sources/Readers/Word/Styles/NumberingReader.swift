import Archives

/// Reads `numbering.xml`.
final class NumberingReader: XMLHandler {
  var lists: [Int: WordNumbering.List] = [:]
  var definitions: [Int: [Int: WordNumbering.Level]] = [:]
  /// Definitions that stand for another one, by the name of its style.
  var links: [Int: String] = [:]
  var named: [String: Int] = [:]

  private var definition: Int?
  private var list: Int?
  private var depth: Int?
  private var level = WordNumbering.Level()

  func start(_ tag: OfficeTag, _ attributes: XMLAttributes) {
    switch tag {
    case .abstractNumbering: definition = attributes.integer("abstractNumId")
    case .listDefinition:
      list = attributes.integer("numId")
      if let list { lists[list] = WordNumbering.List() }
    case .abstractID: if let list { lists[list]?.definition = attributes.integer("val") ?? -1 }
    case .styleLink: if let definition, let name = attributes["val"] { named[name] = definition }
    case .numberingStyleLink: if let definition { links[definition] = attributes["val"] }
    case .levelOverride: depth = attributes.integer("ilvl")
    case .startOverride: if let list, let depth { lists[list]?.starts[depth] = attributes.integer("val") ?? 1 }
    case .level:
      depth = attributes.integer("ilvl")
      level = WordNumbering.Level()
    default: describe(tag, attributes)
    }
  }

  private func describe(_ tag: OfficeTag, _ attributes: XMLAttributes) {
    guard depth != nil else { return }
    switch tag {
    case .levelStart: level.start = attributes.integer("val") ?? 1
    case .levelFormat: level.format = attributes["val"] ?? "decimal"
    case .levelText: level.text = attributes["val"] ?? ""
    case .levelSuffix: level.suffix = attributes["val"] ?? "tab"
    case .levelRestart: level.restart = attributes.integer("val")
    case .levelLegal: level.isLegal = attributes.isOn
    case .paragraphStyle: level.style = attributes["val"]
    case .fonts: level.font = attributes["ascii"] ?? attributes["hAnsi"]
    default: break
    }
  }

  func end(_ tag: OfficeTag) {
    switch tag {
    case .level:
      if let list, let depth { lists[list]?.levels[depth] = level }
      if list == nil, let definition, let depth { definitions[definition, default: [:]][depth] = level }
      if list == nil { depth = nil }
    case .levelOverride: depth = nil
    case .abstractNumbering: definition = nil
    case .listDefinition: list = nil
    default: break
    }
  }

}
