internal import Documents
internal import Facts
internal import Reviewing

/// The findings as a table for Excel with Indonesian regional settings: one row for each place of each, fields parted by semicolons,
/// UTF-8 with a byte order mark, lines that end with CR LF.
///
/// Words of the report stand in quotation marks (“84,55”), so that no spreadsheet takes a figure for a date, rounds a
/// long number or runs a formula. The columns:
///
/// - `No`, `Masalah` (findings with one cause have the same number), `Tempat ke` (a finding may have many), `Tingkat`, `Aturan`, `Judul`, `Temuan`, `Hitungan`,
///   `Seharusnya`, `Berkas`, `Baris berkas` and `Kolom berkas` (only where lines are the file's own), `Halaman`, `Tabel`,
///   `Baris tabel`, `Sel` (in a workbook), `Kutipan`, `Butir`, `Dasar`, `Sidik` (the fingerprint after a `#`, or it may
///   pass for a number).
struct FindingsCSV {
  private let content: ShownReview

  init(_ output: ReviewOutput) { content = ShownReview(output) }

  private static let heads = [
    "No", "Masalah", "Tempat ke", "Tingkat", "Aturan", "Judul", "Temuan", "Hitungan", "Seharusnya", "Berkas",
    "Baris berkas",
    "Kolom berkas", "Halaman", "Tabel", "Baris tabel", "Sel", "Kutipan", "Butir", "Dasar", "Sidik",
  ]

  func write() -> [UInt8] {
    var bytes = CSVLine.mark
    CSVLine.append(Self.heads, to: &bytes)
    for (index, number) in content.shown.numbers.enumerated() {
      for row in rows(number, index + 1) { CSVLine.append(row, to: &bytes) }
    }
    return bytes
  }

  /// A row for each place that a finding accuses, and one where something is missing as a whole.
  private func rows(_ number: Int, _ count: Int) -> [[String]] {
    let finding = content.review.findings[number]
    let items = content.groups.items(of: [number], in: content.review).map(FormWords.item).joined(separator: ", ")
    let before = ["\(count)", "\(content.review.problemOfFinding[number] + 1)"]
    let said = [
      finding.severity.display, finding.rule.id, finding.rule.title, finding.message, finding.computation ?? "",
      Self.quoted(finding.expected),
    ]
    let after = [items, finding.rule.basis, "#" + finding.fingerprint]
    let places: [Place?] = finding.accused.isEmpty ? [nil] : finding.accused
    return places.enumerated().map { before + ["\($0 + 1)"] + said + place($1) + after }
  }

  private func place(_ place: Place?) -> [String] {
    guard let place else {
      return [content.review.book.dossier.report?.file ?? "", "", "", "", "", "", "", "Seluruh dokumen"]
    }
    let document = content.review.book.document(place.document)
    let location = document.location(of: place)
    let hasLines = document.hasLines(at: place.range.lowerBound)
    return [
      location.file, hasLines ? "\(location.line)" : "", hasLines ? "\(location.column)" : "",
      location.page.map(String.init) ?? "", location.table ?? "", location.row.map(String.init) ?? "",
      location.cell.map { "\(location.sheet ?? "")!\($0)" } ?? "",
      Self.quoted(content.places.words(place, to: Self.longestQuote)),
    ]
  }

  /// A quotation is for finding the words again, not for reading the report.
  private static let longestQuote = 500

  private static func quoted(_ words: String?) -> String {
    guard let words = words?.plain, !words.isEmpty else { return "" }
    return "“\(words)”"
  }
}
