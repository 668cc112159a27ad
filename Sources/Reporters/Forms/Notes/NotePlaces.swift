internal import Documents
internal import Facts

/// Where something stands, as a reviewer writes it in a note: `Tabel 3.9 baris 10, hal. 45`.
struct NotePlaces {
  let book: FactBook
  private let words: PlaceWords

  init(book: FactBook) {
    self.book = book
    words = PlaceWords(book: book)
  }

  /// Page and table; the line of a text file, which has no pages; the heading when nothing else says where; the file
  /// when it is not the report. Brief without the file and its line, where something else says the place.
  func place(_ place: Place, isBrief: Bool = false) -> String {
    let document = book.document(place.document)
    let location = document.location(of: place)
    var parts = table(location)
    if let sheet = location.sheet?.plain, let cell = location.cell { parts.append("sel \(sheet)!\(cell)") }
    if parts.isEmpty, location.page == nil, let title = heading(of: place.block, in: document) { parts.append(title) }
    if let page = location.page { parts.append(location.isRecognised ? "hal. \(page) (OCR)" : "hal. \(page)") }
    let hasLines = document.hasLines(at: place.range.lowerBound)
    let isReport = document.role == .lkj && document.files.isEmpty
    // A row of a numbered table is found without the line of its file.
    let isNumbered = location.table?.plain.hasPrefix("Tabel ") == true && (location.row ?? 0) > 0
    let needsLine = hasLines && !isBrief && !isNumbered
    guard parts.isEmpty || !isReport || needsLine else { return parts.joined(separator: ", ") }
    let line =
      isReport && hasLines
      ? "baris naskah \(location.line)" : words.line(location.line, of: location.file, hasLines: hasLines)
    return parts.isEmpty ? line : (parts + [line]).joined(separator: ", ")
  }

  private func table(_ location: Location) -> [String] {
    let row = location.row.flatMap { $0 > 0 ? "baris \($0)" : nil }
    if let table = location.table?.plain {
      let label = table.hasPrefix("Tabel ") ? table : "Tabel “\(Layout.cut(table, to: 50))”"
      return [[label, row].compactMap { $0 }.joined(separator: " ")]
    }
    return row.map { ["Tabel tanpa judul, \($0)"] } ?? []
  }

  /// The heading words stand under, or that they are.
  private func heading(of block: Int, in document: Document) -> String? {
    let own: Int? = if case .heading = document.blocks[block].content { block } else { document.headings[block] }
    let title = own.map { document.string(document.blocks[$0]).plain } ?? ""
    return title.isEmpty ? nil : "“\(Layout.cut(title, to: 50))”"
  }

  /// The first places, each once, the others by their lines or pages.
  func list(_ places: [Place], most: Int, isBrief: Bool = false) -> [String] {
    var seen: Set<String> = []
    var named: [String] = []
    var more: [Place] = []
    for place in places {
      let words = self.place(place, isBrief: isBrief)
      guard seen.insert(words).inserted else { continue }
      if named.count < most { named.append(words) } else { more.append(place) }
    }
    return more.isEmpty ? named : named + [lines(of: more)]
  }

  /// A cell has room for no more; the others are counted.
  private static let mostLines = 60

  /// Many places in few words: `hal. 3, 4, 9`.
  func lines(of many: [Place]) -> String { words.lines(of: many, most: Self.mostLines) }

  /// The words at a place, cut to a width.
  func words(_ place: Place, to width: Int) -> String { words.words(place, to: width).replacing("**", with: "") }

  /// Words in quotation marks; empty where there are none.
  static func quoted(_ words: String) -> String { words.isEmpty ? "" : "“\(words)”" }
}
