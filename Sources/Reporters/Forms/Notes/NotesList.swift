internal import Reviewing

/// Which problems the list of notes tells and in which order: the graver part first, what one rule tells together, so
/// that a note on the form can name it in one breath. What is a matter of style goes to an annex.
struct NotesList {
  /// A numbered note: a problem, or what one rule tells that is no error.
  struct Entry {
    let part: Part
    let problems: [Int]
    /// How many it has with those that the list leaves out.
    let count: Int

    init(_ part: Part, _ problems: [Int], count: Int? = nil) {
      (self.part, self.problems, self.count) = (part, problems, count ?? problems.count)
    }
  }

  /// A list of more problems is not read.
  static let mostReadable = 500

  let entries: [Entry]
  /// What is a matter of style, for the annex.
  let style: [ProblemGroup]
  /// The problems of that annex; empty where it is left out.
  var annexed: [Int] { reach.hasAnnex ? style.flatMap(\.problems) : [] }
  /// For each problem the items of the form it concerns.
  let items: [Int: [String]]
  /// No more problems are listed, nor more matters of style of one rule; the others are only counted.
  let most: Int
  private let reach: NoteReach
  /// How many problems persons dismissed, and how many are too light; both are left out.
  private let dismissed: Int
  private let light: Int

  /// Only problems that concern an item of the form, or all of the review; without those that persons dismissed.
  init(_ problems: [NotedProblem], form: NotedForm, _ reach: NoteReach, _ decided: DecidedProblems) {
    self.reach = reach
    most = reach.most
    var items: [Int: [String]] = [:]
    for item in form.items {
      for problem in item.problems { items[problem, default: []].append(item.id) }
    }
    self.items = items
    let all = problems.indices.filter { form.isWhole || items[$0] != nil }
    let standing = all.filter { !decided.dismissed.contains($0) }
    let shown = standing.filter { problems[$0].severity >= reach.minimum }
    dismissed = all.count - standing.count
    light = standing.count - shown.count
    let isStyle = { Part(of: problems[$0]) == .note }
    let listed = shown.filter { !form.hasAnnex || !isStyle($0) }
    style = form.hasAnnex ? problems.gathered(shown.filter(isStyle)) : []
    entries = Part.allCases.flatMap { part in
      Self.byRule(listed.filter { Part(of: problems[$0]) == part }, in: problems).flatMap { group in
        // Each error is followed up by itself, and so is what somebody wrote about.
        let isTogether = part == .warning && decided.notes.keys.allSatisfy { !group.problems.contains($0) }
        return isTogether
          ? [Entry(part, group.problems)] : group.problems.map { Entry(part, [$0]) }
      }
    }
  }

  /// Problems gathered by rule, the rule with the heaviest problem first.
  private static func byRule(_ numbers: [Int], in problems: [NotedProblem]) -> [ProblemGroup] {
    let weight = { (group: ProblemGroup) in group.problems.map { problems[$0].weight }.max() ?? 0 }
    let groups = problems.gathered(numbers).map { (group: $0, weight: weight($0)) }
    return groups.sorted { ($1.weight, $0.group.problems[0]) < ($0.weight, $1.group.problems[0]) }.map(\.group)
  }

  /// A part of the list: by weight, and what a person accepted at its end.
  enum Part: CaseIterable {
    case error, warning, note, accepted

    init(of problem: NotedProblem) {
      guard !problem.isAccepted else {
        self = .accepted
        return
      }
      switch problem.severity {
      case .error: self = .error
      case .warning: self = .warning
      case .note: self = .note
      }
    }

    var title: String {
      switch self {
      case .error: Severity.error.display
      case .warning: Severity.warning.display
      case .note: Severity.note.display
      case .accepted: "Diterima"
      }
    }
  }

  /// The entries that the list shows, each with its number; the last perhaps not with all its problems.
  var shown: [(number: Int, entry: Entry)] {
    var room = most
    var shown: [(number: Int, entry: Entry)] = []
    for entry in entries where room > 0 {
      let kept = Entry(entry.part, Array(entry.problems.prefix(room)), count: entry.count)
      shown.append((shown.count + 1, kept))
      room -= entry.count
    }
    return shown
  }

  /// The number of each problem that the list shows.
  var numbers: [Int: Int] {
    var numbers: [Int: Int] = [:]
    for (number, entry) in shown { for problem in entry.problems { numbers[problem] = number } }
    return numbers
  }

  /// How many problems a part has.
  func count(_ part: Part) -> Int { count(entries.filter { $0.part == part }) }

  /// How many problems the list does not show.
  var left: Int { max(count(entries) - most, 0) }

  private func count(_ entries: some Swift.Sequence<Entry>) -> Int { entries.reduce(0) { $0 + $1.problems.count } }

  /// What stands below the list: how many notes there are, and how many were left out.
  var remarks: [String] {
    let parts = Part.allCases.map { (part: $0, count: count($0)) }.filter { $0.count > 0 }
    let listed = parts.map { "\($0.count) \($0.part.title.lowercased())" }.joined(separator: ", ")
    let written = style.reduce(0) { $0 + $1.problems.count }
    let words = [
      entries.isEmpty ? "" : "Seluruhnya \(count(entries)) butir: \(listed).",
      written == 0
        ? "" : "\(written) catatan penulisan \(reach.hasAnnex ? "dimuat dalam lampiran" : "tidak dimuat").",
      light == 0
        ? "" : "\(light) butir yang lebih ringan daripada \(reach.minimum.display.lowercased()) tidak dimuat.",
      dismissed == 0 ? "" : "\(dismissed) temuan diabaikan pereviu dengan alasan dan tidak dimuat.",
    ]
    return words.filter { !$0.isEmpty }
  }
}
