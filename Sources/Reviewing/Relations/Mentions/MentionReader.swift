internal import Bahasa
import Documents
import Facts
import Patterns

/// Reads every mention of a measure in the report's tables, those of one subject and year together.
struct MentionReader {
  let measure: String
  let domain: String?
  /// What bears a cell out: a formula over the other columns of its row.
  let supports: [Formula]
  /// Whether totals and parents bear out what adds up to them.
  let sums: Bool
  /// Roles of documents beside the report that are heard as witnesses.
  let witnesses: Set<Role>
  /// Only figures that this document sets; nil: of any.
  let onlyBasis: String?
  let context: ReviewContext

  /// Mentions of one subject, year and basis, in reading order.
  func groups() throws(Unfinished) -> [[Mention]] {
    var names = NameIndex()
    var groups: [String: [Mention]] = [:]
    var order: [String] = []
    var annexes: Set<String> = []
    let planned = lastPlanned()
    for (number, reading) in context.book.tables.enumerated() where isHeard(reading) {
      try context.step()
      var own: [String: [Mention]] = [:]
      var ownOrder: [String] = []
      // Agreements of lower officials follow the head's; each speaks of a part.
      let isAnnex = reading.document == context.book.report && reading.part.hasPrefix("lampiran")
      if isAnnex, !reading.columns(measure).isEmpty, !annexes.insert(reading.part).inserted { continue }
      for mention in try mentions(of: reading, number, planned) where onlyBasis == nil || mention.basis == onlyBasis {
        let parent = mention.parent.map { "\(names.insert(context.name($0)))" } ?? ""
        let key = "\(names.insert(context.name(name(mention))))|\(parent)|\(mention.period)|\(mention.basis)"
        if own[key] == nil { ownOrder.append(key) }
        own[key, default: []].append(mention)
      }
      for key in ownOrder {
        let found = own[key] ?? []
        // A table that gives one name several values says nothing of other tables.
        guard isOne(found) else { continue }
        if groups[key] == nil { order.append(key) }
        groups[key, default: []] += Self.distinct(found)
      }
    }
    return order.compactMap { groups[$0] }.flatMap(staged).filter { $0.count > 1 }
  }

  /// What a mention speaks of: `2 Cakupan kunjungan` is `Cakupan kunjungan`, `Angka kematian ibu per 100.000 kelahiran` is
  /// `Angka kematian ibu`, and `Program Penataan Ruang` is `Penataan Ruang` where another table has a column for programs.
  private func name(_ mention: Mention) -> String {
    var words = mention.subject.split(separator: " ")[...]
    if let first = words.first, first.count <= 3, first.contains(where: \.isLetter) == false, words.count > 2 {
      words = words.dropFirst()
    }
    let scale = words.indices.dropLast().first {
      words[$0].lowercased() == "per" && words[$0 + 1].first?.isNumber == true
    }
    if let scale, scale - words.startIndex > 1 { words = words[..<scale] }
    let name = words.joined(separator: " ")
    guard mention.role.domain == "keuangan" else { return name }
    let bare = context.book.roles.withoutLevel(name, context.matcher)
    return bare.contains(" ") ? bare : name
  }

  /// The report, and of the documents beside it those of its own year and agency that the rule names.
  private func isHeard(_ reading: TableReading) -> Bool {
    if reading.document == context.book.report { return true }
    return witnesses.contains(context.book.document(reading.document).role) && context.book.isHeard(reading.document)
  }

  /// Where an agreement was revised, the one that does not say so came before, and what was reached is measured
  /// against the revised one; what is said of one stage is compared with nothing of the other, and plans that do not say
  /// which they follow with neither.
  private func staged(_ mentions: [Mention]) -> [[Mention]] {
    guard mentions.contains(where: { $0.stage == "sesudah" && $0.role.basis == "pk" }) else {
      return revised(mentions)
    }
    let staged = mentions.compactMap { mention -> Mention? in
      guard mention.stage == nil else { return mention }
      var copy = mention
      // Beside a column of the revised figures a plain one holds those before.
      let reading = mention.reading
      let isFirst =
        mention.isAgreement
        || reading.columns(mention.role.measure ?? "").contains { reading.columns[$0].stage == "sesudah" }
      copy.stage = isFirst ? "sebelum" : "sesudah"
      let isMeasured = mention.role.basis == nil && !reading.columns("realisasi").isEmpty
      return isFirst || isMeasured ? copy : nil
    }
    return ["sebelum", "sesudah"].map { stage in staged.filter { $0.stage == stage } }
  }

  /// Where figures stand before and after a revision, what says nothing of it may be either.
  private func revised(_ mentions: [Mention]) -> [[Mention]] {
    let (before, after) = (mentions.filter { $0.stage == "sebelum" }, mentions.filter { $0.stage == "sesudah" })
    guard !before.isEmpty, !after.isEmpty else { return [mentions] }
    let isOld = { (mention: Mention) in
      mention.stage == nil && !after.contains { $0.agrees(with: mention, context) == true }
        && before.contains { $0.agrees(with: mention, context) == true }
    }
    return [
      mentions.filter { $0.stage != "sebelum" && !isOld($0) }, mentions.filter { $0.stage == "sebelum" || isOld($0) },
    ]
  }

