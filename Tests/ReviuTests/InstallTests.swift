import Foundation
import TestSupport
import Testing

/// The program away from where it was built.
@Suite("Installed program") struct InstallTests {
  private static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// A copy finds its rules in `share/reviu` beside its `bin`, also through a link; without them it says so.
  @Test func rulesLieInShare() throws {
    let scratch = try ScratchFolder()
    let files = FileManager.default
    let built = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "reviu")
    let program = scratch.url.appending(path: "usr/bin/reviu")
    for folder in ["usr/bin", "usr/share/reviu", "lain"] {
      try files.createDirectory(at: scratch.url.appending(path: folder), withIntermediateDirectories: true)
    }
    try files.copyItem(at: built, to: program)
    let bare = try ProgramRun(program.path(), ["aturan"])
    #expect(
      bare.code == 2 && bare.error.contains("tidak ditemukan") && bare.error.contains("--aturan"), "\(bare.error)")
    try files.copyItem(
      at: Self.package.appending(path: "Rules/lkj"), to: scratch.url.appending(path: "usr/share/reviu/lkj"))
    let installed = try ProgramRun(program.path(), ["aturan"])
    #expect(
      installed.code == 0 && installed.output.contains("lkj/aritmetika/serapan-salah-hitung"), "\(installed.error)")
    let link = scratch.url.appending(path: "lain/reviu")
    try files.createSymbolicLink(at: link, withDestinationURL: program)
    #expect(try ProgramRun(link.path(), ["aturan"]).output == installed.output)
  }
}
