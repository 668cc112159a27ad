internal import Bahasa
import Facts

/// The functions that judge a scale of predicates the report prints.
struct ScaleFunctions {
  let evaluation: Evaluation

  /// `kelas(rentang, predikat, 'permendagri-86-2017')`: whether the class has the bounds its source gives it.
  func isClass(_ values: [Value]) -> Value {
    guard case .words(let range) = values[0], case .words(let word) = values[1], case .words(let id) = values[2],
      let range = range.first, let word = word.first, let id = id.first
    else { return .unclear("kelas tidak lengkap") }
    guard let scale = evaluation.context.knowledge.scales[id] else { return .unclear("skala '\(id)' tidak dikenal") }
    guard let printed = PrintedRange.parse(range) else { return .unclear("rentang tidak terbaca: \(range)") }
    let key = evaluation.context.name(word).key
    let known = scale.classes.first { one in
      ([one.word] + one.aliases).contains { evaluation.context.name($0).key == key }
    }
    guard let known else { return .unclear("kelas '\(word)' tidak ada dalam \(scale.title)") }
    return .truth(Self.same(printed.lower, known.range.lower) && Self.same(printed.upper, known.range.upper))
  }

  /// An open end and a printed 0 or 100 say the same.
  private static func same(_ printed: Double?, _ known: Double?) -> Bool {
    guard let printed, let known else { return true }
    return abs(printed - known) < 1e-9
  }

  /// `bersambung(rentang)`: whether the class reaches the next higher class of its own table without leaving values out.
  ///
  /// Whole numbers one apart (`76–90`, `91–100`) join: that is how sources print them. A bound that is left out
  /// (`<75`) must be where the next class begins.
  func isJoined() -> Value {
    guard let own = Self.range(evaluation.record), let upper = own.upper else { return .missing("rentang") }
    let others = (evaluation.context.book.records["skala"] ?? []).filter {
      $0.block == evaluation.record.block && $0.document == evaluation.record.document
    }
    let lowers = others.compactMap(Self.lowest).filter { $0 > own.lower ?? -.infinity }
    guard let lower = lowers.min() else { return .missing("kelas berikutnya") }
    let isWhole = upper == upper.rounded() && lower == lower.rounded()
    let step = own.upperIncluded ? max(own.grain, isWhole ? 1 : 0) : 0
    return .truth(lower - upper <= step + 1e-9 && lower >= upper - 1e-9)
  }

  /// Where a class begins, also one printed the wrong way round (`80 > 100`).
  private static func lowest(_ record: Record) -> Double? {
    guard let words = record.stated("rentang"), let range = PrintedRange.parse(words.text) else { return nil }
    guard range.isReversed, let lower = range.lower, let upper = range.upper else { return range.lower }
    return min(lower, upper)
  }

  private static func range(_ record: Record) -> PrintedRange? {
    guard let words = record.stated("rentang") else { return nil }
    guard let range = PrintedRange.parse(words.text), !range.isReversed else { return nil }
    return range
  }
}
