import Archives
import Documents
import Foundation
import Readers
import TestSupport
import Testing

@testable import Reporters

/// Every word of a Word file stands in the bytes where the reader says it does, in a run to which a comment can be hung.
@Suite struct WordRunTests {
  /// Bodies with everything that makes counting hard.
  static let bodies: [String: String] = [
    "plain": WordFile.paragraph("Capaian & target <2024>\tsembilan\npuluh"),
    "entities": "<w:p><w:r><w:t>A&#38;B &#x1F600; &lt;c&gt; &quot;d&quot;</w:t></w:r></w:p>",
    "literal": "<w:p><w:r><w:t><![CDATA[a<b & c]]> lalu</w:t><w:t> e</w:t></w:r></w:p>",
    "remarks": "<w:p><w:r><w:t>satu<!-- <w:t> --> dua<?x <w:t>?>&#xE9;tiga<![CDATA[<]]>empat</w:t></w:r></w:p>",
    "lines": "<w:p><w:r><w:t>satu\r\ndua\rtiga</w:t></w:r><w:r><w:t>empat</w:t></w:r></w:p>",
    "signs":
      "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\" w:pos=\"20\"/></w:tabs></w:pPr><w:r><w:tab/><w:t>a</w:t><w:noBreakHyphen/><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/><w:br w:type=\"page\"/><w:br/><w:lastRenderedPageBreak/><w:t>akhir kata</w:t></w:r></w:p>",
    "changes":
      "<w:p><w:pPr><w:rPr><w:ins w:id=\"9\" w:author=\"x\"/></w:rPr></w:pPr><w:del w:id=\"1\" w:author=\"x\"><w:r><w:delText>lama</w:delText></w:r></w:del><w:ins w:id=\"2\" w:author=\"x\"><w:r><w:t>baru sekali</w:t></w:r></w:ins><w:moveFrom w:id=\"3\" w:author=\"x\"><w:r><w:t>pindah</w:t></w:r></w:moveFrom><w:r><w:rPr><w:b/><w:rPrChange w:id=\"4\" w:author=\"x\"><w:rPr/></w:rPrChange></w:rPr><w:t>tetap tebal</w:t></w:r></w:p>",
    "fields":
      "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> SEQ Tabel </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>3.1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/><w:t> Capaian</w:t></w:r><w:fldSimple w:instr=\"PAGE\"><w:r><w:t>7 lembar</w:t></w:r></w:fldSimple><w:hyperlink><w:r><w:t>tautan itu</w:t></w:r></w:hyperlink></w:p>",
    "controls":
      "<w:p><w:sdt><w:sdtPr><w:rPr><w:b/></w:rPr><w:text/></w:sdtPr><w:sdtContent><w:r><w:t>isian bebas</w:t></w:r></w:sdtContent></w:sdt><w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t> dan kaya</w:t></w:r></w:sdtContent></w:sdt></w:p><w:sdt><w:sdtPr><w:docPartObj/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>paragraf isian</w:t></w:r></w:p></w:sdtContent></w:sdt>",
    "box":
      "<w:p><w:r><w:t>sebelum </w:t><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx><w:txbxContent><w:p><w:r><w:t>isi kotak satu</w:t></w:r></w:p><w:p><w:r><w:t>isi dua</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>isi kotak satu</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent><w:t>sesudah kotak</w:t></w:r></w:p><w:p><w:r><w:t>paragraf berikut</w:t></w:r></w:p>",
    "ruby":
      "<w:p><w:r><w:t>kata </w:t><w:ruby><w:rt><w:r><w:t>atas</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>bawah</w:t></w:r></w:rubyBase></w:ruby></w:r><w:r><w:t>lanjut</w:t></w:r></w:p>",
    "formula":
      "<w:p><w:r><w:t>nilai </w:t></w:r><m:oMath><m:r><m:t>a+b</m:t></m:r><w:r><w:t>x</w:t></w:r></m:oMath><w:r><w:t>sama dengan</w:t></w:r></w:p>",
    "nested":
      "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>luar kiri</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>dalam satu</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>dalam dua</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/></w:tc><w:tc><w:p><w:r><w:t>luar kanan</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:del w:id=\"8\" w:author=\"x\"/></w:trPr><w:tc><w:p><w:r><w:t>hilang</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:t>sesudah tabel</w:t></w:r></w:p>",
    "hidden": "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>rahasia</w:t></w:r><w:r><w:t>tampak</w:t></w:r></w:p>",
    "comments":
      "<w:p><w:commentRangeStart w:id=\"0\"/><w:r><w:t>sudah dikomentari</w:t></w:r><w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r><w:r><w:t xml:space=\"preserve\"> dan lagi</w:t></w:r></w:p>",
  ]

  @Test(arguments: bodies.keys.sorted()) func findsTheWords(_ name: String) throws {
    let bytes = WordFile(Self.bodies[name] ?? "").bytes
    #expect(try Self.check(bytes, name) > 0)
  }

  /// All of it in one file, in many orders.
  @Test func findsTheWordsOfMixtures() throws {
    var dice = Dice(20_241_124)
    for _ in 0..<40 {
      let body = (0..<12).map { _ in Self.bodies.values.sorted().randomElement(using: &dice) ?? "" }.joined()
      #expect(try Self.check(WordFile(body).bytes, "campuran") > 10)
    }
  }

