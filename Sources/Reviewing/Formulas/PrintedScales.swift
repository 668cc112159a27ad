internal import Bahasa
import Facts

/// The scales of predicates that the report itself prints: one for each table of records `skala`, and one for each run of
/// lines of records `skala_baris`.
struct PrintedScales {
  let context: ReviewContext

  var scales: [Scale] {
    groups.compactMap { records in
      let classes = records.compactMap(scaleClass)
      // Evaluation grades (AA … D) are no scale for what was attained.
      let isGrades = classes.contains { context.name($0.word).key == "aa" }
      guard classes.count > 1, !isGrades else { return nil }
      return Scale(id: "laporan", title: "skala laporan", source: "laporan", classes: initialled(classes))
    }
  }

  /// The classes that stand together.
  var groups: [[Record]] {
    let tables = own("skala").grouped { $0.block == $1.block }
    let lines = own("skala_baris").grouped { $1.block - $0.block <= 1 }
    return tables + lines.filter { $0.count > 2 }
  }

  /// The classes of one kind that the report itself prints.
  private func own(_ kind: String) -> [Record] {
    (context.book.records[kind] ?? []).filter { $0.document == context.book.report }
  }

  /// The classes that stand with one.
  func group(of record: Record) -> [Record] {
    groups.first { $0.contains { $0.kind == record.kind && $0.place == record.place } } ?? [record]
  }

  /// A reversed range (`90 ≥ 100`) is read the way it must be meant; that it is reversed is a finding of its own.
  private func scaleClass(_ record: Record) -> Scale.Class? {
    guard let word = record.stated("predikat"), let range = record.stated("rentang") else { return nil }
    guard let printed = PrintedRange.parse(range.text) else { return nil }
    let (name, short) = Self.parts(word.text)
    let bounds = [printed.lower, printed.upper].compactMap { $0 }
    let aliases = [short, record.stated("singkatan")?.text].compactMap { $0 }
    if printed.isReversed, bounds.count == 2 {
      return Scale.Class(word: name, aliases: aliases, range: .init(lower: bounds.min(), upper: bounds.max()))
    }
    var kept = Scale.Class.Interval(lower: printed.lower, upper: printed.upper)
    if printed.upper == nil, !printed.lowerIncluded { kept.excluded = printed.lower }
    if printed.lower == nil, !printed.upperIncluded { kept.excluded = printed.upper }
    return Scale.Class(word: name, aliases: aliases, range: kept)
  }

  /// `Sangat Baik (SB)` → the word and its abbreviation.
  private static func parts(_ text: String) -> (String, String?) {
    guard let open = text.firstIndex(of: "("), let close = text.lastIndex(of: ")"), open < close else {
      return (text, nil)
    }
    let inner = text[text.index(after: open)..<close].filter { !$0.isWhitespace }
    return (String(text[..<open]), inner.count <= 3 ? inner : nil)
  }

  /// Classes may be called by their initials where these tell them apart.
  private func initialled(_ classes: [Scale.Class]) -> [Scale.Class] {
    let initials = classes.map { one in String(one.word.split(separator: " ").compactMap(\.first)).uppercased() }
    let taken = classes.flatMap(\.aliases)
    return zip(classes, initials).map { one, letters in
      let isClear = initials.count { $0 == letters } == 1 && !taken.contains(letters) && one.aliases.isEmpty
      return isClear ? Scale.Class(word: one.word, aliases: [letters], range: one.range) : one
    }
  }
}

extension Array where Element == Record {
  /// Runs of records of one document that belong together with the one before.
  fileprivate func grouped(_ belongs: (Record, Record) -> Bool) -> [[Record]] {
    reduce(into: []) { groups, record in
      if let last = groups.last?.last, last.document == record.document, belongs(last, record) {
        groups[groups.count - 1].append(record)
      } else {
        groups.append([record])
      }
    }
  }
}
