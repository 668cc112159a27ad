internal import Documents
internal import Reviewing

/// Matters of style as a table: a row for each rule, with every word to mend and where it stands.
struct StyleTable {
  let review: Review
  let places: NotePlaces
  let groups: [ProblemGroup]
  /// No more problems of one rule are listed.
  let most: Int

  /// What a sheet cannot hold is counted.
  private static let mostPlaces = 12
  private static let widths = [10, 62, 228]

  func grid() -> FormGrid {
    let rows = groups.enumerated().flatMap { index, group in
      words(group).enumerated().map { part, words in
        FormRow(cells: [
          FormCell(.number, part == 0 ? "\(index + 1)" : ""), FormCell(.words, part == 0 ? title(group) : ""),
          FormCell(.words, words),
        ])
      }
    }
    let heads = ["No.", "Catatan penulisan", "Yang dibetulkan dan tempatnya"].map { FormCell(.heading, $0) }
    return FormGrid(widths: Self.widths, header: [heads], rows: rows)
  }

  private func title(_ group: ProblemGroup) -> String {
    group.problems.count == 1 ? group.title.plain : "\(group.title.plain) (\(group.problems.count))"
  }

  /// What stands in each row of a group: one paragraph for short remarks, else one for each.
  private func words(_ group: ProblemGroup) -> [[FormCell.Words]] {
    var lines = group.problems.prefix(most).map(line)
    let isShort = lines.allSatisfy { $0.count <= Self.short }
    if group.problems.count > most { lines.append("dan \(group.problems.count - most) lainnya") }
    var parts: [[String]] = []
    var used = 0
    for line in lines {
      if used == 0 || used + line.count > Self.longest {
        parts.append([])
        used = 0
      }
      parts[parts.count - 1].append(line)
      used += line.count
    }
    return parts.map { lines in
      isShort ? [FormCell.Words(text: lines.joined(separator: " · "))] : lines.map { FormCell.Words(text: $0 + ".") }
    }
  }

  /// More letters make a row higher than a sheet allows.
  private static let longest = 4000
  private static let short = 140
  /// More words of one problem are named by their pages or lines.
  private static let mostWords = 40

  /// `“dirumah” → “di rumah” (hal. 4; Tabel 2.1 baris 3)`; each of the words that one problem accuses; or the message
  /// where more than a word is to be mended.
  private func line(_ problem: Int) -> String {
    let lead = review.findings[review.problems[problem].lead]
    let accused = review.problems[problem].findings.flatMap { review.findings[$0].accused }
    let said = Dictionary(grouping: accused) { places.words($0, to: 60) }
    let message = lead.message.plain
    if said.count > Self.mostWords {
      return "\(Layout.cut(message, to: 300).withoutStop): \(places.lines(of: accused))"
    }
    if said.keys.contains(where: { !message.says($0) }), said.keys.allSatisfy({ (1...38).contains($0.count) }) {
      let most = max(min(Self.mostPlaces, 60 / said.count), 1)
      let words = said.map { (place: $1.min(), text: NotePlaces.quoted($0) + spots($1, most)) }
      return words.sorted { left, right in
        guard let a = left.place, let b = right.place, a != b else { return left.text < right.text }
        return a < b
      }.map(\.text).joined(separator: "; ")
    }
    if said.count == 1, let printed = said.keys.first, let expected = lead.expected?.plain, !printed.isEmpty,
      !expected.isEmpty, printed.count + 2 + expected.count < Self.short
    {
      return "\(NotePlaces.quoted(printed)) → “\(expected)”\(spots(accused))"
    }
    return Layout.cut(message, to: 300).withoutStop + spots(accused)
  }

  private func spots(_ accused: [Place], _ most: Int = mostPlaces) -> String {
    let named = places.list(accused, most: most, isBrief: true)
    return named.isEmpty ? "" : " (\(named.joined(separator: "; ")))"
  }
}
