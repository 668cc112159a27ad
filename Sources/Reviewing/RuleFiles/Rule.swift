package import Facts
package import Patterns

/// One rule: law, check and wording, read from one file.
package struct Rule: Sendable {
  /// `lkj/aritmetika/serapan-salah-hitung`; made of the path.
  package let id: String
  package let title: String
  package let why: String
  package let basis: String
  package let severity: Severity
  /// The items of forms it answers: `lembar-asistensi/1`.
  package let items: [String]
  package let message: String
  /// What it puts in the place of the words it accuses; nil when only a person can know.
  package let correction: Correction?
  /// Why it stays though few reports have what it judges; nil for a rule that needs no excuse.
  package let rare: String?
  /// The kinds of record that it alone wants and therefore defines itself.
  package let records: [RecordDefinition]
  package let check: any Check
  /// The file it was read from, as shown in errors.
  package let file: String
  /// Ids it had before.
  package let formerly: [String]

  /// The folder it lies in: `aritmetika`.
  package var family: String { String(id.split(separator: "/").dropFirst().first ?? "") }
}

/// A verb of the rule language: judges the subjects of one kind.
package protocol Check: Sendable {
  /// The YAML key: `each`.
  static var verb: String { get }
  /// Whether a pass says that something is there (`require`), rather than that it is right.
  var isAboutPresence: Bool { get }
  /// Whether it knows nothing of what it judges, so that a rule that does speaks first of the same problem.
  var isGeneral: Bool { get }
  /// Whether one finding speaks of all subjects that fail.
  var isTogether: Bool { get }
  /// The names the rule's message may use.
  var placeholders: Set<String> { get }
  /// One judgement for each subject.
  func judge(_ context: ReviewContext) throws(Unfinished) -> [Judgement]
}

extension Check {
  package var isAboutPresence: Bool { false }
  package var isGeneral: Bool { false }
  package var isTogether: Bool { false }
}
