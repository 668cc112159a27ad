internal import Bahasa
import Documents
import Facts
package import Patterns

/// `reword: [<column>…]` — tables, and the headings and items of a chapter, that list the same things call them alike.
///
/// A chapter lists what its headings and list items begin with the column's word: `A. Program Penataan Ruang`. Two lists
/// name the same things when at least half of the names of the shorter one, and two or more, are the same. A
/// name that the other table does not have and one that this table does not have are one thing called twice when they
/// stand beside the same neighbour, share most of their words, and each is the other's nearest: `Program Penyiapan Sumber
/// Daya` against `Program Penyiapan Potensi Sumber Daya`. A name that is a piece of the other is cut off by its table, and
/// names with other numbers are other things. The wording of an agreement, or of three times as many tables, stands; else
/// both are accused. A table of other years alone may call things as they were called then. Keys: `ignore` (words that make no other name).
package struct Reword: Check {
  package static let verb = "reword"
  static let keys = [verb, "ignore"]

  let columns: [String]
  let ignored: Set<String>

  package var placeholders: Set<String> { ["jenis", "tertulis", "seharusnya", "lawan"] }

  init(_ yaml: RuleMap, _ definitions: Definitions) throws(RuleFileError) {
    columns = try definitions.measures(Self.verb, yaml)
    ignored = Set(try yaml.strings("ignore"))
  }

  package func judge(_ context: ReviewContext) throws(Unfinished) -> [Judgement] {
    guard let report = context.book.report else { return [] }
    var names = NameIndex()
    var lists: [NameList] = []
    let year = context.book.identity.year?.value
    for reading in context.book.tables where reading.document == report {
      try context.step()
      guard !Self.isOfOtherYears(reading, than: year) else { continue }
      for column in columns {
        if let list = NameList(reading, column, &names, context) { lists.append(list) }
      }
    }
    for column in columns {
      for part in context.book.parts[report].parts where part.isChapter {
        try context.step()
        if let list = NameList(headingsOf: part.id, column, in: report, &names, context) { lists.append(list) }
      }
    }
    var judgements: [Judgement] = []
    var told: Set<[Int]> = []
    for (number, right) in lists.enumerated() {
      for left in lists[..<number] where left.column == right.column {
        try context.step()
        for (a, b) in left.renamed(in: right, ignoring: ignored)
        where told.insert([min(a.group, b.group), max(a.group, b.group)]).inserted {
          judgements.append(judgement(a, b, lists, context))
        }
        if left.shares(with: right), let entry = right.entries.first {
          judgements.append(Judgement(.pass, evidence: [Evidence(entry.fact.place, field: "nama")]))
        }
      }
    }
    return judgements
  }

  /// Whether all that a table measures is of other years.
  private static func isOfOtherYears(_ reading: TableReading, than year: Int?) -> Bool {
    guard let year else { return false }
    let periods = reading.columns.indices.filter { !reading.columns[$0].isWords && reading.columns[$0].measure != nil }
      .map(reading.period)
    return !periods.isEmpty && periods.allSatisfy { $0.flatMap { Int($0) }.map { $0 != year } ?? false }
  }

  private func judgement(
    _ a: NameList.Entry, _ b: NameList.Entry, _ lists: [NameList], _ context: ReviewContext
  ) -> Judgement {
    let uses = { (entry: NameList.Entry) in
      lists.filter { $0.column == entry.column }
        .compactMap { list in list.entries.first { $0.group == entry.group }.map { (list, $0) } }
    }
    let (left, right) = (uses(a), uses(b))
    // Who is far outnumbered is odd; else who departs from an agreement; else nobody knows.
    let isAgreed = { (uses: [(NameList, NameList.Entry)]) in uses.contains { $0.0.isAgreement } }
    let lead = left.count - right.count
    let isMajority = max(left.count, right.count) >= 3 * min(left.count, right.count)
    let isRightOdd = isMajority || isAgreed(left) == isAgreed(right) ? lead >= 0 : isAgreed(left)
    let (odd, known) = isRightOdd ? (right, left) : (left, right)
    let isClear = isAgreed(known) ? isMajority || !isAgreed(odd) : isMajority && !isAgreed(odd)
    return Judgement(
      .fail,
      evidence: odd.enumerated().map { Evidence($1.1.fact.place, field: "nama", isAccused: isClear || $0 == 0) }
        + known.prefix(3).enumerated().map {
          Evidence($1.1.fact.place, field: "nama", isAccused: !isClear && $0 == 0)
        },
      values: [
        "jenis": a.column, "tertulis": odd[0].1.fact.text, "seharusnya": known[0].1.fact.text,
        "lawan": known[0].0.place(of: known[0].1, context),
      ],
      expected: isClear ? known[0].1.fact.text : nil)
  }
}

/// The different names in one column of a table, or in the headings and items of a chapter, in reading order.
private struct NameList {
  struct Entry {
    let column: String
    /// The number of the name among all same names.
    let group: Int
    let name: Name
    let fact: Fact
  }

  let column: String
  /// Whether it is a table.
  private let isTable: Bool
  let isAgreement: Bool
  let entries: [Entry]
  private let groups: Set<Int>

  /// Longer lists are catalogues; comparing what is left of them would cost too much.
  private static let most = 400
  private static let mostLeft = 40
  /// Titles of a chapter may be of things no table lists.
  private static let leastAlikeInProse = 0.75

