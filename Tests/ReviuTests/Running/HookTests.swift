import Foundation
import TestSupport
import Testing
import Yams

/// What the README shows for pre-commit and CI does what it says, as far as it runs here.
@Suite("Hooks of the README") struct HookTests {
  private let scratch: ScratchFolder
  private var folder: URL { scratch.url }
  private static let readme = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../README.md").standardized

  init() throws {
    scratch = try ScratchFolder()
    try FileManager.default.createDirectory(at: folder.appending(path: "laporan"), withIntermediateDirectories: true)
  }

  private func write(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: folder.appending(path: name))
  }

  /// The YAML of the README that begins with the name of a file.
  private static func snippet(_ name: String) throws -> String {
    let text = try String(contentsOf: readme, encoding: .utf8)
    let start = try #require(text.firstRange(of: "```yaml\n# \(name)\n"))
    let end = try #require(text[start.upperBound...].firstRange(of: "```"))
    return String(text[start.upperBound..<end.lowerBound])
  }

  private struct Hooks: Decodable {
    struct Repo: Decodable { let repo: String; let hooks: [Hook] }
    struct Hook: Decodable { let id: String; let language: String; let entry: String; let files: String }
    let repos: [Repo]
  }

  private static let right = "LAPORAN KINERJA DINAS CONTOH TAHUN 2024\n\nKinerja tahun ini baik.\n"
  private static let wrong =
    right + """

      | No | Tahun | Anggaran (Rp) | Realisasi (Rp) | Selisih (Rp) |
      |---|---|---|---|---|
      | 1 | 2022 | 15.528.657.918 | 14.876.356.947 | 652.330.971 |

      """

  private func hook() throws -> Hooks.Hook {
    let hooks = try YAMLDecoder().decode(Hooks.self, from: Self.snippet(".pre-commit-config.yaml"))
    #expect(hooks.repos.map(\.repo) == ["local"])
    return try #require(hooks.repos.first?.hooks.first)
  }

  /// As pre-commit runs it: the entry with the files that match behind it.
  @Test func theEntryRefusesADraftWithErrors() throws {
    let hook = try hook()
    let pattern = try Regex(hook.files)
    #expect("laporan/lkj.docx".contains(pattern) && !"catatan.txt".contains(pattern))
    let entry = hook.entry.split(separator: " ").map(String.init)
    #expect(entry.first == "reviu" && hook.language == "system")
    try write("laporan/lkj.md", Self.right)
    try write("laporan/lain.md", Self.right.replacing("DINAS CONTOH", with: "DINAS LAIN"))
    let files = ["laporan/lkj.md", "laporan/lain.md"]
    let clean = try ProgramRun(reviu: entry.dropFirst() + ["--abaikan", "kelengkapan"] + files, in: folder)
    #expect(clean.code == 0, "\(clean.output)\(clean.error)")
    // A page that could not be read is no error of its author.
    try Data(Array(Self.right.utf8) + [0x81, 0x0A]).write(to: folder.appending(path: "laporan/lkj.md"))
    let unread = Array(entry.dropFirst().dropLast(2)) + ["--abaikan", "kelengkapan"] + files
    #expect(try ProgramRun(reviu: unread, in: folder).code == 3)
    #expect(try ProgramRun(reviu: unread + entry.suffix(2), in: folder).code == 0)
    try write("laporan/lain.md", Self.wrong)
    let refused = try ProgramRun(reviu: entry.dropFirst() + files, in: folder)
    #expect(refused.code == 1)
    #expect(refused.output.contains("laporan/lain.md:7:") && refused.output.contains("selisih-salah-hitung"))
  }

  private static let hasPreCommit = (try? ProgramRun("pre-commit", ["--version"]))?.code == 0

  @Test(.enabled(if: hasPreCommit, "tanpa pre-commit uji ini dilewati")) func preCommitRunsIt() throws {
    try write(".pre-commit-config.yaml", Self.snippet(".pre-commit-config.yaml"))
    try write("laporan/lkj.md", Self.wrong)
    let built = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().path()
    let path = built + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? "")
    let environment = ["PATH": path, "HOME": folder.path()]
    _ = try ProgramRun("git", ["init", "-q"], in: folder)
    _ = try ProgramRun("git", ["add", "-A"], in: folder)
    let run = try ProgramRun("pre-commit", ["run"], in: folder, environment: environment)
    #expect(run.code == 1 && run.output.contains("selisih-salah-hitung"), "\(run.output)\(run.error)")
  }

  private struct Workflow: Decodable {
    struct Job: Decodable { let steps: [Step] }
    struct Step: Decodable { let uses: String?; let run: String?; let with: [String: String]? }
    let jobs: [String: Job]
  }

  private struct Results: Decodable {
    struct Run: Decodable {
      let results: [Result]
    }
    struct Result: Decodable {
      let ruleId: String
    }
    let runs: [Run]
  }

  /// The line of the workflow writes the file that the next step hands on.
  @Test func theWorkflowWritesWhatIsUploaded() throws {
    let workflow = try YAMLDecoder().decode(Workflow.self, from: Self.snippet(".github/workflows/reviu.yaml"))
    let steps = try #require(workflow.jobs["reviu"]?.steps)
    let line = try #require(steps.compactMap(\.run).first { $0.hasPrefix("reviu ") })
    let files = steps.compactMap(\.with).compactMap { $0["sarif_file"] }
    let uploaded = try #require(files.first)
    try write("laporan/lkj.md", Self.wrong)
    let run = try ProgramRun(reviu: line.split(separator: " ").dropFirst().map(String.init), in: folder)
    #expect(run.code == 0, "\(run.error)")
    let bytes = try Data(contentsOf: folder.appending(path: uploaded))
    let results = try JSONDecoder().decode(Results.self, from: bytes).runs.flatMap(\.results)
    #expect(results.map(\.ruleId).contains("lkj/aritmetika/selisih-salah-hitung"))
    #expect(String(decoding: bytes, as: UTF8.self).contains("\"laporan/lkj.md\""))
  }
}
