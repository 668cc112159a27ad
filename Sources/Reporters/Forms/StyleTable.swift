internal import Documents
internal import Reviewing

/// Matters of style as a table: a row for each rule, with every word to mend and where it stands.
struct StyleTable {
  let review: Review
  let places: NotePlaces
  let groups: [ProblemGroup]

  /// What a sheet cannot hold is counted.
  private static let mostPlaces = 12
  private static let widths = [10, 62, 228]

  func grid() -> FormGrid {
    let rows = groups.enumerated().map { index, group in
      FormRow(cells: [
        FormCell(.number, "\(index + 1)"), FormCell(.words, title(group)), FormCell(.words, words(group)),
      ])
    }
    let heads = ["No.", "Catatan penulisan", "Yang dibetulkan dan tempatnya"].map { FormCell(.heading, $0) }
    return FormGrid(widths: Self.widths, header: [heads], rows: rows)
  }

  private func title(_ group: ProblemGroup) -> String {
    group.problems.count == 1 ? group.rule.title.plain : "\(group.rule.title.plain) (\(group.problems.count))"
  }

  /// One paragraph for short remarks, else one for each.
  private func words(_ group: ProblemGroup) -> [FormCell.Words] {
    let lines = group.problems.map(line)
    return lines.allSatisfy { $0.count <= Self.short }
      ? [FormCell.Words(text: lines.joined(separator: " · "))] : lines.map { FormCell.Words(text: $0 + ".") }
  }

  private static let short = 140
  /// More words of one problem are named by their pages or lines.
  private static let mostWords = 40

  /// `“dirumah” → “di rumah” (hal. 4; Tabel 2.1 baris 3)`; each of the words that one problem accuses; or the message
  /// where more than a word is to be mended.
  private func line(_ problem: Int) -> String {
    let lead = review.findings[review.problems[problem].lead]
    let accused = review.problems[problem].findings.flatMap { review.findings[$0].evidence.filter(\.isAccused) }
      .map(\.place)
    let said = Dictionary(grouping: accused) { places.quote($0, to: 60) }
    let message = lead.message.plain
    let unsaid = said.keys.filter { !message.says(String($0.dropFirst().dropLast())) }
    if said.count > Self.mostWords {
      return "\(Layout.cut(message.hasSuffix(".") ? String(message.dropLast()) : message, to: 300)): "
        + places.lines(of: accused)
    }
    if !unsaid.isEmpty, said.keys.allSatisfy({ (3...40).contains($0.count) }) {
      let words = said.map { (place: $1.min(), text: $0 + spots($1)) }
      return words.sorted { left, right in
        guard let a = left.place, let b = right.place, a != b else { return left.text < right.text }
        return a < b
      }.map(\.text).joined(separator: "; ")
    }
    if let expected = lead.expected?.plain, let printed = said.keys.first, !printed.isEmpty, !expected.isEmpty,
      printed.count + expected.count < Self.short
    {
      return "\(printed) → “\(expected)”\(spots(accused))"
    }
    let short = Layout.cut(message, to: 300)
    return (short.hasSuffix(".") ? String(short.dropLast()) : short) + spots(accused)
  }

  private func spots(_ accused: [Place]) -> String {
    let named = places.list(accused, most: Self.mostPlaces, isBrief: true)
    return named.isEmpty ? "" : " (\(named.joined(separator: "; ")))"
  }
}
