import Testing

@testable import Reviewing

/// A correction changes no more than the words that differ, as large as those it replaces.
@Suite struct WordEditsTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let printed: String
    let right: String
    /// Whether the right words stand elsewhere in the document.
    var areTaken = false
    /// What goes and what comes: `[lama→baru]`.
    let edits: String
    var becomes: String?
    var testDescription: String { "\(printed) → \(right)" }
  }

  static let cases = [
    Case(printed: "diatas", right: "di atas", edits: "[diatas→di atas]"),
    Case(printed: "Diatas", right: "di atas", edits: "[Diatas→Di atas]", becomes: "Di atas"),
    Case(printed: "EFESIENSI", right: "efisiensi", edits: "[EFESIENSI→EFISIENSI]", becomes: "EFISIENSI"),
    Case(printed: "RP", right: "Rp", edits: "[RP→Rp]"),
    Case(printed: "dengan dengan", right: "dengan", edits: "[ dengan→]"),
    Case(
      printed: "DINAS PEMERDAYAAN WARGA", right: "Dinas Pemberdayaan Warga", edits: "[PEMERDAYAAN→PEMBERDAYAAN]",
      becomes: "DINAS PEMBERDAYAAN WARGA"),
    Case(
      printed: "Dinas Pemerdayaan warga", right: "DINAS PEMBERDAYAAN WARGA", edits: "[Pemerdayaan→Pemberdayaan]",
      becomes: "Dinas Pemberdayaan warga"),
    Case(
      printed: "Sistem Perencanaan Nasional", right: "Sistem Perencanaan Pembangunan Nasional", edits: "[→ Pembangunan]"
    ),
    Case(printed: "Penyusunan Laporan", right: "Pedoman Penyusunan Laporan", edits: "[→Pedoman ]"),
    Case(printed: "Peraturan Menteri Negara Keuangan", right: "Peraturan Menteri Keuangan", edits: "[ Negara→]"),
    Case(printed: "nilai Sakp baik", right: "nilai SAKIP baik", edits: "[Sakp→SAKIP]"),
    Case(printed: "Satu Tiga", right: "SATU DUA TIGA", edits: "", becomes: "Satu Tiga"),
    Case(printed: "sama", right: "sama", edits: ""),
    Case(printed: "nopember", right: "November", edits: "[nopember→November]"),
    Case(printed: "NOPEMBER", right: "November", edits: "[NOPEMBER→NOVEMBER]", becomes: "NOVEMBER"),
    Case(printed: "Dinas Sosial San Warga", right: "Dinas Sosial dan Warga", edits: "[San→dan]"),
    Case(
      printed: "pengembagan", right: "Pengembangan", areTaken: true, edits: "[pengembagan→pengembangan]",
      becomes: "pengembangan"),
    Case(printed: "Diatas", right: "di atas", areTaken: true, edits: "[Diatas→Di atas]", becomes: "Di atas"),
    Case(
      printed: "membaiknya mutu", right: "Meningkatnya mutu", edits: "[membaiknya→meningkatnya]",
      becomes: "meningkatnya mutu"),
    Case(
      printed: "program urusan pemerintah", right: "Program Urusan Pemerintahan Daerah",
      edits: "[pemerintah→pemerintahan daerah]", becomes: "program urusan pemerintahan daerah"),
    Case(
      printed: "program Urusan pemerintah", right: "Program Urusan Pemerintahan Daerah", edits: "",
      becomes: "program Urusan pemerintah"),
  ]

  @Test(arguments: cases) func onlyWhatDiffersChanges(_ item: Case) {
    let bytes = Array("awal \(item.printed) akhir".utf8)
    let range = 5..<(5 + item.printed.utf8.count)
    let edits = WordEdits.edits(from: bytes, in: range, to: item.right, areTaken: item.areTaken)
    let shown = edits.map { "[\(String(decoding: bytes[$0.range], as: UTF8.self))→\($0.words)]" }.joined()
    #expect(shown == item.edits)
    #expect(WordEdits.applied(edits, to: bytes, in: range) == item.becomes ?? item.right)
  }
}
