import Foundation
import TestSupport
import Testing

/// Reports handed in together, and results of ours beside them, as a user meets them.
@Suite("Several reports")
struct SeveralReportsTests {
  private let scratchFolder: ScratchFolder
  private let folder: URL

  init() throws {
    scratchFolder = try ScratchFolder()
    folder = scratchFolder.url
    try write("satu.md", Self.report("DINAS PERPUSTAKAAN", "Dinas Perpustakaan", 2023))
    try write("dua.md", Self.report("DINAS PERIKANAN", "Dinas Perikanan", 2023))
    try write("lama.md", Self.report("DINAS PERPUSTAKAAN", "Dinas Perpustakaan", 2022))
  }

  private static func report(_ capitals: String, _ agency: String, _ year: Int) -> String {
    """
    # LAPORAN KINERJA \(capitals) KOTA TIRTA TAHUN \(year)

    Laporan kinerja \(agency) Kota Tirta tahun \(year) memuat capaian kinerja tahun \(year).

    """
  }

  private func write(_ path: String, _ text: String) throws {
    try Data(text.utf8).write(to: folder.appending(path: path))
  }

  private func run(_ line: String) throws -> ProgramRun {
    try ProgramRun(reviu: line.split(separator: " ").map(String.init) + ["--tanpa-konfigurasi"], in: folder)
  }

  @Test(arguments: ["satu.md dua.md", "satu.md lama.md"]) func twoReportsAreRefusedWithWhatWasFound(_ files: String)
    throws
  {
    let run = try run("periksa \(files)")
    #expect(run.code == 2)
    for file in files.split(separator: " ") { #expect(run.error.contains(file)) }
    #expect(run.error.contains("--masing-masing"))
  }

  @Test func lastYearsReportMayStandBesideIt() throws {
    #expect(try run("periksa satu.md --peran lkj=satu.md --peran lkj-lalu=lama.md --gagal-pada tidak").code == 0)
    #expect(try run("periksa satu.md --lampiran lama.md --gagal-pada tidak").output.contains("lkj-lalu"))
  }

  @Test func eachIsReviewedByItself() throws {
    let run = try run("periksa --masing-masing satu.md dua.md --gagal-pada tidak --keluaran hasil.json")
    #expect(run.code == 0)
    let one = try written("hasil-satu.json")
    let two = try written("hasil-dua.json")
    #expect(one.contains("Perpustakaan") && !one.contains("Perikanan"))
    #expect(two.contains("Perikanan") && !two.contains("Perpustakaan"))
  }

  private func written(_ path: String) throws -> String {
    try String(contentsOf: folder.appending(path: path), encoding: .utf8)
  }

  @Test func resultsWithoutAnEndingAreToldApart() throws {
    try FileManager.default.createDirectory(at: folder.appending(path: "d.1"), withIntermediateDirectories: true)
    #expect(
      try run("periksa --masing-masing satu.md dua.md --gagal-pada tidak --bentuk json --keluaran d.1/hasil").code == 0)
    #expect(try written("d.1/hasil-satu").contains("Perpustakaan"))
    #expect(try written("d.1/hasil-dua").contains("Perikanan"))
  }

  @Test func noResultOverwritesAnotherOrAReport() throws {
    try FileManager.default.createDirectory(at: folder.appending(path: "lain"), withIntermediateDirectories: true)
    try write("lain/satu.md", Self.report("DINAS PERIKANAN", "Dinas Perikanan", 2023))
    let same = try run("periksa --masing-masing satu.md lain/satu.md --keluaran hasil.json")
    #expect(same.code == 2)
    #expect(same.error.contains("hasil-satu.json") && same.error.contains("dua laporan"))
    try write("hasil-satu.md", Self.report("DINAS PERIKANAN", "Dinas Perikanan", 2023))
    let before = try written("hasil-satu.md")
    let own = try run("periksa --masing-masing satu.md hasil-satu.md --keluaran hasil.md")
    #expect(own.code == 2)
    #expect(own.error.contains("akan menimpa berkas yang diperiksa"))
    #expect(try written("hasil-satu.md") == before)
  }

  @Test func oneThatCannotBeJudgedKeepsNoOther() throws {
    try write("kosong.md", "\n")
    let run = try run("periksa --masing-masing kosong.md dua.md --gagal-pada tidak --keluaran hasil.json")
    #expect(run.code == 2)
    #expect(run.error.contains("kosong.md"))
    #expect(try written("hasil-dua.json").contains("Perikanan"))
  }

  @Test func ownResultsAreLeftOut() throws {
    try FileManager.default.createDirectory(at: folder.appending(path: "usulan"), withIntermediateDirectories: true)
    try write("usulan/satu.md", Self.report("DINAS PERPUSTAKAAN", "Dinas Perpustakaan", 2023))
    let before = try run("periksa usulan --gagal-pada tidak --bentuk json").output
    let results = ["txt", "md", "csv", "docx", "xlsx"].map { "--keluaran usulan/hasil.\($0)" }.joined(separator: " ")
    #expect(try run("periksa usulan --gagal-pada tidak \(results)").code == 0)
    let after = try run("periksa usulan --gagal-pada tidak --bentuk json")
    #expect(after.output == before)
    for ending in ["txt", "md", "csv", "docx", "xlsx"] { #expect(after.error.contains("hasil.\(ending)")) }
  }
}
