import Documents
import Foundation
import TestSupport
import Testing

@testable import reviu

/// Long work says how far it is: to people as a bar, to machines as lines.
@Suite("Progress") struct ProgressTests {
  private struct Line: Decodable {
    let stage: String
    let file: String?
    let done: Int
    let total: Int
    let fraction: Double
  }

  @Test func machinesReadOneObjectALine() throws {
    let scratch = try ScratchFolder()
    for (name, words) in [
      ("laporan.txt", "LAPORAN KINERJA DINAS CONTOH TAHUN 2024\n"), ("per\"janjian.txt", "PERJANJIAN\n"),
    ] {
      try Data(words.utf8).write(to: scratch.url.appending(path: name))
    }
    let run = try ProgramRun(
      reviu: [
        "periksa", "laporan.txt", "--lampiran", "per\"janjian.txt", "--kemajuan", "json", "--statistik",
        "--tanpa-konfigurasi", "--gagal-pada", "tidak",
      ], in: scratch.url)
    #expect(run.code == 0)
    let lines = try run.error.split(separator: "\n").map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
    #expect(lines.first?.stage == "file" && lines.first?.file == "laporan.txt" && lines.first?.done == 0)
    #expect(lines.contains { $0.stage == "rule" })
    let last = try #require(lines.last)
    #expect(last.stage == "rule" && last.done == last.total && last.total > 100 && last.fraction == 1)
    #expect(zip(lines, lines.dropFirst()).allSatisfy { $0.fraction <= $1.fraction })
    #expect(lines.allSatisfy { $0.done <= $0.total })
  }

  /// What is no terminal gets no bar.
  @Test func filesGetNoBar() throws {
    let scratch = try ScratchFolder()
    try Data("LAPORAN KINERJA\n".utf8).write(to: scratch.url.appending(path: "laporan.txt"))
    let run = try ProgramRun(
      reviu: ["periksa", "laporan.txt", "--tanpa-konfigurasi", "--gagal-pada", "tidak"], in: scratch.url)
    #expect(run.error == "")
    #expect(try ProgramRun(reviu: ["periksa", "laporan.txt", "--kemajuan", "xml"], in: scratch.url).code == 2)
  }

  @Test func theWholeNeverFalls() {
    var fractions = ProgressFractions()
    let steps: [WorkProgress.Step] = [
      .init(.file, 0, of: 2), .init(.page, 5, of: 10), .init(.picture, 3, of: 3), .init(.file, 1, of: 2),
      .init(.page, 1, of: 10), .init(.rule, 2, of: 4), .init(.rule, 1, of: 4), .init(.rule, 4, of: 4),
    ]
    let wholes = steps.map { step in
      fractions.take(step)
      return (fractions.whole * 1000).rounded() / 1000
    }
    #expect(wholes == [0, 0.045, 0.3, 0.3, 0.309, 0.8, 0.8, 1])
  }

  @Test func theBarFitsItsLine() {
    let long = String(repeating: "laporan ", count: 40)
    let bar = ProgressBar(text: long, step: .init(.page, 45, of: 139), fraction: 0.5)
    let line = bar.line(width: 79)
    #expect(line.unicodeScalars.count <= 79)
    #expect(line.hasSuffix("██████████░░░░░░░░░░ halaman 45 dari 139"))
    #expect(
      ProgressBar(text: "Menguji", step: nil, fraction: 0).line(width: 79) == "Menguji  "
        + String(repeating: "░", count: 20))
  }
}
