internal import Archives

/// Finds the runs of a Word part, and what bears on where a comment may stand beside them.
final class WordRunScan: XMLHandler {
  var range = 0..<0
  private var found: WordRuns
  private var open: [Element] = []
  private var openRuns: [Int] = []
  private var openControls: [(control: Int, isBound: Bool)] = []
  private var paragraphs = 0
  private var leftOut = 0
  /// How many fields are open.
  private var fields = 0

  /// An element that is open.
  private struct Element {
    let tag: OfficeTag
    let opening: Range<Int>
    var preserves = false
    var run: Int?
    var control: Int?
    var comment: Int?
    var note: WordRuns.Note?
  }

  private init(_ bytes: [UInt8]) { found = WordRuns(bytes: bytes) }

  /// The runs of a part; throws when it is broken or not UTF-8.
  static func runs(_ bytes: [UInt8], part: String) throws(OfficeProblem) -> WordRuns {
    let scan = WordRunScan(bytes)
    try XMLStream.parse(bytes, part: part, scan)
    return scan.found
  }

  func start(_ tag: OfficeTag, _ attributes: XMLAttributes) {
    if open.isEmpty, tag == .document { found.prefix = MarkupText.prefix(of: found.bytes[range]) }
    if open.last?.tag == .controlProperties, tag.bindsControl, let last = openControls.indices.last {
      openControls[last].isBound = true
    }
    var element = Element(tag: tag, opening: range)
    if tag == .runChange, let run = openRuns.last { found.runs[run].isPlain = false }
    if leftOut > 0 || tag.isLeftOut { leftOut += 1 } else { note(tag, attributes, &element) }
    if tag == .paragraph { paragraphs += 1 }
    if [.commentStart, .commentEnd, .commentReference].contains(tag), let id = attributes["id"] {
      found.comments.append(WordRuns.CommentMark(id: id, range: range, run: open.last?.run))
      element.comment = found.comments.count - 1
    }
    open.append(element)
  }

  func end(_ tag: OfficeTag) {
    guard let element = open.popLast() else { return }
    let whole = element.opening.lowerBound..<range.upperBound
    if leftOut > 0 { leftOut -= 1 }
    if tag == .paragraph { paragraphs -= 1 }
    if let run = element.run {
      found.runs[run].element = whole
      openRuns.removeLast()
    }
    if let control = element.control {
      found.controls[control] = whole
      openControls.removeLast()
    }
    if let comment = element.comment { found.comments[comment].range = whole }
    if let note = element.note { found.notes.append((note, whole)) }
    guard let run = open.last?.run else { return }
    if tag == .runProperties {
      found.runs[run].properties = whole
    } else {
      found.runs[run].children.append(
        WordRuns.Child(tag: tag, opening: element.opening, element: whole, preserves: element.preserves))
    }
  }

  private func note(_ tag: OfficeTag, _ attributes: XMLAttributes, _ element: inout Element) {
    switch tag {
    case .run:
      element.run = found.runs.count
      found.runs.append(
        WordRuns.Run(
          opening: range, element: range, outer: openRuns.last, control: openControls.first(where: \.isBound)?.control,
          isPlain: open.last?.tag == .paragraph && openRuns.isEmpty && fields == 0))
      openRuns.append(found.runs.count - 1)
    case .field:
      fields += attributes["fldCharType"] == "begin" ? 1 : attributes["fldCharType"] == "end" ? -1 : 0
      if let run = openRuns.last { found.runs[run].isPlain = false }
    case .words: element.preserves = attributes["space"] == "preserve"
    case .control:
      // One between paragraphs cannot be left; its words are parted like others.
      guard paragraphs > 0, openRuns.isEmpty else { return }
      element.control = found.controls.count
      found.controls.append(range)
      openControls.append((found.controls.count - 1, false))
    case .footnote, .endnote:
      element.note = attributes["id"].map { WordRuns.Note(isEndnote: tag == .endnote, id: $0) }
    case .footnoteReference, .endnoteReference:
      guard let id = attributes["id"], let run = openRuns.last else { return }
      let note = WordRuns.Note(isEndnote: tag == .endnoteReference, id: id)
      if found.references[note] == nil { found.references[note] = run }
    default: break
    }
  }
}

extension OfficeTag {
  /// Whether a content control with this property does not keep what is put among its words: they are kept elsewhere
  /// or chosen from a list.
  fileprivate var bindsControl: Bool { [.binding, .plainText, .date, .dropDown, .comboBox].contains(self) }
}
