import Foundation
import Synchronization
import TestSupport
import Testing

/// `periksa --pantau` reviews again when a file is saved, and reads nothing else again.
@Suite("Watching", .serialized) struct WatchTests {
  private let scratch: ScratchFolder
  private var folder: URL { scratch.url }

  init() throws {
    scratch = try ScratchFolder()
    try write("laporan.txt", "LAPORAN KINERJA DINAS CONTOH TAHUN 2024\n\nBesarnya prosentase naik.\n")
    try write("pk.txt", "PERJANJIAN KINERJA TAHUN 2024\n")
  }

  private func write(_ name: String, _ text: String, atomically: Bool = false) throws {
    try Data(text.utf8).write(to: folder.appending(path: name), options: atomically ? .atomic : [])
  }

  /// A program that goes on, and what it has told so far.
  private final class Running: Sendable {
    private let process: Process
    private let told = Mutex<[UInt8]>([])

    init(_ arguments: [String], in folder: URL) throws {
      let built = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
      let process = Process()
      process.executableURL = built.appending(path: "reviu")
      process.arguments = arguments
      process.currentDirectoryURL = folder
      let (output, error) = (Pipe(), Pipe())
      (process.standardOutput, process.standardError) = (output, error)
      self.process = process
      for pipe in [output, error] {
        pipe.fileHandleForReading.readabilityHandler = { [weak self] handle in
          let bytes = [UInt8](handle.availableData)
          self?.told.withLock { $0 += bytes }
        }
      }
      try process.run()
    }

    var words: String { told.withLock { String(decoding: $0, as: UTF8.self) } }

    /// What was told since so many bytes, once these words are among it; all there is when they do not come.
    func words(since start: Int, until words: String) throws -> String {
      let end = ContinuousClock.now + .seconds(60)
      while ContinuousClock.now < end {
        let now = told.withLock { String(decoding: $0.dropFirst(start), as: UTF8.self) }
        if now.contains(words) { return now }
        Thread.sleep(forTimeInterval: 0.005)
      }
      return told.withLock { String(decoding: $0.dropFirst(start), as: UTF8.self) }
    }

    var count: Int { told.withLock { $0.count } }

    func stop() {
      process.terminate()
      process.waitUntilExit()
    }
  }

  private static let waiting = "menunggu perubahan"

  @Test func aSavedFileIsReviewedAgainAndNoOther() throws {
    let program = try Running(
      ["periksa", "laporan.txt", "--lampiran", "pk.txt", "--pantau", "--ringkas", "--kemajuan", "json"], in: folder)
    defer { program.stop() }
    #expect(try program.words(since: 0, until: Self.waiting).contains("kata-tidak-baku"), "\(program.words)")

    // In place, then as editors do it: another file in its place.
    for (text, isThere, atomically) in [("persentase", false, false), ("prosentase", true, true)] {
      let before = program.count
      let start = ContinuousClock.now
      try write(
        "laporan.txt", "LAPORAN KINERJA DINAS CONTOH TAHUN 2024\n\nBesarnya \(text) turun.\n", atomically: atomically)
      _ = try program.words(since: before, until: "berubah: laporan.txt")
      let time = ContinuousClock.now - start
      print("pantau: mulai \(time) sesudah disimpan")
      #expect(time < .seconds(3))
      let words = try program.words(since: before, until: Self.waiting)
      #expect(words.contains("kata-tidak-baku") == isThere, "\(words)")
      #expect(words.contains("\"file\":\"laporan.txt\"") && !words.contains("\"file\":\"pk.txt\""), "\(words)")
    }
  }

  /// What is wrong is told; what is put right is reviewed. Results beside the report begin nothing.
  @Test func mistakesAreToldAndAwaited() throws {
    let program = try Running(["periksa", ".", "--pantau", "--keluaran", "hasil.txt"], in: folder)
    defer { program.stop() }
    _ = try program.words(since: 0, until: Self.waiting)
    var before = program.count
    try write("reviu.yaml", "thaun: 2024\n")
    #expect(try program.words(since: before, until: Self.waiting).contains("kunci 'thaun' tidak dikenal"))
    before = program.count
    try write("reviu.yaml", "abaikan: [lkj/nama/kata-tidak-baku]\n")
    #expect(try program.words(since: before, until: Self.waiting).contains("1 aturan tidak dijalankan"))
    #expect(try !String(contentsOf: folder.appending(path: "hasil.txt"), encoding: .utf8).contains("prosentase"))
    #expect(program.words.ranges(of: Self.waiting).count == 3, "\(program.words)")
  }

  /// Settings that come to be above the report, and the local rules they name, decide from then on.
  @Test func settingsAboveAndTheirRulesAreWatched() throws {
    let inside = folder.appending(path: "draf")
    try FileManager.default.createDirectory(at: inside, withIntermediateDirectories: true)
    try write("draf/lkj.txt", "LAPORAN KINERJA DINAS CONTOH TAHUN 2024\n\nHasilnya lumayan dan kurang lebih sama.\n")
    let program = try Running(["periksa", "draf/lkj.txt", "--pantau", "--ringkas"], in: folder)
    defer { program.stop() }
    _ = try program.words(since: 0, until: Self.waiting)
    var before = program.count
    try FileManager.default.createDirectory(
      at: folder.appending(path: "aturan/lkj/kata"), withIntermediateDirectories: true)
    let rule = """
      title: Kata tidak pasti
      why: Contoh.
      basis: Contoh
      severity: warning
      message: Tertulis “{kutipan}”.
      check: { forbid: 'KATA' }
      examples:
        - fail: "Hasilnya «KATA»."
        - pass: "Hasilnya baik."

      """
    try write("aturan/lkj/kata/tidak-pasti.yaml", rule.replacing("KATA", with: "lumayan"))
    try write("reviu.yaml", "aturan: aturan\n")
    #expect(try program.words(since: before, until: Self.waiting).contains("Tertulis “lumayan”"), "\(program.words)")
    before = program.count
    try write("aturan/lkj/kata/tidak-pasti.yaml", rule.replacing("KATA", with: "kurang lebih"))
    let words = try program.words(since: before, until: Self.waiting)
    #expect(words.contains("Tertulis “kurang lebih”") && !words.contains("Tertulis “lumayan”"), "\(program.words)")
    before = program.count
    try FileManager.default.removeItem(at: folder.appending(path: "reviu.yaml"))
    #expect(try !program.words(since: before, until: Self.waiting).contains("Tertulis “"), "\(program.words)")
  }

  @Test(arguments: ["periksa - --pantau", "periksa laporan.txt --pantau --masing-masing", "periksa tiada.txt --pantau"])
  func whatCannotBeWatchedIsRefused(_ line: String) throws {
    let run = try ProgramRun(reviu: line.split(separator: " ").map(String.init), in: folder)
    #expect(run.code == 2 && (run.error.contains("--pantau") || run.error.contains("tidak ditemukan")), "\(run.error)")
  }
}
