internal import Reporters
internal import DeskWork
internal import Documents
internal import Reviewing

extension ShownDossier {
  /// Problems with the gravest first; what one rule tells stands together, behind its gravest.
  func foremost(_ problems: [Int]) -> [Int] {
    var first: [String: (weight: Int, problem: Int)] = [:]
    for problem in problems {
      let (rule, weight) = (lead(problem).rule, weight(problem))
      if first[rule].map({ $0.weight < weight }) ?? true { first[rule] = (weight, problem) }
    }
    let rank = { (problem: Int) -> (Int, Int, Int, Int) in
      let group = first[lead(problem).rule] ?? (0, problem)
      return (-group.weight, group.problem, -weight(problem), problem)
    }
    return problems.map { (rank($0), $0) }.sorted { $0.0 < $1.0 }.map(\.1)
  }

  /// How much a problem matters; by its severity in a review that was kept before problems had weights.
  private func weight(_ problem: Int) -> Int {
    if let weights = reading.weights { return weights[problem] }
    switch lead(problem).weight {
    case .error: return 100
    case .warning: return 50
    case .note: return 20
    }
  }

  /// The family of the rule that found something.
  func family(_ finding: ReadFinding) -> String { reading.rules[finding.rule]?.family ?? "" }

  /// Whether a problem, its place or its words hold all words of a search, in whatever case.
  func says(_ problem: Int, _ search: String) -> Bool {
    let lead = lead(problem)
    var words = [title(lead), lead.message, lead.rule]
    for evidence in lead.evidence.prefix(3) { words += [evidence.place, quote(evidence, room: 200)] }
    let text = words.joined(separator: "\n").lowercased()
    return search.lowercased().split(whereSeparator: \.isWhitespace).allSatisfy { text.contains($0) }
  }

  /// The chapters in which problems stand, as a reader calls them, and for each problem the number of its chapter.
  static func chapters(_ reading: ReviewReading) -> (titles: [String], ofProblem: [Int]) {
    var numbers: [String: Int] = [:]
    var titles: [String] = []
    let starts = reading.documents.map { read in
      read.document.blocks.indices.filter {
        if case .heading(level: 1) = read.document.blocks[$0].content { true } else { false }
      }
    }
    let owners = reading.problems.map { problem -> Int in
      let words = reading.findings[problem[0]].evidence.first
      let index = words?.document ?? 0
      let start = words.flatMap { words in starts[index].last { $0 <= words.block } }
      let key = words == nil ? "" : "\(index) \(start ?? -1)"
      if let known = numbers[key] { return known }
      let document = reading.documents.isEmpty ? nil : reading.documents[index].document
      let title = start.flatMap { block in document.map { $0.string($0.blocks[block]).plain.cut(to: 60) } }
      titles.append(words == nil ? "Seluruh dokumen" : title ?? "Halaman depan")
      numbers[key] = titles.count - 1
      return titles.count - 1
    }
    return (titles, owners)
  }
}
