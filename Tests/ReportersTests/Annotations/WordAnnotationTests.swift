import Archives
import Documents
import Facts
import Foundation
import FoundationXML
import Readers
import Reviewing
import TestSupport
import Testing

@testable import Reporters

/// A commented Word file is a whole package: nothing of the author's is touched, nothing of ours is left hanging.
@Suite struct WordAnnotationTests {
  /// The file with a comment on each of these words, as they stand in its text.
  static func annotated(
    _ bytes: [UInt8], _ words: [String], severity: Severity = .error
  ) throws -> WordAnnotation {
    let document = Readers.read(bytes, file: "draf.docx")
    let file = try #require(AnnotatedFile("draf.docx", in: Dossier(documents: [document])))
    let text = document.text.string(0..<document.text.count)
    let remarks = try words.enumerated().map { number, words in
      let found = try #require(text.utf8.firstRange(of: words.utf8), "“\(words)” tidak ada: \(text)")
      let start = text.utf8.distance(from: text.utf8.startIndex, to: found.lowerBound)
      return Remark(
        number: number + 1, severity: severity, paragraphs: ["\(number + 1). Judul <&>", "Isi", "Aturan: a/b"],
        range: start..<(start + words.utf8.count), isExact: true)
    }
    return try WordAnnotation(bytes, file: file, remarks: remarks)
  }

  static func part(_ name: String, _ bytes: [UInt8]) throws -> String {
    String(decoding: try ZipArchive(bytes).bytes(of: name), as: UTF8.self)
  }

  /// The body of a file after its words were commented.
  private static func body(_ body: String, _ words: String...) throws -> String {
    let result = try annotated(WordFile(body).bytes, words)
    try expectSound(result.bytes)
    #expect(result.count == words.count)
    let xml = try part("word/document.xml", result.bytes)
    let start = try #require(xml.firstRange(of: "<w:body>"))
    return String(xml[start.upperBound...].dropLast("</w:body></w:document>".count))
  }

  /// Every comment has one beginning, one end after it and one mark; numbers, links and types are there once.
  static func expectSound(_ bytes: [UInt8]) throws {
    let document = try part("word/document.xml", bytes)
    let comments = try part("word/comments.xml", bytes)
    let ids = comments.matches(of: /<w:comment [^>]*w:id="(-?\d+)"/).map { String($0.1) }
    #expect(Set(ids).count == ids.count)
    for kind in ["commentRangeStart", "commentRangeEnd", "commentReference"] {
      let marks = document.matches(of: try Regex("<w:\(kind)[^>]*w:id=\"(-?[0-9]+)\"")).compactMap { $0[1].substring }
      #expect(marks.map(String.init).sorted() == ids.sorted(), "\(kind)")
    }
    for id in ids {
      let start = try #require(document.firstRange(of: "commentRangeStart w:id=\"\(id)\""))
      let end = try #require(document.firstRange(of: "commentRangeEnd w:id=\"\(id)\""))
      #expect(start.lowerBound < end.lowerBound)
    }
    #expect(try part("word/_rels/document.xml.rels", bytes).ranges(of: "/comments\"").count == 1)
    #expect(try part("[Content_Types].xml", bytes).ranges(of: "PartName=\"/word/comments.xml\"").count == 1)
    for name in ["word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"] {
      let parser = XMLParser(data: Data(try ZipArchive(bytes).bytes(of: name)))
      #expect(parser.parse(), "\(name) bukan XML yang baik: \(String(describing: parser.parserError))")
    }
  }

  // MARK: Runs

  @Test func aRunIsPartedWithItsLook() throws {
    let body = try Self.body(
      "<w:p><w:r w:rsidR=\"00A1\"><w:rPr><w:b/><w:sz w:val=\"16\"/></w:rPr><w:t>capaian 95 persen</w:t></w:r></w:p>",
      "95")
    let look = "<w:rPr><w:b/><w:sz w:val=\"16\"/></w:rPr>"
    let open = "<w:r w:rsidR=\"00A1\">\(look)<w:t xml:space=\"preserve\">"
    let reference = "<w:r><w:rPr><w:sz w:val=\"16\"/></w:rPr><w:commentReference w:id=\"0\"/></w:r>"
    let expected =
      "<w:p>\(open)capaian </w:t></w:r><w:commentRangeStart w:id=\"0\"/>\(open)95</w:t></w:r>"
      + "<w:commentRangeEnd w:id=\"0\"/>\(reference)\(open) persen</w:t></w:r></w:p>"
    #expect(body == expected)
  }

