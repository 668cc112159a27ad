internal import Documents
internal import Reviewing

/// All notes as a table: numbered, the heaviest first, one for each cause, with place, words, remedy and basis.
struct NotesTable {
  let review: Review
  let form: FilledForm
  let places: NotePlaces
  /// The problems in the order of the list.
  let problems: [Int]
  private let decided: DecidedProblems
  /// How many problems persons dismissed, which are left out.
  private let dismissed: Int
  private let items: [Int: [String]]

  /// A list of more notes is not read; what is left out is counted.
  static let most = 500
  private static let mostPlaces = 3

  /// Only problems that concern an item of the form, or all of the review; without those that persons dismissed.
  init(review: Review, form: FilledForm, places: NotePlaces, isWhole: Bool, decided: DecidedProblems) {
    self.review = review
    self.decided = decided
    self.form = form
    self.places = places
    var items: [Int: [String]] = [:]
    for answer in form.answers {
      for problem in Set(answer.findings.map { review.problemOfFinding[$0] }) {
        items[problem, default: []].append(answer.item.id)
      }
    }
    self.items = items
    let all = review.problems.indices.filter { isWhole || items[$0] != nil }
    let listed = all.filter { !decided.dismissed.contains($0) }.map { ($0, Part(of: $0, in: review)) }
    dismissed = all.count - listed.count
    problems = listed.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map(\.0)
  }

  /// A part of the list: by weight, and what a person accepted at its end.
  private struct Part: Comparable {
    let title: String
    private let rank: Int

    init(of problem: Int, in review: Review) {
      let severity = review.findings[review.problems[problem].lead].severity
      let isAccepted = review.acceptance(of: problem) != nil
      title = isAccepted ? "Diterima" : severity.display
      rank = isAccepted ? Severity.allCases.count : Severity.allCases.count { $0 > severity }
    }

    static func < (left: Part, right: Part) -> Bool { left.rank < right.rank }
  }

  /// The number of each problem that the list shows.
  var numbers: [Int: Int] {
    Dictionary(uniqueKeysWithValues: problems.prefix(Self.most).enumerated().map { ($1, $0 + 1) })
  }

  /// What stands below the list: how many notes there are, and how many were left out.
  var remarks: [String] {
    let left = dismissed == 0 ? "" : "\(dismissed) temuan diabaikan pereviu dengan alasan dan tidak dimuat."
    return [tally, left].filter { !$0.isEmpty }
  }

  /// How many notes there are of each part: `2 catatan: 1 kesalahan, 1 peringatan.`
  private var tally: String {
    let parts = problems.map { Part(of: $0, in: review) }
    var counts: [(part: Part, count: Int)] = []
    for part in parts {
      if counts.last?.part == part { counts[counts.count - 1].count += 1 } else { counts.append((part, 1)) }
    }
    let listed = counts.map { "\($0.count) \($0.part.title.lowercased())" }.joined(separator: ", ")
    return problems.isEmpty ? "" : "Seluruhnya \(problems.count) butir: \(listed)."
  }

  func grid(_ columns: [FormLayout.Column<FormLayout.Notes.Content>]) -> FormGrid {
    var rows: [FormRow] = []
    let span = columns.count
    let parts = problems.map { Part(of: $0, in: review) }
    for (index, problem) in problems.prefix(Self.most).enumerated() {
      if index == 0 || parts[index] != parts[index - 1] {
        let title = "\(parts[index].title) (\(parts.count { $0 == parts[index] }))"
        rows.append(FormRow(cells: [FormCell(.group, title, columns: span)], isGroup: true))
      }
      rows.append(FormRow(cells: columns.map { cell($0.content, problem, index + 1) }))
    }
    let rest = problems.count - Self.most
    if rest > 0 {
      let words = "dan \(rest) catatan lain yang tidak dimuat; daftar lengkapnya ditampilkan oleh reviu periksa."
      rows.append(FormRow(cells: [FormCell(.words, words, columns: span)]))
    }
    if problems.isEmpty {
      let silence = review.coverage.gaps == 0 ? "Tidak ada catatan." : "Tidak ada catatan pada bagian yang terbaca."
      rows.append(FormRow(cells: [FormCell(.words, silence, columns: span)]))
    }
    return FormGrid(widths: columns.map(\.width), header: [columns.map { FormCell(.heading, $0.title) }], rows: rows)
  }

