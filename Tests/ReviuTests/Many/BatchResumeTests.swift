import Foundation
import TestSupport
import Testing

/// A run over many goes on where an earlier one stopped, and reviews again only what changed.
@Suite("Many dossiers again") struct BatchResumeTests {
  private let shelf: DossierShelf

  init() throws {
    shelf = try DossierShelf()
    for name in ["a", "b", "c"] { try shelf.write("dosir/\(name)/lkj.md", DossierShelf.report("Dinas \(name)")) }
  }

  private func run(_ more: String...) throws -> ProgramRun {
    try ProgramRun(reviu: ["banyak", "dosir", "--keluaran", "hasil"] + more, in: shelf.url)
  }

  private func times() throws -> [Date?] { try ["a", "b", "c"].map { try shelf.time("hasil/\($0)/reviu.json") } }

  @Test func onlyWhatChangedIsReviewedAgain() throws {
    _ = try run()
    let (first, files) = (try times(), try shelf.files("hasil"))
    let again = try run()
    #expect(again.error.contains("3 dosir tidak berubah"))
    #expect(try times() == first)
    #expect(try shelf.files("hasil") == files)

    try shelf.write("dosir/b/lkj.md", DossierShelf.report("Dinas b", difference: "1"))
    #expect(try run().error.contains("2 dosir tidak berubah"))
    let changed = try times()
    #expect(changed[0] == first[0] && changed[1] != first[1] && changed[2] == first[2])
    #expect(try shelf.lines("hasil/temuan.jsonl", DossierShelf.FoundLine.self).contains { $0.dossier == "b" })

    try shelf.write("dosir/c/pk.md", "PERJANJIAN KINERJA TAHUN 2024\n")
    #expect(try run().error.contains("2 dosir tidak berubah"))
  }

  /// Settings around the dossiers, options and rules decide too.
  @Test func whatDecidesBesidesTheFilesCounts() throws {
    _ = try run()
    #expect(try run("--tanpa-konfigurasi").error.contains("tidak berubah") == false)
    #expect(try run().error.contains("tidak berubah") == false)
    try shelf.write("dosir/reviu.yaml", "abaikan: [nama]\n")
    #expect(try run().error.contains("tidak berubah") == false)
    #expect(try run().error.contains("3 dosir tidak berubah"))
    #expect(try run("--formulir", "lembar-asistensi").error.contains("tidak berubah") == false)
  }

  @Test func whatIsGoneOrSpoiltIsNotTrusted() throws {
    _ = try run()
    let files = try shelf.files("hasil")
    try FileManager.default.removeItem(at: shelf.url.appending(path: "hasil/a/reviu.html"))
    try shelf.write("hasil/b/dosir.json", "{")
    #expect(try run().error.contains("1 dosir tidak berubah"))
    var (one, two) = (files, try shelf.files("hasil"))
    (one["lama.jsonl"], two["lama.jsonl"]) = (nil, nil)
    #expect(one == two)
    try FileManager.default.removeItem(at: shelf.url.appending(path: "dosir/c"))
    let run = try run()
    #expect(run.error.contains("hasil lama tanpa dosirnya: hasil/c"))
    #expect(try shelf.rows("hasil").map(\.dossier) == ["a", "b"])
  }

  /// What failed is tried again: the cause may have been the computer's.
  @Test func failuresAreTriedAgain() throws {
    try shelf.write("dosir/rusak.docx", [0x50, 0x4B])
    #expect(try run().error.contains("tidak berubah") == false)
    #expect(try run().error.contains("3 dosir tidak berubah"))
    try FileManager.default.removeItem(at: shelf.url.appending(path: "dosir/rusak.docx"))
    try shelf.write("dosir/rusak.docx", DossierShelf.report("Dinas d"))
    _ = try run()
    #expect(try shelf.rows("hasil").map(\.state) == ["diperiksa", "diperiksa", "diperiksa", "gagal"])
  }

  /// Results within the folder of dossiers are no dossier, of this run or another.
  @Test func resultsMayLieAmongTheDossiers() throws {
    for _ in 1...2 {
      #expect(try shelf.run("banyak", "dosir", "--keluaran", "dosir/hasil").code != 2)
      #expect(try shelf.rows("dosir/hasil").map(\.dossier) == ["a", "b", "c"])
    }
    let other = try run()
    #expect(other.error.contains("dilewati: hasil: hasil reviu banyak terdahulu"))
    #expect(try shelf.rows("hasil").map(\.dossier) == ["a", "b", "c"])
  }

  @Test func resultsDoNotGoWhereTheyMayNot() throws {
    try shelf.write("penuh/catatan.txt", "milik orang\n")
    for (folder, words) in [
      ("dosir/a/hasil", "ada di dalam salah satu dosir"), ("penuh", "sudah berisi berkas lain"),
      (".", "memuat folder dosir"),
    ] {
      let run = try shelf.run("banyak", "dosir", "--keluaran", folder)
      #expect(run.code == 2 && run.error.contains(words), "\(folder): \(run.error)")
    }
    #expect(!shelf.isThere("dosir/a/hasil"))
    #expect(try shelf.files("penuh").keys.sorted() == ["catatan.txt"])
  }

  /// Two runs at a time would write over each other.
  @Test func anotherRunIsRefused() throws {
    _ = try run()
    let lock = open(shelf.url.appending(path: "hasil/.reviu-banyak").path(), O_RDWR)
    defer { close(lock) }
    #expect(flock(lock, LOCK_EX | LOCK_NB) == 0)
    let second = try run()
    #expect(second.code == 2 && second.error.contains("sedang ditulis oleh reviu banyak yang lain"))
  }

  @Test(arguments: [SIGINT, SIGTERM]) func aStoppedRunGoesOn(_ signal: Int32) throws {
    let report = DossierShelf.report("Dinas Perpustakaan", difference: "1")
    for number in 1...4 { try shelf.write("dosir/d\(number)/lkj.md", String(repeating: report, count: 1500)) }
    let built = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    let process = Process()
    process.executableURL = built.appending(path: "reviu")
    process.arguments = ["banyak", "dosir", "--keluaran", "hasil", "-j", "1", "--memori", "4000"]
    process.currentDirectoryURL = shelf.url
    let error = Pipe()
    (process.standardOutput, process.standardError) = (Pipe(), error)
    try process.run()
    let end = ContinuousClock.now + .seconds(60)
    while !shelf.isThere("hasil/c/dosir.json"), ContinuousClock.now < end { Thread.sleep(forTimeInterval: 0.01) }
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    let told = String(decoding: error.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(process.terminationStatus == 128 + signal, "\(told)")
    #expect(told.contains("dari 7 dosir selesai. Ulangi perintah yang sama untuk meneruskan."))
    #expect(!shelf.isThere("hasil/ringkasan.html") && !shelf.isThere("hasil/d4/dosir.json"))
    // No review goes on without the run.
    let left = try ProgramRun("pgrep", ["-f", shelf.url.path(percentEncoded: false)])
    #expect(left.output.isEmpty, "\(left.output)")
    let again = try run("--memori", "4000")
    #expect(again.error.contains(/[3-6] dosir tidak berubah/), "\(again.error)")
    #expect(try shelf.rows("hasil").map(\.state).allSatisfy { $0 == "diperiksa" })
  }
}
