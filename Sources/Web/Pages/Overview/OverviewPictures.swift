internal import Reviewing
internal import Store

/// The findings of each agency by severity, as bars.
struct SeverityPicture {
  let svg: String

  private static let (label, room, row) = (250, 420, 26)

  init(_ agencies: [AgencyStatus]) {
    let reviewed = agencies.filter { !$0.trend.isEmpty }
    let most = max(reviewed.map(\.total).max() ?? 0, 1)
    let about = reviewed.map { "\($0.agency.name): \(Self.words($0))" }.joined(separator: ". ")
    var picture = Picture(
      "gambar-tingkat", width: Self.label + Self.room + 60, height: reviewed.count * Self.row + 30,
      title: "Temuan setiap instansi menurut tingkat",
      about: reviewed.isEmpty ? "Belum ada laporan yang diperiksa." : about.cut(to: 4000))
    var x = Self.label
    for severity in Severity.allCases.reversed() {
      picture.box("bar-\(severity.css)", x: x, y: 4, width: 14, height: 14)
      picture.text("\(severity.sign) \(severity.display)", style: "label", x: x + 20, y: 16)
      x += 130
    }
    for (index, status) in reviewed.enumerated() {
      let y = 30 + index * Self.row
      picture.text(status.agency.name.cut(to: 34), style: "label", x: 0, y: y + 15)
      var x = Self.label
      for severity in Severity.allCases.reversed() {
        let count = status.count(severity)
        guard count > 0 else { continue }
        let width = max(count * Self.room / most, 3)
        picture.box("bar-\(severity.css)", x: x, y: y, width: width, height: 20)
        if width > 26 { picture.text("\(severity.sign)\(count)", style: "in-\(severity.css)", x: x + 5, y: y + 15) }
        x += width + 1
      }
      picture.text("\(status.total)", style: "label", x: x + 5, y: y + 15)
    }
    svg = reviewed.isEmpty ? "" : picture.svg()
  }

  private static func words(_ status: AgencyStatus) -> String {
    Severity.allCases.reversed().map { "\(status.count($0)) \($0.display.lowercased())" }.joined(separator: ", ")
  }
}

/// The findings of all agencies by the family of their rules, as bars.
struct FamilyPicture {
  let svg: String

  /// One family with its number.
  struct Row {
    let family: String
    let count: Int
    let agencies: Int
  }

  static func rows(_ agencies: [AgencyStatus]) -> [Row] {
    var counts: [String: (findings: Int, agencies: Int)] = [:]
    for family in agencies.compactMap(\.trend.last).flatMap(\.byFamily) where family.value > 0 {
      let known = counts[family.key] ?? (0, 0)
      counts[family.key] = (known.findings + family.value, known.agencies + 1)
    }
    return counts.map { Row(family: $0.key, count: $0.value.findings, agencies: $0.value.agencies) }
      .sorted { ($1.count, $0.family) < ($0.count, $1.family) }
  }

  init(_ agencies: [AgencyStatus]) {
    let rows = Self.rows(agencies)
    let most = max(rows.first?.count ?? 0, 1)
    var picture = Picture(
      "gambar-keluarga", width: 560, height: max(rows.count, 1) * 26, title: "Temuan menurut jenis aturan",
      about: rows.map { "\($0.family) \($0.count)" }.joined(separator: ", "))
    for (index, row) in rows.enumerated() {
      let width = max(row.count * 330 / most, 3)
      picture.text(row.family.cut(to: 22), style: "label", x: 0, y: index * 26 + 16)
      picture.box("bar-plain", x: 165, y: index * 26 + 2, width: width, height: 19)
      picture.text("\(row.count)", style: "label", x: 165 + width + 6, y: index * 26 + 16)
    }
    svg = rows.isEmpty ? "" : picture.svg()
  }
}

/// How the findings of each agency went from draft to draft: one small panel each.
struct TrendPicture {
  let svg: String

  /// One agency with the counts of its drafts.
  struct Row {
    let name: String
    let drafts: String
  }

  private static let (width, height, columns) = (220, 92, 3)

  static func rows(_ agencies: [AgencyStatus]) -> [Row] {
    agencies.filter { !$0.trend.isEmpty }.map { status in
      let drafts = status.trend.map { counts in
        let numbers = Severity.allCases.reversed().map { "\(counts.bySeverity[$0] ?? 0)" }
        return "Draf \(counts.draft): \(numbers.joined(separator: " / "))"
      }
      return Row(name: status.agency.name, drafts: drafts.joined(separator: " → "))
    }
  }

  init(_ agencies: [AgencyStatus]) {
    let reviewed = agencies.filter { !$0.trend.isEmpty }
    let rows = (reviewed.count + Self.columns - 1) / Self.columns
    var picture = Picture(
      "gambar-tren", width: Self.columns * (Self.width + 20), height: max(rows, 1) * (Self.height + 12),
      title: "Jumlah temuan dari draf ke draf",
      about: Self.rows(agencies).map { "\($0.name): \($0.drafts)" }.joined(separator: ". ").cut(to: 4000))
    for (index, status) in reviewed.enumerated() {
      Self.panel(
        status, &picture, x: index % Self.columns * (Self.width + 20), y: index / Self.columns * (Self.height + 12))
    }
    svg = reviewed.isEmpty ? "" : picture.svg()
  }

  private static func panel(_ status: AgencyStatus, _ picture: inout Picture, x: Int, y: Int) {
    picture.text(status.agency.name.cut(to: 30), style: "label small", x: x, y: y + 12)
    picture.box("frame", x: x, y: y + 18, width: width, height: height - 18)
    let most = max(status.trend.flatMap(\.bySeverity.values).max() ?? 0, 1)
    let step = status.trend.count > 1 ? (width - 50) / (status.trend.count - 1) : 0
    var labels: [Int] = []
    for severity in Severity.allCases.reversed() {
      let points = status.trend.enumerated().map { index, counts in
        let value = counts.bySeverity[severity] ?? 0
        return (x: x + 14 + index * step, y: y + height - 8 - value * (height - 34) / most)
      }
      picture.line("trend-\(severity.css)", through: points)
      for point in points { picture.dot("dot-\(severity.css)", x: point.x, y: point.y) }
      guard let last = points.last else { continue }
      // A number keeps clear of those already written.
      var place = last.y + 4
      while labels.contains(where: { abs($0 - place) < 13 }) { place -= 1 }
      labels.append(place)
      picture.text("\(severity.sign)\(status.count(severity))", style: "label small", x: last.x + 7, y: place)
    }
  }
}