  private func cell(_ content: FormLayout.Notes.Content, _ problem: Int, _ number: Int) -> FormCell {
    let lead = review.findings[review.problems[problem].lead]
    switch content {
    case .number: return FormCell(.number, "\(number)")
    case .place: return FormCell(.words, place(problem, lead).map { FormCell.Words(text: $0) })
    case .message: return FormCell(.words, message(problem, lead))
    case .words: return FormCell(.words, printed(lead))
    case .remedy: return FormCell(.words, remedy(lead).map { FormCell.Words(text: $0) })
    case .basis: return FormCell(.words, Layout.cut(lead.rule.basis.plain, to: 160))
    case .items: return FormCell(.words, items[problem, default: []].joined(separator: ", "))
    case .blank: return FormCell(.words, "")
    }
  }

  private func place(_ problem: Int, _ lead: Finding) -> [String] {
    let own = lead.evidence.first.map { places.place($0.place) } ?? "Seluruh dokumen"
    let others = review.problems[problem].others.compactMap { review.findings[$0].evidence.first?.place }
      .filter { $0 != lead.evidence.first?.place }
    let named = places.list(others, most: Self.mostPlaces).filter { $0 != own }
    return named.isEmpty ? [own] : [own, "Juga: " + named.joined(separator: "; ")]
  }

  /// What is wrong, and what other rules say of the same words.
  private func message(_ problem: Int, _ lead: Finding) -> [FormCell.Words] {
    if let note = decided.notes[problem] {
      let lines = note.split(separator: "\n").map { FormCell.Words(text: String($0).plain) }
      return lines + [FormCell.Words(text: "Temuan mesin: \(Layout.cut(lead.message.plain, to: 300))", isQuiet: true)]
    }
    var words = [FormCell.Words(text: Layout.cut(lead.message.plain, to: 600))]
    var said: Set<String> = [lead.message]
    for other in review.problems[problem].others.lazy.map({ review.findings[$0] })
    where words.count < 3 && !other.rule.check.isGeneral && said.insert(other.message).inserted {
      words.append(FormCell.Words(text: "Lagi pula: \(Layout.cut(other.message.plain, to: 300))"))
    }
    if let acceptance = review.acceptance(of: problem) {
      let why = Layout.cut(acceptance.reason.plain, to: 300)
      let words = "Diterima oleh \(acceptance.by.plain) sampai \(acceptance.until.display): \(why)"
      return [
        FormCell.Words(text: Layout.cut(lead.message.plain, to: 600)), FormCell.Words(text: words, isQuiet: true),
      ]
    }
    return words
  }

  /// The computation, else what is expected, else what another place says.
  private func remedy(_ lead: Finding) -> [String] {
    var lines: [String] = []
    // A comparison written out (`4 = 5`) says what was asked, not what it should be.
    if let computation = lead.computation?.plain, computation.contains(where: { "÷×+−".contains($0) }) {
      lines.append(Layout.cut(computation, to: 300))
    }
    if let expected = lead.expected.map({ Layout.cut($0.plain, to: 200) }), !expected.isEmpty, lines.first != expected,
      lines.first?.hasSuffix("= \(expected)") != true
    {
      lines.append(expected)
    }
    guard lines.isEmpty, lead.evidence.count > 1 else { return lines }
    let (accused, witness) = (lead.evidence[0].place, lead.evidence[1].place)
    let words = places.quote(witness, to: 80)
    let isBeside = accused.block == witness.block && accused.cell?.row == witness.cell?.row
    guard !isBeside, words != places.quote(accused, to: 80) else { return [] }
    return ["Bandingkan \(words) di \(places.place(witness, isBrief: true))"]
  }

  /// The accused words; what is missing is not printed, and stands only near a place.
  private func printed(_ lead: Finding) -> String {
    guard !lead.rule.check.isAboutPresence, let accused = lead.evidence.first else { return "" }
    return places.quote(accused.place, to: 160)
  }
}
