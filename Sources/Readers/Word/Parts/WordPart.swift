import Archives
import Documents

/// Reads a part with running text (`document.xml`, notes, headers): paragraphs and tables, handed on one by one.
final class WordPart: XMLHandler {
  /// What Word says about styles and numbers; numbering counts on through all parts.
  final class Context {
    let styles: WordStyles
    var numbering: WordNumbering
    var inserted = 0
    var deleted = 0
    var hidden = 0
    /// The comments of others; those this program wrote are not counted.
    var comments = 0
    let ownComments: Set<Int>
    /// Cells that may still be made.
    var cellsLeft = TableDraft.mostCells
    var isFull = false
    var sequences: [String: Int] = [:]

    init(styles: WordStyles, numbering: WordNumbering, ownComments: Set<Int> = []) {
      (self.styles, self.numbering, self.ownComments) = (styles, numbering, ownComments)
    }
  }

  /// The text of a part that is not the main one and the note it belongs to.
  struct Note {
    let key: WordNoteKey
    let flow: [WordFlow]
  }

  let context: Context
  let number: Int
  /// Whether fields that print a page number are left out.
  let isMargin: Bool
  private let take: (WordFlow) -> Void
  private(set) var notes: [Note] = []

  var paragraphs: [OpenParagraph] = []
  var tables: [WordTable] = []
  var containers: [[WordFlow]] = [[]]
  private var noteKey: WordNoteKey?

  var range = 0..<0
  private var skipped = 0
  /// For each open alternative whether one was taken.
  private var alternatives: [Bool] = []
  private var inParagraphProperties = 0
  var inRowProperties = false
  private var inWords = false
  private var inFieldCode = false
  /// Runs interrupted by a text box.
  private var interrupted: [WordRun] = []
  var fields: [WordField] = []
  var formula: WordFormula?
  private var formulaDepth = 0
  var run = WordRun()

  init(_ context: Context, number: Int, isMargin: Bool = false, take: @escaping (WordFlow) -> Void) {
    (self.context, self.number, self.isMargin, self.take) = (context, number, isMargin, take)
  }

  // MARK: Elements

  func start(_ tag: OfficeTag, _ attributes: XMLAttributes) {
    if skipped > 0 || isLeftOut(tag) {
      skipped += 1
    } else if formula != nil {
      formulaDepth += 1
      formula?.start(tag, attributes)
    } else {
      open(tag, attributes)
    }
  }

  func end(_ tag: OfficeTag) {
    if skipped > 0 {
      skipped -= 1
    } else if formula != nil {
      formulaDepth -= 1
      if formulaDepth < 0 { closeFormula() } else { formula?.end() }
    } else {
      close(tag)
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard skipped == 0 else { return }
    if formula != nil {
      formula?.text(String(decoding: bytes, as: UTF8.self))
    } else if inFieldCode, let last = fields.indices.last {
      if fields[last].code.utf8.count < 1000 { fields[last].code += String(decoding: bytes, as: UTF8.self) }
    } else if inWords, !paragraphs.isEmpty {
      write(bytes)
    }
  }

  /// Whether an element and all inside it is left out.
  private func isLeftOut(_ tag: OfficeTag) -> Bool {
    switch tag {
    case .deleted, .movedAway:
      if inRowProperties { markRowDeleted() } else if inParagraphProperties == 0 { context.deleted += 1 }
    case .choice, .fallback:
      guard let last = alternatives.indices.last else { return false }
      defer { alternatives[last] = true }
      return alternatives[last]
    default: break
    }
    return tag.isLeftOut
  }

  private func open(_ tag: OfficeTag, _ attributes: XMLAttributes) {
    switch tag {
    case .paragraph: paragraphs.append(OpenParagraph())
    case .paragraphProperties: inParagraphProperties += 1
    case .run: run = WordRun()
    case .words: inWords = true
    case .fieldCode: inFieldCode = true
    case .inserted, .movedHere: if inParagraphProperties == 0, !inRowProperties { context.inserted += 1 }
    case .alternatives: alternatives.append(false)
    case .textBox:
      containers.append([])
      interrupted.append(run)
    case .formula:
      formula = WordFormula()
      formulaDepth = 0
    case .footnote, .endnote: openNote(tag, attributes)
    case .table, .tableGrid, .gridColumn, .row, .rowProperties, .tableHeader, .gridBefore, .cell, .gridSpan,
      .verticalMerge, .horizontalMerge:
      openTable(tag, attributes)
    default:
      if inParagraphProperties > 0 { describe(tag, attributes) } else { character(tag, attributes) }
    }
  }

  private func close(_ tag: OfficeTag) {
    switch tag {
    case .paragraph: closeParagraph()
    case .paragraphProperties: inParagraphProperties = max(0, inParagraphProperties - 1)
    case .words: inWords = false
    case .fieldCode: inFieldCode = false
    case .alternatives: _ = alternatives.popLast()
    case .simpleField: closeField()
    case .textBox:
      run = interrupted.popLast() ?? WordRun()
      let flow = containers.count > 1 ? containers.removeLast() : []
      if let last = paragraphs.indices.last { paragraphs[last].boxes += flow } else { flow.forEach(add) }
    case .rowProperties: inRowProperties = false
    case .cell: closeCell()
    case .table: if let table = tables.popLast() { add(.table(table)) }
    case .footnote, .endnote:
      let flow = containers.count > 1 ? containers.removeLast() : []
      if let key = noteKey { notes.append(Note(key: key, flow: flow)) }
      noteKey = nil
    default: break
    }
  }

  // MARK: What is open

  private func openNote(_ tag: OfficeTag, _ attributes: XMLAttributes) {
    containers.append([])
    // Separators between text and notes have a type of their own.
    guard attributes["type"] == nil || attributes["type"] == "normal", let id = attributes.integer("id") else { return }
    noteKey = WordNoteKey(isEndnote: tag == .endnote, id: id)
  }

  private func closeFormula() {
    let latex = formula?.latex ?? ""
    formula = nil
    guard let last = paragraphs.indices.last, !latex.isEmpty, !isInCode else { return }
    paragraphs[last].formulas.append((paragraphs[last].words.bytes.count, latex))
  }

  private func closeParagraph() {
    guard let open = paragraphs.popLast() else { return }
    add(.paragraph(open.finished(context)))
    open.boxes.forEach(add)
  }

  private func add(_ flow: WordFlow) {
    if containers.count == 1, paragraphs.isEmpty, tables.isEmpty {
      take(flow)
    } else {
      containers[containers.count - 1].append(flow)
    }
  }
}
