internal import Bahasa
import Documents
import Facts
package import Patterns

/// `sequence: <record>` `of: <field>` — numbering has no gap, no repetition, no step back.
///
/// `per` names fields or traits that keep lists apart, `table: true` keeps each table apart; `faults` limits what is
/// reported (`gap`, `repeat`, `back`, `start`); `restart: true` lets every return to the first number open a new list;
/// `apart` names fields that keep lists apart by what they say; `either-way: true` also takes lists that count down;
/// `roman: true` reads `I`, `V`, `X` as numbers; `gap-from: 3` finds gaps only in lists of so many numbers; `accuse` names
/// the field to point at instead of the number. A step back to the first number that goes on to the second is a new list,
/// not a fault; a number that stands elsewhere in its list is not missing; one that goes on where an earlier list was
/// left for one that begins anew, or for any other in a table (programmes 56, 57 among activities 1, 2, 3), is in order.
package struct Sequence: Check {
  package static let verb = "sequence"
  static let keys =
    [verb, "of", "per", "apart", "table", "faults", "accuse", "restart", "either-way", "roman", "gap-from"]
    + Selection.keys

  enum Fault: String, CaseIterable { case gap, `repeat`, back, start }

  let selection: Selection
  let field: String
  let per: [String]
  let apart: [String]
  let isPerTable: Bool
  let faults: Set<Fault>
  let accused: String?
  let mayRestart: Bool
  let mayCountDown: Bool
  /// Whether the numbers are roman ones, single letters too.
  let isRoman: Bool
  let gapFrom: Int
  let fields: Set<String>

  init(_ yaml: RuleMap, _ definitions: Definitions) throws(RuleFileError) {
    let kind = try yaml.string(Self.verb)
    selection = try Selection(kind: kind, yaml, definitions)
    field = try yaml.string("of")
    per = try yaml.strings("per")
    apart = try yaml.strings("apart")
    isPerTable = try yaml.flag("table")
    accused = try yaml.optionalString("accuse")
    mayRestart = try yaml.flag("restart")
    mayCountDown = try yaml.flag("either-way")
    isRoman = try yaml.flag("roman")
    gapFrom = yaml.has("gap-from") ? try yaml.integer("gap-from") : 2
    var faults: Set<Fault> = []
    for text in try yaml.strings("faults") {
      guard let fault = Fault(rawValue: text) else {
        throw yaml.error("faults", "'\(text)' tidak dikenal; yang ada: gap, repeat, back, start")
      }
      faults.insert(fault)
    }
    self.faults = faults.isEmpty ? [.gap, .repeat, .back] : faults
    fields = try definitions.fields(of: kind, yaml)
    for name in [field, accused].compactMap({ $0 }) + per + apart where !Selection.traits.contains(name) {
      try definitions.check(name, fields, yaml, "per")
    }
  }

  private struct Item {
    let fact: Fact
    let number: Int
    let record: Record
  }

  package func judge(_ context: ReviewContext) throws(Unfinished) -> [Judgement] {
    var lists: [String: [Item]] = [:]
    var order: [String] = []
    for (_, record) in try context.records(selection) {
      guard let fact = record.stated(field), let number = OrdinalLabel(fact.text, isRoman: isRoman) else { continue }
      var key = ["\(record.document)", number.prefix] + per.map { presence($0, record, context) }
      key += apart.map { context.name(context.word($0, of: record)).key }
      if isPerTable { key.append("\(record.block)") }
      let list = key.joined(separator: "|")
      if lists[list] == nil { order.append(list) }
      // `I.` after `A.` counts a list of its own in roman numerals; only after `H.` is it a letter.
      if number.mayBeRoman, (lists[list]?.last?.number ?? 0) + 1 != number.last { continue }
      lists[list, default: []].append(Item(fact: fact, number: number.last, record: record))
    }
    return order.flatMap { judge(lists[$0] ?? [], context) }
  }

  /// Kinds of captions differ by which field they have, so an absent field is a value of its own.
  private func presence(_ name: String, _ record: Record, _ context: ReviewContext) -> String {
    if Selection.traits.contains(name) { return context.word(name, of: record) }
    return record.fields[name] == nil ? "-" : "+"
  }

  /// `E.`, but not `V`, which counts in roman numerals.
  private static func isLetter(_ text: String) -> Bool {
    let letters = text.filter(\.isLetter)
    return letters.count == 1 && !"IVX".contains(letters)
  }

  /// Numbers that begin a line between two others, although they were not read as ones of the list.
  private func standing(
    _ numbers: Range<Int>, between before: Item, _ after: Item, _ context: ReviewContext
  ) -> Set<Int> {
    guard let label = OrdinalLabel(after.fact.text),
      !label.prefix.isEmpty || Self.isLetter(after.fact.text),
      before.fact.place.range.upperBound < after.fact.place.range.lowerBound
    else { return [] }
    let bytes = context.book.document(after.record.document).text.bytes
    let wanted = Dictionary(numbers.map { (ArraySlice(label.write($0).utf8), $0) }) { first, _ in first }
    let lengths = Set(wanted.keys.map(\.count))
    var standing: Set<Int> = []
    var isLineStart = false
    for offset in before.fact.place.range.upperBound..<after.fact.place.range.lowerBound {
      for length in isLineStart ? lengths : [] where offset + length < bytes.count {
        guard let number = wanted[bytes[offset..<offset + length]],
          !"0123456789".utf8.contains(bytes[offset + length])
        else { continue }
        standing.insert(number)
      }
      isLineStart = bytes[offset] == 0x0A || isLineStart && " \t#*".utf8.contains(bytes[offset])
    }
    return standing
  }

  private func judge(_ list: [Item], _ context: ReviewContext) -> [Judgement] {
    let book = context.book
    guard list.count > 1 || faults.contains(.start) else { return [] }
    let countsDown = mayCountDown && zip(list, list.dropFirst()).allSatisfy { $0.number > $1.number }
    let items = countsDown ? list.reversed() : list
    let faults = items.count < gapFrom ? faults.subtracting([.gap]) : faults
    var judgements: [Judgement] = []
    if faults.contains(.start), let first = items.first, first.number > 1 {
      judgements.append(fail(first, after: nil, fault: .start, missing: Array(1..<first.number), book))
    }
    let present = Set(items.map(\.number))
    // The numbers at which lists were left that others interrupted.
    var left: Set<Int> = []
    for index in items.indices.dropFirst() {
      let (before, item) = (items[index - 1], items[index])
      if item.number != before.number, item.number != before.number + 1 {
        let goesOn = left.remove(item.number - 1) != nil
        if goesOn || isPerTable || item.number == 1 { left.insert(before.number) }
        if goesOn {
          judgements.append(Judgement(.pass, evidence: [Evidence(item.fact.place, field: field)]))
          continue
        }
      }
      guard
        let fault = fault(before, item, next: index + 1 < items.count ? items[index + 1].number : nil, context),
        faults.contains(fault)
      else {
        judgements.append(Judgement(.pass, evidence: [Evidence(item.fact.place, field: field)]))
        continue
      }
      var missing: [Int] = []
      if fault == .gap {
        let between = (before.number + 1)..<item.number
        // A number that stands elsewhere in the list is out of order, not missing.
        let found = present.union(standing(between, between: before, item, context))
        missing = between.filter { !found.contains($0) }
        if missing.isEmpty { continue }
      }
      var judgement = fail(item, after: before, fault: fault, missing: missing, book)
      // A number used twice before one is left out: the second is that one.
      let free = item.number + 1
      if fault == .repeat, !present.contains(free), index + 1 < items.count, items[index + 1].number == free + 1 {
        judgement.values["seharusnya"] = OrdinalLabel(item.fact.text, isRoman: isRoman)?.write(free)
      }
      judgements.append(judgement)
    }
    return judgements
  }

  private func fault(_ before: Item, _ item: Item, next: Int?, _ context: ReviewContext) -> Fault? {
    let (last, number) = (before.number, item.number)
    if number == last + 1 || (mayRestart && number == 1) { return nil }
    if number == last { return .repeat }
    if number > last { return .gap }
    // `3.1` again in one chapter is no new list: its first part says which list it is.
    let isOneList =
      OrdinalLabel(item.fact.text)?.prefix.isEmpty == false
      && context.word("bagian", of: before.record) == context.word("bagian", of: item.record)
    return number == 1 && next == 2 && !isOneList ? nil : .back
  }

  private func fail(
    _ item: Item, after before: Item?, fault: Fault, missing: [Int], _ book: FactBook
  ) -> Judgement {
    var evidence = [item, before].compactMap { $0 }.map { item in
      accused.flatMap { name in item.record.fields[name].map { Evidence($0.place, field: name) } }
        ?? Evidence(item.fact.place, field: field)
    }
    // Of two that bear one number, or stand the wrong way round, either may be wrong.
    if fault == .repeat || fault == .back { for index in evidence.indices { evidence[index].isAccused = true } }
    var values = item.record.fields.mapValues(\.text)
    guard fault == .repeat || fault == .back || !Self.mayBeHidden(before, item, book) else {
      return Judgement(
        .unsure, evidence: evidence, values: values, reason: "ada bagian dokumen yang tidak terbaca")
    }
    values["sebelumnya"] = before?.fact.text ?? "–"
    values["hilang"] = Self.write(missing, like: item.fact.text, isRoman: isRoman)
    values["masalah"] =
      switch fault {
      case .gap, .start: "melompat"
      case .repeat: "dipakai dua kali"
      case .back: "mundur"
      }
    return Judgement(.fail, evidence: evidence, values: values)
  }

  /// Whether something unread stands where the missing numbers would be. A cover has none.
  private static func mayBeHidden(_ before: Item?, _ item: Item, _ book: FactBook) -> Bool {
    let document = book.document(item.record.document)
    let start = before?.fact.place.range.upperBound ?? 0
    return document.gaps.contains { gap in
      gap.hidesWords && start <= gap.range.upperBound && gap.range.lowerBound <= item.fact.place.range.lowerBound
        && !(gap.range.lowerBound <= document.blocks.first?.range.lowerBound ?? 0 && before == nil)
    }
  }

  /// Numbers in the form of a label, runs of them shortened: `3.10–3.12, 3.15`.
  private static func write(_ numbers: [Int], like text: String, isRoman: Bool) -> String {
    guard let label = OrdinalLabel(text, isRoman: isRoman) else { return "" }
    var runs: [ClosedRange<Int>] = []
    for number in numbers {
      if let last = runs.last, last.upperBound + 1 == number {
        runs[runs.count - 1] = last.lowerBound...number
      } else {
        runs.append(number...number)
      }
    }
    return runs.map { run in
      run.count == 1 ? label.write(run.lowerBound) : "\(label.write(run.lowerBound))–\(label.write(run.upperBound))"
    }.joined(separator: ", ")
  }
}

