internal import Bahasa
import Facts

/// The functions that judge a scale of predicates the report prints.
struct ScaleFunctions {
  let evaluation: Evaluation

  /// `kelas(rentang, predikat, 'permendagri-86-2017')`: whether the class has the bounds its source gives it;
  /// `'laporan'` is what the report itself prints in a table or list.
  func isClass(_ values: [Value]) -> Value {
    guard case .words(let range) = values[0], case .words(let word) = values[1], case .words(let id) = values[2],
      let range = range.first, let word = word.first, let id = id.first
    else { return .unclear("kelas tidak lengkap") }
    let known = id == "laporan" ? nil : evaluation.context.knowledge.scales[id]
    let scales = known.map { [$0] } ?? (id == "laporan" ? evaluation.context.printedScales : [])
    guard !scales.isEmpty else { return .unclear("skala '\(id)' tidak dikenal") }
    guard let printed = PrintedRange.parse(range) else { return .unclear("rentang tidak terbaca: \(range)") }
    let key = evaluation.context.name(word).key
    let classes = scales.flatMap(\.classes).filter { one in
      ([one.word] + one.aliases).contains { evaluation.context.name($0).key == key }
    }
    guard !classes.isEmpty else { return .unclear("kelas '\(word)' tidak ada dalam \(scales[0].title)") }
    return .truth(
      classes.contains {
        Self.same(printed.lower, $0.range.lower) && Self.same(printed.upper, $0.range.upper)
      })
  }

  /// An open end and a printed 0 or 100 say the same.
  private static func same(_ printed: Double?, _ known: Double?) -> Bool {
    guard let printed, let known else { return true }
    return abs(printed - known) < 1e-9
  }

  /// `bersambung(rentang)`: whether the class leaves no value out between itself and its neighbours.
  ///
  /// Whole numbers one apart (`76–90`, `91–100`) join: that is how sources print them. A bound that is left out above
  /// (`<75`) must be where the next class begins; one left out below (`>80`) must belong to another class.
  func isJoined() -> Value {
    guard let own = Self.range(evaluation.record) else { return .missing("rentang") }
    let all = PrintedScales(context: evaluation.context).group(of: evaluation.record)
    let others = all.compactMap(Self.bounds).filter { $0 != own }
    guard !others.isEmpty else { return .missing("kelas lain") }
    if let lower = own.lower, !own.lowerIncluded {
      let below = others.filter { $0.lower ?? -.infinity < lower }
      if !below.isEmpty, !below.contains(where: { $0.contains(lower) || $0.isReversed }) { return .truth(false) }
    }
    guard let upper = own.upper else { return own.lower == nil ? .missing("rentang") : .truth(true) }
    guard let lower = others.compactMap(\.lower).filter({ $0 > own.lower ?? -.infinity }).min() else {
      return .missing("kelas berikutnya")
    }
    // `<55` beside `>55–80`: 55 belongs to neither.
    let isTaken = others.contains {
      $0.contains(upper) || ($0.isReversed && [$0.lower, $0.upper].contains(upper))
    }
    if upper == lower, !own.upperIncluded, !isTaken {
      return .truth(false)
    }
    let isWhole = upper == upper.rounded() && lower == lower.rounded()
    let step = own.upperIncluded ? max(own.grain, isWhole ? 1 : 0) : 0
    return .truth(lower - upper <= step + 1e-9 && lower >= upper - 1e-9)
  }

  /// `tunggal(rentang)`: whether no bound of the class belongs to another class as well.
  func isDistinct() -> Value {
    guard let own = Self.range(evaluation.record) else { return .missing("rentang") }
    let all = PrintedScales(context: evaluation.context).group(of: evaluation.record)
    let others = all.compactMap(Self.bounds).filter { $0 != own && !$0.isReversed }
    guard !others.isEmpty else { return .missing("kelas lain") }
    let bounds = [own.lower, own.upper].compactMap { $0 }.filter(own.contains)
    return .truth(!bounds.contains { bound in others.contains { $0.contains(bound) } })
  }

  /// `teratas(rentang)`: whether the highest class of a scale reaches every attainment the report's tables print.
  func isHighEnough() -> Value {
    let context = evaluation.context
    let all = PrintedScales(context: context).group(of: evaluation.record)
    guard let own = Self.bounds(evaluation.record), let top = own.upper, (90...100).contains(top), all.count > 2,
      !all.contains(where: { $0.stated("predikat").map { context.name($0.text).key == "aa" } ?? false })
    else {
      return .missing("batas atas")
    }
    let uppers = all.compactMap(Self.bounds).map { $0.upper ?? .infinity }
    guard uppers.max() == top else { return .missing("batas atas") }
    let attained = (context.book.records["indikator"] ?? []).filter { $0.document == evaluation.record.document }
      .flatMap { record in
        record.fields.filter { $0.key == "capaian" || $0.key.hasPrefix("capaian.") }.compactMap(\.value.figure)
      }
    guard !attained.isEmpty else { return .missing("capaian") }
    return .truth(!attained.contains { !$0.isMalformed && $0.reading.value >= top + 1 && $0.reading.value < 1000 })
  }

  /// The bounds of a class, also one printed the wrong way round (`80 > 100`).
  private static func bounds(_ record: Record) -> PrintedRange? {
    record.stated("rentang").flatMap { PrintedRange.parse($0.text) }
  }

  private static func range(_ record: Record) -> PrintedRange? {
    bounds(record).flatMap { $0.isReversed ? nil : $0 }
  }
}
