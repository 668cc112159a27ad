internal import Reviewing

/// The forms that dossiers of a run were answered by, with their items in the order of the form: dossiers with settings of
/// their own may have others.
struct BatchForms {
  /// One form and its items.
  struct Form {
    let id: String
    let title: String
    let items: [(id: String, ask: String)]
  }

  let forms: [Form]

  init(_ dossiers: [ReviewedDossier]) {
    var order: [String] = []
    var titles: [String: String] = [:]
    var items: [String: [(id: String, ask: String)]] = [:]
    for answers in dossiers.compactMap(\.review).flatMap(\.forms) where titles[answers.form] == nil {
      order.append(answers.form)
      titles[answers.form] = answers.title
      items[answers.form] = answers.items.map { ($0.item, $0.ask) }
    }
    forms = order.map { Form(id: $0, title: titles[$0] ?? $0, items: items[$0] ?? []) }
  }

  /// The verdict of a dossier on an item; nil where it has none.
  static func verdict(_ dossier: ReviewedDossier, _ form: String, _ item: String) -> Verdict? {
    let answers = dossier.review?.forms.first { $0.form == form }
    return answers?.items.first { $0.item == item }.flatMap { Verdict(rawValue: $0.verdict) }
  }
}