/// A number of a list: `3.2`, `A.`, `IV`, `b)`.
struct OrdinalLabel {
  /// Everything before the last component with full stops, whatever was printed: `3.`.
  let prefix: String
  /// The same as printed: `3-`.
  private let printedPrefix: String
  let last: Int
  private let style: Style

  /// Whether it is a letter that is a roman numeral as well: `I`, `V`, `X`.
  var mayBeRoman: Bool { (style == .upper || style == .lower) && [9, 22, 24].contains(last) }

  private enum Style { case arabic, roman, upper, lower }

  init?(_ text: String, isRoman: Bool = false) {
    let plain = text.filter { !$0.isWhitespace && !"()*:".contains($0) }
    let parts = plain.split { ".-,".contains($0) }
    guard let final = parts.last else { return nil }
    prefix = parts.dropLast().map { $0 + "." }.joined()
    printedPrefix = String(plain[..<final.startIndex])
    if let number = Int(final), number >= 0, number < 10_000 {
      (last, style) = (number, .arabic)
    } else if isRoman, let number = RomanNumeral.value(final) {
      (last, style) = (number, .roman)
    } else if final.utf8.count == 1, let byte = final.utf8.first, byte | 0x20 >= 0x61, byte | 0x20 <= 0x7A {
      (last, style) = (Int((byte | 0x20) - 0x60), byte & 0x20 == 0 ? .upper : .lower)
    } else {
      return nil
    }
  }

  func write(_ number: Int) -> String {
    if style == .roman, (1..<40).contains(number) {
      let ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"][number % 10]
      return printedPrefix + String(repeating: "X", count: number / 10) + ones
    }
    guard style == .upper || style == .lower, (1...26).contains(number) else { return "\(printedPrefix)\(number)" }
    let letter = UnicodeScalar(UInt8(0x60 + number))
    return printedPrefix + (style == .upper ? "\(letter)".uppercased() : "\(letter)")
  }
}
