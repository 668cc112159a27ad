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
    for name in ["hasil-satu.json", "hasil-dua.json"] {
      #expect(FileManager.default.fileExists(atPath: folder.appending(path: name).path()))
    }
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
