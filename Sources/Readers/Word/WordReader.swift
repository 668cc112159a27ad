import Archives
import Documents

/// Reads Word files (DOCX and its kin): what stands in them in reading order, with places that lead back.
///
/// Headers and footers come last under a heading of their own, each wording once; notes follow the words that refer to
/// them. Deleted and hidden words are left out, and the document says so.
struct WordReader {
  private let archive: ZipArchive
  private let main: String
  /// What lies beside the main part.
  private let links: Relationships

  private static let mostMargins = 60

  init(_ archive: ZipArchive, main: String) throws(OfficeProblem) {
    self.archive = archive
    self.main = main
    links = try Relationships(of: main, in: archive)
  }

  func document(file: String) -> Document {
    var gaps: [Gap] = []
    /// Runs a step whose loss leaves the rest readable.
    func attempt<Value>(_ fallback: Value, _ step: () throws(OfficeProblem) -> Value) -> Value {
      do { return try step() } catch {
        gaps.append(Gap(range: 0..<0, reason: error.reason))
        return fallback
      }
    }
    let styles = attempt(WordStyles()) { () throws(OfficeProblem) in
      try WordStyles(links.parts("styles").first, of: archive)
    }
    let numbering = attempt(WordNumbering()) { () throws(OfficeProblem) in
      try WordNumbering(links.parts("numbering").first, of: archive)
    }
    let context = WordPart.Context(styles: styles, numbering: numbering, ownComments: ownComments())
    var parts = [main]
    var notes: [WordPart.Note] = []
    for part in links.parts("footnotes").prefix(1) + links.parts("endnotes").prefix(1) where archive.contains(part) {
      let reader = WordPart(context, number: parts.count) { _ in }
      parts.append(part)
      attempt(()) { () throws(OfficeProblem) in try XMLStream.parse(part, of: archive, reader) }
      notes += reader.notes
    }
    var writer = WordWriter(notes: notes)
    var failure: OfficeProblem?
    let body = WordPart(context, number: 0) { writer.write($0) }
    do { try XMLStream.parse(main, of: archive, body) } catch { failure = error }
    if let failure { writer.note(failure.reason) }
    if body.isInCode {
      writer.note(
        "Sebuah kolom isian (field) tidak ditutup; teks sesudahnya tidak terbaca. Buka lalu simpan ulang di Word.")
    }
    if context.isFull {
      writer.note(
        "Tabel dokumen ini lebih dari sejuta sel; sel selebihnya tidak dibaca. Bagi dokumen lalu periksa ulang.")
    }
    writer.writeNotes()
    gaps += writeMargins(&writer, &parts, context)
    return writer.document(file: file, parts: parts, first: gaps + remarks(context))
  }

  /// The comments this program left in the file; a broken list of comments costs no words, so all count as others'.
  private func ownComments() -> Set<Int> {
    do { return try WordComments(links.parts("comments").first, of: archive).ours } catch { return [] }
  }

  /// Headers and footers, each wording once; answers what of them cannot be read.
  private func writeMargins(
    _ writer: inout WordWriter, _ parts: inout [String], _ context: WordPart.Context
  ) -> [Gap] {
    var gaps: [Gap] = []
    var seen: Set<[UInt8]> = []
    var found: [WordParagraph] = []
    let margins = links.parts("header") + links.parts("footer")
    if margins.count > Self.mostMargins {
      let rest = "\(margins.count - Self.mostMargins) kepala atau kaki halaman terakhir tidak dibaca"
      gaps.append(Gap(range: 0..<0, reason: "\(rest): batasnya \(Self.mostMargins). Bagi berkas lalu periksa ulang."))
    }
    for part in margins.prefix(Self.mostMargins) {
      let reader = WordPart(context, number: parts.count, isMargin: true) { flow in
        for paragraph in flow.paragraphs {
          let letters = paragraph.bytes.filter { $0.isWord && !$0.isDigit }
          if letters.count > 3, seen.insert(paragraph.bytes.filter { $0 > 0x20 }).inserted { found.append(paragraph) }
        }
      }
      guard archive.contains(part) else { continue }
      parts.append(part)
      do throws(OfficeProblem) {
        try XMLStream.parse(part, of: archive, reader)
      } catch {
        gaps.append(Gap(range: 0..<0, reason: error.reason))
      }
    }
    if !found.isEmpty { writer.writeMargins(found, under: Document.marginHeading) }
    return gaps
  }

  /// What was left out on purpose.
  private func remarks(_ context: WordPart.Context) -> [Gap] {
    var reasons: [String] = []
    if context.inserted + context.deleted > 0 {
      reasons.append(
        "Dokumen memuat perubahan terlacak: \(context.inserted) sisipan dibaca, \(context.deleted) hapusan tidak; terima atau tolak semua perubahan sebelum dokumen diserahkan."
      )
    }
    if context.hidden > 0 {
      reasons.append("Dokumen memuat teks tersembunyi yang tidak dibaca; tampilkan atau hapus teks itu.")
    }
    if context.comments > 0 {
      reasons.append(
        "Dokumen memuat \(context.comments) komentar yang tidak dibaca; selesaikan dan hapus komentar sebelum dokumen diserahkan."
      )
    }
    return reasons.map { Gap(note: $0) }
  }
}

extension WordFlow {
  /// All paragraphs, those in cells too.
  var paragraphs: [WordParagraph] {
    switch self {
    case .paragraph(let paragraph): [paragraph]
    case .table(let table): table.rows.flatMap { $0.cells.flatMap { $0.flow.flatMap(\.paragraphs) } }
    }
  }
}
