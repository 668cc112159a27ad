internal import Archives

/// Puts the marks of comments into a part: runs are parted where a comment begins or ends among their words, and each
/// half keeps the look of the whole.
struct WordCuts {
  private let runs: WordRuns
  private let dialect: WordDialect
  private var starts: [WordRuns.Cut: [Int]] = [:]
  private var ends: [WordRuns.Cut: [(id: Int, look: String)]] = [:]
  /// The number the next copy of a tracked change of looks gets; nil until one is needed.
  private var nextChange: Int?

  init(_ runs: WordRuns, _ dialect: WordDialect) {
    (self.runs, self.dialect) = (runs, dialect)
  }

  /// Adds a comment between two cuts; the letters of a run tell how large its mark may be.
  mutating func add(_ id: Int, from start: WordRuns.Cut, to end: WordRuns.Cut, like run: Int) {
    starts[start, default: []].append(id)
    ends[end, default: []].append((id, look(of: run)))
  }

  /// Writes all marks and parted runs.
  mutating func write(to splice: inout Splice) {
    let cuts = Set(starts.keys).union(ends.keys).sorted { ($0.position, $0.run ?? -1) < ($1.position, $1.run ?? -1) }
    let inWords = Dictionary(grouping: cuts) { WordRuns.Cut(position: 0, run: $0.run, child: $0.child) }
    var parted: Set<WordRuns.Cut> = []
    for cut in cuts {
      let marks = marks(at: cut)
      guard let run = cut.run else {
        splice.insert(marks, at: cut.position)
        continue
      }
      let (close, open) = halves(of: run)
      guard let number = cut.child, let words = runs.words(runs.runs[run].children[number]) else {
        splice.insert(close + marks + open, at: cut.position)
        continue
      }
      let child = runs.runs[run].children[number]
      let tags = Tags(runs.bytes[child.opening])
      let isOnlyBlanks = runs.bytes[cut.position..<words.upperBound].allSatisfy { $0 <= 0x20 }
      let next = isOnlyBlanks ? tags.opening : tags.preserving
      splice.insert("\(tags.closing)\(close)\(marks)\(open)\(next)", at: cut.position)
      if parted.insert(WordRuns.Cut(position: 0, run: run, child: number)).inserted, !child.preserves {
        let others = inWords[WordRuns.Cut(position: 0, run: run, child: number)] ?? []
        keepBlanks(of: words, child.opening, tags, cuts: others.map(\.position), &splice)
      }
    }
  }

  /// The tags around words: as written, and so that blanks at the ends count.
  private struct Tags {
    let opening: String
    let preserving: String
    let closing: String

    init(_ tag: ArraySlice<UInt8>) {
      let name = MarkupText.name(of: tag)
      opening = String(decoding: tag, as: UTF8.self)
      preserving = "<\(name) xml:space=\"preserve\">"
      closing = "</\(name)>"
    }
  }

  private func marks(at cut: WordRuns.Cut) -> String {
    let ending = (ends[cut] ?? []).map {
      dialect.mark("commentRangeEnd", id: $0.id) + dialect.reference(id: $0.id, look: $0.look)
    }
    return (ending + (starts[cut] ?? []).map { dialect.mark("commentRangeStart", id: $0) }).joined()
  }

  /// Keeps blanks at the place where words are parted. Blanks at the ends, which were not kept before, stay in tags of
  /// their own and are not kept now either.
  private func keepBlanks(
    of range: Range<Int>, _ opening: Range<Int>, _ tags: Tags, cuts: [Int], _ splice: inout Splice
  ) {
    let words = runs.bytes[range]
    let start = words.firstIndex { $0 > 0x20 } ?? words.endIndex
    let end = (words.lastIndex { $0 > 0x20 } ?? words.startIndex - 1) + 1
    if start == words.startIndex {
      splice.replace(opening, with: tags.preserving)
    } else if start < end, !cuts.contains(start) {
      splice.insert(tags.closing + tags.preserving, at: start)
    }
    if start < end, end < words.endIndex, !cuts.contains(end) { splice.insert(tags.closing + tags.opening, at: end) }
  }

  /// What closes a run and what opens its other half.
  private mutating func halves(of number: Int) -> (close: String, open: String) {
    let run = runs.runs[number]
    let opening = String(decoding: runs.bytes[run.opening], as: UTF8.self)
    let name = MarkupText.name(of: runs.bytes[run.opening])
    let properties = run.properties.map { String(decoding: runs.bytes[$0], as: UTF8.self) } ?? ""
    return ("</\(name)>", opening + renumbered(properties))
  }

  /// The properties of a copied run; a tracked change of looks in it is another one than the first.
  private mutating func renumbered(_ properties: String) -> String {
    guard let change = properties.firstRange(of: "rPrChange "),
      let id = properties[change.upperBound...].firstRange(of: ":id=\"")
    else { return properties }
    let number = nextChange ?? Self.highestNumber(in: runs.bytes) + 1
    nextChange = number + 1
    let rest = properties[id.upperBound...].drop { $0 != "\"" }
    return properties[..<id.upperBound] + "\(number)" + rest
  }

  /// The highest `id` in a part, of whatever kind.
  static func highestNumber(in bytes: [UInt8]) -> Int {
    let mark = Array(":id=\"".utf8)
    var highest = 0
    var at = 0
    while at + mark.count < bytes.count {
      guard bytes[at] == mark[0], bytes[at...].starts(with: mark) else {
        at += 1
        continue
      }
      at += mark.count
      let digits = bytes[at...].prefix { $0 >= 0x30 && $0 <= 0x39 }.prefix(9)
      highest = max(highest, digits.reduce(0) { $0 * 10 + Int($1 - 0x30) })
    }
    return highest
  }

  /// The font and size of a run, so that the mark beside its words makes no line higher.
  private func look(of number: Int) -> String {
    guard let properties = runs.runs[number].properties else { return "" }
    let written = String(decoding: runs.bytes[properties], as: UTF8.self)
    let own = written.firstRange(of: ":rPrChange").map { written[..<$0.lowerBound] } ?? written[...]
    return ["rStyle", "rFonts", "sz", "szCs"].compactMap { name in
      guard let found = own.firstRange(of: ":\(name) "), let start = own[..<found.lowerBound].lastIndex(of: "<"),
        let end = own[found.upperBound...].firstIndex(of: ">"), own[..<end].last == "/"
      else { return nil }
      return String(own[start...end])
    }.joined()
  }
}
