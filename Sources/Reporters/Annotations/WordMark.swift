internal import Archives

/// The elements of running text in Word that matter for finding a place in it again.
enum WordMark: String, CaseIterable {
  case paragraph = "p"
  case paragraphProperties = "pPr"
  case run = "r"
  case runProperties = "rPr"
  case words = "t"
  case tab, carriageReturn = "cr"
  case lineBreak = "br"
  case hardHyphen = "noBreakHyphen"
  case symbol = "sym"
  case fieldCode = "instrText"
  case textBox = "txbxContent"
  case footnote, endnote, footnoteReference, endnoteReference
  case commentStart = "commentRangeStart"
  case commentEnd = "commentRangeEnd"
  case commentReference
  case runChange = "rPrChange"

  // What is left out when words are read.
  case deleted = "del"
  case movedAway = "moveFrom"
  case controlProperties = "sdtPr"
  case paragraphChange = "pPrChange"
  case tableChange = "tblPrChange"
  case gridChange = "tblGridChange"
  case exceptionChange = "tblPrExChange"
  case rowChange = "trPrChange"
  case cellChange = "tcPrChange"
  case sectionChange = "sectPrChange"
  case numberingChange

  // Content controls, and those whose words are kept elsewhere or chosen from a list.
  case control = "sdt"
  case binding = "dataBinding"
  case plainText = "text"
  case date
  case dropDown = "dropDownList"
  case comboBox

  // Of other namespaces.
  case alternatives = "AlternateContent"
  case choice = "Choice"
  case fallback = "Fallback"
  case formula = "oMath"

  /// The namespaces in which they are, as numbers for the scanner.
  static let word = 1
  private static let compatibility = 2
  private static let math = 3

  /// The number of a namespace; the strict variant of the format has names of its own.
  static func space(_ name: String) -> Int {
    if name.hasSuffix("/wordprocessingml/2006/main") || name.hasSuffix("/wordprocessingml/main") { return word }
    if name.hasSuffix("/markup-compatibility/2006") { return compatibility }
    return name.hasSuffix("/officeDocument/2006/math") || name.hasSuffix("/officeDocument/math") ? math : 0
  }

  private static let keys: [UInt64: WordMark] = Dictionary(
    uniqueKeysWithValues: allCases.map { (MarkupScanner.key($0.rawValue.utf8), $0) })

  /// Nil for an element that does not matter.
  init?(_ tag: MarkupScanner.Piece) {
    guard tag.space > 0, let mark = Self.keys[tag.key] else { return nil }
    let space =
      switch mark {
      case .alternatives, .choice, .fallback: Self.compatibility
      case .formula: Self.math
      default: Self.word
      }
    guard space == tag.space else { return nil }
    self = mark
  }

  /// Whether an element and all in it is never read.
  var isLeftOut: Bool {
    switch self {
    case .deleted, .movedAway, .controlProperties, .paragraphChange, .runChange, .tableChange, .gridChange,
      .exceptionChange, .rowChange, .cellChange, .sectionChange, .numberingChange:
      true
    default: false
    }
  }

  /// Whether a content control with this property does not keep what is put among its words.
  var bindsControl: Bool {
    switch self {
    case .binding, .plainText, .date, .dropDown, .comboBox: true
    default: false
    }
  }
}
