import Documents
import TestSupport
import Testing

@testable import Readers

private typealias Word = WordFile

/// The only gap of a file that gives nothing.
private func refusal(_ bytes: [UInt8], _ file: String = "a.docx") -> String? {
  let document = Readers.read(bytes, file: file)
  expectSound(document)
  return document.blocks.isEmpty ? document.gaps.first?.reason : nil
}

@Suite struct OfficeHostileTests {
  @Test func wrongContent() {
    #expect(refusal(ZipFile.bytes([("x.txt", [1])]))?.contains("bukan dokumen Word") == true)
    #expect(refusal(Array("PK\u{03}\u{04}".utf8))?.contains("rusak") == true)
    var file = Word()
    file.others = [("word/document.xml", Array("<w:document".utf8))]
    #expect(refusal(file.bytes)?.contains("rusak") == true)
    let locked: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0] + Array("EncryptedPackage".utf16).flatMap { [UInt8($0), 0] }
    #expect(refusal(locked, "a.docx")?.contains("sandi") == true)
    #expect(refusal(ZipFile.bytes([("_rels/.rels", Word.relationships([("officeDocument", "word/x.xml")]))])) != nil)
  }

  @Test func entitiesAreNotResolved() {
    var file = Word()
    let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    for declared in ["<!ENTITY x SYSTEM \"file:///etc/passwd\">", "<!ENTITY x \"lol\">"] {
      let xml = """
        <!DOCTYPE d [\(declared)]><w:document xmlns:w="\(space)"><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body>\
        </w:document>
        """
      file.others = [("word/document.xml", Word.part(xml))]
      #expect(refusal(file.bytes)?.contains("DOCTYPE") == true)
    }
  }

  @Test func bombs() {
    var file = Word()
    file.others = [("word/document.xml", [UInt8](repeating: 0x20, count: 40 << 20))]
    #expect(refusal(file.bytes)?.contains("terlalu besar") == true)
  }

  @Test func deepNesting() {
    var body = Word.paragraph("dasar")
    for _ in 0..<200 { body = Word.table([Word.row([Word.cell("", content: body), Word.cell("b")])]) }
    let document = Readers.read(Word(Word.paragraph("Sebelum.") + body).bytes, file: "a.docx")
    expectSound(document)
    #expect(document.notation().contains("Sebelum."))
    #expect(document.gaps.contains { $0.reason.contains("bersarang") })
  }

  @Test func hugeSpans() {
    let wide = Word.row([Word.cell("a", "<w:gridSpan w:val=\"999999999\"/>"), Word.cell("b")])
    expectSound(Readers.read(Word(Word.table([String](repeating: wide, count: 300))).bytes, file: "a.docx"))
    let areas = "<mergeCells><mergeCell ref=\"A1:XFD1048576\"/><mergeCell ref=\"B2:A1\"/></mergeCells>"
    let rows = WorkbookFile.row(1, ["a", "b", "c"]) + WorkbookFile.row(1_048_576, ["a", "b", "c"])
    expectSound(Readers.read(WorkbookFile(.init("A", rows, after: areas)).bytes, file: "a.xlsx"))
  }

  /// What stands before the damage is kept, and the damage is said.
  @Test func tornParts() {
    var file = Word()
    let whole = Word.root("document", "<w:body>\(Word.paragraph("Utuh."))\(Word.paragraph("Putus."))</w:body>")
    file.others = [("word/document.xml", Array(whole.prefix(whole.count - 60)))]
    let document = Readers.read(file.bytes, file: "a.docx")
    #expect(document.notation().contains("Utuh."))
    #expect(document.gaps.contains { $0.reason.contains("rusak mulai baris") && $0.hidesWords })
  }

  @Test(arguments: 0..<60 as Range<UInt64>) func damagedFilesAreSound(_ seed: UInt64) {
    var dice = Dice(seed)
    let table = Word.table([["No", "Nilai"], ["1", "85%"]])
    let isWord = Bool.random(using: &dice)
    var bytes =
      isWord
      ? Word(Word.paragraph("Tabel 1 Judul") + table).bytes
      : WorkbookFile(.init("A", WorkbookFile.row(1, ["a", "b", "c"]))).bytes
    for _ in 0..<Int.random(in: 1...20, using: &dice) {
      switch Int.random(in: 0..<3, using: &dice) {
      case 0: bytes[Int.random(in: 0..<bytes.count, using: &dice)] = UInt8.random(in: 0...255, using: &dice)
      case 1: bytes.removeLast(min(bytes.count - 1, Int.random(in: 0...20, using: &dice)))
      default: bytes.swapAt(0, Int.random(in: 0..<bytes.count, using: &dice))
      }
    }
    expectSound(Readers.read(bytes, file: isWord ? "a.docx" : "a.xlsx"))
  }

  /// Random orders of elements, well formed but senseless.
  @Test(arguments: 0..<150 as Range<UInt64>) func senselessBodiesAreSound(_ seed: UInt64) {
    var dice = Dice(seed)
    let names = [
      "p", "r", "t", "tbl", "tr", "tc", "pPr", "rPr", "tcPr", "trPr", "vMerge", "gridSpan", "numPr", "ins", "del",
      "txbxContent", "fldSimple", "fldChar", "sdt", "sdtPr", "br", "tab", "footnote", "hyperlink", "tblGrid", "gridCol",
    ]
    var body = ""
    var open: [String] = []
    for _ in 0..<Int.random(in: 5...200, using: &dice) {
      if !open.isEmpty, Int.random(in: 0..<3, using: &dice) == 0 {
        body += "</w:\(open.removeLast())>"
      } else if open.count < 60, let name = names.randomElement(using: &dice) {
        body += "<w:\(name) w:val=\"\(Int.random(in: -2...9, using: &dice))\" w:fldCharType=\"begin\">"
        if name == "t" { body += "kata 85%" }
        open.append(name)
      }
    }
    while let name = open.popLast() { body += "</w:\(name)>" }
    expectSound(Readers.read(Word(body).bytes, file: "a.docx"))
  }
}
