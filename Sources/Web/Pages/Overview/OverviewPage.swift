internal import Reviewing
internal import Store

/// Where all agencies stand in a year: as pictures with their tables, narrowed by search and state.
struct OverviewPage {
  let frame: PageFrame
  let year: Int
  let years: [Int]
  let agencies: [AgencyStatus]
  let query: [String: String]

  /// How many agencies one page shows.
  static let length = 40

  func write() throws -> String {
    let found = self.found
    let pages = max((found.count + Self.length - 1) / Self.length, 1)
    let page = min(max(query["hal"].flatMap { Int($0) } ?? 1, 1), pages)
    let shown = Array(found.dropFirst((page - 1) * Self.length).prefix(Self.length))
    let forms = FormColumns.all(agencies)
    let form = forms.first { $0.id == query["formulir"] } ?? forms.first
    let text = query["cari"] ?? ""
    return try Templates.render(
      Content(
        frame: frame, year: year, years: years.map { Choice("\($0)", "\($0)", $0 == year) }, search: text,
        states: AgencyState.allCases.map { Choice($0.rawValue, $0.display, $0.rawValue == query["status"]) },
        forms: forms.map { Choice($0.id, $0.title, $0.id == form?.id) },
        orders: Order.allCases.map { Choice($0.rawValue, $0.display, $0 == order) },
        tallies: AgencyState.allCases.map { state in
          Tally(words: state.display, count: agencies.count { AgencyState($0) == state }, href: href(state))
        },
        csv: "/ikhtisar.csv" + filters(), count: found.count, hasAgencies: !shown.isEmpty,
        rows: shown.map { AgencyRow($0) }, severities: SeverityPicture(shown).svg,
        families: FamilyPicture.rows(found), familyPicture: FamilyPicture(found).svg,
        matrix: form.map { AnswerMatrix(shown, $0) }, trends: TrendPicture(shown).svg,
        trendRows: TrendPicture.rows(shown),
        hasTrends: shown.contains { !$0.trend.isEmpty },
        pages: pages > 1 ? "Halaman \(page) dari \(pages)" : nil,
        earlier: page > 1 ? filters(page: page - 1) : nil, later: page < pages ? filters(page: page + 1) : nil),
      with: "ikhtisar")
  }

  /// The same as a table for a spreadsheet.
  func csv() -> String { OverviewCSV(found, year: year).write() }

  /// The agencies that search and state let through, in the order asked for.
  private var found: [AgencyStatus] {
    let words = (query["cari"] ?? "").lowercased().split(separator: " ")
    let state = query["status"].flatMap(AgencyState.init(rawValue:))
    let found = agencies.filter { agency in
      let name = agency.agency.name.lowercased()
      return words.allSatisfy { name.contains($0) } && (state == nil || AgencyState(agency) == state)
    }
    return found.sorted { left, right in
      let names = (left.agency.name.lowercased(), right.agency.name.lowercased())
      guard order == .errors, left.errors != right.errors else { return names.0 < names.1 }
      return left.errors > right.errors
    }
  }

  private var order: Order { query["urut"].flatMap(Order.init) ?? .name }

  private enum Order: String, CaseIterable {
    case name = "nama"
    case errors = "kesalahan"

    var display: String { self == .name ? "nama" : "kesalahan terbanyak" }
  }

  /// The address of the same list, of another page or state.
  private func filters(page: Int? = nil, state: String? = nil) -> String {
    var pairs = [("tahun", "\(year)")]
    for name in ["cari", "status", "formulir", "urut"] {
      if let value = name == "status" ? state ?? query[name] : query[name], !value.isEmpty {
        pairs.append((name, value))
      }
    }
    if let page { pairs.append(("hal", "\(page)")) }
    return "?" + pairs.map { "\($0)=\(ReviewQuery.encoded($1))" }.joined(separator: "&")
  }

  private func href(_ state: AgencyState) -> String { filters(state: state.rawValue) }

  /// What the template fills in.
  private struct Content {
    let frame: PageFrame
    let year: Int
    let years: [Choice]
    let search: String
    let states: [Choice]
    let forms: [Choice]
    let orders: [Choice]
    let tallies: [Tally]
    let csv: String
    let count: Int
    let hasAgencies: Bool
    let rows: [AgencyRow]
    let severities: String
    let families: [FamilyPicture.Row]
    let familyPicture: String
    let matrix: AnswerMatrix?
    let trends: String
    let trendRows: [TrendPicture.Row]
    let hasTrends: Bool
    let pages: String?
    let earlier: String?
    let later: String?
  }

  /// One value of a filter.
  private struct Choice {
    let value: String
    let words: String
    let isChosen: Bool

    init(_ value: String, _ words: String, _ isChosen: Bool) {
      (self.value, self.words, self.isChosen) = (value, words, isChosen)
    }
  }

  /// How many agencies are in one state.
  private struct Tally {
    let words: String
    let count: Int
    let href: String
  }
}
