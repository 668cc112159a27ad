internal import Reporters
internal import Reviewing
internal import Store

/// The items of one form, as the answers of agencies name them.
struct FormColumns {
  let id: String
  let title: String
  /// `lembar-asistensi/6` and what the column is called.
  let items: [(name: String, id: String)]

  /// The forms any agency has answers to, with their items in the order of their numbers.
  static func all(_ agencies: [AgencyStatus]) -> [FormColumns] {
    var items: [String: Set<String>] = [:]
    for name in agencies.flatMap(\.answers.keys) {
      guard let slash = name.firstIndex(of: "/") else { continue }
      items[String(name[..<slash]), default: []].insert(String(name[name.index(after: slash)...]))
    }
    let order = { (form: String) in form == "lembar-asistensi" ? 0 : form == "kertas-kerja-reviu" ? 1 : 2 }
    return items.keys.sorted { (order($0), $0) < (order($1), $1) }.map { form in
      FormColumns(
        id: form, title: FormWords.name(form),
        items: (items[form] ?? []).sorted(by: precedes).map { ("\(form)/\($0)", $0) })
    }
  }

  /// `2` before `10` before `a`; `I.4` before `II.1`.
  private static func precedes(_ left: String, _ right: String) -> Bool {
    let parts = { (id: String) in id.split(separator: ".").map { Int($0).map { (0, $0, "") } ?? (1, 0, String($0)) } }
    for (a, b) in zip(parts(left), parts(right)) where a != b { return a < b }
    return left.count < right.count
  }
}

/// What each agency's report answers to each item of a form, as a picture and as a table.
struct AnswerMatrix {
  let title: String
  let svg: String
  let heads: [String]
  let rows: [Row]

  /// One agency with its answers.
  struct Row {
    let name: String
    let cells: [Cell]
  }

  /// One answer as the table says it.
  struct Cell {
    let sign: String
    let words: String
    let style: String
    let isPersons: Bool
  }

  private static let (label, column, row) = (250, 30, 24)

  init(_ agencies: [AgencyStatus], _ form: FormColumns) {
    title = form.title
    heads = form.items.map(\.id)
    let reviewed = agencies.filter { !$0.answers.isEmpty }
    rows = reviewed.map { status in
      Row(
        name: status.agency.name,
        cells: form.items.map { item in
          let verdict = status.answer(item.name)
          let isPersons = status.overruled[item.name] != nil
          return Cell(
            sign: verdict?.sign ?? " ",
            words: (verdict?.display ?? "Tidak ada jawaban") + (isPersons ? ", pereviu" : ""),
            style: verdict?.badge ?? "quiet", isPersons: isPersons)
        })
    }
    svg = reviewed.isEmpty ? "" : Self.picture(reviewed, form)
  }

  private static func picture(_ agencies: [AgencyStatus], _ form: FormColumns) -> String {
    let counts = Verdict.allCases.map { verdict in
      let count = agencies.reduce(0) { sum, status in
        sum + form.items.count { status.answer($0.name) == verdict }
      }
      return "\(count) \(verdict.display.lowercased())"
    }
    var picture = Picture(
      "gambar-butir", width: label + form.items.count * column + 10, height: 48 + agencies.count * row,
      title: "Jawaban setiap instansi atas butir \(form.title)",
      about: "\(agencies.count) instansi, \(form.items.count) butir: \(counts.joined(separator: ", ")).")
    var x = 0
    for verdict in [Verdict.pass, .fail, .unsure, .skip] {
      picture.box("cell-\(verdict.badge)", x: x, y: 2, width: 16, height: 16)
      picture.signs(verdict.sign, style: "cell-sign", at: [x + 8], y: 15)
      picture.text(verdict.display, style: "label small", x: x + 22, y: 15)
      x += 26 + verdict.display.count * 8
    }
    for (index, item) in form.items.enumerated() {
      picture.text(item.id, style: "label small middle", x: label + index * column + column / 2, y: 40)
    }
    for (index, status) in agencies.enumerated() {
      let y = 48 + index * row
      picture.text(status.agency.name.cut(to: 34), style: "label", x: 0, y: y + 16)
      for verdict in Verdict.allCases {
        let places = form.items.indices.filter { status.answer(form.items[$0].name) == verdict }.map {
          label + $0 * column
        }
        guard !places.isEmpty else { continue }
        picture.boxes("cell-\(verdict.badge)", at: places, y: y, width: column - 2, height: row - 2)
        picture.signs(verdict.sign, style: "cell-sign", at: places.map { $0 + (column - 2) / 2 }, y: y + 16)
      }
      let persons = form.items.indices.filter { status.overruled[form.items[$0].name] != nil }
      if !persons.isEmpty {
        picture.boxes(
          "cell-person", at: persons.map { label + $0 * column + 1 }, y: y + 1, width: column - 4, height: row - 4)
      }
    }
    return picture.svg()
  }
}

/// The overview for a spreadsheet: one line for each agency (RFC 4180).
struct OverviewCSV {
  private let agencies: [AgencyStatus]
  private let year: Int

  init(_ agencies: [AgencyStatus], year: Int) { (self.agencies, self.year) = (agencies, year) }

  func write() -> String {
    let forms = FormColumns.all(agencies)
    let items = forms.flatMap { form in form.items.map { (name: $0.name, title: "\(form.title) \($0.id)") } }
    let families = FamilyPicture.rows(agencies).map(\.family)
    let heads =
      ["Instansi", "Tahun", "Status", "Draf", "Kesalahan", "Peringatan", "Catatan", "Diputuskan"]
      + families.map { "Temuan \($0)" } + items.map(\.title)
    let lines = agencies.map { status in
      let counts = [Severity.error, .warning, .note].map { status.trend.isEmpty ? "" : "\(status.count($0))" }
      let draft = status.dossier?.latest.map { "\($0.number)" } ?? ""
      return [status.agency.name, "\(year)", AgencyState(status).display, draft] + counts
        + [status.trend.isEmpty ? "" : "\(status.decided)"]
        + families.map { family in status.trend.last.map { "\($0.byFamily[family] ?? 0)" } ?? "" }
        + items.map { status.answer($0.name)?.display ?? "" }
    }
    // A semicolon and the mark of UTF-8 are what Excel in Indonesia asks for.
    return "\u{FEFF}" + ([heads] + lines).map { $0.map(Self.field).joined(separator: ";") + "\r\n" }.joined()
  }

  /// A value that a spreadsheet would take for a formula is written as text (OWASP, CSV injection).
  private static func field(_ value: String) -> String {
    var words = value.plain
    if let first = words.unicodeScalars.first, "=@+-".unicodeScalars.contains(first) { words = "'" + words }
    guard words.contains(where: { ",;\"".contains($0) }) else { return words }
    return "\"" + words.replacing("\"", with: "\"\"") + "\""
  }
}
