import Documents
import Facts
import Testing

@testable import Reviewing

/// What is set apart from a review: known findings, accepted findings; and what the settings say of a report.
@Suite struct SettlementTests {
  private static let rule = World.rule("forbid: 'lorem \\w+'", message: "Ada “{kutipan}”.")
  private static let text = "Ada lorem ipsum.\n\nAda lorem dolor."

  private func review(_ text: String, severity: String = "error") -> Review {
    let rule = World.rule("forbid: 'lorem \\w+'", message: "Ada “{kutipan}”.", severity: severity)
    return Review(Dossier(documents: [World.document(text)]), library: World.library([rule]))
  }

  private static func day(_ text: String) -> CalendarDay {
    guard let day = CalendarDay(text) else { fatalError("\(text) is no day") }
    return day
  }

  private static func acceptance(_ subject: Acceptance.Subject, until: String = "2026-12-31") -> Acceptance {
    Acceptance(subject: subject, reason: "disepakati", by: "Ketua Tim", until: day(until), line: 3)
  }

  /// A new draft, and how many of its problems and findings a base of `Ada lorem ipsum` and `Ada lorem dolor` hides. What
  /// is said again elsewhere is one problem, which is not known as a whole.
  @Test(arguments: [
    (text, 2, 2), ("Kalimat baru.\n\n" + text, 2, 2), ("Ada lorem ipsum.", 1, 1),
    ("Ada lorem ipsum.\n\nAda lorem ipsum.", 0, 1), ("Ada lorem sit.", 0, 0), ("Tidak ada.", 0, 0),
  ])
  func theKnownIsHidden(_ new: String, _ problems: Int, _ hidden: Int) {
    var now = review(new)
    let all = now.findings.count
    #expect(now.setAside(knownFrom: Draft(review(Self.text), name: "lama")) == problems)
    #expect(now.findings.count { $0.aside == nil } == all - hidden)
    #expect(now.hasProblems(from: .note) == (all > hidden))
  }

  @Test func whatWeighsMoreNowIsShown() {
    var now = review(Self.text)
    #expect(now.setAside(knownFrom: Draft(review(Self.text, severity: "warning"), name: "lama")) == 0)
    var lighter = review(Self.text, severity: "note")
    #expect(lighter.setAside(knownFrom: Draft(review(Self.text), name: "lama")) == 2)
  }

  /// What is accepted, until when, and how many findings that sets apart on 30 June 2026.
  @Test(arguments: [
    (Acceptance.Subject.rule("lkj/uji/contoh", words: nil), "2026-06-30", 2, 0, 0),
    (.rule("lkj/uji/contoh", words: "LOREM   ipsum"), "2026-06-30", 1, 0, 0),
    (.rule("lkj/uji/contoh", words: "ada “lorem dolor"), "2026-06-30", 1, 0, 0),
    (.rule("lkj/uji/contoh", words: "sit"), "2026-06-30", 0, 0, 1),
    (.rule("lkj/uji/lain", words: nil), "2026-06-30", 0, 0, 1),
    (.rule("lkj/uji/contoh", words: nil), "2026-06-29", 0, 1, 0),
    (.fingerprint("0000000000000000"), "2026-06-30", 0, 0, 1),
  ])
  func acceptances(_ subject: Acceptance.Subject, _ until: String, _ accepted: Int, _ expired: Int, _ unused: Int) {
    var now = review(Self.text)
    let result = now.setAside([Self.acceptance(subject, until: until)], on: Self.day("2026-06-30"))
    #expect(now.accepted.count == accepted)
    #expect(result.expired.count == expired && result.unused.count == unused)
    #expect(now.hasProblems(from: .error) == (accepted < 2))
  }

  @Test func anIdentityAcceptsOneFindingAndNotAChangedOne() throws {
    var now = review(Self.text)
    let print = try #require(now.findings.first?.fingerprint)
    _ = now.setAside([Self.acceptance(.fingerprint(print))], on: Self.day("2026-01-01"))
    #expect(now.accepted.map(\.number) == [0])
    #expect(now.accepted.first?.acceptance.by == "Ketua Tim")
    var changed = review(Self.text.replacing("ipsum", with: "sit"))
    _ = changed.setAside([Self.acceptance(.fingerprint(print))], on: Self.day("2026-01-01"))
    #expect(changed.accepted.isEmpty)
  }

