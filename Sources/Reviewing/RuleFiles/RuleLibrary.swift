internal import Bahasa
package import Documents
package import Facts
package import Patterns
internal import Yams

/// A file of a rule folder, as the door read it from disk.
package struct SourceFile: Sendable {
  /// The path below the rules folder: `lkj/aritmetika/serapan-salah-hitung.yaml`.
  package let path: String
  package let text: String

  package init(path: String, text: String) {
    self.path = path
    self.text = text
  }
}

/// All rules and what they need, read from files; a broken file disables only itself.
package struct RuleLibrary: Sendable {
  /// Sorted by id.
  package private(set) var rules: [Rule] = []
  package private(set) var forms: [Form] = []
  package private(set) var roles: [RolePattern] = []
  package private(set) var topics: [Topic] = []
  package private(set) var comparisons: [IndicatorComparison] = []
  package private(set) var weights = Weights()
  package private(set) var vocabulary = Vocabulary(
    records: [], parts: [], identity: IdentityDefinition(year: [], agency: []))
  package private(set) var definitions = Definitions(byName: [:])
  package private(set) var knowledge = Knowledge(
    scales: [:], regulations: RegulationTable(types: [], entries: []))
  /// What is wrong in files, in the order of files and lines.
  package private(set) var errors: [RuleFileError] = []

  /// Leaves out the rules of other ids.
  package mutating func keep(_ ids: Set<String>) { rules.removeAll { !ids.contains($0.id) } }

  /// Reads the files of one rules folder. The folder names say what a file is: `records/`, `forms/`, `scales/`,
  /// `data/`, and `bagian.yaml`, `identitas.yaml`, `peran.yaml`, `ukuran.yaml`, `topik.yaml`,
  /// `pembanding.yaml`, `bobot.yaml`, `kosakata.yaml`, `klaim.yaml`; every other file is a rule.
  package init(files: [SourceFile]) {
    let files = files.sorted { $0.path < $1.path }
    let kinds = Dictionary(grouping: files) { Self.kind(of: $0.path) }
    let records: [RecordDefinition]
    var parts: [Part] = []
    var identity = IdentityDefinition(year: [], agency: [])
    var scales: [String: Scale] = [:]
    var regulations = RegulationTable(types: [], entries: [])
    each(kinds[.parts]) { parts += try KnowledgeFiles.parts($0) }
    each(kinds[.identity]) { identity = try KnowledgeFiles.identity($0) }
    var roles: [RolePattern] = []
    each(kinds[.roles]) { roles += try KnowledgeFiles.roles($0) }
    var measures = RoleWords.none
    each(kinds[.measures]) { measures = try RoleFile.words($0) }
    self.roles = roles
    var topics: [Topic] = []
    each(kinds[.topics]) { topics += try KnowledgeFiles.topics($0) }
    self.topics = topics
    var comparisons: [IndicatorComparison] = []
    each(kinds[.comparisons]) { comparisons += try KnowledgeFiles.comparisons($0) }
    self.comparisons = comparisons
    var tiers: [Weights.Tier] = []
    each(kinds[.weights]) { tiers += try KnowledgeFiles.weights($0) }
    weights = Weights(tiers)
    var claims: ClaimVocabulary?
    each(kinds[.claims]) { claims = try KnowledgeFiles.claims($0) }
    let named = Definitions(byName: [:], parts: Set(parts.map(\.id)))
    records = all(kinds[.record]) { file throws(RuleFileError) in try RecordFile.definition(file, named) }
    each(kinds[.scale]) { file in
      let scale = try KnowledgeFiles.scale(file)
      scales[scale.id] = scale
    }
    each(kinds[.data]) { regulations = try KnowledgeFiles.regulations($0) }
    var words = WordList()
    each(kinds[.words]) { words = try KnowledgeFiles.words($0) }
    knowledge = Knowledge(scales: scales, regulations: regulations)
    definitions = Definitions(
      byName: Dictionary(records.map { ($0.id, $0) }) { first, _ in first }, parts: named.parts,
      measures: Set([.name, .measure, .fallback].flatMap(measures.ids) + ["serapan"]))
    let known = definitions
    let written = all(kinds[.form]) { file throws(RuleFileError) in try FormFile.form(file, known) }
    forms = written.map { $0.completed(from: written) }
    rules = all(kinds[.rule]) { file throws(RuleFileError) in try RuleReader.rule(file, known) }
      .sorted { $0.id < $1.id }
    checkOwnRecords()
    let own = rules.flatMap(\.records)
    definitions = known.with(own)
    vocabulary = Vocabulary(
      records: records + own, parts: parts, identity: identity, roles: measures, words: words, claims: claims)
    checkItems()
    checkProofs()
    checkComparisons()
    errors.sort { ($0.file, $0.line) < ($1.file, $1.line) }
  }

  private enum Kind {
    case parts, identity, roles, measures, words, topics, comparisons, weights, claims, record, scale, data, form, rule
  }

  private static func kind(of path: String) -> Kind {
    let names = path.split(separator: "/")
    switch names.last {
    case "bagian.yaml": return .parts
    case "identitas.yaml": return .identity
    case "peran.yaml": return .roles
    case "ukuran.yaml": return .measures
    case "topik.yaml": return .topics
    case "pembanding.yaml": return .comparisons
    case "bobot.yaml": return .weights
    case "kosakata.yaml": return .words
    case "klaim.yaml": return .claims
    default: break
    }
    switch names.dropLast().last {
    case "records": return .record
    case "scales": return .scale
    case "data": return .data
    case "forms": return .form
    default: return .rule
    }
  }

  /// Reads many files at once; those that are broken are left out and their errors kept.
  private mutating func all<Content: Sendable>(
    _ files: [SourceFile]?, _ read: @Sendable (SourceFile) throws(RuleFileError) -> Content
  ) -> [Content] {
    let results = Parallel.map(files ?? []) { file -> Result<Content, RuleFileError> in
      do throws(RuleFileError) { return .success(try read(file)) } catch { return .failure(error) }
    }
    var contents: [Content] = []
    for result in results {
      switch result {
      case .success(let content): contents.append(content)
      case .failure(let error): errors.append(error)
      }
    }
    return contents
  }

  private mutating func each(_ files: [SourceFile]?, _ read: (SourceFile) throws -> Void) {
    for file in files ?? [] {
      do { try read(file) } catch let error as RuleFileError { errors.append(error) } catch {
        errors.append(RuleFileError(file: file.path, line: 1, problem: "\(error)"))
      }
    }
  }

  /// Facts are kept by the name of their kind, so two rules may not define one name; the second is left out.
  private mutating func checkOwnRecords() {
    var owners: [String: String] = [:]
    let all = rules
    rules = []
    for rule in all {
      if let taken = rule.records.first(where: { owners[$0.id] != nil }), let owner = owners[taken.id] {
        let problem = "catatan '\(taken.id)' sudah dibuat \(owner); tulis di records/ agar dipakai bersama"
        errors.append(RuleFileError(file: rule.file, line: 1, problem: problem))
        continue
      }
      for record in rule.records { owners[record.id] = rule.id }
      rules.append(rule)
    }
  }

  /// A rule that answers an item no form has would answer nothing, silently.
  private mutating func checkItems() {
    let items = Set(forms.flatMap { form in form.items.map { "\(form.id)/\($0.id)" } })
    guard !items.isEmpty else { return }
    for rule in rules {
      for item in rule.items where !items.contains(item) {
        errors.append(
          RuleFileError(file: rule.file, line: 1, problem: "butir '\(item)' tidak ada di formulir mana pun"))
      }
    }
    for item in topics.flatMap(\.items) where !items.contains(item) {
      errors.append(
        RuleFileError(file: "topik.yaml", line: 1, problem: "butir '\(item)' tidak ada di formulir mana pun"))
    }
  }

  /// An item whose proof no rule gives, or one that does not answer it, could never be answered yes, silently.
  private mutating func checkProofs() {
    let broken = Set(errors.map(\.file))
    for form in forms {
      for item in form.items {
        let names = ["\(form.id)/\(item.id)", item.canonical].compactMap { $0 }
        for id in item.provenBy.joined() where !broken.contains("\(id).yaml") {
          let rule = rules.first { $0.id == id }
          guard rule == nil || !names.contains(where: { rule?.items.contains($0) == true }) else { continue }
          let flaw = rule == nil ? "tidak ada" : "tidak menjawab butir itu"
          let problem = "butir '\(item.id)' bersandar pada aturan '\(id)', yang \(flaw)"
          errors.append(RuleFileError(file: "\(form.id).yaml", line: 1, problem: problem))
        }
      }
    }
  }

  /// An item that asks for a comparison nobody defines could not be answered, silently.
  private mutating func checkComparisons() {
    let known = Set(comparisons.map(\.id))
    for form in forms {
      for item in form.items {
        guard let name = item.indicators, !known.contains(name) else { continue }
        let problem = "butir '\(item.id)' menanyakan perbandingan '\(name)', yang tidak ada di pembanding.yaml"
        errors.append(RuleFileError(file: "\(form.id).yaml", line: 1, problem: problem))
      }
    }
    let ids = Set(rules.map(\.id))
    let broken = Set(errors.map(\.file))
    for comparison in comparisons {
      for problem in flaws(of: comparison) {
        errors.append(RuleFileError(file: "pembanding.yaml", line: 1, problem: problem))
      }
      for id in [comparison.each, comparison.whole].compactMap({ $0 })
      where !ids.contains(id) && !broken.contains("\(id).yaml") {
        let problem = "perbandingan '\(comparison.id)' bersandar pada aturan '\(id)', yang tidak ada"
        errors.append(RuleFileError(file: "pembanding.yaml", line: 1, problem: problem))
      }
    }
  }

  /// Records and fields a comparison asks for and nobody defines: it would never be found.
  private func flaws(of comparison: IndicatorComparison) -> [String] {
    let known = comparison.records.compactMap { definitions.byName[$0] }
    guard known.count == comparison.records.count else {
      let unknown = comparison.records.filter { definitions.byName[$0] == nil }.joined(separator: ", ")
      return ["perbandingan '\(comparison.id)' memakai catatan yang tidak dikenal: \(unknown)"]
    }
    let fields = Set(known.flatMap(\.fields).map(\.name))
    return comparison.states.joined().filter { !fields.contains(String($0.prefix { $0 != "." })) }.map {
      "perbandingan '\(comparison.id)' meminta isian '\($0)', yang tidak ada dalam catatannya"
    }
  }

  /// A rule by its id, its former id, or the end of its id when only one fits.
  package func rule(named name: String) -> Rule? {
    if let exact = rules.first(where: { $0.id == name || $0.formerly.contains(name) }) { return exact }
    let fitting = rules.filter { $0.id.hasSuffix("/" + name) }
    return fitting.count == 1 ? fitting[0] : nil
  }
}

/// How the role of a file in a dossier is recognised.
package struct RolePattern: Sendable {
  package let role: Role
  /// Matches the file's name.
  package let name: Pattern?
  /// Matches its first pages.
  package let content: Pattern?

  /// The role of a document by its name, else by its first 4000 bytes; nil when nothing fits.
  package static func role(
    file: String, text: TextBuffer, among patterns: [RolePattern]
  ) -> (role: Role, source: RoleSource)? {
    let matcher = Matcher()
    let name = Array((file.split(separator: "/").last.map(String.init) ?? file).utf8)
    for pattern in patterns {
      guard let expected = pattern.name else { continue }
      if matcher.finds(expected, in: name, range: 0..<name.count) { return (pattern.role, .name) }
    }
    let head = 0..<min(4000, text.count)
    for pattern in patterns {
      guard let content = pattern.content else { continue }
      // The cut may fall inside a letter; the last few bytes are not needed.
      let end = text.bytes.letterEnd(before: head.upperBound)
      if matcher.finds(content, in: text.bytes, range: 0..<end) { return (pattern.role, .content) }
    }
    return nil
  }
}
