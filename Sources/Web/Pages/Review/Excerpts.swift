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

  /// Words of a document with what stands before and behind them on their line.
  func excerpt(_ evidence: ReadEvidence, room: Int) -> (before: String, words: String, behind: String) {
    let text = reading.documents[evidence.document].document.text
    let line = text.lineRange(text.line(at: evidence.start))
    let start = max(line.lowerBound, text.letter(at: evidence.start - 3 * room))
    let end = min(max(line.upperBound, evidence.end), text.letter(at: evidence.end + 3 * room))
    let before = text.string(start..<evidence.start).plain
    let behind = text.string(min(evidence.end, end)..<max(end, evidence.end)).plain
    let kept = String(before.suffix(room))
    let isCut = kept.count < before.count || start > line.lowerBound
    return (
      kept.isEmpty ? "" : (isCut ? "…" : "") + kept + text.gap(before: evidence.start), quote(evidence, room: 4 * room),
      behind.isEmpty ? "" : text.gap(before: evidence.end + 1) + behind.cut(to: room)
    )
  }
}

extension TextBuffer {
  /// A space when white space stands before an offset.
  fileprivate func gap(before offset: Int) -> String {
    bytes.indices.contains(offset - 1) && bytes[offset - 1] <= 0x20 ? " " : ""
  }
}
