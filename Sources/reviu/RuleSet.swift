internal import ArgumentParser
internal import Documents
internal import Facts
internal import Reporters
internal import Reviewing

/// Where the rules come from; shared by the verbs that need them.
struct RulesOption: ParsableArguments {
  @Option(
    name: .customLong("aturan"),
    help: .init("Folder aturan pengganti aturan bawaan.", valueName: "folder"), completion: .directory)
  var folder: String?

  func read() throws(Misuse) -> RuleSet { try RuleSet(try RuleFolder(folder)).checked(folder) }

  /// The same with local rules added; a local file takes the place of one with the same path.
  func read(toppedBy local: String?) throws(Misuse) -> RuleSet {
    guard let local else { return try read() }
    return try RuleSet(try RuleFolder(folder).topped(by: try RuleFolder(local: local))).checked(folder)
  }
}

/// The rules as files and as read.
struct RuleSet {
  let files: [SourceFile]
  private(set) var library: RuleLibrary
  /// What is wrong in the files, in the order of files and lines.
  let problems: [RuleFileError]

  init(_ folder: RuleFolder) {
    files = folder.files
    library = RuleLibrary(files: folder.files)
    problems = (folder.problems + library.errors).sorted { ($0.file, $0.line) < ($1.file, $1.line) }
  }

  /// The same, unless no rule in it can be used: nothing would be judged, and silence would be taken for approval.
  func checked(_ folder: String?) throws(Misuse) -> RuleSet {
    guard library.rules.isEmpty else { return self }
    tellProblems()
    throw Misuse(
      folder ?? "aturan bawaan", "tidak ada satu pun aturan yang dapat dipakai",
      advice: "letakkan aturan sebagai <dokumen>/<keluarga>/<masalah>.yaml, misalnya lkj/nama/salah-tulis.yaml")
  }

  /// The same without the rules of other ids.
  func keeping(_ ids: Set<String>) -> RuleSet {
    var set = self
    set.library.keep(ids)
    return set
  }

  /// Lists what is wrong on standard error and ends the program with the code for misuse; does nothing when all is well.
  func reportProblems() throws {
    guard !problems.isEmpty else { return }
    tellProblems()
    throw ExitCode(ExitStatus.misuse)
  }

  /// Lists what is wrong on standard error.
  func tellProblems() {
    guard !problems.isEmpty else { return }
    let lines = ["\(problems.count) masalah pada berkas aturan; aturan lain tetap dijalankan:"]
    Terminal.tell((lines + problems.map { "  " + "\($0)".plain }).joined(separator: "\n"))
  }

  /// The rule of a name; a name nobody knows is answered with why its file is broken, or with names that look like it.
  func rule(named name: String) throws(Misuse) -> Rule {
    if let rule = library.rule(named: name) { return rule }
    if let broken = problems.first(where: { $0.file == name + ".yaml" || $0.file.hasSuffix("/\(name).yaml") }) {
      throw Misuse(name, "berkas aturannya rusak", advice: "\(broken)".plain)
    }
    let near = Suggestions.nearest(to: name, among: library.rules.map(\.id))
    let advice = near.isEmpty ? "daftar aturan: reviu aturan" : "mungkin maksud Anda: \(near.joined(separator: ", "))"
    throw Misuse(name, "aturan tidak dikenal", advice: advice)
  }
}

extension RuleLibrary {
  /// The forms asked for, each once; by default the two that reviewers fill in, as far as the rules have them.
  func chosenForms(_ ids: [String]) throws(Misuse) -> [String] {
    let known = forms.map(\.id)
    for id in ids where !known.contains(id) {
      let near = Suggestions.nearest(to: id, among: known)
      let list =
        known.isEmpty
        ? "tidak ada formulir di folder aturan ini"
        : near.isEmpty
          ? "yang ada: \(known.joined(separator: ", "))" : "mungkin maksud Anda: \(near.joined(separator: ", "))"
      throw Misuse("--formulir \(id)", "formulir tidak dikenal", advice: list)
    }
    var seen: Set<String> = []
    let chosen = ids.filter { seen.insert($0).inserted }
    return chosen.isEmpty ? ["lembar-asistensi", "kertas-kerja-reviu"].filter(known.contains) : chosen
  }
}

extension Review {
  /// Refuses a report of which nothing could be read: it was not reviewed, and its silence is no approval.
  func checkContent(_ set: RuleSet) throws(Misuse) {
    guard let report = book.dossier.documents.first(where: { $0.role == .lkj }), report.blocks.isEmpty else { return }
    set.tellProblems()
    throw Misuse(report.file, "tidak ada isi yang dapat dibaca", advice: report.gaps.first?.reason)
  }
}
