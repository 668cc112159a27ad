/// Reads the `layout` of a form.
enum FormLayoutFile {
  private static let pageKeys = ["paper", "orientation", "margin", "font", "size"]
  private static let columnKeys = ["title", "content", "choices", "width"]

  /// `columns` are the form's columns for verdicts and `groups` the groups of its items: a layout may name no others.
  static func layout(
    _ form: RuleMap, columns: [Form.Column], groups: Set<String>
  ) throws(RuleFileError) -> FormLayout {
    let known =
      pageKeys + ["letterhead", "title", "subject", "columns", "hide-groups", "signatures", "notes", "statement"]
    let map = try form.map("layout", known: known)
    let page = try page(map, FormLayout.Page())
    var subject: [(label: String, value: String)] = []
    for entry in try map.maps("subject", known: ["label", "value"]) {
      subject.append((try entry.string("label"), try entry.line("value")))
    }
    let hidden = try map.strings("hide-groups")
    for group in hidden where !groups.contains(group) {
      throw map.error("hide-groups", "kelompok '\(group)' tidak ada pada butir mana pun")
    }
    return FormLayout(
      page: page, letterhead: try map.lines("letterhead"), title: try map.lines("title"), subject: subject,
      columns: try self.columns(map) { name, entry throws(RuleFileError) in try content(name, columns, entry) },
      hiddenGroups: Set(hidden), signatures: try signatures(map), notes: try notes(map, page),
      statement: try statement(map))
  }

  private static func page(_ map: RuleMap, _ base: FormLayout.Page) throws(RuleFileError) -> FormLayout.Page {
    var page = base
    if map.has("paper") { page.size = try map.choice("paper", FormLayout.Page.Size.self) }
    if map.has("orientation") { page.orientation = try map.choice("orientation", FormLayout.Page.Orientation.self) }
    if map.has("margin") { page.margin = try map.integer("margin", in: 5...50) }
    if map.has("font") { page.font = try map.string("font") }
    if map.has("size") { page.points = try map.integer("size", in: 6...16) }
    return page
  }

  private static func notes(_ map: RuleMap, _ page: FormLayout.Page) throws(RuleFileError) -> FormLayout.Notes? {
    guard map.has("notes") else { return nil }
    let notes = try map.map("notes", known: pageKeys + ["title", "whole", "columns", "signatures", "annex"])
    return FormLayout.Notes(
      page: try self.page(notes, page), title: try notes.lines("title"), isWhole: try notes.flag("whole"),
      columns: try columns(notes) { _, entry throws(RuleFileError) in
        try entry.choice("content", FormLayout.Notes.Content.self)
      }, signatures: try signatures(notes), annex: try notes.lines("annex"))
  }

  private static func statement(_ map: RuleMap) throws(RuleFileError) -> FormLayout.Statement? {
    guard map.has("statement") else { return nil }
    let statement = try map.map("statement", known: ["title", "paragraphs", "qualified", "signatures"])
    let paragraphs = try statement.lines("paragraphs")
    guard !paragraphs.isEmpty else { throw statement.error("paragraphs", "pernyataan perlu isi") }
    // Without a wording of its own, a statement over standing errors would deny them.
    let qualified = try statement.lines("qualified")
    guard !qualified.isEmpty else {
      throw statement.error("qualified", "pernyataan perlu naskah untuk laporan yang masih berkesalahan ('qualified')")
    }
    return FormLayout.Statement(
      title: try statement.lines("title"), paragraphs: paragraphs, qualified: qualified,
      signatures: try signatures(statement))
  }

  private static func signatures(_ map: RuleMap) throws(RuleFileError) -> [FormLayout.Signature] {
    var signatures: [FormLayout.Signature] = []
    for entry in try map.maps("signatures", known: ["above", "below"]) {
      signatures.append(FormLayout.Signature(above: try entry.lines("above"), below: try entry.lines("below")))
    }
    return signatures
  }

  private static func columns<Content>(
    _ map: RuleMap, _ content: (String, RuleMap) throws(RuleFileError) -> Content
  ) throws(RuleFileError) -> [FormLayout.Column<Content>] {
    var columns: [FormLayout.Column<Content>] = []
    for entry in try map.maps("columns", known: columnKeys) {
      var choices: [(title: String, verdict: Verdict)] = []
      for choice in try entry.maps("choices", known: ["title", "verdict"]) {
        choices.append((try choice.string("title"), try choice.choice("verdict", Verdict.self)))
      }
      columns.append(
        .init(
          title: try entry.string("title"), content: try content(try entry.string("content"), entry),
          choices: choices, width: try entry.integer("width", in: 1...400)))
    }
    guard !columns.isEmpty else { throw map.error("columns", "tata letak perlu kolom") }
    return columns
  }

  private static func content(
    _ name: String, _ columns: [Form.Column], _ entry: RuleMap
  ) throws(RuleFileError) -> FormLayout.Content {
    let plain: [String: FormLayout.Content] = ["number": .number, "ask": .ask, "note": .note, "blank": .blank]
    guard let content = plain[name] ?? columns.first(where: { $0.rawValue == name }).map(FormLayout.Content.answer)
    else {
      let known = plain.keys.sorted() + columns.map(\.rawValue)
      throw entry.error("content", "isi kolom '\(name)' tidak dikenal; yang ada: \(known.joined(separator: ", "))")
    }
    if case .answer = content { return content }
    guard !entry.has("choices") else { throw entry.error("choices", "hanya kolom jawaban dapat mempunyai pilihan") }
    return content
  }
}

extension RuleMap {
  fileprivate func integer(_ key: String, in range: ClosedRange<Int>) throws(RuleFileError) -> Int {
    let number = try integer(key)
    guard range.contains(number) else {
      throw error(key, "'\(key)' harus antara \(range.lowerBound) dan \(range.upperBound)")
    }
    return number
  }

  /// A text whose placeholders are all known.
  fileprivate func line(_ key: String) throws(RuleFileError) -> String {
    let text = try string(key)
    try check(text, key)
    return text
  }

  fileprivate func lines(_ key: String) throws(RuleFileError) -> [String] {
    let texts = try strings(key)
    for text in texts { try check(text, key) }
    return texts
  }

  private func check(_ text: String, _ key: String) throws(RuleFileError) {
    for name in MessageTemplate(text).names where !FormLayout.placeholders.contains(name.lowercased()) {
      let known = FormLayout.placeholders.joined(separator: ", ")
      throw error(key, "kata pengganti '{\(name)}' tidak dikenal; yang ada: \(known)")
    }
  }
}
