import Archives

/// What a workbook names: its sheets in order, and how days count.
struct Workbook {
  struct Sheet {
    let name: String
    let part: String
    let isHidden: Bool
  }

  private(set) var sheets: [Sheet] = []
  /// How many sheets there are beyond those that are read.
  private(set) var leftOut = 0
  private(set) var from1904 = false

  /// No workbook of a report has more sheets.
  static let mostSheets = 1_000

  init(_ part: String, links: Relationships, in archive: ZipArchive) throws(OfficeProblem) {
    let reader = WorkbookReader()
    try XMLStream.parse(part, of: archive, reader)
    from1904 = reader.from1904
    leftOut = reader.leftOut
    let parts = Set(links.parts("worksheet"))
    sheets = reader.sheets.compactMap { sheet in
      // Sheets of charts have no cells.
      guard let part = links.part(id: sheet.id), parts.contains(part) else { return nil }
      return Sheet(name: sheet.name, part: part, isHidden: sheet.isHidden)
    }
  }
}

private final class WorkbookReader: XMLHandler {
  var sheets: [(name: String, id: String, isHidden: Bool)] = []
  var leftOut = 0
  var from1904 = false

  func start(_ tag: OfficeTag, _ attributes: XMLAttributes) {
    if tag == .workbookProperties { from1904 = ["1", "true"].contains(attributes["date1904"]) }
    guard tag == .sheet else { return }
    guard sheets.count < Workbook.mostSheets else { return leftOut += 1 }
    let state = attributes["state"] ?? "visible"
    sheets.append((attributes["name"] ?? "Lembar", attributes["id"] ?? "", state != "visible"))
  }
}

/// The strings cells share, one after the other.
final class SharedStrings: XMLHandler {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var inWords = false
  private var phonetic = 0

  subscript(_ index: Int) -> ArraySlice<UInt8> {
    guard ends.indices.contains(index) else { return [] }
    return bytes[(index > 0 ? ends[index - 1] : 0)..<ends[index]]
  }

  func start(_ tag: OfficeTag, _ attributes: XMLAttributes) {
    if tag == .phonetic { phonetic += 1 }
    inWords = tag == .sheetWords && phonetic == 0
  }

  func end(_ tag: OfficeTag) {
    if tag == .phonetic { phonetic -= 1 }
    if tag == .sharedItem { ends.append(bytes.count) }
    inWords = false
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if inWords { self.bytes.append(contentsOf: bytes) }
  }
}
