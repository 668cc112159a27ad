internal import Bahasa
import Facts

/// The functions that look at the whole table a record was read from.
///
/// `seluruh(isian)`: what the rows add up to, as printed in the total row or worked out; `rerata(isian)`: their mean.
/// Each has a value for every way the rows may be meant: all of them, those of the highest level, those without children.
struct TableFunctions {
  let evaluation: Evaluation

  /// - Parameter name: `seluruh` or `rerata`.
  func call(_ name: String, _ argument: Formula) -> Value {
    guard case .field(let field) = argument else { return .unclear("\(name)() hanya untuk isian") }
    let own = evaluation.record
    let rows = (evaluation.context.book.records[own.kind] ?? []).enumerated().map { (index: $0, record: $1) }
      .filter { $0.record.document == own.document && $0.record.block == own.block }
    var values: [Interval] = []
    for set in sets(rows.filter { !$0.record.isTotal }) {
      let facts = set.compactMap { $0.stated(field) }
      let figures = facts.compactMap(\.figure)
      guard figures.count == facts.count, !figures.contains(where: \.isMalformed) else {
        return .unclear("\(FieldWords(field)) pada salah satu baris bukan angka")
      }
      guard figures.count > 1 else { continue }
      let sum = figures.map { Interval(input: $0.reading, isPlainInteger: $0.isPlainInteger) }
        .reduce(Interval(exactly: 0), +)
      values.append(name == "rerata" ? sum * Interval(exactly: 1 / Double(figures.count)) : sum)
    }
    if name == "seluruh" {
      for total in rows where total.record.isTotal {
        let figure = total.record.stated(field)?.figure
        values += figure?.readings.map { Interval(input: $0, isPlainInteger: figure?.isPlainInteger ?? false) } ?? []
      }
    }
    return values.isEmpty ? .missing(field) : .numbers(values)
  }

  private func sets(_ rows: [(index: Int, record: Record)]) -> [[Record]] {
    let family = Family(rows)
    let top = rows.filter { $0.record.parent.map { family.byIndex[$0] == nil } ?? true }
    let leaves = rows.filter { family.children[$0.index] == nil }
    return [rows, top, leaves].map { $0.map(\.record) }
  }
}
