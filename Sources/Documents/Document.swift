/// A document as its reader understood it: one text buffer, the blocks it divides into, and what could not be read.
package struct Document: Sendable {
  /// The file as the user named it; shown, never opened again.
  package let file: String
  /// What part this document plays in the dossier.
  package var role: Role
  /// How that part was recognised.
  package var roleSource = RoleSource.assumed
  package let text: TextBuffer
  /// The blocks in reading order; their ranges rise and do not overlap.
  package let blocks: [Block]
  /// What could not be read; a rule that needs it answers `unsure`.
  package let gaps: [Gap]
  /// Where each page starts, when the source has pages.
  package let pages: [PageStart]
  /// Where the words stand in the file itself; empty for text files.
  package let source: SourceMap
  /// The files that make it up, in order; empty when it is one file.
  package let files: [FilePart]
  /// Pictures and charts, in order; their words are no part of the text, so that no rule takes them for the report's own.
  package let figures: [Figure]
  /// For each block the index of the heading it stands under; for a heading its parent heading.
  package let headings: [Int?]

  /// The words of the heading over what pages repeat, as readers write it.
  package static let marginHeading = "Kepala dan Kaki Halaman"

  package init(
    file: String, role: Role = .lkj, text: TextBuffer, blocks: [Block], gaps: [Gap] = [], pages: [PageStart] = [],
    source: SourceMap = SourceMap(), files: [FilePart] = [], figures: [Figure] = []
  ) {
    self.file = file
    self.role = role
    self.text = text
    self.blocks = blocks
    self.gaps = gaps
    self.pages = pages
    self.source = source
    self.files = files
    self.figures = figures
    headings = Self.outline(of: blocks)
  }

  private static func outline(of blocks: [Block]) -> [Int?] {
    var open: [(index: Int, level: Int)] = []
    return blocks.indices.map { index in
      guard case .heading(let level) = blocks[index].content else { return open.last?.index }
      open.removeAll { $0.level >= level }
      defer { open.append((index, level)) }
      return open.last?.index
    }
  }

  /// The block that holds an offset, or the last one before it.
  package func block(at offset: Int) -> Int? {
    var low = 0
    var high = blocks.count
    while low < high {
      let middle = (low + high) / 2
      if blocks[middle].range.lowerBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : low - 1
  }

  /// The words of a block.
  package func string(_ block: Block) -> String { text.string(block.range) }
}

/// What part a document plays in the dossier.
package enum Role: String, Sendable, CaseIterable {
  case lkj, pk, iku, renja, renstra
  case rencanaAksi = "rencana-aksi"
  case lkjLalu = "lkj-lalu"
  case rekap, lhe, lampiran

  /// The name a reader knows it by.
  package var display: String {
    switch self {
    case .lkj: "Laporan Kinerja"
    case .lkjLalu: "Laporan Kinerja tahun lalu"
    case .pk: "Perjanjian Kinerja"
    case .iku: "Indikator Kinerja Utama"
    case .renja: "Rencana Kerja"
    case .renstra: "Rencana Strategis"
    case .rencanaAksi: "Rencana Aksi"
    case .rekap: "Rekap Laporan Konsolidasi"
    case .lhe: "Laporan Hasil Evaluasi"
    case .lampiran: "Lampiran"
    }
  }
}

/// How the part of a document in its dossier was recognised.
package enum RoleSource: String, Sendable {
  /// The user said so.
  case chosen
  /// The name of the file says so.
  case name
  /// Its first pages say so.
  case content
  /// Nothing says so: the first file is the report, others are annexes.
  case assumed
}

/// All documents of one review: the report and what is handed in beside it.
package struct Dossier: Sendable {
  package var documents: [Document]

  package init(documents: [Document]) {
    self.documents = documents
  }
}

/// A part of a document that could not be read, with the reason in words for the reader.
package struct Gap: Sendable, Equatable {
  /// Where it would have been; empty when only the position is known.
  package let range: Range<Int>
  /// What is missing and what to do about it, in Bahasa Indonesia.
  package let reason: String
  /// Whether words are missing; false when only their arrangement in a table is.
  package let hidesWords: Bool
  /// Whether nothing is missing: something about the file that its reader should know.
  package let isNote: Bool
  /// The unread pages; nil when the source has none or only part of a page is missing.
  package let pages: ClosedRange<Int>?

  package init(range: Range<Int>, reason: String, hidesWords: Bool = true, pages: ClosedRange<Int>? = nil) {
    self.range = range
    self.reason = reason
    self.hidesWords = hidesWords
    self.pages = pages
    isNote = false
  }

  /// A remark about the whole file that costs no words.
  package init(note reason: String, at range: Range<Int> = 0..<0) {
    self.range = range
    self.reason = reason
    hidesWords = false
    isNote = true
    pages = nil
  }
}

/// A picture or a chart in a document.
package struct Figure: Sendable, Equatable {
  /// The offset in the text before which it stands.
  package let offset: Int
  /// What its author says it shows (the alternative text); empty when nothing is said.
  package let words: String

  package init(offset: Int, words: String) {
    self.offset = offset
    self.words = words
  }
}

/// The place at which a page begins.
package struct PageStart: Sendable, Equatable {
  package let offset: Int
  /// The page number as counted by the reader, from 1.
  package let page: Int
  /// Whether its words were recognised from a picture (OCR) and may be misread.
  package let isRecognised: Bool
  /// The number printed on the page: `12`, `III-4`; nil when none is or none was understood.
  package let printed: String?

  package init(offset: Int, page: Int, isRecognised: Bool = false, printed: String? = nil) {
    self.offset = offset
    self.page = page
    self.isRecognised = isRecognised
    self.printed = printed
  }
}
