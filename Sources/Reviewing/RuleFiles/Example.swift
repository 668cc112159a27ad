package import Documents

/// One example of a rule: a small document in house notation and what the rule must say of it.
package struct Example: Sendable {
  package let number: Int
  package let verdict: Verdict
  /// The document without its marks.
  package let text: String
  /// The byte ranges the marks `«…»` stood around: the words the rule must accuse.
  package let marks: [Range<Int>]
  /// The exact message of one finding.
  package let says: String?
  /// What the words between the marks become, in their order, where the rule corrects them.
  package let becomes: [String]
  /// Other documents of the dossier, by role.
  package let beside: [(role: Role, text: String)]
  package let line: Int
}

/// The examples of one rule file.
package struct ExampleFile: Sendable {
  package let examples: [Example]
  /// Whether the rule puts words in the place of those it accuses.
  private let corrects: Bool

  /// - Throws: `RuleFileError` for a key or verdict that is not known, and for marks without their pair.
  package init(_ file: SourceFile) throws(RuleFileError) {
    let (head, text) = file.parts
    corrects = head.contains("\ncorrect:")
    guard text.utf8.contains(where: { $0 != UInt8(ascii: "\n") }) else {
      examples = []
      return
    }
    let map = try RuleMap(text: text, file: file.path, known: ["examples"])
    let verdicts = Verdict.allCases.map(\.rawValue)
    var examples: [Example] = []
    for item in try map.maps("examples", known: verdicts + ["says", "becomes", "beside"]) {
      let given = verdicts.filter(item.has)
      guard let name = given.first, given.count == 1, let verdict = Verdict(rawValue: name) else {
        throw item.error(item.order.first ?? "", "contoh perlu tepat satu dari: \(verdicts.joined(separator: ", "))")
      }
      let marked = try item.verbatim(name)
      let (text, marks) = Example.unmark(marked)
      guard marked.count(where: { "«»".contains($0) }) == 2 * marks.count else {
        throw item.error(name, "tanda « dan » pada contoh tidak berpasangan")
      }
      let becomes = try item.strings("becomes")
      guard becomes.isEmpty || verdict == .fail && becomes.count == marks.count else {
        throw item.error(
          "becomes", "'becomes' menyebut hasil tiap tanda «…» sebuah contoh fail, tidak lebih dan tidak kurang")
      }
      examples.append(
        Example(
          number: examples.count + 1, verdict: verdict, text: text, marks: marks,
          says: try item.optionalString("says"), becomes: becomes, beside: try Self.beside(item),
          line: item.line))
    }
    self.examples = examples
  }

  /// What examples must show before a rule is believed, and do not; nil when they do: twice what it accuses, once the very
  /// words or its whole message, and twice what it leaves alone.
  package var weakness: String? {
    let failing = examples.filter { $0.verdict == .fail }
    let silent = examples.count - failing.count
    if failing.count < Self.fewest { return "hanya \(failing.count) contoh fail; perlu sedikitnya \(Self.fewest)" }
    if silent < Self.fewest {
      return "hanya \(silent) contoh pass, skip, atau unsure; perlu sedikitnya \(Self.fewest)"
    }
    guard failing.contains(where: { !$0.marks.isEmpty || $0.says != nil }) else {
      return "tidak satu pun contoh fail menandai yang salah dengan «…» atau menyebut pesannya ('says')"
    }
    if corrects, failing.allSatisfy(\.becomes.isEmpty) {
      return "aturan ini membetulkan ('correct'), tetapi tidak satu pun contoh fail menyebut hasilnya ('becomes')"
    }
    return nil
  }

  private static let fewest = 2

  private static func beside(_ item: RuleMap) throws(RuleFileError) -> [(role: Role, text: String)] {
    guard item.has("beside") else { return [] }
    let map = try item.map("beside", known: Role.allCases.map(\.rawValue))
    var documents: [(role: Role, text: String)] = []
    for name in map.order {
      guard let role = Role(rawValue: name) else { continue }
      documents.append((role, try map.verbatim(name)))
    }
    return documents
  }
}

extension Example {
  /// Takes the marks out of a text and says where they stood.
  static func unmark(_ text: String) -> (text: String, marks: [Range<Int>]) {
    var bytes: [UInt8] = []
    var marks: [Range<Int>] = []
    var open: Int?
    for scalar in text.unicodeScalars {
      switch scalar {
      case "«": open = bytes.count
      case "»":
        if let start = open { marks.append(start..<bytes.count) }
        open = nil
      default: bytes.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
      }
    }
    return (String(decoding: bytes, as: UTF8.self), marks)
  }
}