  @Test func aWholeRunIsNotParted() throws {
    let body = try Self.body(
      "<w:p><w:r><w:t>95</w:t></w:r><w:r><w:t xml:space=\"preserve\"> persen</w:t></w:r></w:p>", "95")
    #expect(body.contains("<w:commentRangeStart w:id=\"0\"/><w:r><w:t>95</w:t></w:r><w:commentRangeEnd w:id=\"0\"/>"))
    #expect(body.hasSuffix("</w:r><w:r><w:t xml:space=\"preserve\"> persen</w:t></w:r></w:p>"))
  }

  /// Words written in two ways are not parted.
  @Test func literalWordsAreCommentedAsAWhole() throws {
    let body = try Self.body("<w:p><w:r><w:t><![CDATA[a<b & c]]> lalu</w:t></w:r></w:p>", "b & c")
    #expect(body.contains("<w:commentRangeStart w:id=\"0\"/><w:r><w:t><![CDATA[a<b & c]]> lalu</w:t></w:r><w:comment"))
  }

  /// References, line ends of two bytes and characters outside the first plane are one character each.
  @Test func charactersAreCountedNotBytes() throws {
    let body = try Self.body("<w:p><w:r><w:t>é&amp;&#x1F600;😀\r\n95 akhir</w:t></w:r></w:p>", "95")
    #expect(body.contains("<w:t xml:space=\"preserve\">é&amp;&#x1F600;😀\r\n</w:t></w:r><w:commentRangeStart"))
  }

  @Test func wordsOverSeveralRunsAndSignsAreOneRange() throws {
    let body = try Self.body(
      "<w:p><w:r><w:t>nilai 9</w:t></w:r><w:proofErr w:type=\"spellStart\"/><w:hyperlink><w:r><w:t>8</w:t><w:noBreakHyphen/><w:t>1 lalu</w:t></w:r></w:hyperlink></w:p>",
      "98-1")
    let text = body.firstRange(of: "RangeStart").map { body[$0.upperBound...] }?.prefix { _ in true } ?? ""
    let inside = text.prefix(upTo: try #require(text.firstRange(of: "<w:commentRangeEnd")).lowerBound)
    #expect(inside.matches(of: /<w:t[^>]*>([^<]*)</).map { String($0.1) } == ["9", "8", "1"])
    #expect(body.contains("</w:hyperlink></w:p>"))
  }

  /// Blanks that Word does not show at the ends of words do not appear when the words are parted.
  @Test func hiddenBlanksStayHidden() throws {
    let body = try Self.body("<w:p><w:r><w:t>  satu 95 dua </w:t></w:r></w:p>", "95")
    #expect(body.contains("<w:r><w:t>  </w:t><w:t xml:space=\"preserve\">satu </w:t></w:r>"))
    #expect(body.contains("<w:t xml:space=\"preserve\"> dua</w:t><w:t> </w:t></w:r>"))
  }

  @Test func trackedLooksGetNumbersOfTheirOwn() throws {
    let body = try Self.body(
      "<w:p><w:ins w:id=\"7\" w:author=\"x\"><w:r><w:rPr><w:b/><w:rPrChange w:id=\"8\" w:author=\"x\"><w:rPr/></w:rPrChange></w:rPr><w:t>kata 95 lagi</w:t></w:r></w:ins></w:p>",
      "95")
    #expect(body.matches(of: /rPrChange w:id="(\d+)"/).map { String($0.1) } == ["8", "9", "10"])
    #expect(body.hasSuffix("</w:ins></w:p>"))
  }

  @Test func controlsThatKeepNoMarksAreCommentedAsAWhole() throws {
    let control =
      "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent><w:r><w:t>isi 95 bebas</w:t></w:r></w:sdtContent></w:sdt>"
    let body = try Self.body("<w:p>\(control)</w:p>", "95")
    #expect(body.contains("<w:commentRangeStart w:id=\"0\"/>\(control)<w:commentRangeEnd w:id=\"0\"/>"))
    let rich = try Self.body(
      "<w:p><w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>isi 95 kaya</w:t></w:r></w:sdtContent></w:sdt></w:p>", "95")
    #expect(
      rich.contains("<w:sdtPr/><w:sdtContent><w:r><w:t xml:space=\"preserve\">isi </w:t></w:r><w:commentRangeStart"))
  }

  @Test func boxesAreCommentedWhereTheyHang() throws {
    let box = try #require(WordRunTests.bodies["box"])
    let result = try Self.annotated(WordFile(box).bytes, ["isi dua"])
    try Self.expectSound(result.bytes)
    let xml = try Self.part("word/document.xml", result.bytes)
    #expect(xml.contains("<w:p><w:commentRangeStart w:id=\"0\"/><w:r><w:t>sebelum </w:t>"))
    #expect(try Self.part("word/comments.xml", result.bytes).contains("di dalam kotak teks"))
  }

