import Reporters
import Reviewing

/// A small report that tries to be more than words in whatever it is written into.
enum HostileReport {
  static let script = "<script>alert(1)</script>"
  static let formula = "=HYPERLINK(\"http://jahat.example\";\"klik\")"
  static let file = "=cmd|' <b>;\u{202E}\u{1B}[31m.md"

  static let text = """
    BAB III \(script) | AKUNTABILITAS

    Besarnya prosentase \(script) `kode` [x](javascript:alert(1)) ](2) {0} & ]]> \u{202E}\u{1B}[31m \u{FFFE} *tebal*
    = prosentase \(String(repeating: "panjang", count: 400))

    Tabel 3.1 \(formula)

    | Program | Pagu | Realisasi | Serapan <i> (%) |
    |---|---|---|---|
    | \(formula) | 200 | 100 | 51 |
    | <img src=x onerror=alert(1)> prosentase | 400 | 100 | 75 |
    """

  static func output(_ text: String = text, minimum: Severity = .note) -> ReviewOutput {
    ReviewOutput(
      review: Sample.review(text, file: file), formIDs: ["lembar-coba"], minimum: minimum, version: "1.2.3")
  }

  /// The sample report and forms.
  static let plain = ReviewOutput(
    review: Sample.review(), formIDs: ["lembar-coba"], minimum: .note, version: "1.2.3")
}
