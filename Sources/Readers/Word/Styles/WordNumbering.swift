import Archives

/// The automatic numbers of a Word file, counted as Word counts them.
struct WordNumbering {
  /// One level of a list.
  struct Level {
    var start = 1
    var format = "decimal"
    var text = ""
    var suffix = "tab"
    var restart: Int?
    var isLegal = false
    var font: String?
    var style: String?
  }

  /// A list a paragraph may name: its definition and what it changes of it.
  struct List {
    var definition = -1
    var starts: [Int: Int] = [:]
    var levels: [Int: Level] = [:]
  }

  private var lists: [Int: List] = [:]
  private var definitions: [Int: [Int: Level]] = [:]
  /// What each definition has counted on each level.
  private var counts: [Int: [Int: Int]] = [:]
  private var restarted: Set<[Int]> = []

  init() {}

  init(_ part: String?, of archive: ZipArchive) throws(OfficeProblem) {
    guard let part, archive.contains(part) else { return }
    let reader = NumberingReader()
    try XMLStream.parse(part, of: archive, reader)
    lists = reader.lists
    definitions = reader.definitions
    for (id, link) in reader.links {
      if let target = reader.named[link], let levels = reader.definitions[target] { definitions[id] = levels }
    }
  }

  /// The level of a list that numbers the paragraphs of a style.
  func level(ofStyle style: String?, list: Int) -> Int? {
    guard let style, let list = lists[list], let levels = definitions[list.definition] else { return nil }
    return levels.first { $0.value.style == style }?.key
  }

  /// Counts a paragraph and answers its number as printed with what follows it; nil when the list is unknown.
  mutating func label(list id: Int, level: Int) -> String? {
    guard id != 0, (0...8).contains(level), let list = lists[id],
      let shape = list.levels[level] ?? definitions[list.definition]?[level]
    else { return nil }
    count(id, list, level, shape)
    let words = shape.format == "bullet" ? bullet(shape) : written(list, level, shape)
    return words.isEmpty ? nil : words + (shape.suffix == "nothing" ? "" : " ")
  }

  private mutating func count(_ id: Int, _ list: List, _ level: Int, _ shape: Level) {
    var reached = counts[list.definition] ?? [:]
    if let start = list.starts[level], restarted.insert([id, level]).inserted {
      reached[level] = start
    } else {
      reached[level] = reached[level].map { $0 &+ 1 } ?? shape.start
    }
    for upper in 0..<level where reached[upper] == nil {
      reached[upper] = (list.levels[upper] ?? definitions[list.definition]?[upper])?.start ?? 1
    }
    for lower in (level + 1)..<10 {
      let restart = (list.levels[lower] ?? definitions[list.definition]?[lower])?.restart
      // 0 never starts again; n only under a level above n.
      if restart == nil || level < (restart ?? 0) { reached[lower] = nil }
    }
    counts[list.definition] = reached
  }

  /// `%1.%2` with the counted numbers.
  private func written(_ list: List, _ level: Int, _ shape: Level) -> String {
    var words = ""
    var isPlace = false
    for character in shape.text.prefix(64) {
      if isPlace, let place = character.wholeNumberValue, (1...9).contains(place) {
        let format = (list.levels[place - 1] ?? definitions[list.definition]?[place - 1])?.format ?? "decimal"
        let value = counts[list.definition]?[place - 1] ?? 1
        words += CountedNumber.string(value, format: shape.isLegal && format != "none" ? "decimal" : format)
        isPlace = false
      } else if character == "%" {
        isPlace = true
      } else {
        words.append(character)
        isPlace = false
      }
    }
    return words.trimmed
  }

  private func bullet(_ shape: Level) -> String {
    if shape.text == "o", shape.font?.hasPrefix("Courier") == true { return "○" }
    let font = shape.font.flatMap { SymbolFont($0) }
    var words = ""
    for scalar in shape.text.unicodeScalars.prefix(8) {
      let shown = font.map { scalar.value < 0x100 || scalar.value >= 0xF000 ? $0.character(scalar.value) : scalar }
      words.unicodeScalars.append(shown ?? SymbolFont.unnamed(scalar))
    }
    return words.trimmed
  }
}
