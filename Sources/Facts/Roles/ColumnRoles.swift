internal import Bahasa
import Documents
import Patterns

/// Gives every column of one table its role: from its header path, then from the table's own words.
struct ColumnRoles {
  let words: RoleWords
  let matcher: Matcher
  /// The header words of each column, the topmost first, already mended.
  let headers: [[String]]
  /// The words of caption and heading that name what the table is about.
  let caption: String
  /// The year of the report.
  let year: Int?
  /// What the body cells of each column look like.
  let shapes: [ColumnShape]

  func roles() -> [ColumnRole] {
    var roles = headers.indices.map(printed)
    settleRevisions(&roles)
    inferMeasures(&roles)
    inferDomains(&roles)
    settleRatios(&roles)
    settleWords(&roles)
    inferBases(&roles)
    settleMoneyTargets(&roles)
    for index in roles.indices { combine(&roles[index]) }
    return roles
  }

  // MARK: What the header says

  private func printed(_ column: Int) -> ColumnRole {
    let cells = headers[column]
    var role = ColumnRole()
    (role.measure, role.isWords) = measure(cells)
    role.isPrinted = role.measure != nil
    role.domain = domain(cells)
    for cell in cells.reversed() {
      if role.period == nil { role.period = period(cell) }
      if role.span == nil { role.span = words.first(.span, in: cell, matcher) }
      if role.basis == nil { role.basis = words.first(.basis, in: cell, matcher) }
      if role.stage == nil { role.stage = words.first(.stage, in: cell, matcher) }
      if role.unit == nil { role.unit = words.all(.unit, in: cell, matcher).first }
    }
    return role
  }

  /// The measure of the lowest cell that names one; a cell that names both target and realisasi names neither.
  private func measure(_ cells: [String]) -> (String?, Bool) {
    var fallback: String?
    for (index, cell) in cells.enumerated().reversed() {
      let quantity = words.earliest(.measure, in: cell, matcher)
      let name = words.first(.name, in: cell, matcher)
      let nameOffset = words.earliest(.name, in: cell, matcher)?.offset
      let isGroup = index < cells.count - 1
      if isGroup, namesBoth(cell) { return (fallback == "persen" ? "capaian" : nil, false) }
      if let quantity, nameOffset.map({ quantity.offset < $0 }) ?? true {
        switch fallback {
        case "persen" where ["realisasi", "pagu"].contains(quantity.id): return ("capaian", false)
        case nil, "jumlah", "nilai", "persen": return (quantity.id, Self.wordy.contains(quantity.id))
        default: break
        }
      }
      if let name { return fallback.map { ($0, false) } ?? (name, true) }
      if fallback == nil { fallback = words.first(.fallback, in: cell, matcher) }
    }
    return (fallback, false)
  }

  /// Measures that are words by nature.
  private static let wordy: Set<String> = ["satuan", "keterangan", "predikat", "rentang", "nomor", "waktu"]

  private func namesBoth(_ cell: String) -> Bool {
    let found = words.all(.measure, in: cell, matcher)
    return found.contains("target") && found.contains("realisasi") || found.contains("pagu") && found.contains("target")
  }

  private func domain(_ cells: [String]) -> String? {
    for cell in cells.reversed() {
      let found = words.all(.domain, in: cell, matcher)
      if found.contains("keuangan"), found.contains("kinerja"), cell.contains(" dan ") { continue }
      if let first = found.first { return first }
    }
    return nil
  }

  /// A year by its number, or by what it is to the report's.
  private func period(_ cell: String) -> String? {
    if let word = words.first(.period, in: cell, matcher) {
      switch word {
      case "lalu": return year.map { "\($0 - 1)" } ?? word
      case "depan": return year.map { "\($0 + 1)" } ?? word
      default: return word
      }
    }
    return Self.year(in: cell)
  }

  /// The only year a text names; of a span or of several years none.
  static func year(in text: String) -> String? {
    let bytes = Array(text.utf8)
    let years = PrintedYears.scan(bytes, in: 0..<bytes.count)
    guard let first = years.first, years.allSatisfy({ !$0.isSpan && $0.first == first.first }) else { return nil }
    return "\(first.first)"
  }

  // MARK: What the table says

  /// `Perubahan` beside `Murni` under one header is the revised figure, not how much it grew.
  private func settleRevisions(_ roles: inout [ColumnRole]) {
    for index in roles.indices.dropFirst() where roles[index].measure == "pertumbuhan" {
      let first = roles[index - 1]
      guard first.stage == "sebelum", headers[index].count > 1,
        headers[index].dropLast() == headers[index - 1].dropLast(),
        let own = headers[index].last, words.first(.stage, in: own, matcher) == "sesudah"
      else { continue }
      roles[index] = first
      roles[index].stage = "sesudah"
    }
  }

  /// Columns of figures whose header only names a year or a quarter measure what the caption names.
  private func inferMeasures(_ roles: inout [ColumnRole]) {
    guard let measure = captionMeasure(beside: Set(roles.compactMap(\.measure))) else { return }
    let open = roles.indices.filter { index in
      roles[index].measure == nil && shapes[index].isFigures && (roles[index].period != nil || roles[index].span != nil)
    }
    // `Capaian 2023 | 2024` of amounts and counts is what was reached, no share of a target.
    let isReached = measure == "capaian" && open.contains { shapes[$0].money > 0 || shapes[$0].counted > 0 }
    for index in open { roles[index].measure = isReached ? "realisasi" : measure }
  }

