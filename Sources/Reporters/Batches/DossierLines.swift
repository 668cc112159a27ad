/// The dossiers of a run as JSON Lines (`dosir.jsonl`), one a line, in the order of their names; every key is always
/// present, `null` where nothing is known.
///
/// `dossier` (its name), `folder` (of its results), `agency`, `year`, `hash` (SHA-256 of its files), `state` (`diperiksa`
/// or `gagal`), `failure`, `whole`, then `counts`, `coverage` and `answers` (the verdict of each item by form and item)
/// as in a review. No line says when it was made or how long it took: the same dossiers give the same bytes.
package enum DossierLines {
  /// One line, with its end.
  package static func line(_ dossier: ReviewedDossier) -> [UInt8] {
    let review = dossier.review
    return JSONValue.object([
      ("dossier", .string(dossier.id)), ("folder", .string(dossier.folder)),
      ("agency", .optional(review?.agency)), ("year", .optional(review?.year)), ("hash", .optional(dossier.hash)),
      ("state", .string(dossier.state)), ("failure", .optional(dossier.failure)),
      ("whole", review.map { .boolean($0.isWhole) } ?? .null), ("counts", review.map { counts($0.counts) } ?? .null),
      ("coverage", review.map { coverage($0.coverage) } ?? .null),
      ("answers", review.map { answers($0.forms) } ?? .null),
    ]).line() + [UInt8(ascii: "\n")]
  }

  private static func counts(_ counts: ReviewedDossier.Counts) -> JSONValue {
    .object([
      ("error", .integer(counts.error)), ("warning", .integer(counts.warning)), ("note", .integer(counts.note)),
      ("problems", .integer(counts.problems)), ("findings", .integer(counts.findings)),
      ("places", .integer(counts.places)),
    ])
  }

  private static func coverage(_ coverage: ReviewedDossier.Coverage) -> JSONValue {
    .object([
      ("lines", .integer(coverage.lines)), ("blocks", .integer(coverage.blocks)),
      ("tables", .integer(coverage.tables)), ("tablesRead", .integer(coverage.tablesRead)),
      ("figures", .integer(coverage.figures)), ("figuresChecked", .integer(coverage.figuresChecked)),
      ("statementsChecked", .integer(coverage.statementsChecked)), ("judgements", .integer(coverage.judgements)),
      ("gaps", .integer(coverage.gaps)),
    ])
  }

  private static func answers(_ forms: [ReviewedDossier.FormAnswers]) -> JSONValue {
    .object(
      forms.map { form in (form.form, .object(form.items.map { ($0.item, .string($0.verdict)) })) })
  }
}

extension ReviewedDossier {
  /// The word for how it went: `diperiksa` or `gagal`.
  package var state: String { review == nil ? "gagal" : "diperiksa" }
}
