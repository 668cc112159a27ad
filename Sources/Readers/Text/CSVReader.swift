import Documents

/// Reads comma, semicolon, tab or bar separated values (RFC 4180 and what people make of it) as one table.
///
/// Cells are byte ranges of the text like everywhere else; a doubled quote inside a quoted cell stays doubled. A quote
/// that is never closed is taken as a plain character and reported.
struct CSVReader {
  private let bytes: [UInt8]
  private let delimiter: UInt8
  private let start: Int
  private let notes: [Gap]

  init(_ text: DecodedText, delimiter: UInt8?) {
    bytes = text.bytes
    notes = text.gaps
    let hint = Self.hint(in: bytes)
    start = hint?.end ?? 0
    self.delimiter = delimiter ?? hint?.delimiter ?? Self.guess(bytes)
  }

  func document(file: String) -> Document {
    var parser = CSVParser(bytes: bytes, delimiter: delimiter, cellsLeft: TableDraft.mostCells)
    parser.parse(from: start)
    var draft = TableDraft(bytes: bytes)
    for row in parser.rows where row.inked > 0 { draft.append(row) }
    draft.skipTitles()
    let gaps = (notes + parser.gaps).sorted { $0.range.lowerBound < $1.range.lowerBound }
    let blocks = draft.block().map { [$0] } ?? []
    return Document(file: file, text: TextBuffer(validated: bytes), blocks: blocks, gaps: gaps)
  }

  /// The delimiter that spreadsheets announce on a first line `sep=;`.
  private static func hint(in bytes: [UInt8]) -> (delimiter: UInt8, end: Int)? {
    guard bytes.count > 5, bytes.hasPrefix("sep=", in: 0..<bytes.count), bytes[5] == 0x0A else { return nil }
    return (bytes[4], 6)
  }

  /// The delimiter that gives most of the first lines the same number of cells.
  private static func guess(_ bytes: [UInt8]) -> UInt8 {
    var best = (delimiter: UInt8(ascii: ","), score: 0)
    for delimiter in ",;\t|".utf8 {
      let counts = counts(of: delimiter, in: bytes)
      var lines: [Int: Int] = [:]
      for count in counts where count > 0 { lines[count, default: 0] += 1 }
      // More lines of one width decide; among equals the wider table does.
      let score = lines.map { $0.value * 1000 + min($0.key, 999) }.max() ?? 0
      if score > best.score { best = (delimiter, score) }
    }
    return best.delimiter
  }

  /// How often a delimiter stands outside quotes on each of the first lines.
  private static func counts(of delimiter: UInt8, in bytes: [UInt8]) -> [Int] {
    var counts = [0]
    var quoted = false
    for byte in bytes.prefix(1 << 16) {
      if byte == UInt8(ascii: "\"") {
        quoted.toggle()
      } else if byte == 0x0A, !quoted {
        counts.append(0)
        if counts.count > 50 { break }
      } else if byte == delimiter, !quoted {
        counts[counts.count - 1] += 1
      }
    }
    return counts
  }
}

/// One pass over separated values; rows keep the places of their cells.
struct CSVParser {
  private let bytes: [UInt8]
  private let delimiter: UInt8
  private var cellsLeft: Int
  /// False from an unclosed quote on.
  private var quotes = true
  private(set) var rows: [RowDraft] = []
  private(set) var gaps: [Gap] = []

  init(bytes: [UInt8], delimiter: UInt8, cellsLeft: Int) {
    self.bytes = bytes
    self.delimiter = delimiter
    self.cellsLeft = cellsLeft
  }

  mutating func parse(from start: Int) {
    var offset = start
    while offset < bytes.count {
      guard cellsLeft > 0 else {
        let reason = "Tabel terlalu besar; baris mulai dari sini tidak dibaca. Bagi berkas lalu periksa ulang."
        gaps.append(Gap(range: offset..<bytes.count, reason: reason))
        return
      }
      offset = row(from: offset)
    }
  }

  /// Reads one row; answers where the next one starts.
  private mutating func row(from start: Int) -> Int {
    var cells: [Range<Int>] = []
    var offset = start
    while true {
      let cell = cell(from: offset)
      if cells.count < [UInt8].mostCells { cells.append(cell.words) } else { noteWidth(at: offset) }
      offset = cell.end
      guard offset < bytes.count, bytes[offset] == delimiter else { break }
      offset += 1
    }
    cellsLeft -= cells.count
    rows.append(RowDraft(cells: cells, range: start..<offset, isResumed: false))
    return offset + 1
  }

  private mutating func noteWidth(at offset: Int) {
    let reason = "Baris tabel lebih dari \([UInt8].mostCells) kolom; kolom selebihnya tidak dibaca."
    if gaps.last?.reason != reason { gaps.append(Gap(range: offset..<offset, reason: reason)) }
  }

  /// The words of the cell at an offset, and the offset of the delimiter or line end after it.
  private mutating func cell(from start: Int) -> (words: Range<Int>, end: Int) {
    var open = start
    while open < bytes.count, bytes[open] == 0x20 { open += 1 }
    if quotes, open < bytes.count, bytes[open] == UInt8(ascii: "\"") {
      if let close = closing(from: open + 1) {
        let end = plainEnd(from: close + 1)
        // Words after the closing quote belong to the cell, quotes and all.
        let clean = bytes.trimmed((close + 1)..<end).isEmpty
        return (tidy(clean ? (open + 1)..<close : open..<end), end)
      }
      quotes = false
      gaps.append(
        Gap(range: open..<(open + 1), reason: "Tanda kutip di sini tidak ditutup; isi sesudahnya dibaca apa adanya."))
    }
    let end = plainEnd(from: start)
    return (tidy(start..<end), end)
  }

  private func tidy(_ range: Range<Int>) -> Range<Int> {
    let inner = bytes.unmarked(range)
    return inner.isEmpty ? range.lowerBound..<range.lowerBound : inner
  }

  /// The closing quote; doubled quotes do not close.
  private func closing(from start: Int) -> Int? {
    var offset = start
    while offset < bytes.count {
      if bytes[offset] == UInt8(ascii: "\"") {
        guard offset + 1 < bytes.count, bytes[offset + 1] == UInt8(ascii: "\"") else { return offset }
        offset += 1
      }
      offset += 1
    }
    return nil
  }

  private func plainEnd(from start: Int) -> Int {
    var offset = start
    while offset < bytes.count, bytes[offset] != delimiter, bytes[offset] != 0x0A { offset += 1 }
    return offset
  }
}