/// How one example turned out, alone or inside a longer document.
package struct ExampleResult: Sendable {
  package let example: Example
  package let isInsideLonger: Bool
  /// Nil when the rule said what it must.
  package let problem: String?
}

/// Runs the examples of rules.
package struct ExampleRunner: Sendable {
  private let library: RuleLibrary
  private let read: @Sendable (String) -> Document

  /// - Parameter read: reads house notation into a document.
  package init(library: RuleLibrary, read: @escaping @Sendable (String) -> Document) {
    self.library = library
    self.read = read
  }

  /// Every example twice: as it stands, and between paragraphs of a longer document.
  package func run(_ rule: Rule, _ file: SourceFile) throws(RuleFileError) -> [ExampleResult] {
    try ExampleFile(file).examples.flatMap { example in
      [result(rule, example, before: "", after: ""), result(rule, example, before: Self.before, after: Self.after)]
    }
  }

  private static let before = """
    Bagian ini memuat uraian umum yang tidak berkaitan dengan contoh di bawahnya.

    Uraian kedua hanya menambah panjang dokumen.


    """

  private static let after = """


    Demikian uraian ini disusun agar dokumen lebih panjang daripada contohnya.
    """

  private func result(_ rule: Rule, _ example: Example, before: String, after: String) -> ExampleResult {
    var report = read(before + example.text + after)
    report.role = .lkj
    let others = example.beside.map { role, text in
      var document = read(text)
      document.role = role
      return document
    }
    let outcome = Review.outcome(of: rule, on: Dossier(documents: [report] + others), library: library)
    let problem = problem(outcome, example, offset: before.utf8.count, report)
    return ExampleResult(example: example, isInsideLonger: !before.isEmpty, problem: problem)
  }

  private func problem(_ outcome: Outcome, _ example: Example, offset: Int, _ report: Document) -> String? {
    guard outcome.verdict == example.verdict else {
      let said = outcome.findings.first.map { ": \($0.message)" } ?? outcome.reasons.first.map { ": \($0)" } ?? ""
      let why = outcome.verdict == .skip ? " (tidak ada yang diperiksa)" : said
      return "diharapkan \(example.verdict.rawValue), ternyata \(outcome.verdict.rawValue)\(why)"
    }
    guard example.verdict == .fail else { return nil }
    let accused = outcome.findings.compactMap { $0.evidence.first?.place.range }
    let marks = example.marks.map { ($0.lowerBound + offset)..<($0.upperBound + offset) }
    if !marks.isEmpty {
      if let missed = marks.first(where: { !accused.contains($0) }) {
        let pointed = accused.map { "“\(report.text.string($0))”" }.joined(separator: ", ")
        return "harus menunjuk “\(report.text.string(missed))”, ternyata \(pointed.isEmpty ? "tidak ada" : pointed)"
      }
      if let extra = accused.first(where: { !marks.contains($0) }) {
        return "menunjuk “\(report.text.string(extra))” yang tidak ditandai"
      }
    }
    if let says = example.says, !outcome.findings.contains(where: { $0.message == says }) {
      return "harus berbunyi “\(says)”, ternyata “\(outcome.findings.first?.message ?? "")”"
    }
    return correctionProblem(outcome, example, marks, report)
  }

  /// What is wrong with how the accused words were corrected: not as the example says, or so that the rule finds more to
  /// correct.
  private func correctionProblem(
    _ outcome: Outcome, _ example: Example, _ marks: [Range<Int>], _ report: Document
  ) -> String? {
    let evidence = outcome.findings.flatMap(\.evidence).filter { $0.isAccused && $0.place.document == 0 }
    for (mark, words) in zip(marks, example.becomes) {
      let edits = evidence.first { $0.place.range == mark }?.edits ?? []
      let become = WordEdits.applied(edits, to: report.text.bytes, in: mark)
      if become != words { return "“\(report.text.string(mark))” harus menjadi “\(words)”, ternyata “\(become)”" }
    }
    let edits = evidence.flatMap(\.edits)
    guard !edits.isEmpty else { return nil }
    var corrected = read(WordEdits.applied(edits, to: report.text.bytes, in: 0..<report.text.count))
    corrected.role = .lkj
    let again = Review.outcome(of: outcome.rule, on: Dossier(documents: [corrected]), library: library)
    return again.findings.flatMap(\.evidence).first { !$0.edits.isEmpty }.map {
      "sesudah dibetulkan masih membetulkan “\(corrected.text.string($0.place.range))”"
    }
  }
}
