import Archives
import Documents

/// The run that streams by.
struct WordRun {
  var bold: Bool?
  var hidden: Bool?
  var capitals: Bool?
  var isRaised = false
  var style: String?
  var font: SymbolFont?
  /// Whether a picture as large as a page is being placed.
  var isPageSized = false
  /// What the author says the picture shows.
  var alternative = ""
}

/// Characters of runs and properties of paragraphs.
extension WordPart {
  /// A property of the open paragraph.
  func describe(_ tag: OfficeTag, _ attributes: XMLAttributes) {
    guard let last = paragraphs.indices.last else { return }
    switch tag {
    case .paragraphStyle: paragraphs[last].style = attributes["val"]
    case .numberingLevel: paragraphs[last].listLevel = attributes.integer("val")
    case .numberingID: paragraphs[last].listID = attributes.integer("val")
    case .outlineLevel: paragraphs[last].outline = attributes.integer("val")
    case .tab: if attributes["val"] != "clear" { paragraphs[last].hasTabStops = true }
    case .pageBreakBefore: if attributes.isOn { endPage(isAsked: true) }
    default: break
    }
  }

  /// An element of the open run, or near it.
  func character(_ tag: OfficeTag, _ attributes: XMLAttributes) {
    switch tag {
    case .bold: run.bold = attributes.isOn
    case .hidden: run.hidden = attributes.isOn
    case .capitals: run.capitals = attributes.isOn
    case .verticalAlign: run.isRaised = attributes["val"] == "superscript"
    case .runStyle: run.style = attributes["val"]
    case .fonts: run.font = (attributes["ascii"] ?? attributes["hAnsi"]).flatMap { SymbolFont($0) }
    case .tab:
      // Without tab stops several tabs only push words to the right.
      let isMore = paragraphs.last.map { $0.isTabbed && !$0.hasTabStops } ?? false
      sign(isMore ? "" : "\t", fromFile: false)
      if let last = paragraphs.indices.last { paragraphs[last].isTabbed = true }
    case .carriageReturn: sign("\n", fromFile: false)
    case .lineBreak:
      if attributes["type"] == "page" { endPage(isAsked: true) } else { sign("\n", fromFile: false) }
    case .pageEnds: endPage(isAsked: false)
    case .hardHyphen: sign("-")
    case .symbol: symbol(attributes)
    case .field: field(attributes)
    case .simpleField: fields.append(WordField(isCode: false, code: attributes["instr"] ?? "", hasResult: true))
    case .checkBox: put(Array("☐".utf8))
    case .checked, .checkDefault: tick(attributes)
    case .footnoteReference, .endnoteReference:
      guard let last = paragraphs.indices.last, let id = attributes.integer("id") else { return }
      paragraphs[last].words.notes.append(WordNoteKey(isEndnote: tag == .endnoteReference, id: id))
    case .commentReference:
      if !(attributes.integer("id").map(context.ownComments.contains) ?? false) { context.comments += 1 }
    default: noteUnreadable(tag, attributes)
    }
  }

  // MARK: Words

  private var isHidden: Bool { run.hidden ?? context.styles.first(run.style ?? "") { $0.hidden } ?? false }

  private var isDropped: Bool {
    if isInCode || isMargin && fields.contains(where: \.isPageNumber) { return true }
    guard isHidden else { return false }
    context.hidden += 1
    return true
  }

  /// Words of the open run.
  func write(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard !isDropped else { return }
    if run.isRaised, bytes.allSatisfy(\.isDigit), paragraphs.last?.words.bytes.last?.isDigit == true {
      return put(Self.raised(bytes), until: range.upperBound)
    }
    if run.font != nil || run.capitals ?? styleCapitals || bytes.contains(0xEF) {
      put(shown(bytes), until: range.upperBound)
    } else {
      put(bytes, until: range.upperBound)
    }
  }

  /// The mark of a note at a figure is no digit of it: `87,5²`.
  private static func raised(_ digits: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    let marks = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
    return digits.flatMap { Array(marks[Int($0 - 0x30)].utf8) }
  }

  private var styleCapitals: Bool {
    context.styles.first(run.style ?? "") { $0.capitals }
      ?? context.styles.first(paragraphs.last?.style) { $0.capitals } ?? false
  }

  /// Words as their font shows them, scalar by scalar.
  private func shown(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var words = String.UnicodeScalarView()
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      if let font = run.font, font != .symbol || scalar.value >= 0xF000, scalar.value < 0x100 || scalar.value >= 0xF000
      {
        words.append(font.character(scalar.value))
      } else if run.capitals ?? styleCapitals {
        let upper = scalar.properties.uppercaseMapping.unicodeScalars
        words.append(upper.count == 1 ? upper.first ?? scalar : scalar)
      } else {
        words.append(SymbolFont.unnamed(scalar))
      }
    }
    return Array(String(words).utf8)
  }

  /// One character of the run that is written as an element.
  private func sign(_ words: String, fromFile: Bool = true) {
    guard !isDropped else { return }
    if fromFile {
      put(Array(words.utf8))
    } else if let last = paragraphs.indices.last {
      paragraphs[last].words.append(words.utf8, nil)
      paragraphs[last].lastByte = nil
    }
  }

  /// Adds what streams by to the paragraph; words, which may go on, end at a byte of the part.
  private func put(_ words: some Collection<UInt8>, until end: Int? = nil) {
    guard let last = paragraphs.indices.last, !words.isEmpty else { return }
    if words.contains(where: { $0 > 0x20 }) {
      paragraphs[last].isTabbed = false
      let bold =
        run.bold ?? context.styles.first(run.style ?? "") { $0.bold }
        ?? context.styles.first(paragraphs[last].style) { $0.bold } ?? false
      if bold { paragraphs[last].boldInk += 1 } else { paragraphs[last].plainInk += 1 }
    }
    // libxml2 hands on long words in pieces.
    if end != nil, paragraphs[last].lastByte == range.lowerBound {
      paragraphs[last].words.extend(words)
    } else {
      paragraphs[last].words.append(words, .bytes(part: number, start: range.lowerBound))
    }
    paragraphs[last].lastByte = end
  }

  private func endPage(isAsked: Bool) {
    guard let last = paragraphs.indices.last else { return }
    paragraphs[last].words.pageEnds.append(.init(offset: paragraphs[last].words.bytes.count, isAsked: isAsked))
  }

  private func symbol(_ attributes: XMLAttributes) {
    let code = attributes["char"].flatMap { UInt32($0, radix: 16) } ?? 0x2022
    let font = attributes["font"].flatMap { SymbolFont($0) }
    let scalar = font?.character(code) ?? SymbolFont.unnamed(Unicode.Scalar(code) ?? "•")
    sign(String(Character(scalar)))
  }

  /// The tick of a form's check box, in place of the empty box written before.
  private func tick(_ attributes: XMLAttributes) {
    guard attributes.isOn, let last = paragraphs.indices.last else { return }
    let empty = Array("☐".utf8)
    guard paragraphs[last].words.bytes.suffix(empty.count).elementsEqual(empty) else { return }
    paragraphs[last].words.bytes.replaceSubrange((paragraphs[last].words.bytes.count - empty.count)..., with: "☒".utf8)
  }
}
