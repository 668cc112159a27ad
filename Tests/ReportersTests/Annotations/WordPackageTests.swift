import Archives
import Documents
import Foundation
import FoundationXML
import Readers
import TestSupport
import Testing

@testable import Reporters

/// What belongs to others in a Word file stays as it is: comments, answers, parts we do not know; what is broken is
/// said.
@Suite struct WordPackageTests {
  private static let types =
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/comments.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml\"/></Types>"

  /// A file with a comment of a colleague, one of ours from an earlier run, and the colleague's answer to it.
  private static var discussed: WordFile {
    func comment(_ id: Int, _ author: String, _ paragraph: String, _ words: String) -> String {
      "<w:comment w:id=\"\(id)\" w:author=\"\(author)\" w:date=\"2024-05-01T08:00:00Z\"><w:p w14:paraId=\"\(paragraph)\"><w:r><w:t>\(words)</w:t></w:r></w:p></w:comment>"
    }
    func mark(_ id: Int, _ words: String) -> String {
      "<w:commentRangeStart w:id=\"\(id)\"/><w:r><w:t xml:space=\"preserve\">\(words)</w:t></w:r><w:commentRangeEnd w:id=\"\(id)\"/><w:r><w:commentReference w:id=\"\(id)\"/></w:r>"
    }
    var file = WordFile("<w:p>\(mark(3, "Dinas Contoh "))\(mark(5, "nilai 95 "))\(mark(6, "persen"))</w:p>")
    let spaces =
      "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\""
    let comments =
      comment(3, "Budi", "00000001", "Sudah dicek") + comment(5, "reviu – Kesalahan", "00000002", "1. Lama")
      + comment(6, "Budi", "00000003", "Setuju")
    let extended =
      "<w15:commentsEx xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\"><w15:commentEx w15:paraId=\"00000001\" w15:done=\"0\"/><w15:commentEx w15:paraId=\"00000002\" w15:done=\"1\"/><w15:commentEx w15:paraId=\"00000003\" w15:paraIdParent=\"00000002\" w15:done=\"0\"/></w15:commentsEx>"
    file.others = [
      ("word/comments.xml", WordFile.part("<w:comments \(spaces)>\(comments)</w:comments>")),
      ("word/commentsExtended.xml", WordFile.part(extended)),
      ("word/people.xml", WordFile.part("<w15:people xmlns:w15=\"x\"/>")),
      ("word/media/image1.png", [0x89, 0x50, 0x4E, 0x47, 0, 1, 2, 3]),
      (
        "word/_rels/document.xml.rels",
        WordFile.relationships([("comments", "comments.xml"), ("commentsExtended", "commentsExtended.xml")])
      ),
      ("[Content_Types].xml", WordFile.part(types)),
    ]
    return file
  }

  @Test func onlyOurCommentsAreReplaced() throws {
    let file = Self.discussed
    let result = try WordAnnotationTests.annotated(file.bytes, ["95"])
    try WordAnnotationTests.expectSound(result.bytes)
    let comments = try WordAnnotationTests.part("word/comments.xml", result.bytes)
    #expect(comments.contains("Sudah dicek") && comments.contains("Setuju") && !comments.contains("1. Lama"))
    // The number that was ours is not given to another while others may refer to higher ones.
    #expect(comments.contains("w:id=\"7\" w:author=\"reviu – Kesalahan\""))
    let extended = try WordAnnotationTests.part("word/commentsExtended.xml", result.bytes)
    #expect(extended.contains("<w15:commentEx w15:paraId=\"00000001\" w15:done=\"0\"/>"))
    #expect(extended.contains("<w15:commentEx w15:paraId=\"00000003\" w15:done=\"0\"/>"))
    #expect(!extended.contains("00000002"))
    let xml = try WordAnnotationTests.part("word/document.xml", result.bytes)
    #expect(!xml.contains("w:id=\"5\""))
    let again = try WordAnnotationTests.annotated(result.bytes, ["95"])
    #expect(again.bytes == result.bytes)
  }

  @Test func allCommentsOfOursGoWhenThereIsNothingToSay() throws {
    let result = try WordAnnotationTests.annotated(Self.discussed.bytes, [])
    #expect(result.count == 0)
    try WordAnnotationTests.expectSound(result.bytes)
    #expect(try !WordAnnotationTests.part("word/comments.xml", result.bytes).contains("reviu"))
  }

  @Test func otherPartsKeepTheirBytes() throws {
    let file = Self.discussed
    let result = try WordAnnotationTests.annotated(file.bytes, ["95", "persen"])
    let (before, after) = (try ZipArchive(file.bytes), try ZipArchive(result.bytes))
    #expect(after.names() == before.names())
    let touched: Set = ["word/document.xml", "word/comments.xml", "word/commentsExtended.xml"]
    for name in before.names() where !touched.contains(name) {
      #expect(try after.bytes(of: name) == before.bytes(of: name), "\(name)")
    }
    // Not even packed anew.
    let picture = Array("word/media/image1.png".utf8)
    let (left, right) = (
      try #require(file.bytes.firstRange(of: picture)), try #require(result.bytes.firstRange(of: picture))
    )
    #expect(file.bytes[left.upperBound...].prefix(8).elementsEqual(result.bytes[right.upperBound...].prefix(8)))
  }

