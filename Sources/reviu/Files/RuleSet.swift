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

  /// The same as the settings beside a report want them: with local rules, of which a file takes the place of one with
  /// the same path, and without those that are ignored.
  func read(_ beside: SettingsFile) throws(Misuse) -> RuleSet {
    var files = try RuleFolder(folder)
    if let local = beside.rules { files = files.topped(by: try RuleFolder(local: local)) }
    let set = try RuleSet(files).checked(folder)
    guard let content = beside.content, !content.ignored.isEmpty else { return set }
    let place = "\(content.file): abaikan"
    var kept = Set(set.library.rules.map(\.id))
    for name in content.ignored { kept.subtract(try set.rules(named: name, by: place)) }
    return try set.keeping(kept, by: place)
  }
}

/// The rules as files and as read.
struct RuleSet {
  let files: [SourceFile]
  private(set) var library: RuleLibrary
  /// The library with the rules that are not run: they are known by their names all the same.
  private let whole: RuleLibrary
  /// What is wrong in the files, in the order of files and lines.
  let problems: [RuleFileError]

  init(_ folder: RuleFolder) {
    files = folder.files
    library = RuleLibrary(files: folder.files)
    whole = library
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

  /// The same without the rules of other ids; said on standard error, since a rule that is not run answers nothing: what
  /// rests on it stays open. Refused where none is left.
  func keeping(_ ids: Set<String>, by place: String) throws(Misuse) -> RuleSet {
    var set = self
    set.library.keep(ids)
    guard !set.library.rules.isEmpty else {
      throw Misuse(place, "tidak ada aturan yang tersisa", advice: "daftar aturan: reviu aturan")
    }
    let left = library.rules.count - set.library.rules.count
    if left > 0 {
      Terminal.tell("reviu: \(left) aturan tidak dijalankan (\(place)); yang bergantung padanya belum dapat dinilai")
    }
    return set
  }

  /// The ids of the rules that a name means: a rule, or all of a family.
  func rules(named name: String, by place: String) throws(Misuse) -> [String] {
    let family = whole.rules.filter { $0.family == name || $0.id.hasPrefix(name + "/") }
    if !family.isEmpty { return family.map(\.id) }
    if let rule = whole.rule(named: name) { return [rule.id] }
    let names = whole.rules.map(\.id) + Set(whole.rules.map(\.family)).sorted()
    let near = Suggestions.nearest(to: name, among: names)
    throw Misuse(
      place, "aturan atau rumpun '\(name)' tidak dikenal",
      advice: near.isEmpty ? "daftar aturan: reviu aturan" : "mungkin maksud Anda: \(near.joined(separator: ", "))")
  }

  /// The forms that an option asks for, else the settings beside the report.
  func forms(_ ids: [String], _ beside: SettingsFile) throws(Misuse) -> [String] {
    guard ids.isEmpty, let content = beside.content else { return try library.chosenForms(ids) }
    return try library.chosenForms(content.forms, by: "\(content.file): formulir")
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
  func chosenForms(_ ids: [String], by place: String = "--formulir") throws(Misuse) -> [String] {
    let known = forms.map(\.id)
    for id in ids where !known.contains(id) {
      let near = Suggestions.nearest(to: id, among: known)
      let list =
        known.isEmpty
        ? "tidak ada formulir di folder aturan ini"
        : near.isEmpty
          ? "yang ada: \(known.joined(separator: ", "))" : "mungkin maksud Anda: \(near.joined(separator: ", "))"
      throw Misuse("\(place) \(id)", "formulir tidak dikenal", advice: list)
    }
    var seen: Set<String> = []
    let chosen = ids.filter { seen.insert($0).inserted }
    return chosen.isEmpty ? ["lembar-asistensi", "kertas-kerja-reviu"].filter(known.contains) : chosen
  }
}

extension Review {
  /// Refuses a report of which nothing could be read: it was not reviewed, and its silence is no approval.
  func checkContent(_ set: RuleSet) throws(Misuse) {
    guard let report = book.dossier.report else { return }
    try report.checkContent(named: report.file, set)
  }
}

extension Document {
  /// Refuses a file of which nothing could be read.
  func checkContent(named name: String, _ set: RuleSet? = nil) throws(Misuse) {
    guard blocks.isEmpty else { return }
    set?.tellProblems()
    throw Misuse(name, "tidak ada isi yang dapat dibaca", advice: gaps.first?.reason)
  }
}
