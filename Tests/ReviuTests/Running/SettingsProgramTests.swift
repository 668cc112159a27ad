import Foundation
import TestSupport
import Testing

@testable import reviu

/// Which settings hold: the nearest file, found upwards, is said, and so is where each setting comes from.
@Suite("Settings found upwards") struct SettingsProgramTests {
  private let scratch: ScratchFolder
  private let folder: URL

  init() throws {
    scratch = try ScratchFolder()
    folder = scratch.url
    try FileManager.default.createDirectory(
      at: folder.appending(path: "dinas/2024/draf"), withIntermediateDirectories: true)
    try write("dinas/2024/draf/laporan.txt", "LAPORAN KINERJA\n\nKinerja tahun ini baik.\n")
  }

  private func write(_ path: String, _ text: String) throws {
    try Data(text.utf8).write(to: folder.appending(path: path))
  }

  private func run(_ line: String, in path: String = "", home: String = "/nihil") throws -> ProgramRun {
    try ProgramRun(
      reviu: line.split(separator: " ").map(String.init), in: folder.appending(path: path),
      environment: ["HOME": home, "COLUMNS": "140"])
  }

  @Test func theNearestOneIsTakenAndSaid() throws {
    try write("reviu.yaml", "tahun: 2021\n")
    try write("dinas/reviu.yaml", "instansi: Dinas Contoh\ntahun: 2022\n")
    let above = try run("periksa dinas/2024/draf/laporan.txt --gagal-pada tidak")
    #expect(above.error.contains("memakai konfigurasi dinas/reviu.yaml"), "\(above.error)")
    #expect(above.output.hasPrefix("LKIP Dinas Contoh 2022"), "\(above.output)")
    let within = try run("periksa laporan.txt --gagal-pada tidak", in: "dinas/2024/draf")
    #expect(within.error.contains("/dinas/reviu.yaml"), "\(within.error)")
    try write("dinas/2024/draf/reviu.yaml", "tahun: 2024\n")
    let beside = try run("periksa dinas/2024/draf --gagal-pada tidak")
    #expect(beside.error.contains("memakai konfigurasi dinas/2024/draf/reviu.yaml"), "\(beside.error)")
  }

  /// What belongs to someone else above the report, whatever it is, does not decide how it is reviewed.
  @Test(.enabled(if: geteuid() == 0, "hanya root dapat memberi berkas kepada orang lain"), arguments: [false, true])
  func aStrangersFileIsPassedOver(_ isFolder: Bool) throws {
    try write("reviu.yaml", "tahun: 2021\n")
    let strange = folder.appending(path: "dinas/reviu.yaml").path()
    if isFolder {
      try FileManager.default.createDirectory(atPath: strange, withIntermediateDirectories: false)
    } else {
      try write("dinas/reviu.yaml", "tahun: 2022\n")
    }
    try #require(chown(strange, 65_534, 65_534) == 0)
    let shown = try run("konfigurasi dinas/2024/draf/laporan.txt")
    #expect(shown.code == 0 && shown.error.contains("dinas/reviu.yaml milik orang lain"), "\(shown.error)")
    #expect(shown.error.contains("memakai konfigurasi reviu.yaml"), "\(shown.error)")
  }

  /// What lies above the home folder is not for this user's reports.
  @Test func theSearchEndsAtHome() throws {
    try write("reviu.yaml", "tahun: 2021\n")
    let home = folder.appending(path: "dinas").path()
    #expect(try !run("konfigurasi dinas/2024/draf/laporan.txt", home: home).error.contains("memakai"))
    try write("dinas/reviu.yaml", "tahun: 2022\n")
    #expect(
      try run("konfigurasi dinas/2024/draf/laporan.txt", home: home).error.contains(
        "memakai konfigurasi dinas/reviu.yaml"))
  }

  @Test func foldersAreNamedFromTheNearestOn() throws {
    let root = folder.path().hasSuffix("/") ? folder.path() : folder.path() + "/"
    let folders = SettingsFolders(around: root + "dinas/2024/draf/laporan.txt").paths
    #expect(folders.prefix(3) == [root + "dinas/2024/draf/", root + "dinas/2024/", root + "dinas/"])
    #expect(folders.count > 3 && Set(folders).count == folders.count)
  }

  @Test func eachSettingSaysWhereItComesFrom() throws {
    try write("dinas/reviu.yaml", "# catatan\ntahun: 2022\nabaikan: [lkj/nama/kata-tidak-baku]\nkop: [SATU, DUA]\n")
    let shown = try run("konfigurasi dinas/2024/draf/laporan.txt")
    #expect(shown.code == 0, "\(shown.error)")
    let lines = shown.output.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
    #expect(lines.contains("tahun 2022 [dinas/reviu.yaml:2]"), "\(shown.output)")
    #expect(lines.contains("abaikan lkj/nama/kata-tidak-baku [dinas/reviu.yaml:3]"))
    #expect(lines.contains("kop SATU / DUA [dinas/reviu.yaml:4]"))
    #expect(lines.contains("instansi menurut laporannya [bawaan]"))
    #expect(lines.contains("formulir lembar-asistensi, kertas-kerja-reviu [bawaan]"))
    #expect(try run("config dinas --tanpa-konfigurasi").output.contains("menurut laporannya [bawaan]"))
    #expect(try run("konfigurasi tiada.txt").code == 2)
    try write("dinas/reviu.yaml", "thaun: 2022\n")
    let broken = try run("konfigurasi dinas")
    #expect(broken.code == 2 && broken.error.contains("dinas/reviu.yaml:1: kunci 'thaun' tidak dikenal"))
  }
}
