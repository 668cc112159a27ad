import Documents
import Facts
import Readers
import Reporters
import TestSupport
import Testing

@testable import Reviewing

/// Corrections proposed in a Word file are its words put right when they are accepted, and its words when they are not.
@Suite struct CorrectionTests {
  /// A draft as a Word file with its corrections.
  struct Corrected {
    let original: [UInt8]
    let document: Document
    let result: WordCorrection
    /// The words of the draft put right.
    let right: String

    init(_ bytes: [UInt8], leaving skipped: [String] = []) throws {
      original = bytes
      var read = Readers.read(bytes, file: "draf.docx")
      read.role = .lkj
      document = read
      let dossier = Dossier(documents: [read])
      let review = Review(dossier, library: Shipped.library)
      let file = try #require(AnnotatedFile("draf.docx", in: dossier))
      result = try WordCorrection(bytes, file: file, review: review, minimum: .note)
      var edits: [TextEdit] = []
      for edit in review.findings.flatMap(\.evidence).flatMap(\.edits) where !edits.contains(edit) {
        let line = read.text.string(read.text.lineRange(read.text.line(at: edit.range.lowerBound)))
        if !skipped.contains(where: line.contains) { edits.append(edit) }
      }
      right = WordEdits.applied(edits, to: read.text.bytes, in: 0..<read.text.count)
    }

    /// A report of the corpus.
    init(_ name: String) throws {
      let item = try #require(CorpusCase.named(name))
      try self.init(WordCopy(document: item.dossier.documents[0], manner: .styled).bytes)
    }

    func expectRight() throws {
      let accepted = Readers.read(result.bytes, file: "draf.docx")
      #expect(accepted.text.string(0..<accepted.text.count) == right)
      let rejected = Readers.read(try ChangeReader.rejected(result.bytes), file: "draf.docx")
      #expect(rejected.text.bytes == document.text.bytes)
    }
  }

  static let cases = ["cacat", "kecamatan"]

  @Test(arguments: cases) func acceptedTheyAreRightRejectedTheyAreNot(_ name: String) throws {
    let done = try Corrected(name)
    #expect(done.result.count > 0)
    #expect(done.result.left == 0)
    try done.expectRight()
  }

  @Test(.enabled(if: CommentReader.hasOffice), arguments: cases)
  func libreOfficeAcceptsAndRejectsThem(_ name: String) throws {
    let done = try Corrected(name)
    let before = try ChangeReader.words(done.original, after: .reject)
    #expect(before.count > 1000)
    #expect(try ChangeReader.words(done.result.bytes, after: .reject) == before)
    let right = try ChangeReader.words(Self.plain(done), after: .accept)
    #expect(right != before)
    #expect(try ChangeReader.words(done.result.bytes, after: .accept) == right)
  }

  /// The draft written anew with its words put right, without any change tracked.
  private static func plain(_ done: Corrected) -> [UInt8] {
    WordFile(done.right.split(separator: "\n").map { WordFile.paragraph(String($0)) }.joined()).bytes
  }

  @Test(.enabled(if: CommentReader.hasPythonDocx), arguments: cases) func theyAreWrittenAsWordWantsThem(_ name: String)
    throws
  {
    #expect(try ChangeReader.faults(in: Corrected(name).result.bytes) == "")
    #expect(try ChangeReader.faults(in: Corrected(Self.hazards).result.bytes) == "")
  }

  @Test(arguments: cases) func aSecondRunChangesNothing(_ name: String) throws {
    let done = try Corrected(name)
    let again = try Corrected(done.result.bytes)
    #expect(again.result.count == 0)
    #expect(again.result.bytes == done.result.bytes)
  }

  // MARK: Where a change would break something

  private static func run(_ words: String, _ look: String = "") -> String {
    "<w:r>\(look.isEmpty ? "" : "<w:rPr>\(look)</w:rPr>")<w:t xml:space=\"preserve\">\(words)</w:t></w:r>"
  }

  private static func paragraph(_ runs: String...) -> String { "<w:p>\(runs.joined())</w:p>" }

  /// Words of one paragraph each: those that can be put right, then those that stay.
  private static let hazards = WordFile(
    paragraph(run("Anggaran belum "), run("efe", "<w:b/>"), run("sien", "<w:i/>"), run(" pada tahun ini."))
      + paragraph(run("Bidang A &amp; B seperti tabel diatas &lt;lihat&gt; dibawah bagan."))
      + paragraph(run("Bekerja sama dengan "), run("dengan", "<w:b/>"), run(" kelurahan."))
      + "<w:p><w:r><w:t> Instasi vertikal hadir </w:t></w:r></w:p>"
      + "<w:p><w:r><w:t>Hasil</w:t><w:tab/><w:t>evalusi kinerja</w:t><w:br/><w:t>baik</w:t></w:r></w:p>"
      + paragraph(run("Pagu kegiatan itu RP 12.500.000 seluruhnya."))
      + paragraph("<w:hyperlink w:anchor=\"a\">\(run("Tautan efesien tetap."))</w:hyperlink>")
      + paragraph(
        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>REF a</w:instrText></w:r>"
          + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>\(run("Isian efesien tetap."))"
          + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>")
      + paragraph("<w:fldSimple w:instr=\"REF a\">\(run("Bidang isian efesien tetap."))</w:fldSimple>")
      + paragraph("<w:ins w:id=\"5\" w:author=\"Sejawat\">\(run("Sisipan efesien tetap."))</w:ins>")
      + paragraph(
        run("Gaya efesien tetap.", "<w:b/><w:rPrChange w:id=\"6\" w:author=\"Sejawat\"><w:rPr/></w:rPrChange>"))
      + paragraph(run("Kapital efesien tetap.", "<w:caps/>"))
  ).bytes

  @Test func whatCannotBeDoneRightIsLeft() throws {
    let done = try Corrected(Self.hazards, leaving: ["tetap", "TETAP"])
    #expect(done.result.count == 7)
    #expect(done.result.left == 6)
    for words in [
      "belum efisien pada", "B seperti tabel di atas <lihat> di bawah bagan", "sama dengan kelurahan",
      "Instansi vertikal", "evaluasi kinerja", "Rp 12.500.000", "Tautan efesien",
    ] { #expect(done.right.contains(words), "\(words)") }
    try done.expectRight()
  }

  /// Words are put right however a word processor parted them into runs.
  @Test(arguments: 0..<20) func runsMayBePartedAnywhere(_ seed: UInt64) throws {
    let text = Array("Prosentase kegiatan dengan dengan kedulian warga diatas efesiensi merubah analisa.")
    var dice = Dice(seed)
    var runs = ""
    var start = 0
    while start < text.count {
      let end = min(text.count, start + Int.random(in: 1...12, using: &dice))
      runs += Self.run(String(text[start..<end]), ["", "<w:b/>", "<w:i/>"].randomElement(using: &dice) ?? "")
      start = end
    }
    let done = try Corrected(WordFile(WordFile.paragraph("Laporan Kinerja") + "<w:p>\(runs)</w:p>").bytes)
    #expect(done.result.count == 7)
    #expect(
      done.right.contains(
        "Persentase kegiatan dengan kepedulian warga di atas efisiensi mengubah analisis."))
    try done.expectRight()
    #expect(try Corrected(done.result.bytes).result.count == 0)
  }
}
