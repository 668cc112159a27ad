internal import Reviewing

/// A review as the XML that build servers read (JUnit): a suite for each form, a case for each of its items.
///
/// An item answered *tidak* fails with what was found; one that is *belum dapat dinilai* or *tidak berlaku* is skipped
/// with the reason, never passed. What is found beside that is the output of its case. Problems that no item concerns are
/// cases of a suite of their own, one for each rule; the errors among them fail.
struct JUnitReport {
  private let content: ShownReview

  init(_ output: ReviewOutput) { content = ShownReview(output) }

  func write() -> [UInt8] {
    let suites = content.forms.map(suite) + other
    var xml = XMLWriter()
    Self.write("testsuites", "reviu", suites.flatMap(\.cases), to: &xml) { xml in
      for suite in suites {
        Self.write("testsuite", suite.name, suite.cases, to: &xml) { xml in
          xml.tag("properties") { xml in
            for property in properties {
              xml.tag("property", ["name": property.name, "value": property.value.plain])
            }
          }
          for test in suite.cases { Self.write(test, to: &xml) }
        }
      }
    }
    return xml.bytes
  }

  private struct Suite {
    let name: String
    let cases: [Case]
  }

  private struct Case {
    enum Result { case passed, failed, skipped }

    let form: String
    let name: String
    let result: Result
    /// The kind of failure or the reason why it was skipped.
    let reason: String
    /// What was found, in words.
    let found: String
  }

  private var properties: [(name: String, value: String)] {
    [
      ("laporan", content.summary.title), ("cakupan", content.summary.coverage.joined(separator: "; ")),
      ("temuan", content.remainder.counts), ("aturan", content.remainder.verdicts), ("versi", content.output.version),
    ]
  }

  private func suite(_ filled: FilledForm) -> Suite {
    Suite(name: filled.form.title, cases: filled.answers.map { test($0, filled.form) })
  }

  private func test(_ answer: Answer, _ form: Form) -> Case {
    let result: Case.Result =
      switch answer.verdict {
      case .pass: .passed
      case .fail: .failed
      case .unsure, .skip: .skipped
      }
    let note = answer.note.plain
    let reason = result == .skipped ? "\(answer.verdict.display): \(note.isEmpty ? why(answer, form) : note)" : note
    return Case(
      form: form.id, name: "\(answer.item.id) \(answer.item.ask)", result: result, reason: reason,
      found: found(content.problems(of: answer)))
  }

  /// Why an item without a note is not decided: what its rules say.
  private func why(_ answer: Answer, _ form: Form) -> String {
    let names = ["\(form.id)/\(answer.item.id)", answer.item.canonical].compactMap { $0 }
    let own = content.review.outcomes.lazy.filter { outcome in names.contains { outcome.rule.items.contains($0) } }
    return own.flatMap(\.reasons).first?.plain ?? "tidak ada isi yang dapat diperiksa untuk butir ini"
  }

  /// The problems that no item of the shown forms concerns, by rule.
  private var other: [Suite] {
    let problems = content.groups.groups.filter { $0.item == nil }.flatMap(\.problems)
    guard !problems.isEmpty else { return [] }
    var order: [String] = []
    var byRule: [String: [[Int]]] = [:]
    for problem in problems {
      let rule = content.review.findings[problem[0]].rule.id
      if byRule[rule] == nil { order.append(rule) }
      byRule[rule, default: []].append(problem)
    }
    let cases = order.map { id in
      let problems = byRule[id] ?? []
      let lead = content.review.findings[problems[0][0]]
      let isError = problems.contains { content.review.findings[$0[0]].severity == .error }
      return Case(
        form: "temuan-lain", name: "\(id) \(lead.rule.title)", result: isError ? .failed : .passed,
        reason: lead.message.plain, found: found(problems))
    }
    return [Suite(name: "Temuan lain", cases: cases)]
  }

  private func found(_ problems: [[Int]]) -> String {
    problems.compactMap { content.words(of: $0).map(Self.lines) }.joined(separator: "\n\n")
  }

  private static func lines(_ problem: ProblemWords) -> String {
    let first = "\(problem.lead.severity.display): \(problem.lead.rule.title.plain) [\(problem.lead.rule.id.plain)]"
    let rest = [
      problem.message, problem.remedy.computation.map { "Hitungan: \($0)" },
      problem.remedy.expected.map { "Seharusnya: \($0)" }, "Tempat: \(problem.place)",
      problem.again.map { "Juga: \($0)" },
    ]
    let besides = problem.besides.map { "Lagi pula: \($0.message)" }
    return ([first] + (rest.compactMap { $0 } + besides).map { "  " + $0 }).joined(separator: "\n")
  }

  /// A set of cases with their counts, each of which begins a line.
  private static func write(
    _ tag: String, _ name: String, _ cases: [Case], to xml: inout XMLWriter, _ content: (inout XMLWriter) -> Void
  ) {
    xml.words("\n")
    xml.tag(
      tag,
      [
        "name": name.plain, "tests": "\(cases.count)", "failures": "\(cases.count { $0.result == .failed })",
        "errors": "0", "skipped": "\(cases.count { $0.result == .skipped })", "time": "0",
      ], content)
  }

  private static func write(_ test: Case, to xml: inout XMLWriter) {
    xml.words("\n")
    xml.tag("testcase", ["classname": test.form, "name": test.name.plain, "time": "0"]) { xml in
      switch test.result {
      case .passed: break
      case .failed:
        xml.tag("failure", ["type": "tidak sesuai", "message": test.reason.plain]) { $0.words(test.found) }
      case .skipped: xml.tag("skipped", ["message": test.reason.plain])
      }
      if test.result != .failed, !test.found.isEmpty { xml.tag("system-out") { $0.words(test.found) } }
    }
  }
}