  @Test func notesAndHeadersAreCommentedNearby() throws {
    var file = WordFile(
      WordFile.paragraph("Judul Laporan")
        + "<w:p><w:r><w:t>Isi</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>")
    file.footnotes = "<w:footnote w:id=\"2\"><w:p><w:r><w:t>Sumber 95 lain</w:t></w:r></w:p></w:footnote>"
    file.header = WordFile.paragraph("Kepala Tahun 2022")
    let result = try Self.annotated(file.bytes, ["95", "2022"])
    try Self.expectSound(result.bytes)
    let xml = try Self.part("word/document.xml", result.bytes)
    #expect(
      xml.contains("<w:commentRangeStart w:id=\"0\"/><w:r><w:footnoteReference w:id=\"2\"/></w:r><w:commentRangeEnd"))
    #expect(xml.contains("<w:commentRangeStart w:id=\"1\"/><w:r><w:t xml:space=\"preserve\">Judul Laporan</w:t>"))
    let comments = try Self.part("word/comments.xml", result.bytes)
    #expect(comments.contains("catatan kaki ini") && comments.contains("kepala atau kaki halaman"))
    for part in ["word/footnotes.xml", "word/header.xml"] {
      #expect(try Self.part(part, result.bytes) == Self.part(part, file.bytes))
    }
  }

  /// Any words of any file: the marks stand around exactly these, and the reader reads the same text as before.
  @Test func anyWordsCanBeCommented() throws {
    var dice = Dice(5)
    for _ in 0..<60 {
      let whole = ["box", "ruby", "controls", "comments", "literal", "remarks"]
      let kinds = WordRunTests.bodies.filter { !whole.contains($0.key) }
      let parts = (0..<4).compactMap { _ in kinds.sorted { $0.key < $1.key }.randomElement(using: &dice)?.value }
      let bytes = WordFile(parts.joined()).bytes
      let document = Readers.read(bytes, file: "draf.docx")
      let file = try #require(AnnotatedFile("draf.docx", in: Dossier(documents: [document])))
      let spans = Array(document.source.spans(in: 0..<document.text.count))
      let remarks = (0..<5).map { number in
        let span = spans.randomElement(using: &dice) ?? spans[0]
        let cuts = span.range.filter { document.text.bytes[$0] & 0xC0 != 0x80 } + [span.range.upperBound]
        let two = [cuts.randomElement(using: &dice) ?? 0, cuts.randomElement(using: &dice) ?? 0].sorted()
        return Remark(
          number: number + 1, severity: .note, paragraphs: ["\(number)", "Aturan: a"],
          range: two[0]..<max(two[1], two[0] + (two[0] == two[1] ? 0 : 1)), isExact: true)
      }.filter { !$0.range.isEmpty }
      let result = try WordAnnotation(bytes, file: file, remarks: remarks)
      #expect(result.count == remarks.count)
      try Self.expectSound(result.bytes)
      let again = Readers.read(result.bytes, file: "draf.docx")
      #expect(again.text.bytes == document.text.bytes)
      let same = try #require(AnnotatedFile("draf.docx", in: Dossier(documents: [again])))
      #expect(try WordAnnotation(result.bytes, file: same, remarks: remarks).bytes == result.bytes)
      let marked = try Self.markedWords(result.bytes)
      for (number, remark) in remarks.enumerated() {
        let words = document.text.string(remark.range)
        let found = marked["\(number)"] ?? ""
        #expect(found.filter(\.isLetter) == words.filter(\.isLetter), "“\(words)”: “\(found)”")
      }
    }
  }

  /// For each comment the words between its marks, without what stands in elements of their own.
  private static func markedWords(_ bytes: [UInt8]) throws -> [String: String] {
    let reader = MarkedWords()
    try XMLStream.parse("word/document.xml", of: try ZipArchive(bytes), reader)
    return reader.words
  }

  private final class MarkedWords: XMLHandler {
    private(set) var words: [String: String] = [:]
    private var open: Set<String> = []
    private var isText = false

    func start(_ tag: OfficeTag, _ attributes: XMLAttributes) {
      isText = tag == .words
      if tag == .commentStart { open.insert(attributes["id"] ?? "") }
      if tag == .commentEnd { open.remove(attributes["id"] ?? "") }
    }

    func end(_ tag: OfficeTag) { isText = false }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
      guard isText else { return }
      for id in open { words[id, default: ""] += String(decoding: bytes, as: UTF8.self) }
    }
  }
}
