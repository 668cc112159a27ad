import Documents

/// The rows of one table while they are collected, and the judgement of which of them are headers.
struct TableDraft {
  private let bytes: [UInt8]
  private(set) var rows: [RowDraft] = []
  /// How many rows stand above the rule `|---|`.
  private var ruled: Int?
  /// How many rows above the header only hold a title.
  private var titles = 0

  /// A header has at most this many rows, its column numbers included.
  private static let deepest = 6

  /// The tables of a file hold at most this many cells together; what follows is named as unread. The largest reports
  /// known hold some twenty thousand; a hostile file could ask for any number.
  static let mostCells = 1_000_000

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func append(_ row: RowDraft) { rows.append(row) }

  /// Takes note of a rule under the rows collected so far; later rules mean nothing.
  mutating func rule() {
    if ruled == nil, rows.count < Self.deepest { ruled = rows.count }
  }

  /// Takes rows of one cell above a wide header as the sheet's title, which then stands above the header.
  mutating func skipTitles() {
    guard let header = rows.prefix(Self.deepest).firstIndex(where: { $0.inked > 1 }), header > 0,
      looksLikeHeader(rows[header]), rows[header].inked > 2
    else { return }
    titles = header
  }

  // MARK: Where a table ends

  /// Whether a row after a blank line begins another table.
  func ends(before row: RowDraft, underRule: Bool) -> Bool {
    let head = header()
    guard rows.count > head.depth else { return false }
    if repeats(row, head) { return false }
    if underRule { return true }
    guard looksLikeHeader(row) else { return false }
    let first = row.cells.first { !$0.isEmpty } ?? 0..<0
    if ["no", "no.", "nomor", "no urut"].contains(where: { bytes.equals($0, in: first) }) { return true }
    // A full row of far fewer or more words than this table has columns heads another one.
    if row.inked == row.cells.count, abs(row.cells.count - rows[0].cells.count) > 1 { return true }
    let named = row.cells.count { cell in Self.headerWords.contains { bytes.after($0, in: cell) != nil } }
    return named * 2 > row.inked && row.cells.allSatisfy { bytes.wordCount(in: $0, limit: 9) <= 8 }
  }

  /// Whether a row after a page footer carries this table on.
  func goesOn(with row: RowDraft) -> Bool {
    if repeats(row, header()) { return true }
    return row.cells.contains {
      if case .figure = bytes.shape(of: $0) { true } else { false }
    }
  }

  /// Words that column headers of performance reports begin with.
  private static let headerWords = [
    "no", "nomor", "sasaran", "tujuan", "indikator", "program", "kegiatan", "sub kegiatan", "target", "realisasi",
    "capaian", "anggaran", "pagu", "uraian", "satuan", "keterangan", "ket", "jumlah", "tahun", "nilai", "predikat",
    "kinerja", "catatan", "pernyataan", "checklist", "rumus", "formula", "sumber", "penanggung jawab", "jenis", "nama",
    "urusan", "persentase", "selisih", "efisiensi", "kriteria", "bobot",
  ]

  private func looksLikeHeader(_ row: RowDraft) -> Bool {
    row.inked > 1
      && row.cells.allSatisfy { bytes.shape(of: $0).fitsHeader && bytes.wordCount(in: $0, limit: 15) <= 14 }
  }

  // MARK: Header rows

  /// How many rows stand above the body, and which of them numbers the columns.
  private struct Head {
    var depth = 0
    var numbering: Int?
    var rows: Range<Int> { 0..<(numbering ?? depth) }
  }

  /// Numbers in the last row of a closed table are its body.
  private func header(closed: Bool = false) -> Head {
    guard !rows.isEmpty else { return Head() }
    let top = rows.prefix(Self.deepest)
    if let numbering = top.indices.first(where: { bytes.isNumbering(top[$0]) }), numbering < 5,
      !closed || numbering + 1 < rows.count,
      ruled.map({ numbering <= $0 + 1 && $0 > 0 }) ?? !top[..<numbering].contains(where: hasAmounts)
    {
      return Head(depth: numbering + 1, numbering: numbering)
    }
    var depth = ruled ?? (titles > 0 ? titles + 1 : isFirstHeader(rows[0]) ? 1 : 0)
    guard depth > 0 else { return Head() }
    while depth < min(rows.count, titles + 4), isSubheader(rows[depth], under: rows[depth - 1], strict: ruled != nil) {
      depth += 1
    }
    return Head(depth: depth)
  }

