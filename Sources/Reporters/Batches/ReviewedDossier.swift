package import Reviewing

/// What is kept of one dossier of a run over many: whose report it is, how it was answered and how much of it was looked
/// at, or why there is no review. Codable, so that the next run need not read the review again.
package struct ReviewedDossier: Codable, Sendable {
  /// Its name among the dossiers of the run.
  package let id: String
  /// The folder of its results, below that of the run.
  package let folder: String
  /// SHA-256 of its files and their names, in hexadecimal digits; nil when they could not be read.
  package let hash: String?
  /// Why there is no review: what, where and what to do. Nil when there is one.
  package let failure: String?
  /// The review; nil when there is none.
  package let review: Digest?

  package init(id: String, folder: String, hash: String?, review: Digest) {
    (self.id, self.folder, self.hash, self.review, failure) = (id, folder, hash, review, nil)
  }

  package init(id: String, folder: String, hash: String?, failure: String) {
    (self.id, self.folder, self.hash, self.failure, review) = (id, folder, hash, failure, nil)
  }

  /// What a review comes to.
  package struct Digest: Codable, Sendable {
    /// As printed; nil where the report does not say it.
    package let agency: String?
    package let year: Int?
    /// Whether nothing was left unread or unfinished, as the exit code of `periksa` says it; true also beside errors
    /// when every page was read.
    package var isWhole: Bool
    package let counts: Counts
    package let coverage: Coverage
    package let forms: [FormAnswers]
    /// The rules that found something, by id.
    package let rules: [RuleCount]
  }

  /// Problems, by the finding that speaks for each, and what they accuse.
  package struct Counts: Codable, Sendable, Equatable {
    package let error, warning, note, problems, findings, places: Int

    /// The problems of a severity.
    package subscript(severity: Severity) -> Int {
      switch severity {
      case .error: error
      case .warning: warning
      case .note: note
      }
    }
  }

  /// How much was looked at; see `JSONReport`.
  package struct Coverage: Codable, Sendable, Equatable {
    package let lines, blocks, tables, tablesRead, figures, figuresChecked, statementsChecked, judgements, gaps: Int

    /// The share of the figures in tables that a rule held against others, 0 to 1; nil where there are none. What is
    /// checked counts figures that stand beside tables too, and may be a few more than all.
    package var share: Double? { figures > 0 ? min(Double(figuresChecked) / Double(figures), 1) : nil }
  }

  /// The answers to one form.
  package struct FormAnswers: Codable, Sendable {
    package let form: String
    package let title: String
    package let items: [Item]
  }

  /// The answer to one item: the worst of its columns.
  package struct Item: Codable, Sendable {
    package let item: String
    package let ask: String
    /// `pass`, `fail`, `skip` or `unsure`.
    package let verdict: String
  }

  /// The problems that a rule speaks for.
  package struct RuleCount: Codable, Sendable {
    package let rule: String
    package let title: String
    package let severity: Severity
    package let problems: Int
  }

  /// Agency, not too long, and year; else the name of the dossier.
  package var title: String {
    guard let review, let agency = review.agency?.plain else { return Layout.cut(id.plain, to: Self.longestName) }
    let name = Layout.cut(agency, to: Self.longestName)
    return review.year.map { "\(name) \($0)" } ?? name
  }

  private static let longestName = 60
}