  /// The measure a caption names alone, or what was reached where it names that beside the target its columns state.
  private func captionMeasure(beside printed: Set<String>) -> String? {
    let found = words.all(.measure, in: caption, matcher).filter {
      ["target", "realisasi", "capaian", "pagu"].contains($0)
    }
    if found == ["target", "pagu"] { return nil }
    guard found.count == 1 else {
      let open = found.filter { $0 != "target" || !printed.contains("target") }
      return open.contains("realisasi") && !open.contains("target") && !open.contains("capaian") ? "realisasi" : nil
    }
    return found[0]
  }

  /// A column of large amounts is about money even where its header does not say so, unless a column of units says what
  /// is counted and no column of money stands before it.
  private func inferDomains(_ roles: inout [ColumnRole]) {
    let isCounted = roles.indices.contains { roles[$0].measure == "satuan" && shapes[$0].countsThings }
    for index in roles.indices where roles[index].domain == nil {
      if roles[index].measure == "pagu" { roles[index].domain = "keuangan" }
      if isCounted, !roles[..<index].contains(where: { $0.domain == "keuangan" }) { continue }
      if shapes[index].isMoney, ["target", "realisasi", "sisa", "selisih", "jumlah"].contains(roles[index].measure) {
        roles[index].domain = "keuangan"
      }
      if roles[index].measure == "efisiensi", shapes[index].isMoney { roles[index].domain = "keuangan" }
    }
    // `Penyerapan Dana` in rupiah is what was spent, not a share.
    for index in roles.indices
    where roles[index].measure == "capaian" && shapes[index].isMoney && !isCounted {
      roles[index].measure = "realisasi"
      roles[index].domain = "keuangan"
    }
  }

  /// A column of names holds no figures, a column whose header names a thing but holds figures measures something
  /// nobody named, and `Capaian` over `SB`, `Baik` holds predicates.
  private func settleWords(_ roles: inout [ColumnRole]) {
    for index in roles.indices {
      // `63,36 % (Sedang)` under a header of predicates.
      if roles[index].measure == "predikat", shapes[index].isFigures, roles.contains(where: isRealisation),
        !roles.contains(where: { $0.measure == "capaian" })
      {
        roles[index].measure = "capaian"
        roles[index].isWords = false
      }
      if roles[index].measure == "capaian", shapes[index].figures == 0, shapes[index].words + shapes[index].labels > 1 {
        roles[index].measure = "predikat"
        roles[index].isWords = true
      }
      if roles[index].isWords, words.ids(.name).contains(roles[index].measure ?? ""), shapes[index].isFigures,
        !shapes[index].isNumberedNames
      {
        roles[index].measure = nil
        roles[index].isWords = false
      }
      if roles[index].measure == nil, shapes[index].isLabels, index == 0 {
        roles[index].measure = "nomor"
        roles[index].isWords = true
      }
    }
  }

  /// A caption names the document that sets the targets below it.
  private func inferBases(_ roles: inout [ColumnRole]) {
    let stage = words.first(.stage, in: caption, matcher)
    let targets = roles.filter { $0.measure == "target" }
    let said = words.first(.basis, in: caption, matcher)
    // `… dengan Target Renstra` over `Target 2016 | Target Akhir Renstra` speaks of the column that says so, not of both.
    let isPlan = { (role: ColumnRole) in ColumnRole.plans.contains(role.basis) || role.period == ColumnRole.end }
    let isOwn = ColumnRole.plans.contains(said) && targets.contains(where: isPlan) && !targets.allSatisfy(isPlan)
    let basis = isOwn ? nil : said
    // Targets of three years and more are those of the strategic plan.
    let isSeries = Set(targets.compactMap(\.period)).count >= 3 && targets.allSatisfy { $0.basis == nil }
    if isSeries, !roles.contains(where: { $0.measure == "realisasi" }) {
      for index in roles.indices where roles[index].measure == "target" { roles[index].basis = "renstra" }
    }
    if !targets.isEmpty,
      targets.allSatisfy(isPlan)
        || ColumnRole.plans.contains(basis)
    {
      for index in roles.indices where roles[index].measure == "capaian" && roles[index].basis == nil {
        roles[index].basis = basis ?? targets.compactMap(\.basis).first ?? "renstra"
      }
    }
    // What a plan of targets ends with is a target.
    if targets.count > 2, !roles.contains(where: { $0.measure == "realisasi" }) {
      for index in roles.indices where roles[index].measure == nil && roles[index].period == ColumnRole.end {
        (roles[index].measure, roles[index].basis) = ("target", targets[0].basis)
      }
    }
    for index in roles.indices where ["target", "pagu"].contains(roles[index].measure) {
      if roles[index].basis == nil, let basis, basis != "nasional", basis != "provinsi" { roles[index].basis = basis }
      if roles[index].stage == nil { roles[index].stage = stage }
    }
  }

  /// `Indikator | Target (Rp)` and no other money: what the indicator measures is money, not what it may cost.
  private func settleMoneyTargets(_ roles: inout [ColumnRole]) {
    let names = Set(roles.compactMap(\.measure))
    let money = roles.indices.filter { roles[$0].domain == "keuangan" }
    guard names.contains("indikator"), names.isDisjoint(with: ["program", "kegiatan", "subkegiatan"]), money.count == 1,
      roles[money[0]].measure == "target", roles.filter({ $0.measure == "target" }).count == 1
    else { return }
    roles[money[0]].domain = "kinerja"
    roles[money[0]].unit = "rupiah"
  }

  /// Target of money is `pagu`, its share reached is `serapan`.
  private func combine(_ role: inout ColumnRole) {
    guard role.domain == "keuangan" else { return }
    if role.measure == "target" { role.measure = "pagu" }
    if role.measure == "capaian" { role.measure = "serapan" }
  }
}