  /// The first mention of each basis and stage; the others of its table say the same.
  private static func distinct(_ mentions: [Mention]) -> [Mention] {
    var seen: Set<[String?]> = []
    return mentions.filter { seen.insert([$0.role.basis, $0.stage]).inserted }
  }

  private func isOne(_ mentions: [Mention]) -> Bool {
    guard let first = mentions.first else { return false }
    let comparison = FieldComparison(context: context, kind: .figure)
    return mentions.allSatisfy {
      $0.role.basis != first.role.basis || $0.stage != first.stage || comparison.agree(first.fact, $0.fact) == true
    }
  }

  private func mentions(of reading: TableReading, _ number: Int, _ planned: Int?) throws(Unfinished) -> [Mention] {
    let columns = reading.columns.indices.filter { index in
      let role = reading.columns[index]
      return role.measure == measure && role.isIn(domain) && ColumnRole.fits(spans: role.span, nil)
    }
    var found: [Mention] = []
    for column in columns {
      let role = role(column, of: reading)
      guard let period = period(column, role, reading, planned) else { continue }
      let support = try Support(column, of: reading, by: supports, sums: sums, context)
      let isMoney = role.domain == "keuangan"
      let fund = isMoney ? context.book.roles.first(.fund, in: reading.caption, context.matcher) : nil
      // What a row of a place measures is said by the caption alone.
      if !isMoney, reading.subject.map({ reading.columns[$0].measure == "wilayah" }) ?? false { continue }
      found += reading.rows.indices.compactMap { position -> Mention? in
        let row = reading.rows[position]
        // What a name has whose cell goes on over the next rows is spread over them.
        if position + 1 < reading.rows.count, reading.rows[position + 1].kind == .data,
          isMoney ? reading.rows[position + 1].budget == nil : !reading.rows[position + 1].isNamed,
          reading.rows[position + 1].cells[column].map({ !$0.isBlank }) ?? false
        {
          return nil
        }
        guard row.kind == .data, isMoney ? row.budget != nil : row.isNamed,
          let subject = isMoney ? row.budget : row.subject,
          let fact = row.cells[column], !fact.isBlank,
          fact.figure?.isMalformed != true, !row.merged.contains(column)
        else { return nil }
        // `Daging` under one indicator is not `Daging` under another.
        let isShort = !isMoney && subject.text.split(whereSeparator: { !$0.isLetter }).count < 2
        if isShort, row.level ?? 0 > 0, row.parent == nil { return nil }
        return Mention(
          subject: String(subject.text.drop { !$0.isLetter && !$0.isNumber && !"(“\"".contains($0) }),
          parent: isShort ? row.parent : nil, fact: fact, role: role, stage: role.stage, period: period, fund: fund,
          row: row,
          support: support[position], trials: support.trials(position),
          target: measure == "capaian" ? support.targets[position] : nil, table: number, reading: reading
        )
      }
    }
    return found
  }

  /// The role of a column; what stands in an agreement or plan is set by it.
  private func role(_ column: Int, of reading: TableReading) -> ColumnRole {
    var role = reading.columns[column]
    let bases: [Role: String] = [.pk: "pk", .renstra: "renstra", .renja: "renja", .rencanaAksi: "renaksi"]
    if let basis = bases[context.book.document(reading.document).role] { role.basis = basis }
    if role.period == ColumnRole.end, role.basis == nil { role.basis = "renstra" }
    return role
  }

  /// The year a column speaks of; the end of a plan is the last year of the plan that the report prints, where it does.
  /// A target of the middle term may be that of this year.
  private func period(_ column: Int, _ role: ColumnRole, _ reading: TableReading, _ planned: Int?) -> String? {
    let header = reading.headers[column]
    // `Target Renstra` without a year, or with several, is that of its end or of this year.
    if role.period == nil, role.measure == "target", ColumnRole.plans.contains(role.basis),
      ColumnRole.plans.contains(context.book.roles.first(.basis, in: header, context.matcher))
        || !PrintedYears.scan(Array(header.utf8), in: 0..<header.utf8.count).isEmpty
    {
      return nil
    }
    let period = role.period ?? reading.year ?? ""
    if period == ColumnRole.end {
      guard header.lowercased().contains(period) else { return nil }
      return planned.map(String.init) ?? period
    }
    return period.isEmpty || Int(period) != nil ? period : nil
  }

  /// The last year of the strategic plan: that of every table of targets of four years and more.
  private func lastPlanned() -> Int? {
    let ends = context.book.tables.compactMap { reading -> Int? in
      guard reading.document == context.book.report, reading.columns("realisasi").isEmpty else { return nil }
      let years = reading.columns("target").compactMap { index -> Int? in
        let role = reading.columns[index]
        return ColumnRole.plans.contains(role.basis) ? role.period.flatMap { Int($0) } : nil
      }
      return Set(years).count > 3 ? years.max() : nil
    }
    guard let end = ends.first, ends.allSatisfy({ $0 == end }), let own = context.book.identity.year?.value else {
      return nil
    }
    return end >= own ? end : nil
  }
}
