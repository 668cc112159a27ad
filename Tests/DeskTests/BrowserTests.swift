import Foundation
import Testing

@Suite("The desk in a real browser")
struct BrowserTests {
  private static let programs = [
    "/usr/bin/chromium", "/usr/bin/chromedriver", "/usr/lib/python3/dist-packages/selenium",
  ]

  @Test(
    "From the first account to signing out",
    .enabled(
      if: programs.allSatisfy(FileManager.default.fileExists), "perlu chromium, chromium-driver, python3-selenium"),
    .timeLimit(.minutes(3)))
  func story() throws { try run("story.py", until: "selesai; temuan yang diabaikan") }

  @Test(
    "A review decided by keyboard, and without script",
    .enabled(
      if: programs.allSatisfy(FileManager.default.fileExists), "perlu chromium, chromium-driver, python3-selenium"),
    .timeLimit(.minutes(3)))
  func keys() throws { try run("keys.py", until: "selesai; juga tanpa JavaScript") }

  @Test(
    "Typed words survive more than ten interruptions",
    .enabled(
      if: programs.allSatisfy(FileManager.default.fileExists), "perlu chromium, chromium-driver, python3-selenium"),
    .timeLimit(.minutes(3)))
  func typing() throws { try run("interruptions.py", until: "selesai; ketikan bertahan") }

  /// The real report, when it lies beside the package; it is never part of the repository.
  private static let seed = ["../shared", "../../shared"].map {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(
      path: "../../\($0)/seeds/000_80458ef031615be3.txt"
    ).standardized
  }.first { FileManager.default.fileExists(atPath: $0.path) }

  @Test(
    "All findings of the real report in at most forty actions",
    .enabled(
      if: seed != nil && programs.allSatisfy(FileManager.default.fileExists),
      "perlu ../shared, chromium, chromium-driver, python3-selenium"), .timeLimit(.minutes(3)))
  func sweeps() throws {
    let report: URL = try #require(Self.seed)
    try run("sweeps.py", until: "temuan dalam", on: report)
  }

  private func run(_ script: String, until end: String, on report: URL? = nil) throws {
    let desk = try DeskProcess()
    let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let corpus = here.deletingLastPathComponent().deletingLastPathComponent().appending(path: "Corpus")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
    // With SHOTS=DIR also pictures of every page in three widths.
    let shots = ProcessInfo.processInfo.environment["SHOTS"].map { [$0] } ?? []
    process.arguments =
      [
        here.appending(path: "Browser/\(script)").path, "http://127.0.0.1:\(desk.port)", try #require(desk.firstLink),
        (report ?? corpus).path,
      ] + shots
    let told = Pipe()
    process.standardOutput = told
    process.standardError = told
    try process.run()
    let words = String(decoding: told.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(words)")
    #expect(words.contains(end), "\(words)")
  }
}
