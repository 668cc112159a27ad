import Documents
import Foundation
import Readers
import Reviewing
import Testing

@testable import Reporters

/// How much a form tells, and who signs it.
@Suite("Notes on forms") struct FormNotesTests {
  private static let faulty = """
    BAB III AKUNTABILITAS KINERJA

    Besarnya prosentase – naik – tercantum di bawah. Hebat! Luar biasa!

    Tabel 3.1 Realisasi Anggaran

    | Program | Pagu | Realisasi | Serapan (%) |
    |---|---|---|---|
    | Program Air | 200 | 100 | 75 |
    | Program Jalan | 400 | 100 | 76 |
    | Program Hutan | 500 | 100 | 77 |
    """

  /// The sample form with an annex for matters of style.
  static let files =
    Sample.files.filter { !$0.path.contains("/forms/") } + [
      SourceFile(
        path: "lkj/forms/lembar-coba.yaml",
        text: FormSample.form.replacing(
          "title: [RINCIAN CATATAN]", with: "title: [RINCIAN CATATAN]\n    annex: [LAMPIRAN]"))
    ]

  private func review() throws -> Review {
    let library = RuleLibrary(files: Self.files)
    try #require(library.errors == [])
    return Review(Dossier(documents: [Readers.read(Array(Self.faulty.utf8), file: "laporan.md")]), library: library)
  }

  /// Every sheet's rows as words, and what stands below them.
  private func sheets(
    from minimum: Severity = .note, _ change: (inout ReviewOutput) -> Void = { _ in }
  ) throws -> [FormSheet] {
    let review = try review()
    var output = ReviewOutput(review: review, formIDs: ["lembar-coba"], minimum: minimum, version: "0")
    output.subject = FormSample.subject(review)
    change(&output)
    return FormSheets(output).sheets
  }

  private func rows(_ sheet: FormSheet) -> [String] {
    (sheet.table?.rows ?? []).map { row in
      row.cells.map { $0.words.map(\.text).joined(separator: "\n") }.joined(separator: " | ")
    }
  }

  @Test func equalFaultsAreOneSentence() throws {
    let sheets = try sheets()
    let note = try #require(
      sheets[0].table?.rows.first { $0.cells[0].words.first?.text == "1." }?.cells.dropFirst(5).first)
    #expect(note.words.map(\.text) == ["Serapan salah hitung, 3 kali (catatan 1–3)."])
    // Other outputs begin with the same words.
    let answer = try #require(try review().forms.first?.answers.first { $0.item.id == "1" })
    #expect(answer.note == "Serapan salah hitung, 3 kali.")
  }

  /// Errors are followed up one by one; what is a matter of style stands in the annex with its places.
  @Test func styleGoesToTheAnnex() throws {
    let sheets = try sheets()
    #expect(sheets.map(\.name) == ["Lembar Coba", "Rincian Catatan", "Lampiran"])
    let list = rows(sheets[1])
    #expect(list.first == "Kesalahan (3)" && !list.contains { $0.contains("prosentase") || $0.contains("seru") })
    #expect(
      sheets[1].remarks == [
        "Seluruhnya 4 butir: 3 kesalahan, 1 peringatan.", "3 catatan penulisan dimuat dalam lampiran.",
      ])
    let annex = rows(sheets[2])
    #expect(annex.count == 2 && annex[0].hasPrefix("1 | Kata tidak baku | Tertulis “prosentase” (“BAB III"))
    #expect(annex[1].hasPrefix("2 | Tanda seru (2) | Tanda seru pada “Hebat!” (“BAB III"))
    let note = try #require(sheets[0].table?.rows.first { $0.cells[0].words.first?.text == "3." }?.cells.dropFirst(3))
    #expect(note.contains { $0.words.first?.text == "Tertulis “prosentase” (lampiran)." })
  }

  @Test func lessIsToldAndTheRestCounted() throws {
    let bare = try sheets { $0.hasAnnex = false }
    #expect(bare.count == 2 && bare[1].remarks.last == "3 catatan penulisan tidak dimuat.")
    let grave = try sheets(from: .error)
    #expect(grave.count == 2)
    #expect(
      grave[1].remarks == [
        "Seluruhnya 3 butir: 3 kesalahan.", "4 butir yang lebih ringan daripada kesalahan tidak dimuat.",
      ])
    let short = try sheets { $0.most = 2 }
    #expect(rows(short[1]).filter { !$0.hasPrefix("Kesalahan") }.map { $0.prefix(1) } == ["1", "2", "d"])
    #expect(rows(short[1]).last?.hasPrefix("dan 2 catatan lain yang tidak dimuat") == true)
  }

  /// Who is named signs; a form with a letterhead of its own keeps it.
  @Test func officialsAndLetterheadsOfTheOffice() throws {
    let sheets = try sheets { output in
      output.subject.officials = [Official(office: "kepala", name: "Nama Contoh", number: "1", rank: "Pembina")]
      output.subject.letterhead = Letterhead(lines: ["UMUM"], ofForms: ["lembar-coba": ["KHUSUS"]])
    }
    #expect(sheets[0].signatures.map(\.below) == [["Nama Contoh", "Pembina", "NIP. 1"]])
    #expect(sheets[0].letterhead.lines == ["KHUSUS"])
  }
}
