import Documents
import Readers
import Reviewing
import Testing

@testable import Reporters

@Suite("Text report")
struct TextReportTests {
  private func write(
    _ review: Review = Sample.review(), minimum: Severity = .note, width: Int = 80, colour: Bool = false
  ) -> String {
    var output = ReviewOutput(review: review, formIDs: ["lembar-coba"], minimum: minimum, version: "1")
    (output.width, output.hasColour) = (width, colour)
    return TextReport(output).write()
  }

  /// Words that were recognised from a picture may be misread, and every finding about them says so.
  @Test func findingsOnRecognisedPagesSaySo() {
    let read = Readers.read(Array(Sample.text.utf8), file: "laporan.md")
    func text(_ isRecognised: Bool) -> String {
      let document = Document(
        file: read.file, text: read.text, blocks: read.blocks,
        pages: [PageStart(offset: 0, page: 7, isRecognised: isRecognised)])
      return write(Review(Dossier(documents: [document]), library: RuleLibrary(files: Sample.files)))
    }
    let places = text(true).ranges(of: "hal. 7").count
    #expect(places > 2, "\(text(true))")
    #expect(text(true).ranges(of: "hal. 7 dari OCR").count == places)
    #expect(!text(false).contains("OCR"))
  }

  /// What the report could not be compared with is said before everything else.
  @Test func unreadAttachmentsAreToldFirst() {
    var report = Readers.read(Array(Sample.text.utf8), file: "laporan.md")
    report.role = .lkj
    var agreement = Readers.unread("pk.pdf", reason: "PDF ini rusak.")
    agreement.role = .pk
    var plan = Document(
      file: "renja.pdf", text: TextBuffer("Rencana\n"), blocks: report.blocks.prefix(0) + [],
      gaps: [Gap(range: 0..<0, reason: "Halaman 2 berupa gambar.")])
    plan.role = .renja
    let dossier = Dossier(documents: [report, agreement, plan])
    let lines = write(Review(dossier, library: RuleLibrary(files: Sample.files)), width: 140).split(separator: "\n")
    let first = lines.firstIndex { $0.contains("  ! Lampiran ") } ?? 99
    #expect(first <= 2)
    #expect(
      lines[first] == "  ! Lampiran pk.pdf tidak terbaca; laporan tidak dibandingkan dengannya. PDF ini rusak.")
    #expect(lines[first + 1].hasPrefix("  ! Lampiran renja.pdf tidak terbaca; "))
  }

  @Test func theSampleRulesAreWhole() {
    #expect(RuleLibrary(files: Sample.files).errors == [])
  }

  @Test func aWholeReport() {
    #expect(write().replacing(/\[[0-9a-f]{16}\]/, with: "[…]") == Self.expected)
  }

  @Test("No line is longer than the width", arguments: [0, 60, 72, 100, 140])
  func width(_ width: Int) {
    let review = Sample.review(
      Sample.text + "\n\nKalimat " + String(repeating: "panjang prosentase sekali ", count: 40))
    for line in write(review, width: width).split(separator: "\n") {
      #expect(Layout.width(String(line)) <= max(width, 60), "\(line)")
    }
  }

  @Test func eachFindingIsWrittenOnce() {
    let review = Sample.review()
    let places = write(review).split(separator: "\n").filter { $0.hasSuffix("lkj/hitung/serapan-salah") }
    #expect(places.count == 1)
    #expect(review.findings.count == 4)
  }

  @Test func lighterFindingsAreCountedButNotShown() {
    let text = write(minimum: .error)
    #expect(!text.contains("✗ Kata tidak baku") && !text.contains("lkj/kata/tidak-baku"))
    #expect(text.contains("1 kesalahan · 0 peringatan · 0 catatan · 3 yang lebih ringan tidak ditampilkan"))
  }

  @Test func coloursChangeNothingElse() {
    let painted = write(colour: true)
    #expect(painted.contains("\u{1B}[31m✗\u{1B}[0m"))
    #expect(painted.replacing(/\u{1B}\[[0-9]*m/, with: "") == write())
  }

  @Test func aReportWithoutFindingsStillSaysWhatIsOpen() {
    let text = write(Sample.review("BAB IV PENUTUP\n\nSelesai."))
    #expect(text.contains("Tidak ada temuan"))
    #expect(text.contains("4 aturan: 3 sesuai, 0 tidak sesuai, 0 belum dapat dinilai, 1 tidak berlaku"))
  }

  @Test func gapsAreShownWithTheirReason() {
    let text = write(Sample.review("%PDF-1.7", file: "laporan.pdf"))
    #expect(text.contains("── Tak terbaca – bukan berarti sesuai\n  laporan.pdf:1 · "))
    #expect(text.contains("1 bagian tak terbaca"))
    #expect(text.contains("Tidak ada temuan pada bagian yang terbaca"))
  }

  @Test func whatWouldActOnATerminalIsNotWritten() {
    let text = write(Sample.review("Ini prosentase \u{1B}[2J\u{202E} bahaya!", file: "a\u{1B}[31m.md"))
    #expect(!text.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
    #expect(text.contains("│ Ini prosentase �[2J bahaya!"))
  }

  private static let expected = """
    map/laporan.md · 11 baris · 1 tabel, 1 dikenali · 6 dari 8 angka tabel diperiksa

    1 kesalahan · 1 peringatan · 2 catatan

    LEMBAR COBA                     Ketersediaan         Kesesuaian           Temuan
     Isi laporan
     1 Laporan telah menyajikan     ada                  tidak sesuai              1
       realisasi anggaran
     2 Laporan telah menyajikan     tidak ada            belum dapat dinilai       1
       penutup
     3 Laporan ditulis dengan kata  ada                  sesuai                    1
       yang baku

    ── Lembar Coba 1 · Laporan telah menyajikan realisasi anggaran ──────── 1 temuan

    ✗ Serapan salah hitung                                  lkj/hitung/serapan-salah
      Serapan tertulis 75.
      Hitungan: 100 ÷ 400 × 100 = 25
      Tabel 3.1, baris 2 · laporan.md:10
      │ | Program Jalan | 400 | 100 | 75 |
                                      ^^
      Butir: Lembar Coba 1 […]

    ── Lembar Coba 2 · Laporan telah menyajikan penutup ─────────────────── 1 temuan

    ! Tidak ada penutup                                        lkj/isi/tanpa-penutup
      Penutup tidak ditemukan.
      Seluruh dokumen
      Butir: Lembar Coba 2 […]

    ── Lembar Coba 3 · Laporan ditulis dengan kata yang baku ────────────── 1 temuan

    · Kata tidak baku                                            lkj/kata/tidak-baku
      Tertulis “prosentase”.
      laporan.md:3
      │ Besarnya prosentase – naik – tercantum di bawah. Hebat!
                 ^^^^^^^^^^
      Butir: Lembar Coba 3 […]

    ── Temuan lain ──────────────────────────────────────────────────────── 1 temuan

    · Tanda seru                                                       lkj/kata/seru
      Tanda seru pada “Hebat!”.
      laporan.md:3
      │ Besarnya prosentase – naik – tercantum di bawah. Hebat!
                                                         ^^^^^^
      […]

    ── Belum dapat dinilai – bukan berarti sesuai
      Serapan salah hitung (sebagian)
        lkj/hitung/serapan-salah: pagu bukan satu angka: 40x0

    1 kesalahan · 1 peringatan · 2 catatan
    4 aturan: 0 sesuai, 4 tidak sesuai, 0 belum dapat dinilai, 0 tidak berlaku

    """
}
