internal import Bahasa
import Documents
import Facts
import Patterns

/// One cell that states a measure of a named subject.
struct Mention {
  let subject: String
  /// The row above that a short name needs to be told from others of its kind.
  let parent: String?
  let fact: Fact
  let role: ColumnRole
  /// Before or after a revision, as far as anything says.
  var stage: String?
  /// The year it speaks of.
  let period: String
  /// Whose money it is, where the caption of its table says so.
  let fund: String?
  let row: ReadRow
  /// 1 when the figures beside it bear it out, -1 when they contradict it, else 0.
  let support: Int
  /// What it, or another figure in its place, can be held against.
  let trials: [Trial]
  /// The target it is measured against, where its row bears it out.
  let target: Double?
  /// The number of its table among all of the dossier.
  let table: Int
  let reading: TableReading

  /// Whether two mentions say the same; nil when they do not speak of one thing or cannot be compared.
  func agrees(with other: Mention, _ context: ReviewContext) -> Bool? {
    guard table != other.table || fact.place == other.fact.place, speaksOf(other, context) else { return nil }
    // Each follows from its own target: they measure different things.
    if let a = target, let b = other.target, a != b { return nil }
    if let a = fact.figure, let b = other.fact.figure,
      Self.differInScale(a, b) || Self.differInBase(a, b) || a.countsAnother(than: b)
    {
      return nil
    }
    if role.measure == "capaian", reached(other) || other.reached(self) { return nil }
    if endsOtherwise(other) || other.endsOtherwise(self) { return nil }
    return FieldComparison(context: context, kind: .figure).agree(fact, other.fact)
  }

  /// Whether a table that has no column of its own for it writes under `Capaian` what this row calls what was reached.
  private func reached(_ other: Mention) -> Bool {
    guard let value = other.fact.figure?.reading.value, value != fact.figure?.reading.value,
      other.reading.columns("realisasi").allSatisfy({ other.reading.period($0) != period })
    else { return false }
    return reading.columns("realisasi").contains { row.cells[$0]?.figure?.reading.value == value }
  }

  /// Whether the other tells the end of the plan by what the years of this row come to, or by the last of them where this
  /// row tells it by their sum: `Kondisi Akhir` of five years with one document each is 5 as well as 1.
  private func endsOtherwise(_ other: Mention) -> Bool {
    guard role.period == ColumnRole.end || other.role.period == ColumnRole.end,
      let told = other.fact.figure?.reading.value, told != fact.figure?.reading.value
    else { return false }
    let columns = reading.columns(role.measure ?? "").filter {
      reading.columns[$0].period != ColumnRole.end && ColumnRole.fits(spans: reading.columns[$0].span, nil)
    }
    let years = columns.compactMap { row.cells[$0]?.figure?.reading.value }
    guard years.count > 2, let last = years.last else { return false }
    return told == years.reduce(0, +) || role.period == ColumnRole.end && told == last
  }

  /// Whether both may speak of one thing.
  private func speaksOf(_ other: Mention, _ context: ReviewContext) -> Bool {
    guard ColumnRole.fits(spans: role.span, other.role.span), ColumnRole.fits(stage, other.stage),
      ColumnRole.fits(fund, other.fund),
      row.rank == nil || other.row.rank == nil || row.rank == other.row.rank
    else { return false }
    if let a = row.groups.last, let b = other.row.groups.last, row.level == other.row.level, row.isLevelStated {
      return context.name(a).isSame(as: context.name(b)) || reading.columns.count != other.reading.columns.count
    }
    return true
  }

  /// `185,80 triliun` and `185,80`: one leaves out what the other says.
  static func differInScale(_ left: PrintedNumber, _ right: PrintedNumber) -> Bool {
    let (a, b) = (abs(left.reading.value), abs(right.reading.value))
    guard a > 0, b > 0, a != b else { return false }
    let ratio = max(a, b) / min(a, b)
    let scales: [Double] = [1e3, 1e6, 1e9, 1e12]
    return scales.contains { abs(ratio / $0 - 1) < 1e-9 }
  }

  /// `28/100.000` and `2,8`: the other rate may be of ten thousand.
  private static func differInBase(_ left: PrintedNumber, _ right: PrintedNumber) -> Bool {
    guard left.isRate || right.isRate, left.reading.value != 0, right.reading.value != 0 else { return false }
    let ratio = abs(left.reading.value / right.reading.value)
    return [0.01, 0.1, 10, 100].contains { abs(ratio / $0 - 1) < 1e-9 }
  }

  /// Whether it stands in an agreement itself, not in a table of results that names one.
  var isAgreement: Bool { role.basis == "pk" && reading.columns("realisasi").isEmpty }

  /// What sets the figure; a target without a basis is that of the agreement.
  var basis: String { role.basis ?? "pk" }
}
