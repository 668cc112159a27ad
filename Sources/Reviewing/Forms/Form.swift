import Facts

/// A form of a reviewer, as data: its official wording and how its items are answered.
package struct Form: Sendable {
  package let id: String
  package let title: String
  package let basis: String
  package let columns: [Column]
  package let items: [Item]
  /// How it looks on paper; nil when its file does not say.
  package let layout: FormLayout?

  /// A column a verdict goes in.
  package enum Column: String, Sendable, CaseIterable {
    /// It is there.
    case availability = "ketersediaan"
    /// And it is right.
    case correctness = "kesesuaian"
    /// One check mark for both.
    case checklist

    /// The heading a reader sees.
    package var title: String {
      switch self {
      case .availability: "Ketersediaan"
      case .correctness: "Kesesuaian"
      case .checklist: "Checklist"
      }
    }

    /// The word a reader sees for a verdict in this column.
    package func word(_ verdict: Verdict) -> String {
      switch (self, verdict) {
      case (.availability, .pass): "ada"
      case (.availability, .fail): "tidak ada"
      case (.checklist, .pass): "ya"
      case (.checklist, .fail): "tidak"
      case (_, .pass): "sesuai"
      case (_, .fail): "tidak sesuai"
      case (_, .skip): "–"
      case (_, .unsure): "belum dapat dinilai"
      }
    }
  }

  /// How much of what rules require is enough for an item that asks only what is there.
  package enum Presence: String, Sendable, CaseIterable {
    case all = "semua"
    case one = "salah-satu"
  }

  /// One line of a form.
  package struct Item: Sendable {
    /// `1`, `a`, `III.4`.
    package let id: String
    /// The official wording.
    package let ask: String
    package let group: String?
    /// Items of which one must be answered no for this one to apply.
    package let after: [String]
    /// Why only a person can judge it; nil when rules can.
    package let person: String?
    /// The item of another form whose rules answer this one: `kertas-kerja-reviu/III.4`.
    package let canonical: String?
    /// Whether it asks only what is there, and how much of it is enough; errors are shown, but do not decide.
    package let presence: Presence?
    /// What must have been seen right before it is answered yes: of each group of rules one, by their ids.
    let provenBy: [[String]]
    /// The comparison every indicator of the agreement must have: `tahun-lalu`; nil when it asks for none.
    package let indicators: String?
    /// The lightest finding that answers it no: a warning where one bad example is enough.
    let failsOn: Severity
    /// What a person would look at first; shown as seen or not seen.
    let evidence: Require?
  }
}

/// The answer to one item.
package struct Answer: Sendable {
  package let item: Form.Item
  /// The worst of the columns.
  package let verdict: Verdict
  package let columns: [(column: Form.Column, verdict: Verdict)]
  /// A draft of the note, in words.
  package let note: String
  /// The numbers of the findings that concern it, in the review's list.
  package let findings: [Int]
  /// The problems these are, in the order in which they should be told.
  package let problems: [Int]
  /// What was seen that supports it.
  package let support: [Evidence]
}

/// A form with its answers.
package struct FilledForm: Sendable {
  package let form: Form
  package let answers: [Answer]
}

extension FilledForm {
  /// A form in which a person's verdict takes the place of the machine's wherever there is one.
  package init(_ filled: FilledForm, overruledBy verdict: (Answer) -> Verdict?) {
    self.init(
      form: filled.form, answers: filled.answers.map { answer in verdict(answer).map(answer.overruled) ?? answer })
  }
}

extension Answer {
  fileprivate func overruled(by verdict: Verdict) -> Answer {
    let answered = Verdict.overrule(columns.map(\.verdict), by: verdict)
    return Answer(
      item: item, verdict: verdict, columns: zip(columns, answered).map { ($0.column, $1) }, note: note,
      findings: findings, problems: problems, support: support)
  }
}

extension Verdict {
  /// A person answers an item as a whole, and thereby its last column. What is right is there, and what does not apply
  /// does so in every column; that something is wrong says nothing of the columns before.
  package static func overrule(_ columns: [Verdict], by verdict: Verdict) -> [Verdict] {
    if verdict == .pass || verdict == .skip { return columns.map { _ in verdict } }
    return columns.dropLast() + (columns.isEmpty ? [] : [verdict])
  }
}
