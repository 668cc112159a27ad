import Foundation
import Patterns
import Yams

@testable import Reviewing

/// A rule whose check was turned into its opposite in one place; the rule's own examples must notice.
struct Negation: Sendable {
  enum Kind: String, CaseIterable, Sendable {
    case verdict = "putusan dibalik"
    case formula = "rumus diingkari"
    case sign = "tanda atau bilangan dalam rumus diganti"
    case selection = "saringan dibalik"
    case pattern = "pola dihapus"
    case manner = "cara kerja diganti"
  }

  let kind: Kind
  let what: String
  let rule: Rule

  /// Every negation of a rule that is still a rule.
  static func all(of rule: Rule, in file: SourceFile, _ definitions: Definitions) -> [Negation] {
    guard let root = try? Yams.compose(yaml: file.parts.head), let check = root["check"]?.mapping else { return [] }
    let negations = Negations(root: root, check: check)
    let swapped = Negation(kind: .verdict, what: "fail ↔ pass", rule: rule.with(SwappedCheck(inner: rule.check)))
    let changed = negations.all().compactMap { change -> Negation? in
      guard let text = try? Yams.serialize(node: change.root, width: -1),
        let other = try? RuleReader.rule(SourceFile(path: file.path, text: text), definitions)
      else { return nil }
      return Negation(kind: change.kind, what: change.what, rule: other)
    }
    return [swapped] + changed
  }
}

/// Says fail where a check says pass, and pass where it says fail.
private struct SwappedCheck: Check {
  static let verb = "swapped"
  let inner: any Check

  var isAboutPresence: Bool { inner.isAboutPresence }
  var placeholders: Set<String> { inner.placeholders }

  func judge(_ context: ReviewContext) throws(Unfinished) -> [Judgement] {
    try inner.judge(context).map { judgement in
      var copy = judgement
      switch judgement.verdict {
      case .pass: copy.verdict = .fail
      case .fail: copy.verdict = .pass
      default: break
      }
      return copy
    }
  }
}

/// The changed forms of one rule file.
private struct Negations {
  typealias Change = (kind: Negation.Kind, what: String, root: Node)

  let root: Node
  let check: Node.Mapping

  func all() -> [Change] { formulas() + selections() + patterns() + manners() }

  /// The file with another value of a key of its check; nil takes the key away.
  private func changed(_ kind: Negation.Kind, _ what: String, _ values: [String: Node?]) -> Change {
    var (check, root) = (self.check, self.root)
    for (key, value) in values { check[Node(key)] = value }
    root["check"] = .mapping(check)
    return (kind, what, root)
  }

  private func formulas() -> [Change] {
    ["holds", "when", "where", "with-where"].flatMap { key -> [Change] in
      guard let text = check[Node(key)]?.string else { return [] }
      let negated = changed(.formula, "\(key): bukan (…)", [key: Node("bukan (\(text))")])
      return [negated]
        + Self.signs(of: text).map { changed(.sign, "\(key): \($0.what)", [key: Node($0.formula)]) }
    }
  }

  /// A formula with one sign or word replaced by its opposite, or one number by another.
  private static func signs(of formula: String) -> [(what: String, formula: String)] {
    let opposites = [
      "=": "!=", "!=": "=", "<": ">=", ">=": "<", ">": "<=", "<=": ">", "+": "-", "-": "+", "*": "/", "/": "*",
      "dan": "atau", "bukan": "",
    ]
    let tokens = formula.matches(of: /'[^']*'|[A-Za-z_][A-Za-z0-9_.]*|[0-9.]+|!=|<=|>=|[-=<>+*\/]/)
    return tokens.compactMap { token in
      let old = String(token.output)
      guard let new = opposites[old] ?? Double(old).map({ "\($0 * 2 + 1)" }) else { return nil }
      return ("\(old) → \(new.isEmpty ? "(tanpa)" : new)", formula.replacingCharacters(in: token.range, with: new))
    }
  }

  /// Each field of `only` moved to `except`, and the other way round.
  private func selections() -> [Change] {
    ["", "with-"].flatMap { prefix in
      [("only", "except"), ("except", "only")].flatMap { from, to -> [Change] in
        guard let own = check[Node(prefix + from)]?.mapping else { return [] }
        return own.map { field, pattern in
          var (rest, other) = (own, check[Node(prefix + to)]?.mapping ?? Node.Mapping([]))
          rest[field] = nil
          other[field] = pattern
          return changed(
            .selection, "\(prefix)\(from): \(field.string ?? "")",
            [prefix + from: rest.isEmpty ? nil : .mapping(rest), prefix + to: .mapping(other)])
        }
      }
    }
  }

  /// Each pattern of a list taken away, a single one made to match nothing.
  private func patterns() -> [Change] {
    var changes: [Change] = []
    if let list = check["forbid"]?.sequence {
      for index in list.indices {
        let rest = list.enumerated().filter { $0.offset != index }.map(\.element)
        changes.append(changed(.pattern, "forbid ke-\(index + 1)", ["forbid": Node(rest)]))
      }
    } else if check["forbid"] != nil {
      changes.append(changed(.pattern, "forbid", ["forbid": Node("(?!)" + (check["forbid"]?.string ?? ""))]))
    }
    if check["unless"] != nil { changes.append(changed(.pattern, "unless", ["unless": nil])) }
    for key in ["as", "if"] {
      guard check["require"] != nil, let ways = check[Node(key)]?.sequence, ways.count > 1 else { continue }
      for index in ways.indices {
        let rest = ways.enumerated().filter { $0.offset != index }.map(\.element)
        changes.append(changed(.pattern, "\(key) ke-\(index + 1)", [key: Node(rest)]))
      }
    }
    return changes
  }

  /// What a verb compares or adds up, done otherwise.
  private func manners() -> [Change] {
    var changes: [Change] = []
    if check["match"] != nil {
      let isNever = check["never"]?.string == "true"
      changes.append(changed(.manner, "never", ["never": isNever ? nil : Node("true")]))
    }
    if check["sum"] != nil, let manner = check["as"]?.string {
      for other in ["induk", "jumlah", "rerata"] where other != manner {
        changes.append(changed(.manner, "as: \(other)", ["as": Node(other)]))
      }
      if check["unit"] != nil { changes.append(changed(.manner, "unit", ["unit": nil])) }
    }
    if check["agree"] != nil {
      let isPerYear = check["per-year"]?.string == "true"
      changes.append(changed(.manner, "per-year", ["per-year": isPerYear ? nil : Node("true")]))
    }
    if check["sequence"] != nil, let faults = check["faults"]?.sequence {
      for index in faults.indices {
        let rest = faults.enumerated().filter { $0.offset != index }.map(\.element)
        let others = rest.isEmpty ? [Node("start")] : rest
        changes.append(changed(.manner, "faults tanpa \(faults[index].string ?? "")", ["faults": Node(others)]))
      }
    }
    return changes
  }
}

extension Rule {
  fileprivate func with(_ check: any Check) -> Rule {
    Rule(
      id: id, title: title, why: why, basis: basis, severity: severity, items: items, message: message,
      correction: correction, rare: rare, records: records, check: check, file: file, formerly: formerly)
  }
}
