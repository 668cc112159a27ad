import Documents
import Testing

@testable import Reviewing

/// How a form looks on paper is data: what a layout may say, and what is told about one that is wrong.
@Suite struct FormLayoutTests {
  private static let head = "title: F\nbasis: B\ncolumns: [ketersediaan]\nitems: [{ item: 1, ask: A, group: Isi }]\n"

  private func library(_ layout: String) -> RuleLibrary {
    World.library([SourceFile(path: "lkj/forms/formulir.yaml", text: Self.head + layout)])
  }

  @Test func aLayoutIsRead() throws {
    let library = library(
      """
      layout:
        paper: F4
        margin: 15
        font: Bookman Old Style
        size: 11
        title: [LEMBAR, '{INSTANSI}']
        columns:
          - { title: No, content: number, width: 10 }
          - { title: Ada, content: ketersediaan, choices: [{ title: Ya, verdict: pass }], width: 20 }
        hide-groups: [Isi]
        notes:
          orientation: landscape
          size: 9
          title: [CATATAN]
          columns: [{ title: Tempat, content: place, width: 10 }]
      """)
    try #require(library.errors == [])
    let layout = try #require(library.forms.first?.layout)
    #expect(layout.page.millimetres == (215, 330))
    #expect(layout.page.font == "Bookman Old Style" && layout.page.points == 11 && layout.page.margin == 15)
    #expect(layout.columns.map(\.content) == [.number, .answer(.availability)])
    #expect(layout.columns[1].choices.map(\.verdict) == [.pass])
    // What the notes do not say is as on the form.
    let notes = try #require(layout.notes)
    #expect(notes.page.millimetres == (330, 215) && notes.page.points == 9 && notes.page.font == layout.page.font)
    #expect(!notes.isWhole && layout.statement == nil)
  }

  @Test(arguments: [
    ("  warna: merah", 7, "kunci 'warna' tidak dikenal"),
    ("  paper: A5", 7, "'A5' tidak dikenal; yang ada: A4, F4"),
    ("  margin: 500", 7, "'margin' harus antara 5 dan 50"),
    ("  size: besar", 7, "'size' harus bilangan bulat"),
    ("  title: ['{OPD}']", 7, "kata pengganti '{OPD}' tidak dikenal"),
    ("  hide-groups: [Lain]", 7, "kelompok 'Lain' tidak ada"),
    ("  signatures:\n    - { atas: [a] }", 8, "kunci 'atas' tidak dikenal"),
    ("  subject:\n    - { label: L, value: '{opd}' }", 8, "kata pengganti '{opd}' tidak dikenal"),
    ("  notes: { title: [C], columns: [{ title: T, content: ask, width: 9 }] }", 7, "'ask' tidak dikenal"),
    ("  statement: { title: [S], paragraphs: [Bersih.] }", 7, "naskah untuk laporan yang masih berkesalahan"),
    ("  statement: { title: [S], qualified: [Kecuali.] }", 7, "pernyataan perlu isi"),
  ])
  func whatIsWrongIsToldWithItsLine(_ line: String, _ number: Int, _ problem: String) throws {
    let columns = "layout:\n  columns: [{ title: No, content: number, width: 9 }]\n"
    let error = try #require(library(columns + line).errors.first)
    #expect(error.problem.contains(problem), "\(error)")
    #expect(error.file == "lkj/forms/formulir.yaml" && error.line == number)
  }

  @Test(arguments: [
    ("[{ title: N, content: kesesuaian, width: 9 }]", "isi kolom 'kesesuaian' tidak dikenal"),
    ("[{ title: N, content: note, choices: [{ title: Y, verdict: pass }], width: 9 }]", "hanya kolom jawaban"),
    ("[{ title: N, content: ketersediaan, choices: [{ title: Y, verdict: ya }], width: 9 }]", "'ya' tidak dikenal"),
    ("[{ title: N, content: note, width: 0 }]", "'width' harus antara 1 dan 400"),
    ("[]", "tata letak perlu kolom"),
  ])
  func wrongColumnsAreTold(_ columns: String, _ problem: String) throws {
    let error = try #require(library("layout:\n  columns: \(columns)").errors.first)
    #expect(error.problem.contains(problem), "\(error)")
  }

  /// A form without a layout can be printed all the same.
  @Test func aPlainLayoutHasEveryColumn() throws {
    let form = try #require(library("").forms.first)
    #expect(form.layout == nil)
    #expect(form.paper.columns.map(\.content) == [.number, .ask, .answer(.availability), .note])
    #expect(form.paper.title == ["F"])
  }

  @Test func placeholders() {
    let values = ["instansi": "Dinas Contoh", "tahun": "2024"]
    #expect(FormLayout.fill("{INSTANSI} – {instansi} {tahun}", values) == "DINAS CONTOH – Dinas Contoh 2024")
    #expect(FormLayout.fill("{tahun}", [:]) == "........")
    #expect(FormLayout.fill("{tempat}, {tanggal}", [:]) == "........................, ........................")
  }

  /// Every shipped form shows each of its answers, its wording and its note.
  @Test(arguments: Shipped.library.forms.map(\.id)) func shippedFormsShowTheirAnswers(_ id: String) throws {
    let form = try #require(Shipped.library.forms.first { $0.id == id })
    let layout = try #require(form.layout)
    let shown = layout.columns.map(\.content)
    for column in form.columns { #expect(shown.contains(.answer(column))) }
    for content in [FormLayout.Content.number, .ask, .note] { #expect(shown.contains(content)) }
    for column in layout.columns where !column.choices.isEmpty {
      #expect(column.choices.map(\.verdict) == [.pass, .fail])
    }
    #expect(layout.notes?.columns.map(\.content).contains(.place) == true)
  }
}