  /// Nil where a table names too little to be told from any other.
  init?(_ reading: TableReading, _ column: String, _ names: inout NameIndex, _ context: ReviewContext) {
    guard
      let index = reading.columns.indices.last(where: {
        reading.columns[$0].isWords && reading.columns[$0].measure == column
      })
    else { return nil }
    let facts = reading.rows.filter { $0.kind == .data || $0.kind == .group }.compactMap { $0.cells[index] }
    let isAgreement =
      reading.columns("realisasi").isEmpty
      && (reading.part == "lampiran-pk" || reading.caption.contains("perjanjian kinerja"))
    self.init(facts.filter { $0.figure == nil }, column, isTable: true, isAgreement: isAgreement, &names, context)
  }

  /// Nil where a chapter's headings and items name too little.
  init?(headingsOf part: String, _ column: String, in report: Int, _ names: inout NameIndex, _ context: ReviewContext) {
    let document = context.book.document(report)
    let facts = document.blocks.indices.compactMap { index -> Fact? in
      let block = document.blocks[index]
      switch block.content {
      case .heading, .listItem: break
      default: return nil
      }
      guard context.book.parts[report].part(index).id == part else { return nil }
      return Self.title(document, block, column).map {
        Fact(place: Place(document: report, block: index, range: $0), text: document.text.string($0))
      }
    }
    self.init(facts, column, isTable: false, isAgreement: false, &names, context)
  }

  private init?(
    _ facts: [Fact], _ column: String, isTable: Bool, isAgreement: Bool, _ names: inout NameIndex,
    _ context: ReviewContext
  ) {
    var entries: [Entry] = []
    var groups: Set<Int> = []
    for fact in facts {
      let name = context.name(Self.withoutKind(fact.text, column))
      guard name.key.utf8.count >= 12, name.text.contains(" ") else { continue }
      let group = names.insert(name)
      if groups.insert(group).inserted {
        entries.append(Entry(column: column, group: group, name: name, fact: fact))
      }
    }
    guard (3...Self.most).contains(entries.count) else { return nil }
    self.column = column
    self.isTable = isTable
    self.isAgreement = isAgreement
    self.entries = entries
    self.groups = groups
  }

  /// What a reader calls the place of a name.
  func place(of entry: Entry, _ context: ReviewContext) -> String {
    let place = entry.fact.place
    return isTable
      ? context.tableName(place.block, of: place.document)
      : ReviewContext.placeName(place.range.lowerBound, in: context.book.document(place.document))
  }

  /// The name in a heading or item that begins, perhaps behind a mark such as `A.`, with the column's word, up to where
  /// the title ends.
  private static func title(_ document: Document, _ block: Block, _ column: String) -> Range<Int>? {
    let line = document.text.bytes[block.range].prefix { !":;,(=".utf8.contains($0) }
    guard line.count <= longestTitle else { return nil }
    let first = line.split { $0 <= 0x20 }.prefix(2).first { String(decoding: $0, as: UTF8.self).lowercased() == column }
    return first.map { document.text.trimmed($0.startIndex..<line.endIndex) }
  }

  /// A title is no sentence.
  private static let longestTitle = 160

  /// A name without the word of its column: `Penataan Ruang` of `Program Penataan Ruang`.
  private static func withoutKind(_ text: String, _ column: String) -> String {
    text.lowercased().hasPrefix(column + " ") ? String(text.dropFirst(column.count + 1)) : text
  }

  /// Whether both list the same things.
  func shares(with other: NameList) -> Bool {
    let shared = groups.intersection(other.groups).count
    return shared >= 2 && shared * 2 >= min(groups.count, other.groups.count)
  }

  /// Names of this list that the other calls otherwise, each with what it is called there.
  func renamed(in other: NameList, ignoring ignored: Set<String>) -> [(Entry, Entry)] {
    guard shares(with: other) else { return [] }
    let left = entries.indices.filter { !other.groups.contains(entries[$0].group) }
    let right = other.entries.indices.filter { !groups.contains(other.entries[$0].group) }
    guard !left.isEmpty, !right.isEmpty, max(left.count, right.count) <= Self.mostLeft else { return [] }
    let least = isTable && other.isTable ? Rewording.leastAlike : Self.leastAlikeInProse
    let likeness = left.map { i in right.map { entries[i].name.similarity(to: other.entries[$0].name) } }
    var pairs: [(Entry, Entry)] = []
    for (x, i) in left.enumerated() {
      guard let y = right.indices.max(by: { likeness[x][$0] < likeness[x][$1] }), likeness[x][y] >= least,
        left.indices.allSatisfy({ $0 == x || likeness[$0][y] < likeness[x][y] }),
        right.indices.allSatisfy({ $0 == y || likeness[x][$0] < likeness[x][y] })
      else { continue }
      let (a, b) = (entries[i], other.entries[right[y]])
      guard Self.areNeighbours(self, i, other, right[y]), Rewording.isOther(a.name, b.name, ignored),
        // What is nearer to a name both have is not another name for it.
        other.entries.allSatisfy({ $0.group == b.group || $0.name.similarity(to: a.name) < likeness[x][y] }),
        entries.allSatisfy({ $0.group == a.group || $0.name.similarity(to: b.name) < likeness[x][y] })
      else { continue }
      pairs.append((a, b))
    }
    return pairs
  }

  /// Whether the nearest name before or behind that both lists have is the same.
  private static func areNeighbours(_ one: NameList, _ i: Int, _ other: NameList, _ j: Int) -> Bool {
    let shared = one.groups.intersection(other.groups)
    let before = { (list: NameList, at: Int) in list.entries[..<at].last { shared.contains($0.group) }?.group }
    let behind = { (list: NameList, at: Int) in
      list.entries[(at + 1)...].first { shared.contains($0.group) }?.group
    }
    let (a, b) = (before(one, i), before(other, j))
    let (c, d) = (behind(one, i), behind(other, j))
    return (a == b && a != nil) || (c == d && c != nil)
  }
}
