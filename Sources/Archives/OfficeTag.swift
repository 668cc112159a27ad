/// The elements of Office Open XML this house knows, whatever prefix a file gives them.
package enum OfficeTag: String {
  case other = ""

  // Words
  case document = "w:document"
  case paragraph = "w:p"
  case paragraphProperties = "w:pPr"
  case run = "w:r"
  case runProperties = "w:rPr"
  case words = "w:t"
  case tab = "w:tab"
  case lineBreak = "w:br"
  case carriageReturn = "w:cr"
  case hardHyphen = "w:noBreakHyphen"
  case symbol = "w:sym"
  case pageEnds = "w:lastRenderedPageBreak"
  case fonts = "w:rFonts"
  case bold = "w:b"
  case hidden = "w:vanish"
  case capitals = "w:caps"
  case verticalAlign = "w:vertAlign"
  case runStyle = "w:rStyle"
  case paragraphStyle = "w:pStyle"
  case numbering = "w:numPr"
  case numberingLevel = "w:ilvl"
  case numberingID = "w:numId"
  case outlineLevel = "w:outlineLvl"
  case pageBreakBefore = "w:pageBreakBefore"
  case section = "w:sectPr"
  case inserted = "w:ins"
  case movedHere = "w:moveTo"
  case deleted = "w:del"
  case movedAway = "w:moveFrom"
  case field = "w:fldChar"
  case simpleField = "w:fldSimple"
  case fieldCode = "w:instrText"
  case checked = "w:checked"
  case checkDefault = "w:default"
  case checkBox = "w:checkBox"
  case control = "w:sdt"
  case controlProperties = "w:sdtPr"
  case binding = "w:dataBinding"
  case plainText = "w:text"
  case date = "w:date"
  case dropDown = "w:dropDownList"
  case comboBox = "w:comboBox"
  case footnoteReference = "w:footnoteReference"
  case endnoteReference = "w:endnoteReference"
  case footnote = "w:footnote"
  case endnote = "w:endnote"
  case commentStart = "w:commentRangeStart"
  case commentEnd = "w:commentRangeEnd"
  case commentReference = "w:commentReference"
  case wordComment = "w:comment"
  case protection = "w:documentProtection"
  case textBox = "w:txbxContent"
  case embedded = "w:object"
  case importedPart = "w:altChunk"

  // Tables
  case table = "w:tbl"
  case tableGrid = "w:tblGrid"
  case gridColumn = "w:gridCol"
  case row = "w:tr"
  case rowProperties = "w:trPr"
  case tableHeader = "w:tblHeader"
  case gridBefore = "w:gridBefore"
  case cell = "w:tc"
  case cellProperties = "w:tcPr"
  case gridSpan = "w:gridSpan"
  case verticalMerge = "w:vMerge"
  case horizontalMerge = "w:hMerge"

  // Styles and numbering
  case style = "w:style"
  case styleName = "w:name"
  case basedOn = "w:basedOn"
  case abstractNumbering = "w:abstractNum"
  case abstractID = "w:abstractNumId"
  case listDefinition = "w:num"
  case level = "w:lvl"
  case levelStart = "w:start"
  case levelFormat = "w:numFmt"
  case levelText = "w:lvlText"
  case levelSuffix = "w:suff"
  case levelRestart = "w:lvlRestart"
  case levelLegal = "w:isLgl"
  case levelOverride = "w:lvlOverride"
  case startOverride = "w:startOverride"
  case styleLink = "w:styleLink"
  case numberingStyleLink = "w:numStyleLink"

  // Changes keep the old properties.
  case paragraphChange = "w:pPrChange"
  case runChange = "w:rPrChange"
  case tableChange = "w:tblPrChange"
  case gridChange = "w:tblGridChange"
  case exceptionChange = "w:tblPrExChange"
  case rowChange = "w:trPrChange"
  case cellChange = "w:tcPrChange"
  case sectionChange = "w:sectPrChange"
  case numberingChange = "w:numberingChange"

  // Alternatives and pictures
  case alternatives = "mc:AlternateContent"
  case choice = "mc:Choice"
  case fallback = "mc:Fallback"
  case extent = "wp:extent"
  case drawingProperties = "wp:docPr"
  case picture = "pic:pic"
  case chart = "c:chart"
  case shape = "v:shape"
  case shapePicture = "v:imagedata"
  case diagram = "dgm:relIds"

  // Formulas
  case formulaParagraph = "m:oMathPara"
  case formula = "m:oMath"
  case formulaWords = "m:t"
  case formulaElement = "m:e"
  case fraction = "m:f"
  case numerator = "m:num"
  case denominator = "m:den"
  case superscript = "m:sSup"
  case `subscript` = "m:sSub"
  case bothScripts = "m:sSubSup"
  case upper = "m:sup"
  case lower = "m:sub"
  case radical = "m:rad"
  case degree = "m:deg"
  case nary = "m:nary"
  case naryCharacter = "m:chr"
  case delimiters = "m:d"
  case openingCharacter = "m:begChr"
  case closingCharacter = "m:endChr"
  case separatorCharacter = "m:sepChr"
  case function = "m:func"
  case functionName = "m:fName"
  case formulaLimit = "m:lim"
  case matrixRow = "m:mr"
  case matrix = "m:m"
  case formulaArray = "m:eqArr"

  // Sheets
  case sheet = "x:sheet"
  case workbookProperties = "x:workbookPr"
  case sheetRow = "x:row"
  case sheetCell = "x:c"
  case value = "x:v"
  case formulaText = "x:f"
  case inlineString = "x:is"
  case sharedItem = "x:si"
  case sheetWords = "x:t"
  case phonetic = "x:rPh"
  case mergedCells = "x:mergeCell"
  case sheetColumn = "x:col"
  case numberFormat = "x:numFmt"
  case cellFormats = "x:cellXfs"
  case cellFormat = "x:xf"
  case comment = "x:comment"
  case shapeText = "xdr:txBody"
  case drawnWords = "a:t"
  // What belongs to what
  case relationship = "rel:Relationship"
  case partType = "types:Override"

  init(name: String, space: String?) {
    self = space.flatMap(Self.prefix).flatMap { OfficeTag(rawValue: $0 + name) } ?? .other
  }

  /// Whether an element and all in it are no words of a document: what was deleted, and what a change replaced.
  package var isLeftOut: Bool {
    switch self {
    case .deleted, .movedAway, .controlProperties, .paragraphChange, .runChange, .tableChange, .gridChange,
      .exceptionChange, .rowChange, .cellChange, .sectionChange, .numberingChange:
      true
    default: false
    }
  }

  /// The prefix by which we know a namespace; the strict variant of the format has names of its own.
  private static func prefix(_ space: String) -> String? {
    let ends: [(end: String, prefix: String)] = [
      ("/wordprocessingml/2006/main", "w:"), ("/wordprocessingml/main", "w:"),
      ("/spreadsheetml/2006/main", "x:"), ("/spreadsheetml/main", "x:"),
      ("/officeDocument/2006/math", "m:"), ("/officeDocument/math", "m:"),
      ("/markup-compatibility/2006", "mc:"), ("/drawingml/2006/wordprocessingDrawing", "wp:"),
      ("/drawingml/wordprocessingDrawing", "wp:"), ("/drawingml/2006/picture", "pic:"),
      ("/drawingml/picture", "pic:"), ("/drawingml/2006/diagram", "dgm:"), ("/drawingml/diagram", "dgm:"),
      ("/drawingml/2006/chart", "c:"), ("/drawingml/chart", "c:"), ("urn:schemas-microsoft-com:vml", "v:"),
      ("/drawingml/2006/spreadsheetDrawing", "xdr:"), ("/drawingml/spreadsheetDrawing", "xdr:"),
      ("/drawingml/2006/main", "a:"), ("/drawingml/main", "a:"), ("/package/2006/relationships", "rel:"),
      ("/package/2006/content-types", "types:"),
    ]
    return ends.first { space.hasSuffix($0.end) }?.prefix
  }
}
