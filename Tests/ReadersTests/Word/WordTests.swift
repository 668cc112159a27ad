import Documents
import TestSupport
import Testing

@testable import Readers

private typealias Word = WordFile

/// The notation of a body, blocks parted by blank lines.
private func notation(_ body: String, _ change: (inout WordFile) -> Void = { _ in }) -> String {
  var file = Word(body)
  change(&file)
  let document = Readers.read(file.bytes, file: "a.docx")
  expectSound(document)
  return document.notation()
}

@Suite struct WordTests {
  @Test func wordsAreRead() {
    #expect(notation(Word.paragraph("Satu &") + "<w:p/>" + Word.paragraph("Dua\nbaris")) == "Satu &\n\nDua baris\n")
  }

  @Test func headingsByStyle() {
    let styles = """
      <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
      <w:style w:type="paragraph" w:styleId="Judul1"><w:name w:val="heading 1"/></w:style>
      <w:style w:type="paragraph" w:styleId="Sub"><w:basedOn w:val="Anak"/></w:style>
      <w:style w:type="paragraph" w:styleId="Anak"><w:name w:val="x"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="Isi"><w:basedOn w:val="Judul1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>
      """
    let body =
      Word.paragraph("Capaian kinerja", "<w:pStyle w:val=\"Judul1\"/>")
      + Word.paragraph("Rincian", "<w:pStyle w:val=\"Sub\"/>") + Word.paragraph("Isi.", "<w:pStyle w:val=\"Isi\"/>")
      + Word.paragraph("Langsung", "<w:outlineLvl w:val=\"2\"/>")
    #expect(notation(body) { $0.styles = styles } == "# Capaian kinerja\n\n## Rincian\n\nIsi.\n\n### Langsung\n")
  }

