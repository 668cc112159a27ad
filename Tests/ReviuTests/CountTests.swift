import Foundation
import TestSupport
import Testing

/// Every output of a review counts alike.
@Suite("Counts over outputs") struct CountTests {
  private static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// `.ci/hitungan` holds text, page, Markdown, table, SARIF, JUnit, forms, `banding` and `--dasar` against the JSON report;
  /// without files it does so for real reports.
  @Test(.enabled(if: SystemPython.has("json"), "tanpa python3 uji ini dilewati"), arguments: ["cacat", "bersih"])
  func areOneSet(_ name: String) throws {
    let program = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "reviu")
    let run = try ProgramRun(
      Self.package.appending(path: ".ci/hitungan").path(),
      [program.path(), Self.package.appending(path: "Corpus/\(name)/laporan.txt").path()])
    #expect(run.code == 0 && run.output == "1 laporan, 0 angka berbeda\n", "\(run.output)\(run.error)")
  }
}
