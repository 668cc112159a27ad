internal import Bahasa
internal import Documents
internal import Facts
internal import Reviewing

/// A review as a person reads it: one line of summary, the forms, the findings, and what could not be judged.
package struct TextReport {
  private let review: Review
  private let forms: [FilledForm]
  private let shown: ShownFindings
  private let width: Int
  private let ink: Ink
  private let heaviest: Heaviest

  /// A width below 60 counts as 60.
  package init(_ output: ReviewOutput) {
    review = output.review
    forms = review.forms(output.formIDs)
    shown = ShownFindings(review, minimum: output.minimum)
    width = max(output.width, 60)
    ink = Ink(isOn: output.hasColour)
    heaviest = Heaviest(output)
  }

  package func write() -> String {
    let remainder = ReviewRemainder(review: review, shown: shown, width: width, ink: ink)
    var sections = [ReviewSummary(review: review, width: width, ink: ink).lines(), [ink(remainder.counts, .strong)]]
    let groups = FindingGroups(review, forms: forms, shown: shown)
    sections.append(foremost(groups))
    sections += forms.map { FormTable(filled: $0, review: review, shown: shown, width: width, ink: ink).lines() }
    sections += findings(groups)
    let settlement = SettlementText(review: review, width: width, ink: ink)
    sections += [settlement.accepted(), settlement.remarks()]
    sections += [remainder.gaps(), remainder.unsure(), remainder.tally()]
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  /// The heaviest problems, each in a line or two.
  private func foremost(_ groups: FindingGroups) -> [String] {
    let foremost = Foremost(review, groups)
    guard !foremost.entries.isEmpty else { return [] }
    let lines = foremost.entries.enumerated().flatMap { index, entry in
      Layout.wrap("\(entry.message) (\(entry.place))", to: width - 4).enumerated().map { line, words in
        (line == 0 ? Layout.right("\(index + 1)", 2) + "  " : "    ") + words
      }
    }
    let order = Layout.wrap(foremost.order, to: width - 4).map { ink("    " + $0, .quiet) }
    return [ink(Foremost.title.uppercased(), .strong)] + lines + order
  }

  private func findings(_ groups: FindingGroups) -> [[String]] {
    let text = FindingText(places: PlaceWords(book: review.book), width: width, ink: ink)
    let chosen = groups.groups.map { group in
      (group: group, problems: group.problems.filter { heaviest.holds(review.problemOfFinding[$0[0]]) })
    }.filter { !$0.problems.isEmpty }
    let written = Parallel.map(chosen.flatMap(\.problems)) { problem in
      groups.words(of: problem, in: review, text.places).map(text.lines) ?? []
    }
    var next = written[...]
    let sections = chosen.flatMap { group, problems -> [[String]] in
      defer { next = next.dropFirst(problems.count) }
      return [heading(group)] + next.prefix(problems.count)
    }
    return sections + (heaviest.words.map { [Layout.wrap($0, to: width)] } ?? [])
  }

  private func heading(_ group: FindingGroups.Group) -> [String] {
    let name = group.item.map { "\(FormWords.name($0.form.id)) \($0.item.id) · \($0.item.ask.plain)" } ?? "Temuan lain"
    let number = { (count: Int) in Figures.format(Double(count), decimals: 0) }
    // A problem that concerns several items is told under the first of them.
    let before = group.concerned - group.problems.count
    let count =
      before == 0
      ? " \(number(group.problems.count)) temuan"
      : " \(number(group.problems.count)) dari \(number(group.concerned)) temuan; \(number(before)) ditulis di atas"
    let title = "── " + Layout.cut(name, to: width - 6 - Layout.width(count)) + " "
    let line = String(repeating: "─", count: max(width - Layout.width(title) - Layout.width(count), 2))
    return [ink(title, .strong) + ink(line + count, .quiet)]
  }
}