  private func hasAmounts(_ row: RowDraft) -> Bool {
    row.cells.count { if case .figure = bytes.shape(of: $0) { true } else { false } } > 1
  }

  private func isFirstHeader(_ row: RowDraft) -> Bool {
    row.inked > 0
      && row.cells.allSatisfy { bytes.shape(of: $0).fitsHeader && bytes.wordCount(in: $0, limit: 26) <= 25 }
  }

  /// Whether a row stands under a header and divides its columns: `K | Rp` under `Target`.
  private func isSubheader(_ row: RowDraft, under above: RowDraft, strict: Bool) -> Bool {
    guard let first = row.cells.first, first.isEmpty, row.inked > 0 else { return false }
    let limit = strict ? 5 : 9
    guard row.cells.allSatisfy({ bytes.shape(of: $0).fitsHeader && bytes.wordCount(in: $0, limit: limit) < limit })
    else {
      return false
    }
    let divides = row.cells.indices.contains { column in
      guard column > 0, !row.cells[column].isEmpty else { return false }
      guard column < above.cells.count, !above.cells[column].isEmpty else { return true }
      return bytes.signature(of: above.cells[column]) == bytes.signature(of: above.cells[column - 1])
    }
    return divides || !strict && row.inked > 1
  }

  private func repeats(_ row: RowDraft, _ head: Head) -> Bool {
    guard head.depth > 0, rows[0].inked > 1 else { return false }
    if head.numbering != nil, bytes.isNumbering(row) { return true }
    return !head.rows.isEmpty && bytes.isSame(row, as: rows[0])
  }

  // MARK: The table

  /// The block of the rows collected so far; nil when there are none.
  func block(structure: Table.Structure = .marked) -> Block? {
    guard let first = rows.first, let last = rows.last else { return nil }
    let kinds = kinds()
    let columns = rows.reduce(0) { max($0, $1.cells.count) }
    var covered = [Int](repeating: 0, count: columns)
    let made = zip(rows, kinds).map { Row(kind: $1, cells: $0.cells(&covered), range: $0.range) }
    return Block(
      .table(Table(caption: nil, columns: columns, rows: made, structure: structure)),
      first.range.lowerBound..<last.range.upperBound)
  }

  private func kinds() -> [Row.Kind] {
    let head = header(closed: true)
    var kinds = rows.indices.map { index -> Row.Kind in
      if index == head.numbering { return .numbering }
      return index < head.depth ? .header : .body
    }
    guard head.depth > 0 else { return kinds }
    let top = head.rows.isEmpty || rows[0].inked < 2 ? nil : signature(of: rows[0])
    var index = head.depth
    while index < rows.count {
      let row = rows[index]
      let again = top.map { $0 == signature(of: row) } ?? false || row.isResumed && repeats(row, head)
      guard again else {
        index += 1
        continue
      }
      index = markRepeated(&kinds, from: index, head)
    }
    return kinds
  }

  /// Marks a header printed again, as far as it was; answers the row after it.
  private func markRepeated(_ kinds: inout [Row.Kind], from start: Int, _ head: Head) -> Int {
    var index = start
    for wanted in head.rows where index < rows.count && bytes.isSame(rows[index], as: rows[wanted]) {
      kinds[index] = .repeated
      index += 1
    }
    if head.numbering != nil, index < rows.count, bytes.isNumbering(rows[index]) {
      kinds[index] = .repeated
      index += 1
    }
    return max(index, start + 1)
  }

  private func signature(of row: RowDraft) -> [UInt64] {
    row.cells.filter { !$0.isEmpty }.map { bytes.signature(of: $0) }
  }
}
