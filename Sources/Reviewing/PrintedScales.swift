internal import Bahasa
import Facts

/// The scales of predicates that the report itself prints: one for each table of records `skala`.
struct PrintedScales {
  let context: ReviewContext

  var scales: [Scale] {
    var scales: [Scale] = []
    var classes: [Scale.Class] = []
    var block: Int?
    for record in context.book.records["skala"] ?? [] where record.document == context.book.report {
      if record.block != block {
        if classes.count > 1 { scales.append(scale(classes)) }
        classes = []
        block = record.block
      }
      if let read = scaleClass(record) { classes.append(read) }
    }
    if classes.count > 1 { scales.append(scale(classes)) }
    return scales
  }

  private func scale(_ classes: [Scale.Class]) -> Scale {
    Scale(id: "laporan", title: "skala laporan", source: "laporan", classes: classes)
  }

  /// A reversed range (`90 ≥ 100`) is read the way it must be meant; that it is reversed is a finding of its own.
  private func scaleClass(_ record: Record) -> Scale.Class? {
    guard let word = record.stated("predikat"), let range = record.stated("rentang") else { return nil }
    let bytes = Array(range.text.utf8)
    guard let printed = PrintedRange.parse(bytes, in: 0..<bytes.count) else { return nil }
    let bounds = [printed.lower, printed.upper].compactMap { $0 }
    if printed.isReversed, bounds.count == 2 {
      return Scale.Class(
        word: word.text, aliases: [], range: .init(lower: bounds.min(), upper: bounds.max()))
    }
    return Scale.Class(word: word.text, aliases: [], range: .init(lower: printed.lower, upper: printed.upper))
  }
}