  /// A part is parsed in pieces; wherever one ends, places stay exact.
  @Test func findsTheWordsOfLongFiles() throws {
    var dice = Dice(20_261_130)
    let some = Self.bodies.values.sorted()
    let body = (0..<1200).map { _ in
      (some.randomElement(using: &dice) ?? "") + String(repeating: "\n", count: Int.random(in: 0..<9, using: &dice))
    }.joined()
    #expect(body.utf8.count > 4 << 16)
    #expect(try Self.check(WordFile(body).bytes, "panjang") > 1000)
  }

  /// What few programs declare: plain ASCII is read with places; other encodings are read without.
  @Test(arguments: ["us-ascii", "UTF-8", "ISO-8859-1"]) func encodingsAreHeeded(_ name: String) throws {
    var file = WordFile(WordFile.paragraph("nilai &#233; 95"))
    let part = String(decoding: WordFile.root("document", "<w:body>\(file.body)</w:body>"), as: UTF8.self)
    file.others = [("word/document.xml", Array(part.replacing("UTF-8", with: name).utf8))]
    if name == "ISO-8859-1" {
      #expect(throws: OfficeProblem.encoding(part: "word/document.xml")) {
        try WordAnnotationTests.annotated(file.bytes, ["95"])
      }
    } else {
      #expect(try Self.check(file.bytes, name) == 1)
      #expect(try WordAnnotationTests.annotated(file.bytes, ["95"]).count == 1)
    }
  }

  @Test func findsTheWordsOfNotesAndHeaders() throws {
    var file = WordFile(
      "<w:p><w:r><w:t>Isi</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>" + WordFile.paragraph("Lagi"))
    file.footnotes =
      "<w:footnote w:id=\"0\" w:type=\"separator\"><w:p/></w:footnote><w:footnote w:id=\"2\"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t> Sumber data lain</w:t></w:r></w:p></w:footnote>"
    file.header = WordFile.paragraph("Laporan Kinerja Dinas Contoh")
    #expect(try Self.check(file.bytes, "catatan") >= 4)
  }

  /// Files of real offices, where they lie beside the package.
  @Test func findsTheWordsOfRealFiles() throws {
    let files = RealFiles.word
    if files.isEmpty { print("dokumen-nyata tidak ada: uji atas berkas nyata dilewati") }
    for file in files {
      let bytes = [UInt8](try Data(contentsOf: file))
      #expect(try Self.check(bytes, file.lastPathComponent) > 100)
    }
  }

  /// Holds all words with an origin against the bytes there; answers how many stretches there were.
  static func check(_ bytes: [UInt8], _ name: String) throws -> Int {
    let document = Readers.read(bytes, file: name + ".docx")
    let archive = try ZipArchive(bytes)
    var parts: [Int: WordRuns] = [:]
    var checked = 0
    for span in document.source.spans(in: 0..<document.text.count) {
      guard case .bytes(let part, let start) = span.origin else { continue }
      if parts[part] == nil {
        let partName = document.source.parts[part]
        parts[part] = try WordRunScan.runs(try archive.bytes(of: partName), part: partName)
      }
      let runs = try #require(parts[part])
      let words = document.text.string(span.range)
      #expect(runs.run(at: start) != nil, "\(name): “\(words)” di luar run")
      let found = runs.characters(from: start, count: words.unicodeScalars.count)
      let isSame =
        found.count == words.unicodeScalars.count && zip(found, words.unicodeScalars).allSatisfy { Self.isSame($0, $1) }
      #expect(isSame, "\(name): “\(words)” bukan “\(String(String.UnicodeScalarView(found)))”")
      checked += 1
    }
    return checked
  }

  /// Blanks, capitals and signs of symbol fonts may be shown as other characters than they are written.
  private static func isSame(_ written: Unicode.Scalar, _ shown: Unicode.Scalar) -> Bool {
    written == shown || shown == " " && written.value <= 0x20 || written == "\u{FFFC}"
      || written.value >= 0xF000 || String(written).uppercased() == String(shown)
  }
}

extension WordRuns {
  /// So many characters from a byte on; a sign that is an element is U+FFFC.
  func characters(from start: Int, count: Int) -> [Unicode.Scalar] {
    guard bytes[start] != UInt8(ascii: "<") || bytes[..<start].suffix(9).elementsEqual("<![CDATA[".utf8) else {
      return bytes[start...].starts(with: "<w:".utf8) ? ["\u{FFFC}"] : []
    }
    let isLiteral = bytes[..<start].suffix(9).elementsEqual("<![CDATA[".utf8)
    var end = start
    for _ in 0..<count { end = isLiteral ? end + 1 : MarkupText.endOfCharacter(bytes[...], end) }
    let written = bytes[start..<end]
    let words = isLiteral ? String(decoding: written, as: UTF8.self) : MarkupText.decoded(written)
    return Array(words.replacing("\r\n", with: "\n").unicodeScalars)
  }
}

/// Files that lie beside the package and are never part of it.
enum RealFiles {
  static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../..")
    .standardized

  static let shared: URL? = ["../shared", "../../shared"].map { package.appending(path: $0).standardized }.first {
    FileManager.default.fileExists(atPath: $0.path())
  }

  static let all: [URL] = {
    guard let folder = shared?.appending(path: "dokumen-nyata") else { return [] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
    return names.sorted().map { folder.appending(path: $0) }
  }()

  static var word: [URL] { all.filter { $0.pathExtension == "docx" } }
  static var pdf: [URL] { all.filter { $0.pathExtension == "pdf" } }
}
