internal import DeskWork
internal import Documents
internal import Reporters

extension ShownDossier {
  /// Words of a document on one line of at most a width.
  func quote(_ evidence: ReadEvidence, room: Int) -> String {
    let text = reading.documents[evidence.document].document.text
    let range = evidence.range.clamped(to: evidence.start..<min(evidence.start + 6 * room, text.count))
    return text.string(range).plain.cut(to: room)
  }

  /// Whether two pieces of evidence begin on one line of one document.
  func sharesLine(_ one: ReadEvidence, _ other: ReadEvidence) -> Bool {
    let text = reading.documents[one.document].document.text
    return one.document == other.document && text.line(at: one.start) == text.line(at: other.start)
  }

  /// Words of a document with what stands before and behind them on their line, as reports quote them.
  func excerpt(_ evidence: ReadEvidence, width: Int) -> (before: String, words: String, after: String) {
    let text = reading.documents[evidence.document].document.text
    return Excerpt(text, around: evidence.range, width: width)?.pieces ?? ("", quote(evidence, room: width), "")
  }
}
