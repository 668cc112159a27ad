internal import Bahasa
import Documents
import Facts

/// What makes a finding the same in another draft.
///
/// `fingerprint` is the fact itself: rule, subject, measure, period and value; a changed figure is another fact. `topic` is
/// the same without the value: two findings of one topic and different fingerprints are one figure that was changed and
/// is still wrong. Neither knows lines, pages, blocks, nor the numbers of tables, figures and chapters. Both are 64 bits
/// of FNV-1a (draft-eastlake-fnv) in hexadecimal; equal facts of one review are counted: `…-2`, `…-3`.
package struct FindingIdentity: Sendable, Hashable {
  package let fingerprint: String
  package let topic: String

  package init(fingerprint: String, topic: String) {
    self.fingerprint = fingerprint
    self.topic = topic
  }

  /// The fingerprint without its count, which tells equal facts of one review apart.
  package var fact: String { fingerprint.firstIndex(of: "-").map { String(fingerprint[..<$0]) } ?? fingerprint }
}

/// Gives the findings of one rule their identities.
struct Fingerprints {
  private let context: ReviewContext
  private let subject: FindingSubject
  private var seen: [UInt64: Int] = [:]

  init(context: ReviewContext) {
    self.context = context
    subject = FindingSubject(context: context)
  }

  mutating func identity(_ rule: Rule, _ judgement: Judgement) -> FindingIdentity {
    let topic = topicHash(rule, judgement)
    var hash = topic
    for words in values(rule, judgement) { hash.add(words) }
    let count = seen[hash.value, default: 0]
    seen[hash.value] = count + 1
    let exact = hash.hexadecimal
    return FindingIdentity(
      fingerprint: count == 0 ? exact : "\(exact)-\(count + 1)", topic: topic.hexadecimal)
  }

  /// What a judgement is about, whatever it says of it.
  func topic(_ rule: Rule, _ judgement: Judgement) -> String { topicHash(rule, judgement).hexadecimal }

  private func topicHash(_ rule: Rule, _ judgement: Judgement) -> FNV {
    var hash = FNV()
    hash.add(Array(rule.id.utf8))
    if rule.check.isTogether { return hash }
    if case let check as Require = rule.check {
      hash.add(FactWords(check.name))
      return hash
    }
    if rule.check is Sum { hash.add(subject.caption(of: judgement).withoutFigures) }
    for words in subject.words(of: judgement) { hash.add(words.withoutFigures) }
    let field = judgement.evidence.first?.field ?? ""
    hash.add(FactWords(rule.check.isGeneral ? judgement.values["kolom"] ?? field : field))
    for period in ["tahun", "tahun_tabel"] { hash.add(FactWords(judgement.values[period] ?? "")) }
    return hash
  }

  /// The words a finding rests on: the subject with its figures, the accused words, then all others in an order of their
  /// own, and what was expected.
  private func values(_ rule: Rule, _ judgement: Judgement) -> [FactWords] {
    guard !rule.check.isAboutPresence else { return [] }
    var accused: [FactWords] = []
    if rule.check.isTogether {
      return Set(judgement.evidence.map { self.words($0, rule) }).sorted {
        $0.bytes.lexicographicallyPrecedes($1.bytes)
      }
    }
    accused += subject.words(of: judgement)
    let words = resting(rule, judgement).map { self.words($0, rule) }
    // Mentions that contradict each other have no order but that of the chapters they stand in.
    if !(rule.check is Agree), let first = words.first { accused.append(first) }
    accused += Set(words).sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
    let isPosition = words.first.map { !$0.hasLetters && $0.bytes.contains(UInt8(ascii: "#")) } ?? false
    if let expected = judgement.expected, !isPosition { accused.append(FactWords(expected)) }
    if let fault = judgement.values["masalah"], rule.check is Sequence { accused.append(FactWords(fault)) }
    return accused
  }

  /// The evidence a finding rests on: what a table's law is learnt from in other rows is not what is wrong.
  private func resting(_ rule: Rule, _ judgement: Judgement) -> [Evidence] {
    guard rule.check.isGeneral, let row = judgement.evidence.first?.place.cell?.row else { return judgement.evidence }
    let own = judgement.evidence.filter { $0.place.cell?.row == row }
    return own.count > 1 ? own : judgement.evidence
  }

  /// No more bytes of one place are looked at; a place may be a whole table.
  private static let longest = 600

  private func words(_ evidence: Evidence, _ rule: Rule) -> FactWords {
    let place = evidence.place
    let document = context.book.document(place.document)
    let range = place.range.clamped(to: place.range.lowerBound..<place.range.lowerBound + Self.longest)
    if let sequence = rule.check as? Sequence, sequence.numbers(evidence.field, context) { return FactWords("#") }
    switch document.blocks[place.block].content {
    case .caption(let caption):
      if let number = caption.number, number.overlaps(range) { return hidden([number], range, document) }
    case .entry(let entry):
      let numbers = [entry.number, entry.page].compactMap { $0 }
      if numbers.contains(where: { $0.overlaps(range) }) { return hidden(numbers, range, document) }
    case .table:
      if place.cell == nil { return subject.fold(PositionNumbers.skipListMark(document.text.bytes, range), document) }
    default: break
    }
    // The label may stand before the words: the accused of `Tabel 3.9` is `3.9`.
    let start = max(document.blocks[place.block].range.lowerBound, range.lowerBound - 48)
    return hidden(PositionNumbers.all(in: document.text.bytes, start..<range.upperBound), range, document)
  }

  private func hidden(_ numbers: [Range<Int>], _ range: Range<Int>, _ document: Document) -> FactWords {
    let inner = numbers.filter { $0.overlaps(range) }.map { $0.clamped(to: range) }
    return FactWords(document.text.bytes, in: range, hiding: inner)
  }
}

extension Sequence {
  /// Whether a field holds the numbers of a list, which are where something stands and not what it is.
  fileprivate func numbers(_ name: String?, _ context: ReviewContext) -> Bool {
    name == field && context.kinds[selection.kind]?[field] == .label
  }
}

/// Parts with a mark between them.
extension FNV {
  fileprivate mutating func add(_ words: FactWords) { add(words.bytes) }

  fileprivate mutating func add(_ bytes: [UInt8]) {
    for byte in bytes { add(byte) }
    add(0xFF)
  }

  fileprivate var hexadecimal: String {
    let hex = String(value, radix: 16)
    return String(repeating: "0", count: 16 - hex.count) + hex
  }
}
