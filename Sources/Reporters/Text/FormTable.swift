internal import Reviewing

/// A filled form as an aligned table: number, official wording, a word for each column, the number of problems.
///
/// Where the width leaves too little room for the wording, the words stand on a line of their own below it.
struct FormTable {
  private let filled: FilledForm
  private let review: Review
  private let shown: ShownFindings
  private let ink: Ink
  private let width: Int
  /// The widths of the columns for words.
  private let columns: [Int]
  /// The width of the column for the numbers of items.
  private let ids: Int
  /// The width of number and wording together.
  private let room: Int

  private static let gap = Layout.spaces(2)
  private static let count = "Temuan"

  init(filled: FilledForm, review: Review, shown: ShownFindings, width: Int, ink: Ink) {
    self.shown = shown
    self.filled = filled
    self.review = review
    self.width = width
    self.ink = ink
    columns = filled.form.columns.map { column in
      ([column.title] + Verdict.allCases.map(column.word)).map(Layout.width).max() ?? 0
    }
    ids = filled.answers.map { Layout.width($0.item.id.plain) }.max() ?? 0
    let beside = width - columns.reduce(0) { $0 + $1 + 2 } - Self.count.count - 2
    room = beside < ids + 24 ? width : beside
  }

  func lines() -> [String] {
    let titles = zip(filled.form.columns, columns).map { Layout.left($0.title, $1) } + [Self.count]
    var lines = rows(Layout.wrap(filled.form.title.plain.uppercased(), to: room), titles).map { ink($0, .strong) }
    var group: String?
    for answer in filled.answers {
      if let name = answer.item.group, name != group {
        lines += Layout.wrap(name.plain, to: width - 1).map { " " + ink($0, .strong) }
      }
      group = answer.item.group
      lines += row(answer)
    }
    return lines
  }

  private func row(_ answer: Answer) -> [String] {
    let cells = zip(answer.columns, columns).map { cell, width in
      let word = cell.column.word(cell.verdict)
      return ink(word, .init(cell.verdict)) + Layout.spaces(width - Layout.width(word))
    }
    let problems = shown.problems(of: answer.findings, in: review).count
    let count = problems == 0 ? "–" : String(problems)
    let asks = Layout.wrap(answer.item.ask.plain, to: room - ids - 2, lines: 2)
    let texts = asks.enumerated().map { index, ask in
      " " + Layout.right(index == 0 ? answer.item.id.plain : "", ids) + " " + ask
    }
    return rows(texts, cells + [Layout.right(count, Self.count.count)])
  }

  /// The first of several lines carries the cells, or a line of their own does.
  private func rows(_ texts: [String], _ cells: [String]) -> [String] {
    let words = cells.joined(separator: Self.gap)
    guard room < width else {
      let used = columns.reduce(0) { $0 + $1 + 2 } + Self.count.count
      return texts + [Layout.spaces(width - used) + words]
    }
    return [Layout.left(texts.first ?? "", room) + Self.gap + words] + texts.dropFirst()
  }
}