  /// Paragraphs without a comment are the same bytes as before.
  @Test func otherParagraphsKeepTheirBytes() throws {
    let body = (0..<30).map { WordFile.paragraph("paragraf \($0) & \"kutip\" 'satu'", "<w:jc w:val=\"both\"/>") }
      .joined()
    let bytes = WordFile(body).bytes
    let result = try WordAnnotationTests.annotated(bytes, ["graf 7", "graf 21"])
    func paragraphs(_ bytes: [UInt8]) throws -> [Substring] {
      try WordAnnotationTests.part("word/document.xml", bytes).split(separator: "<w:p>")
    }
    let (before, after) = (try paragraphs(bytes), try paragraphs(result.bytes))
    #expect(before.count == after.count)
    #expect(zip(before, after).count { $0 != $1 } == 2)
  }

  @Test func signedAndProtectedFilesAreSaid() throws {
    var file = WordFile(WordFile.paragraph("nilai 95"))
    file.others = [
      ("_xmlsignatures/sig1.xml", WordFile.part("<x/>")),
      (
        "word/settings.xml",
        WordFile.root("settings", "<w:documentProtection w:edit=\"readOnly\" w:enforcement=\"1\"/>")
      ),
      ("word/_rels/document.xml.rels", WordFile.relationships([("settings", "settings.xml")])),
    ]
    let result = try WordAnnotationTests.annotated(file.bytes, ["95"])
    #expect(result.notices.count == 2)
    #expect(
      result.notices.contains { $0.contains("tanda tangan") } && result.notices.contains { $0.contains("dilindungi") })
    try WordAnnotationTests.expectSound(result.bytes)
  }

  /// The strict variant of the format, other prefixes, no relationships at all.
  @Test func unusualFilesAreCommented() throws {
    let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    var file = WordFile()
    file.others = [
      (
        "word/document.xml",
        WordFile.part(
          "<document xmlns=\"\(space)\"><body><p><r><t>nilai 95 persen</t></r></p></body></document>")
      ),
      (
        "[Content_Types].xml",
        WordFile.part("<c:Types xmlns:c=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>")
      ),
    ]
    let result = try WordAnnotationTests.annotated(file.bytes, ["95"])
    let xml = try WordAnnotationTests.part("word/document.xml", result.bytes)
    #expect(
      xml.contains("<w:commentRangeStart xmlns:w=\"\(space)\" w:id=\"0\"/><r><t xml:space=\"preserve\">95</t></r>"))
    #expect(try WordAnnotationTests.part("[Content_Types].xml", result.bytes).contains("<c:Override PartName"))
    let again = Readers.read(result.bytes, file: "x.docx")
    #expect(again.text.string(0..<again.text.count).contains("nilai 95 persen"))
  }

  /// Files no office program writes: refused with a reason, never a crash.
  @Test(arguments: [
    "<w:document>", "<w:document></w:body></w:document>", "<!DOCTYPE x><w:document/>", "", "<", "<w:p/", "<a b=c/>",
    "<a><![CDATA[x</a>", "<a b=\"<\"/>", "</a>", "<a/><b/>", "teks saja",
  ]) func brokenPartsAreRefused(_ xml: String) throws {
    #expect(throws: OfficeProblem.self) { try WordRunScan.runs(Array(xml.utf8), part: "word/document.xml") }
  }

  @Test func otherEncodingsAreRefused() throws {
    let wide: [UInt8] = [0xFF, 0xFE] + "<a/>".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    for bytes in [wide, Array("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a/>".utf8)] {
      #expect(throws: OfficeProblem.encoding(part: "x")) { try WordRunScan.runs(bytes, part: "x") }
    }
  }

  @Test func deepNestingIsRefusedAndManyRunsAreLinear() throws {
    let deep = String(repeating: "<a>", count: 5000)
    #expect(throws: OfficeProblem.tooDeep(part: "x")) { try WordRunScan.runs(Array(deep.utf8), part: "x") }
    func time(_ count: Int) throws -> Duration {
      let bytes = WordFile.root("document", String(repeating: "<w:p><w:r><w:t>a</w:t></w:r></w:p>", count: count))
      return try computingTime {
        let found = try WordRunScan.runs(bytes, part: "x")
        #expect(found.runs.count == count)
      }
    }
    let (few, many) = (try time(1_000), try time(10_000))
    #expect(many < few * 40, "\(few) → \(many)")
  }

  /// Words of comments come from documents: nothing in them becomes XML.
  @Test func hostileWordsAreEscaped() throws {
    let dialect = WordDialect(prefix: "w", isStrict: false)
    let xml = dialect.comment(id: 1, author: "a\"<b>", initials: "&", paragraphs: ["<w:p>\u{1}\u{FFFF}]]>&"])
    let parser = XMLParser(data: Data(xml.replacing("<w:comment ", with: "<w:comment xmlns:w=\"x\" ").utf8))
    #expect(parser.parse())
  }
}
