import Documents
import Facts
import Readers
import Reviewing
import Testing

@testable import Reporters

@Suite("Page of a document")
struct DocumentPageTests {
  private func page(_ text: String, file: String = "a.md") throws -> String {
    try DocumentPage(Sample.review(text, file: file).book, document: 0).write()
  }

  @Test func cellsThatBecameFactsAreMarked() throws {
    let html = try page(Sample.text)
    #expect(html.contains("<figcaption class=\"known\">dikenali: anggaran · sel menurut tanda pemisah</figcaption>"))
    #expect(html.contains("<td class=\"figure used\">200</td>"))
    #expect(html.contains("<td class=\"used\">40x0</td>"))
    #expect(html.contains("<th>Pagu</th>"))
    #expect(html.contains("<h2>BAB III AKUNTABILITAS KINERJA</h2>"))
  }

  @Test func unknownTablesSaySo() throws {
    let html = try page("| Warna | Rasa |\n|---|---|\n| 1 | asin |\n")
    #expect(html.contains("<figcaption>tabel tidak dikenali · sel menurut tanda pemisah</figcaption>"))
    #expect(html.contains("<td class=\"figure\">1</td><td>asin</td>"))
  }

  @Test func wordsOfADocumentAreNeverMarkUp() throws {
    let html = try page("Kata <script>alert(1)</script> & \"kutip\"\n", file: "<b>.md")
    #expect(!html.contains("<script>") && !html.contains("<b>"))
    #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;kutip&quot;"))
  }

  @Test func pagesAndGapsStandInTheirPlaces() throws {
    let html = try page("[hal. 3]\n\nSatu kata.\n\n[tak terbaca: gambar pindaian]\n\nDua kata.\n")
    let parts = ["Halaman 3", "Satu kata.", "Tak terbaca: gambar pindaian", "Dua kata."]
    let places = try parts.map { try #require(html.firstRange(of: $0)?.lowerBound, "\($0)") }
    #expect(places == places.sorted())
  }

  @Test func mergedCellsSpan() throws {
    let (text, table) = Sample.mergedTable
    let document = Document(file: "a", text: text, blocks: [Block(.table(table), 0..<16)])
    let book = FactBook(Dossier(documents: [document]), vocabulary: RuleLibrary(files: []).vocabulary)
    let html = try DocumentPage(book, document: 0).write()
    #expect(html.contains("<td colspan=\"2\" rowspan=\"2\">Sasaran</td><td>Satu</td>"))
  }
}
