internal import Documents
internal import Facts
internal import Reviewing

/// The places of a review in the terms of SARIF: files, regions, and the chapter, table, row and column around words.
struct SARIFPlaces {
  private let book: FactBook
  private let words: PlaceWords
  private let tables: QuotedTables
  private let files: [String]
  private let indices: [String: Int]

  init(_ content: ShownReview) {
    book = content.review.book
    words = content.places
    tables = QuotedTables(
      book: book, places: content.shown.numbers.flatMap { content.review.findings[$0].evidence.map(\.place) })
    files = book.dossier.documents.flatMap { $0.files.isEmpty ? [$0.file] : $0.files.map(\.file) }
    indices = Dictionary(files.enumerated().map { ($1, $0) }) { first, _ in first }
  }

  /// The files that were reviewed.
  var artifacts: [JSONValue] {
    files.map { file in
      .object([
        ("location", .object([("uri", .string(Self.uri(file)))])), ("roles", .strings(["analysisTarget"])),
      ])
    }
  }

  /// The place of what is about the report as a whole.
  var whole: JSONValue {
    guard let file = files.first else { return .object([("message", Self.text("Seluruh dokumen"))]) }
    return .object([
      ("physicalLocation", .object([("artifactLocation", artifact(file))])), ("message", Self.text("Seluruh dokumen")),
    ])
  }

  /// The place of words; a witness has a number and says what it was read as.
  func location(of place: Place, id: Int? = nil, field: String? = nil) -> JSONValue {
    let document = book.document(place.document)
    let location = document.location(of: place)
    let hasLines = document.hasLines(at: place.range.lowerBound)
    var physical: [(key: String, value: JSONValue)] = [("artifactLocation", artifact(location.file))]
    if hasLines { physical.append(("region", region(location, words.words(place, to: Self.longestQuote)))) }
    var members: [(key: String, value: JSONValue)] = id.map { [("id", .integer($0))] } ?? []
    members += [
      ("physicalLocation", .object(physical)), ("logicalLocations", .array(logical(place, location, document))),
    ]
    let told = [field, words.place(place), hasLines ? nil : "“\(words.words(place, to: Self.longestQuote))”"]
    members.append(("message", Self.text(told.compactMap { $0 }.joined(separator: " · "))))
    return .object(members)
  }

  private static let longestQuote = 300

  /// The place of a gap.
  func location(of gap: Gap, in index: Int) -> JSONValue {
    let document = book.document(index)
    let part = document.filePart(at: gap.range.lowerBound)
    var physical: [(key: String, value: JSONValue)] = [("artifactLocation", artifact(part.file))]
    if document.hasLines(at: gap.range.lowerBound), !gap.isNote {
      physical.append(("region", .object([("startLine", .integer(max(document.line(of: gap) - part.line, 1)))])))
    }
    return .object([("physicalLocation", .object(physical))])
  }

  private func region(_ location: Location, _ quote: String) -> JSONValue {
    .object([
      ("startLine", .integer(location.line)), ("startColumn", .integer(location.column)),
      ("endLine", .integer(location.endLine)), ("endColumn", .integer(location.endColumn)),
      ("snippet", .object([("text", .string(quote))])),
    ])
  }

  /// From the outside in: chapter and heading, table, row, column.
  private func logical(_ place: Place, _ location: Location, _ document: Document) -> [JSONValue] {
    var levels = headings(place, document)
    if let table = location.table?.plain {
      levels.append((table, "tabel"))
    } else if place.cell != nil {
      levels.append(("Tabel tanpa judul", "tabel"))
    }
    if let row = location.row { levels.append(("baris \(row)", "baris")) }
    if let column = tables.column(of: place) { levels.append((column, "kolom")) }
    if let sheet = location.sheet?.plain, let cell = location.cell { levels.append(("\(sheet)!\(cell)", "sel")) }
    var path: [String] = []
    return levels.map { level in
      path.append(level.name)
      return .object([
        ("name", .string(level.name)), ("fullyQualifiedName", .string(path.joined(separator: " / "))),
        ("kind", .string(level.kind)),
      ])
    }
  }

  private func headings(_ place: Place, _ document: Document) -> [(name: String, kind: String)] {
    var levels: [(name: String, kind: String)] = []
    var next = document.headings[place.block]
    while let index = next {
      let name = Layout.cut(document.string(document.blocks[index]).plain, to: 120)
      next = document.headings[index]
      if !name.isEmpty { levels.append((name, next == nil ? "bab" : "bagian")) }
    }
    return levels.reversed()
  }

  private func artifact(_ file: String) -> JSONValue {
    .object([("uri", .string(Self.uri(file)))] + (indices[file].map { [("index", .integer($0))] } ?? []))
  }

  /// A path as a reference to a file (RFC 3986): relative as it was given, or `file:///…`.
  static func uri(_ path: String) -> String {
    var written = ""
    for byte in path.utf8 {
      let isPlain =
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) || "/-._~".utf8.contains(byte)
      if isPlain {
        written.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let hex = String(byte, radix: 16, uppercase: true)
        written += "%" + (hex.utf8.count == 1 ? "0" : "") + hex
      }
    }
    return path.hasPrefix("/") ? "file://" + written : written
  }

  private static func text(_ words: String) -> JSONValue {
    .object([("text", .string(words.plain.replacing("](", with: "] (")))])
  }
}