  @Test(arguments: [
    ("2026-01-31", true), ("2024-02-29", true), ("2026-02-29", false), ("2026-1-31", false), ("31-01-2026", false),
    ("2026-01-31 ", false), ("", false), ("2026-13-01", false), ("２０２６-01-01", false),
  ])
  func days(_ text: String, _ isDay: Bool) {
    #expect((CalendarDay(text) != nil) == isDay)
    if isDay { #expect(CalendarDay(text)?.written == text) }
  }

  @Test func settingsAreRead() throws {
    let settings = try ReportSettings(
      text: """
        instansi: Dinas Contoh
        tahun: 2025
        aturan: aturan-daerah
        formulir: [lembar-asistensi]
        kop: [PEMERINTAH KOTA CONTOH, DINAS CONTOH]
        logo: lambang.png
        peran: { pk: pk.docx, renja: [a.txt, b.txt] }
        lampiran: bukti
        terima:
          - temuan: 0123456789abcdef
            alasan: Sudah dijelaskan
            oleh: Ketua Tim
            sampai: 2026-12-31
          - { aturan: lkj/angka/x, kata: "12,5", alasan: Lain, oleh: Ketua, sampai: "2026-01-31" }
        """, file: "reviu.yaml")
    #expect(settings.identity == StatedIdentity(year: 2025, agency: "Dinas Contoh"))
    #expect(
      settings.letterhead.count == 2 && settings.attachments == ["bukti"] && settings.forms == ["lembar-asistensi"])
    #expect(settings.roles.map { "\($0.role.rawValue)=\($0.file)" } == ["pk=pk.docx", "renja=a.txt", "renja=b.txt"])
    #expect(settings.acceptances.map(\.name) == ["0123456789abcdef", "lkj/angka/x “12,5”"])
    #expect(settings.acceptances.map(\.line) == [10, 14])
  }

  /// Broken settings, the line that is named, and words of the problem.
  @Test(arguments: [
    ("instansii: x", 1, "kunci 'instansii' tidak dikenal"), ("tahun: dua", 1, "bilangan bulat"),
    ("instansi: x\ntahun: 12", 2, "antara 1945 dan 2099"), ("peran: { lkjip: a.txt }", 1, "'lkjip' tidak dikenal"),
    ("terima:\n  - { aturan: a, oleh: x, sampai: 2026-01-31 }", 2, "'alasan' tidak ada"),
    ("terima:\n  - { aturan: a, alasan: x, oleh: x, sampai: besok }", 2, "harus tanggal"),
    ("terima:\n  - { alasan: x, oleh: x, sampai: 2026-01-31 }", 2, "perlu 'temuan'"),
    ("terima:\n  - { temuan: a, aturan: b, alasan: x, oleh: x, sampai: 2026-01-31 }", 2, "'temuan' saja"),
    ("terima:\n  - { aturan: b, alasan: ' ', oleh: x, sampai: 2026-01-31 }", 2, "'alasan' belum diisi"),
    ("terima:\n  - { aturan: b, karena: x }", 2, "kunci 'karena'"), ("- a", 1, "pasangan kunci"), ("", 1, "kosong"),
    ("tahun: 2024\ntahun: 2025", 1, "dua kali"), ("kop: { a: b }", 1, "teks atau daftar"),
  ])
  func brokenSettings(_ text: String, _ line: Int, _ problem: String) throws {
    let error = try #require(throws: RuleFileError.self) { try ReportSettings(text: text, file: "reviu.yaml") }
    #expect(error.problem.contains(problem), "\(error)")
    #expect(error.line == line, "\(error)")
  }

  /// What settings say of a report, what the report says, who it is then, and what is told to be contradicted.
  @Test(arguments: [
    ("Tidak ada apa-apa.", "Dinas Pangan", 2024, []),
    ("Laporan Kinerja Tahun 2024 Dinas Pangan Kota Contoh.", "Dinas Pangan", 2024, []),
    ("Laporan Kinerja Tahun 2023 Dinas Pangan Kota Contoh.", "Dinas Pangan", 2023, ["tahun"]),
    ("Laporan Kinerja Tahun 2024 Dinas Sosial Kota Contoh.", "Dinas Sosial", 2024, ["instansi"]),
  ])
  func identity(_ text: String, _ agency: String, _ year: Int, _ contradicted: [String]) {
    let stated = StatedIdentity(year: 2024, agency: "Dinas Pangan")
    let review = Review(
      Dossier(documents: [World.document(text)]), library: World.library(), stated: stated)
    #expect(review.book.identity.agency?.text == agency)
    #expect(review.book.identity.year?.value == year)
    #expect(stated.contradictions(in: review.book).map(\.what) == contradicted)
  }
}
