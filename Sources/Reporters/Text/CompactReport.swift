internal import Documents
internal import Facts
internal import Reviewing

/// One line for each place of each finding, as editors and scripts read them: `berkas:baris:kolom: tingkat aturan: pesan`.
///
/// Where lines are not the file's own, page, table or heading stand in their place. The last line says how many problems
/// there are. They follow the text, or begin with the heaviest where no more than a number of problems shall be written.
struct CompactReport {
  private let content: ShownReview
  private let places: NotePlaces

  init(_ output: ReviewOutput) {
    content = ShownReview(output)
    places = NotePlaces(book: content.review.book)
  }

  func write() -> String {
    let review = content.review
    let kept = Heaviest(content.output)
    var lines = kept.order(content.shown.numbers).filter { kept.holds(review.problemOfFinding[$0]) }.flatMap { number in
      let finding = review.findings[number]
      let spots = finding.accused.isEmpty ? [whole] : finding.accused.map(spot)
      let words = "\(finding.severity.display.lowercased()) \(finding.rule.id.plain): \(finding.message.plain)"
      return spots.map { "\($0): \(words) [\(finding.fingerprint)]" }
    }
    if let left = kept.words { lines.append(left) }
    lines.append(content.remainder.counts)
    return lines.joined(separator: "\n") + "\n"
  }

  private var whole: String { content.review.book.dossier.report?.file.plain ?? "" }

  private func spot(_ place: Place) -> String {
    let document = content.review.book.document(place.document)
    let location = document.location(of: place)
    guard document.hasLines(at: place.range.lowerBound) else {
      return "\(location.file.plain): \(places.place(place, isBrief: true))"
    }
    return "\(location.file.plain):\(location.line):\(location.column)"
  }
}

/// How often each rule found something, the most frequent first.
struct StatisticsReport {
  private let content: ShownReview

  init(_ output: ReviewOutput) { content = ShownReview(output) }

  func write() -> String {
    let review = content.review
    var counts: [String: (count: Int, severity: Severity, title: String)] = [:]
    for problem in review.told(from: content.shown.minimum) {
      let lead = review.findings[problem[0]]
      let known = counts[lead.rule.id]
      counts[lead.rule.id] = (
        (known?.count ?? 0) + 1, max(known?.severity ?? .note, lead.severity), lead.rule.title.plain
      )
    }
    let rows = counts.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
    let widths = (
      count: rows.map { "\($0.value.count)".count }.max() ?? 0,
      severity: rows.map { $0.value.severity.display.count }.max() ?? 0, id: rows.map(\.key.count).max() ?? 0
    )
    let lines = rows.map { id, row in
      [
        Layout.right("\(row.count)", widths.count), Layout.left(row.severity.display.lowercased(), widths.severity),
        Layout.left(id.plain, widths.id), row.title,
      ].joined(separator: "  ")
    }
    return (lines + [content.remainder.counts, content.remainder.verdicts]).joined(separator: "\n") + "\n"
  }
}

/// The heaviest problems, where no more than a number of them shall be written out.
struct Heaviest {
  private let output: ReviewOutput
  private let kept: Set<Int>?
  /// How many are left out, in words; nil when none are.
  let words: String?

  init(_ output: ReviewOutput) {
    self.output = output
    let review = output.review
    let told = review.told(from: output.minimum).map { review.problemOfFinding[$0[0]] }
    guard let most = output.most, told.count > most else {
      (kept, words) = (nil, nil)
      return
    }
    let heaviest = told.sorted { (review.weights[$1], $0) < (review.weights[$0], $1) }.prefix(most)
    kept = Set(heaviest)
    words = "dan \(told.count - most) temuan yang lebih ringan bobotnya tidak ditulis (--paling-banyak \(most))"
  }

  /// Findings with those of the heaviest problem first; as they are where all are written.
  func order(_ findings: [Int]) -> [Int] {
    let review = output.review
    let weight = { (finding: Int) in review.weights[review.problemOfFinding[finding]] }
    return output.most == nil ? findings : findings.sorted { (weight($1), $0) < (weight($0), $1) }
  }

  func holds(_ problem: Int) -> Bool { kept?.contains(problem) ?? true }
}
