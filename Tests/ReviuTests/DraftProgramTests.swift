import Foundation
import TestSupport
import Testing

/// Drafts compared, known findings hidden and settings used by the built program.
@Suite("Drafts on the command line")
struct DraftProgramTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "reviu-draf-\(UUID().uuidString)")
    try write("aturan/lkj/kata/prosentase.yaml", Self.rule("\\bprosentase\\b \\S+"))
    try write("lama/laporan.txt", Self.report(["prosentase satu", "prosentase dua", "prosentase <b>tiga"]))
    try write("baru/laporan.txt", Self.report(["prosentase dua", "prosentase empat"]))
    try write("aturan/lkj/identitas.yaml", "tahun: 'tahun (?<tahun>\\d{4})'\ninstansi: '(?<instansi>Dinas \\w+)'\n")
  }

  private static func rule(_ pattern: String) -> String {
    """
    title: Kata tidak baku
    why: Contoh.
    basis: Contoh
    severity: error
    items: []
    message: Tertulis “{kutipan}”.
    check: { forbid: '\(pattern)' }
    """
  }

  private static func report(_ words: [String]) -> String {
    "Laporan kinerja tahun ini.\n\n" + words.map { "Bidang \($0.suffix(4)) menulis \($0) naik.\n\n" }.joined()
  }

  private func write(_ path: String, _ text: String) throws {
    let url = folder.appending(path: path)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  private func run(_ line: String) throws -> ProgramRun {
    try ProgramRun(reviu: line.split(separator: " ").map(String.init) + ["--aturan", "aturan"], in: folder)
  }

  private func remove() throws { try FileManager.default.removeItem(at: folder) }

  /// Command lines after `lama.json` and `baru.json` were made, the code, and words that are told.
  private static let lines: [(line: String, code: Int32, words: String)] = [
    (
      "banding lama.json baru.json", 1,
      "1 baru · 0 muncul lagi · 0 berubah, masih salah · 1 masih ada · 0 belum dapat dinilai · 2 selesai"
    ),
    ("compare lama.json baru.json", 1, "lama.json → baru.json"),
    ("banding lama baru/laporan.txt", 1, "1 baru"), ("banding baru baru.json", 0, "2 masih ada"),
    ("banding lama.json baru.json lama", 1, "2 muncul lagi"), ("banding lama.json lama.json", 0, "0 baru"),
    ("banding lama.json baru.json --bentuk json", 1, "\"muncul-lagi\": 0"),
    ("banding lama.json baru.json --bentuk html", 1, "<h2 id=\"baru\">"),
    ("banding lama.json", 2, "perlu paling sedikit dua draf"), ("banding lama.json tiada.json", 2, "tidak ditemukan"),
    ("banding lama.json rusak.json", 2, "bukan hasil periksa"), ("banding lama.json lain.json", 2, "kunci"),
    ("banding lama.json skema.json", 2, "bukan hasil periksa"),
    ("banding lama.json baru.json --keluaran x.pdf", 2, "akhiran"),
    ("banding lama.json baru.json --keluaran lama.json", 2, "menimpa"),
    ("periksa baru --dasar lama.json", 1, "1 temuan lama disembunyikan"),
    ("periksa baru --dasar baru.json", 0, "Tidak ada temuan baru · 2 temuan lama disembunyikan"),
    ("periksa baru --dasar tiada.json", 2, "tidak ditemukan"), ("periksa baru --dasar rusak.json", 2, "JSON"),
  ]

  @Test("Comparing and hiding", arguments: lines)
  func comparing(line: String, code: Int32, words: String) throws {
    #expect(try run("periksa lama --keluaran lama.json").code == 1)
    #expect(try run("periksa baru --keluaran baru.json").code == 1)
    try write("rusak.json", "{")
    try write("skema.json", "[1]")
    try write("lain.json", "{\"schema\": \"reviu/1\"}")
    let result = try run(line)
    #expect(result.code == code, "\(result.error)")
    #expect((result.output + result.error).contains(words), "\(result.output)\(result.error)")
    #expect(!line.hasSuffix("html") || !result.output.contains("<b>") && result.output.contains("&lt;b&gt;"))
    try remove()
  }

  /// A result that hid findings still knows them when the next draft is compared with it.
  @Test func whatWasHiddenIsNotForgotten() throws {
    _ = try run("periksa lama --keluaran lama.json")
    _ = try run("periksa lama --dasar lama.json --keluaran tanpa.json")
    let result = try run("banding tanpa.json lama")
    #expect(result.code == 0 && result.output.contains("3 masih ada"), "\(result.output)\(result.error)")
    try write("bersih/laporan.txt", "Laporan.\n")
    _ = try run("periksa lama --tingkat error --keluaran berat.json")
    #expect(try run("banding berat.json lama").output.contains("hanya temuan setingkat kesalahan"))
    try remove()
  }

  private static let acceptance = "alasan: sudah dibahas, oleh: Ketua Tim, sampai: 2026-06-30"

  /// What a `reviu.yaml` says, further options, the code, and words that are told.
  private static let settings: [(yaml: String, options: String, code: Int32, words: [String])] = [
    (
      "terima: [ { aturan: lkj/kata/prosentase, \(acceptance) } ]", "--tanggal 2026-06-30", 0,
      [
        "memakai konfigurasi baru/reviu.yaml", "Diterima – 2 temuan",
        "diterima oleh Ketua Tim karena sudah dibahas (sampai 30 Juni 2026)", "2 temuan diterima",
      ]
    ),
    (
      "terima: [ { aturan: lkj/kata/prosentase, \(acceptance) } ]", "--tanggal 2026-07-01", 1,
      ["Penerimaan lkj/kata/prosentase (baris 1, oleh Ketua Tim) berakhir 30 Juni 2026"]
    ),
    (
      "terima: [ { aturan: lkj/kata/prosentase, kata: lima, \(acceptance) } ]", "--tanggal 2026-06-30", 1,
      ["tidak mengenai satu temuan pun"]
    ),
    ("terima: [ { aturan: lkj/kata/prosentase, \(acceptance) } ]", "--tanggal 30-06-2026", 2, ["--tanggal"]),
    ("terimah: []", "", 2, ["baru/reviu.yaml:1: kunci 'terimah' tidak dikenal"]),
    ("terimah: []", "--tanpa-konfigurasi", 1, ["2 kesalahan"]),
    ("tahun: 2023\ninstansi: Dinas Contoh", "", 1, ["LKIP Dinas Contoh 2023"]),
    ("aturan: setempat", "", 1, ["3 kesalahan", "aturan setempat baru/setempat"]),
    ("aturan: tiada", "", 2, ["'aturan' menunjuk ke tiada, yang tidak ditemukan"]),
    ("lampiran: ../lama/laporan.txt", "", 2, ["menunjuk ke luar folder laporan"]),
    ("lampiran: ../lama/tiada.txt", "", 2, ["menunjuk ke luar folder laporan"]),
    ("lampiran: setempat/../../lama/laporan.txt", "", 2, ["menunjuk ke luar folder laporan"]),
    ("lampiran: tautan.txt", "", 2, ["menunjuk ke luar folder laporan"]),
    ("logo: /etc/hostname", "", 2, ["menunjuk ke luar folder laporan"]),
    ("lampiran: ../lama/laporan.txt", "--konfigurasi baru/reviu.yaml", 1, ["lama/laporan.txt"]),
    ("lampiran: laporan.txt", "", 1, ["2 kesalahan"]), ("formulir: tiada", "", 2, ["formulir tidak dikenal"]),
    ("peran: { pk: pk/pk.txt }", "", 1, ["pk baru/pk/pk.txt ditentukan"]),
  ]

  @Test("Settings beside a report", arguments: settings)
  func besideAReport(yaml: String, options: String, code: Int32, words: [String]) throws {
    try write("baru/reviu.yaml", yaml + "\n")
    try write("baru/setempat/kata/naik.yaml", Self.rule("\\bnaik\\b"))
    try write("baru/pk/pk.txt", "Perjanjian.\n")
    try FileManager.default.createSymbolicLink(
      atPath: folder.appending(path: "baru/tautan.txt").path(), withDestinationPath: "../lama/laporan.txt")
    let result = try run("periksa baru/laporan.txt \(options)")
    #expect(result.code == code, "\(result.output)\(result.error)")
    let told = (result.output + result.error).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for word in words { #expect(told.contains(word), "\(result.output)\(result.error)") }
    try remove()
  }

  @Test func aLinkInPlaceOfSettingsIsRefused() throws {
    try write("lain.yaml", "tahun: 2023\n")
    try FileManager.default.createSymbolicLink(
      atPath: folder.appending(path: "baru/reviu.yaml").path(), withDestinationPath: "../lain.yaml")
    let result = try run("periksa baru")
    #expect(result.code == 2 && result.error.contains("bukan berkas biasa"), "\(result.error)")
    #expect(try run("periksa baru --konfigurasi baru/reviu.yaml").error.contains("memakai konfigurasi"))
    try remove()
  }

  /// Accepted and hidden findings keep their place in JSON, and the same day gives the same bytes.
  @Test func jsonKeepsWhatIsSetApart() throws {
    try write(
      "baru/reviu.yaml", "terima: [ { aturan: lkj/kata/prosentase, kata: empat, \(Self.acceptance) } ]\ntahun: 2023\n")
    _ = try run("periksa lama --keluaran lama.json")
    let line = "periksa baru --dasar lama.json --tanggal 2026-06-01 --bentuk json"
    let result = try run(line)
    #expect(result.code == 0, "\(result.error)")
    #expect(try run(line).output == result.output)
    let root = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    #expect((root["findings"] as? [Any])?.isEmpty == true)
    let aside = try #require(root["aside"] as? [[String: Any]])
    #expect(aside.compactMap { $0["because"] as? String } == ["known", "accepted"])
    #expect((aside[1]["acceptance"] as? [String: Any])?["until"] as? String == "2026-06-30")
    let settlement = try #require(root["settlement"] as? [String: Any])
    #expect((settlement["base"] as? [String: Any])?["hidden"] as? Int == 1)
    #expect(settlement["settings"] as? String == "baru/reviu.yaml")
    try remove()
  }
}
