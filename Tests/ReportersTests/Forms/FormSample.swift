import Documents
import Foundation
import Readers
import Reviewing
import Testing

@testable import Reporters

/// A form with a layout of its own, long enough for two pages, and reports that answer it.
enum FormSample {
  static let layout = """
    layout:
      paper: A4
      margin: 20
      letterhead: ['PEMERINTAH {DAERAH}', 'Jalan Contoh 1']
      title: [LEMBAR COBA, '{INSTANSI}']
      subject: [{ label: Tahun, value: '{tahun}' }]
      columns:
        - { title: No., content: number, width: 10 }
        - { title: Butir, content: ask, width: 60 }
        - title: Ketersediaan
          content: ketersediaan
          choices: [{ title: Ada, verdict: pass }, { title: Tidak ada, verdict: fail }]
          width: 30
        - { title: Kesesuaian, content: kesesuaian, width: 20 }
        - { title: Catatan, content: note, width: 60 }
        - { title: Paraf, content: blank, width: 15 }
      hide-groups: [Isi laporan]
      signatures: [{ above: ['{tempat}, {tanggal}', 'Kepala,'], below: ['(nama)'] }]
      notes:
        orientation: landscape
        whole: true
        title: [RINCIAN CATATAN]
        columns:
          - { title: No., content: number, width: 10 }
          - { title: Tempat, content: place, width: 40 }
          - { title: Catatan, content: message, width: 80 }
          - { title: Tertulis, content: words, width: 40 }
          - { title: Seharusnya, content: remedy, width: 40 }
          - { title: Dasar, content: basis, width: 30 }
          - { title: Butir, content: items, width: 20 }
      statement:
        title: [PERNYATAAN COBA]
        paragraphs: ['Tidak ada hal pada {instansi}.']
        qualified: ['Kecuali {jumlah} hal, tidak ada lagi.']
        signatures: [{ above: ['Inspektur,'], below: ['(nama)'] }]
    """

  /// The items of the sample, and as many more as make a second page.
  static let form =
    Sample.form.replacing("items:", with: layout + "\nitems:")
    + (4...40).map { "\n  - { item: \"\($0)\", group: Lain, ask: Butir nomor \($0) yang tidak diperiksa aturan }" }
    .joined()

  static let files =
    Sample.files.filter { !$0.path.contains("/forms/") } + [
      SourceFile(path: "lkj/forms/lembar-coba.yaml", text: form)
    ]

  static func review(_ text: String = Sample.text) throws -> Review {
    let library = RuleLibrary(files: files)
    try #require(library.errors == [])
    return Review(Dossier(documents: [Readers.read(Array(text.utf8), file: "laporan.md")]), library: library)
  }

  static func subject(_ review: Review) -> FormSubject {
    var subject = FormSubject(of: review)
    subject.agency = "Dinas <Contoh> & Uji"
    subject.region = "Kota Contoh"
    return subject
  }

  static func output(_ review: Review, _ subject: FormSubject? = nil, approval: Approval? = nil) -> ReviewOutput {
    var output = ReviewOutput(review: review, formIDs: ["lembar-coba"], minimum: .note, version: "0")
    output.subject = subject ?? self.subject(review)
    output.approval = approval
    return output
  }

  static func document(_ review: Review, approval: Approval? = nil) throws -> OfficeParts {
    try OfficeParts(FormDocument(FormSheets(output(review, approval: approval))).write())
  }

  static func workbook(_ review: Review, approval: Approval? = nil) throws -> OfficeParts {
    try OfficeParts(FormWorkbook(FormSheets(output(review, approval: approval))).write())
  }
}