  @Test func headingsByTheirLooks() {
    let bold = "<w:b/>"
    let body =
      Word.paragraph("BAB I") + Word.paragraph("PENDAHULUAN") + Word.paragraph("A. Latar Belakang", run: bold)
      + Word.paragraph("Isi paragraf.") + Word.paragraph("Capaian sasaran pertama", run: bold)
      + Word.paragraph("Kalimat tebal yang biasa.", run: bold) + Word.paragraph("Isi.")
    #expect(
      notation(body)
        == "# BAB I PENDAHULUAN\n\n## A. Latar Belakang\n\nIsi paragraf.\n\n### Capaian sasaran pertama\n\nKalimat tebal yang biasa.\n\nIsi.\n"
    )
  }

  @Test func automaticNumbers() {
    func level(_ number: Int, _ format: String, _ text: String) -> String {
      "<w:lvl w:ilvl=\"\(number)\"><w:start w:val=\"1\"/><w:numFmt w:val=\"\(format)\"/><w:lvlText w:val=\"\(text)\"/></w:lvl>"
    }
    let numbering = """
      <w:abstractNum w:abstractNumId="0">\(level(0, "upperRoman", "%1."))\(level(1, "decimal", "%1.%2"))\
      \(level(2, "lowerLetter", "%3)"))</w:abstractNum>
      <w:abstractNum w:abstractNumId="1">\(level(0, "bullet", "\u{F0B7}"))</w:abstractNum>
      <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
      <w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
      """
    func item(_ words: String, _ list: Int, _ level: Int) -> String {
      Word.paragraph(words, "<w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"\(list)\"/></w:numPr>")
    }
    let body =
      item("satu;", 1, 0) + item("dua;", 1, 0) + item("anak;", 1, 1) + item("cucu;", 1, 2) + item("cucu;", 1, 2)
      + item("anak;", 1, 1) + item("cucu;", 1, 2) + item("tiga;", 1, 0) + item("anak;", 1, 1) + item("bulat;", 2, 0)
      + item("lain;", 3, 0) + item("lagi;", 1, 0) + item("polos", 0, 0)
    #expect(
      notation(body) { $0.numbering = numbering }.split(separator: "\n")
        == [
          "I. satu;", "II. dua;", "II.1 anak;", "a) cucu;", "b) cucu;", "II.2 anak;", "a) cucu;", "III. tiga;",
          "III.1 anak;", "• bulat;", "VII. lain;", "VIII. lagi;", "polos",
        ].map { $0[...] })
  }

  @Test func captionsWithFields() {
    let field = """
      <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> SEQ Tabel \\* ARABIC </w:instrText></w:r>\
      <w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>
      """
    let simple = "<w:fldSimple w:instr=\" SEQ Tabel \"><w:r><w:t>8</w:t></w:r></w:fldSimple>"
    func caption(_ field: String) -> String {
      "<w:p>\(Word.run("Tabel 3."))\(field)\(Word.run(" Capaian Kinerja"))</w:p>"
    }
    let table = Word.table([["No", "Target"], ["1", "85%"]])
    let written = notation(caption(field) + table + caption(simple) + table)
    #expect(written.hasPrefix("Tabel 3.7: Capaian Kinerja\n\n| No | Target |\n|---|---|\n| 1 | 85% |\n"))
    #expect(written.contains("Tabel 3.8: Capaian Kinerja"))
  }

  @Test func fieldsWithoutResultAreCounted() {
    let field = """
      <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>SEQ Gambar</w:instrText></w:r>\
      <w:r><w:fldChar w:fldCharType="end"/></w:r>
      """
    let caption = "<w:p>\(Word.run("Gambar "))\(field)\(Word.run(" Peta Wilayah"))</w:p>"
    #expect(notation(caption + caption) == "Gambar 1: Peta Wilayah\n\nGambar 2: Peta Wilayah\n")
  }

  @Test func aNoteMarkAtAFigureIsNoDigit() {
    let raised = { (words: String) in
      "<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>\(words)</w:t></w:r>"
    }
    let body = "<w:p><w:r><w:t>Luas 87,5</w:t></w:r>\(raised("2"))<w:r><w:t> km</w:t></w:r>\(raised("2"))</w:p>"
    #expect(notation(body).contains("Luas 87,5² km2"))
  }

  @Test func trackedAndHiddenWords() {
    let body = """
      <w:p><w:r><w:t>Target </w:t></w:r><w:del w:id="1"><w:r><w:delText>80</w:delText></w:r></w:del>\
      <w:ins w:id="2"><w:r><w:t>85</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t> rahasia</w:t></w:r>\
      <w:moveFrom w:id="3"><w:r><w:t> pindah</w:t></w:r></w:moveFrom></w:p>
      """
    let written = notation(body)
    #expect(written.contains("\nTarget 85\n"))
    #expect(written.contains("[catatan: Dokumen memuat perubahan terlacak: 1 sisipan dibaca, 2 hapusan tidak"))
    #expect(written.contains("[catatan: Dokumen memuat teks tersembunyi"))
  }

  @Test func alternativesCountOnce() {
    func box(_ words: String) -> String { "<w:txbxContent>\(Word.paragraph(words))</w:txbxContent>" }
    let body = """
      <w:p><w:r><w:t>Sebelum</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps">\
      <wps:txbx>\(box("Isi kotak."))</wps:txbx></mc:Choice><mc:Fallback><w:pict><v:textbox>\(box("Isi kotak."))\
      </v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t> sesudah.</w:t></w:r></w:p>
      """
    #expect(notation(body) == "Sebelum sesudah.\n\nIsi kotak.\n")
  }

  /// A text box drawn the old way alone, the new way alone and both ways is read once each.
  @Test func textBoxesOfAnyKindAreReadOnce() {
    func box(_ words: String) -> String { "<w:txbxContent>\(Word.paragraph(words))</w:txbxContent>" }
    let body = """
      <w:p>\(Word.run("Satu."))<w:r><w:pict><v:shape><v:textbox>\(box("Kotak VML."))</v:textbox></v:shape></w:pict>\
      </w:r></w:p><w:p>\(Word.run("Dua."))<w:r><w:drawing><wps:txbx>\(box("Kotak DrawingML."))</wps:txbx></w:drawing>\
      </w:r></w:p>
      """
    #expect(notation(body) == "Satu.\n\nKotak VML.\n\nDua.\n\nKotak DrawingML.\n")
  }

  @Test func picturesAreFiguresWithTheirWords() {
    func picture(_ words: String) -> String {
      "<w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"x\" descr=\"\(words)\"/><pic:pic/></wp:inline></w:drawing></w:r>"
    }
    let cell = Word.cell("", content: "<w:p>\(picture("Logo"))\(Word.run("Nama"))</w:p>")
    let body =
      Word.paragraph("Sebelum.") + "<w:p>\(picture("Tabel 9.9 capaian 120% &amp; lebih"))</w:p>"
      + "<w:p>\(picture(""))</w:p>"
      + Word.paragraph("Gambar 1 Peta") + Word.table([Word.row([cell, Word.cell("Nilai")])])
      + "<w:p><w:r><w:pict><v:shape alt=\"Foto\"><v:imagedata/></v:shape></w:pict></w:r></w:p>"
    let document = Readers.read(Word(body).bytes, file: "a.docx")
    expectSound(document)
    #expect(document.figures.map(\.words) == ["Tabel 9.9 capaian 120% & lebih", "", "Logo", "Foto"])
    #expect(
      document.notation() == """
        Sebelum.

        [gambar: Tabel 9.9 capaian 120% & lebih]
        [gambar]

        Gambar 1: Peta

        [gambar: Logo]

        | Nama | Nilai |
        |---|---|

        [gambar: Foto]

        """)
    // What a picture shows is not what the report says.
    #expect(!document.text.string(0..<document.text.count).contains("9.9"))
  }

  @Test func commentsAreLeftOutAndSaid() {
    let body = """
      <w:p><w:commentRangeStart w:id="1"/>\(Word.run("Capaian 85%."))<w:commentRangeEnd w:id="1"/>\
      <w:r><w:commentReference w:id="1"/></w:r></w:p>
      """
    let written = notation(body) {
      $0.others = [("word/comments.xml", Word.root("comments", "<w:comment>\(Word.paragraph("Periksa!"))</w:comment>"))]
    }
    #expect(written.contains("Capaian 85%."))
    #expect(!written.contains("Periksa"))
    #expect(written.contains("[catatan: Dokumen memuat 1 komentar yang tidak dibaca"))
  }

  @Test func ownCommentsAreNotSaid() {
    let marks = (1...2).map { "<w:r><w:commentReference w:id=\"\($0)\"/></w:r>" }.joined()
    let comments = [(1, "reviu – Kesalahan"), (2, "Kasubbag Program")].map {
      "<w:comment w:id=\"\($0)\" w:author=\"\($1)\">\(Word.paragraph("Periksa!"))</w:comment>"
    }
    func written(_ comments: ArraySlice<String>, _ marks: String) -> String {
      notation("<w:p>\(Word.run("Capaian 85%."))\(marks)</w:p>") {
        $0.others = [
          ("word/comments.xml", Word.root("comments", comments.joined())),
          ("word/_rels/document.xml.rels", Word.relationships([("comments", "comments.xml")])),
        ]
      }
    }
    #expect(written(comments[...], marks).contains("memuat 1 komentar"))
    // Only ours: the draft reads as if it had none.
    #expect(written(comments.prefix(1), "<w:r><w:commentReference w:id=\"1\"/></w:r>") == "Capaian 85%.\n")
  }

  @Test func notesFollowTheirWords() {
    let body =
      "<w:p>\(Word.run("Capaian 85%"))<w:r><w:footnoteReference w:id=\"2\"/></w:r>\(Word.run(" tercapai."))</w:p>"
      + Word.paragraph("Paragraf berikut.")
    let notes = """
      <w:footnote w:id="0" w:type="separator">\(Word.paragraph("x"))</w:footnote>\
      <w:footnote w:id="2">\(Word.paragraph("Data sementara."))</w:footnote>
      """
    #expect(
      notation(body) { $0.footnotes = notes } == "Capaian 85% tercapai.\n\nParagraf berikut.\n\nData sementara.\n")
  }

  @Test func marginsComeLast() {
    let header = Word.paragraph("LKjIP Dinas Contoh 2023") + Word.paragraph("12")
    #expect(
      notation(Word.paragraph("Isi.")) { $0.header = header }
        == "Isi.\n\n# Kepala dan Kaki Halaman\n\nLKjIP Dinas Contoh 2023\n")
  }

  @Test func symbolsAsShown() {
    let body = """
      <w:p><w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r><w:r><w:t> </w:t></w:r><w:r><w:rPr>\
      <w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>\u{A8}</w:t></w:r><w:r><w:noBreakHyphen/></w:r><w:r><w:rPr><w:caps/>\
      </w:rPr><w:t>judul</w:t></w:r><w:r><w:t> dan isi</w:t></w:r></w:p>
      """
    #expect(notation(body) == "✓ ☐-JUDUL dan isi\n")
  }

  @Test func formulas() {
    func words(_ words: String) -> String { "<m:r><m:t>\(words)</m:t></m:r>" }
    let fraction =
      "<m:f><m:num>\(words("Realisasi"))</m:num><m:den>\(words("Target"))</m:den></m:f>\(words("×100%"))"
    let body =
      "<w:p><m:oMathPara><m:oMath>\(words("Capaian="))\(fraction)</m:oMath></m:oMathPara></w:p>"
      + "<w:p>\(Word.run("Nilai "))<m:oMath>\(fraction)</m:oMath>\(Word.run(" dipakai."))</w:p>"
    #expect(
      notation(body)
        == "$$\\text{Capaian} = \\frac{\\text{Realisasi}}{\\text{Target}} \\times 100\\%$$\n\nNilai $\\frac{\\text{Realisasi}}{\\text{Target}} \\times 100\\%$ dipakai.\n"
    )
  }

  @Test func pagesWhereWordBrokeThem() {
    let broken = "<w:lastRenderedPageBreak/>"
    let body =
      Word.paragraph("Satu.") + "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>"
      + "<w:p><w:r>\(broken)<w:t>Dua.</w:t></w:r></w:p><w:p><w:r><w:t>Masih dua</w:t></w:r><w:r>\(broken)<w:t>tiga.</w:t></w:r></w:p>"
    let document = Readers.read(Word(body).bytes, file: "a.docx")
    #expect(document.pages.map(\.page) == [1, 2, 3])
    #expect(document.text.string(document.pages[2].offset..<document.text.count).hasPrefix("tiga."))
    let asked = Word.paragraph("Satu.") + "<w:p><w:r><w:br w:type=\"page\"/><w:t>Dua.</w:t></w:r></w:p>"
    #expect(Readers.read(Word(asked).bytes, file: "a.docx").pages.isEmpty)
  }

  @Test func controlsAndLinks() {
    let body = """
      <w:sdt><w:sdtPr><w:rPr><w:b/></w:rPr></w:sdtPr><w:sdtContent>\(Word.paragraph("Isi kendali."))</w:sdtContent></w:sdt>\
      <w:p><w:hyperlink><w:r><w:t>tautan</w:t></w:r></w:hyperlink><w:pPr><w:pPrChange><w:pPr><w:outlineLvl w:val="0"/>\
      </w:pPr></w:pPrChange></w:pPr></w:p>
      """
    #expect(notation(body) == "Isi kendali.\n\ntautan\n")
  }

  /// Every stretch of words leads back to the byte at which it begins.
  @Test func originsAreExact() throws {
    let body =
      "<w:p>\(Word.run("Target 85"))\(Word.run("%\takhir"))</w:p>"
      + Word.table([["No", "Nilai"], ["1", "naik é 94,5"]])
    let document = Readers.read(Word(body).bytes, file: "a.docx")
    let text = String(decoding: document.text.bytes, as: UTF8.self)
    func origin(_ words: String) -> SourceMap.Origin? {
      guard let range = text.firstRange(of: words) else { return nil }
      let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
      return document.source.spans(in: start..<(start + 1)).first?.origin
    }
    let part = String(decoding: Word.root("document", "<w:body>\(body)</w:body>"), as: UTF8.self)
    for words in ["Target 85", "%", "akhir", "naik é 94,5"] {
      let place = try #require(part.firstRange(of: words)?.lowerBound)
      #expect(origin(words) == .bytes(part: 0, start: part.utf8.distance(from: part.startIndex, to: place)))
    }
    #expect(document.source.parts == ["word/document.xml"])
  }

  /// What pages repeat carries years and names: when it cannot be read, that is said.
  @Test func aDamagedHeaderIsSaid() {
    var file = WordFile(Word.paragraph("Isi laporan."))
    file.header = Word.paragraph("Kepala")
    file.others = [("word/header.xml", Array("<w:hdr><w:p>".utf8))]
    let document = Readers.read(file.bytes, file: "a.docx")
    #expect(document.notation().contains("Isi laporan."))
    #expect(document.gaps.contains { $0.hidesWords && $0.reason.contains("header.xml") }, "\(document.gaps)")
  }
}
