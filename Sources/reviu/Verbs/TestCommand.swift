internal import ArgumentParser
internal import Documents
internal import Glibc
internal import Readers
internal import Reviewing

/// `uji`: runs the examples of rules.
struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "uji", abstract: "Jalankan contoh di dalam berkas aturan.",
    discussion:
      "Kode keluar: 0 semua contoh sesuai, 1 ada contoh yang gagal atau aturan yang contohnya kurang, 2 salah pakai atau berkas aturan rusak.",
    aliases: ["test"])

  @Argument(
    help: .init("Berkas aturan atau nama aturan; tanpa ini semua aturan diuji.", valueName: "aturan"),
    completion: .file())
  var chosen: [String] = []

  @OptionGroup var rules: RulesOption

  func run() throws {
    let (set, ids) = try chosenRules()
    let teller = ProgressTeller("Menguji contoh")
    var tally = ExampleTally()
    let runner = ExampleRunner(library: set.library) { Readers.read(Array($0.utf8), file: "contoh.md") }
    let chosen = set.library.rules.filter { ids?.contains($0.id) ?? true }
    for (number, rule) in chosen.enumerated() {
      teller.progress?.tell(.rule, number, of: chosen.count)
      guard let file = set.files.first(where: { $0.path == rule.file }) else { continue }
      tally.add(rule, file, runner)
    }
    teller.finish()
    try Terminal.deliver(tally.report(), to: nil)
    try set.reportProblems()
    if tally.isBroken { throw ExitCode(ExitStatus.misuse) }
    if tally.hasFailed { throw ExitCode(ExitStatus.findings) }
  }

  /// The rules with the chosen files as they are on disk now, and the chosen ids; nil for all.
  private func chosenRules() throws(Misuse) -> (set: RuleSet, ids: Set<String>?) {
    let folder = try RuleFolder(rules.folder)
    var files = Dictionary(folder.files.map { ($0.path, $0) }) { first, _ in first }
    var ids: Set<String> = []
    var names: [String] = []
    for name in chosen {
      guard name.hasSuffix(".yaml"), InputFile.identity(name) != nil else {
        names.append(name)
        continue
      }
      guard let text = String(validating: try InputFile.read(name), as: UTF8.self) else {
        throw Misuse(name, "bukan teks UTF-8", advice: "simpan ulang berkasnya")
      }
      let path = Self.rulePath(name)
      files[path] = SourceFile(path: path, text: text)
      ids.insert(String(path.dropLast(5)))
    }
    let set = try RuleSet(folder.with(files.values.sorted { $0.path < $1.path })).checked(rules.folder)
    for name in names { ids.insert(try set.rule(named: name).id) }
    return (set, chosen.isEmpty ? nil : ids)
  }

  /// The path of a rule file below the rules folder: its last three names.
  private static func rulePath(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real).split(separator: "/").suffix(3).joined(separator: "/")
  }
}

/// How the examples of several rules turned out.
struct ExampleTally {
  private var rules = 0
  private var examples = 0
  private var failures: [String] = []
  private var broken: [String] = []
  private var weak: [String] = []

  var hasFailed: Bool { !failures.isEmpty || !weak.isEmpty }
  var isBroken: Bool { !broken.isEmpty }

  mutating func add(_ rule: Rule, _ file: SourceFile, _ runner: ExampleRunner) {
    rules += 1
    do throws(RuleFileError) {
      let results = try runner.run(rule, file)
      if let weakness = try ExampleFile(file).weakness { weak.append("\(rule.file): \(weakness)") }
      examples += results.count { !$0.isInsideLonger }
      // What fails as it stands need not be told again of the longer document.
      var told: Set<Int> = []
      for result in results {
        guard let problem = result.problem, told.insert(result.example.number).inserted else { continue }
        let inside = result.isInsideLonger ? " di dalam dokumen yang lebih panjang" : ""
        failures.append("\(rule.file):\(result.example.line): contoh \(result.example.number)\(inside): \(problem)")
      }
    } catch {
      broken.append("\(error)")
    }
  }

  func report() -> String {
    var lines = broken + failures + weak
    let lacking = weak.isEmpty ? "" : " · \(weak.count) aturan kurang contoh"
    lines.append("\(rules) aturan · \(examples) contoh · \(failures.count) gagal\(lacking)")
    return lines.joined(separator: "\n") + "\n"
  }
}
