/// Reads one file of `forms/`.
enum FormFile {
  static func form(_ file: SourceFile, _ definitions: Definitions) throws(RuleFileError) -> Form {
    let map = try RuleMap(text: file.text, file: file.path, known: ["title", "basis", "columns", "layout", "items"])
    let columns = try map.choices("columns", Form.Column.self)
    var items: [Form.Item] = []
    let keys = [
      "item", "ask", "group", "after", "person", "as", "presence", "proven-by", "indicators", "fails-on", "evidence",
    ]
    for item in try map.maps("items", known: keys) { items.append(try self.item(item, definitions)) }
    let ids = Set(items.map(\.id))
    guard ids.count == items.count else { throw map.error("items", "ada butir yang ditulis dua kali") }
    var before: Set<String> = []
    for item in items {
      for other in item.after where !before.contains(other) {
        let problem = ids.contains(other) ? "yang tidak mendahuluinya" : "yang tidak ada"
        throw map.error("items", "butir '\(item.id)' menunjuk butir '\(other)' \(problem)")
      }
      before.insert(item.id)
    }
    let id = file.path.split(separator: "/").last.map { String($0.dropLast(5)) } ?? file.path
    let layout =
      map.has("layout")
      ? try FormLayoutFile.layout(map, columns: columns, groups: Set(items.compactMap(\.group))) : nil
    return Form(
      id: id, title: try map.string("title"), basis: try map.string("basis"), columns: columns, items: items,
      layout: layout)
  }

  private static func item(_ map: RuleMap, _ definitions: Definitions) throws(RuleFileError) -> Form.Item {
    let ask = try map.string("ask")
    let evidence = map.has("evidence") ? try Require(name: ask, ways: "evidence", map, definitions) : nil
    return Form.Item(
      id: try map.string("item"), ask: ask, group: try map.optionalString("group"), after: try map.strings("after"),
      person: try map.optionalString("person"), canonical: try map.optionalString("as"),
      presence: map.has("presence") ? try map.choice("presence", Form.Presence.self) : nil,
      provenBy: try map.strings("proven-by").map(\.alternatives), indicators: try map.optionalString("indicators"),
      failsOn: map.has("fails-on") ? try map.choice("fails-on", Severity.self) : .error, evidence: evidence)
  }
}

extension String {
  /// The names in `a atau b`.
  var alternatives: [String] { split(separator: " ").map(String.init).filter { $0 != "atau" } }
}

extension Form {
  /// The form in which an item that is answered like one of another form (`as`) takes over what it does not say itself.
  func completed(from forms: [Form]) -> Form {
    let known = forms.flatMap { form in form.items.map { ("\(form.id)/\($0.id)", $0) } }
    let items = items.map { item in
      guard let other = known.first(where: { $0.0 == item.canonical })?.1 else { return item }
      return Item(
        id: item.id, ask: item.ask, group: item.group, after: item.after, person: item.person ?? other.person,
        canonical: item.canonical, presence: item.presence ?? other.presence,
        provenBy: item.provenBy.isEmpty ? other.provenBy : item.provenBy,
        indicators: item.indicators ?? other.indicators,
        failsOn: min(item.failsOn, other.failsOn), evidence: item.evidence ?? other.evidence)
    }
    return Form(id: id, title: title, basis: basis, columns: columns, items: items, layout: layout)
  }
}
