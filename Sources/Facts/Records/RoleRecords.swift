import Documents

/// Makes records of a table whose headers no pattern fits, from what its columns are understood to measure.
///
/// A column of words gives the field of its name (`sasaran`, `indikator`, `satuan`), a column of figures the field of its
/// measure: of the report's year plainly, of another year as `realisasi.2022`, of the end of a plan as `target_akhir`, of
/// a national standard as `nasional`. Parts of a year, columns before or after a revision, money, and figures of others
/// give none.
struct RoleRecords {
  let definition: RecordDefinition
  let source: TableSource
  let page: Page

  /// The records of a table; none where a needed field has no column or a forbidden one has.
  func records(of reading: TableReading) -> [Record] {
    let keys = reading.columns.indices.map { key(of: $0, in: reading) }
    var present = Set(keys.compactMap { $0?.split(separator: ".").first.map(String.init) })
    if reading.columns.contains(where: { $0.measure == "pagu" || $0.domain == "keuangan" }) { present.insert("pagu") }
    guard source.needs.allSatisfy(present.contains), !source.without.contains(where: present.contains) else {
      return []
    }
    var above: [String: Fact] = [:]
    return reading.rows.compactMap { row in
      guard row.kind == .data || row.kind == .total || row.kind == .mean else { return nil }
      var fields: [String: Fact] = [:]
      for (key, cell) in zip(keys, row.cells) {
        guard let key, let cell, fields[key]?.isBlank ?? true else { continue }
        fields[key] = cell
      }
      let isTotal = row.kind != .data
      let filled = isTotal ? [] : definition.fill(&fields, from: &above)
      guard source.rows.isEmpty || source.rows.contains(where: { fields[$0]?.isBlank == false }) || isTotal else {
        return nil
      }
      var record = Record(kind: definition.id, block: reading.block, row: row.index, place: row.place, fields: fields)
      record.isTotal = isTotal
      record.filled = filled
      page.cutFields(definition.fields, into: &record)
      return record
    }
  }

  /// The field a column gives, perhaps with its year; nil when it gives none.
  private func key(of column: Int, in reading: TableReading) -> String? {
    let role = reading.columns[column]
    guard let measure = role.measure else { return nil }
    if role.isWords { return definition.field(measure) == nil ? nil : measure }
    guard role.isIn("kinerja"), role.span == nil, role.stage == nil else { return nil }
    switch role.basis {
    case "nasional": return definition.field("nasional").map(\.name)
    case nil, "pk": break
    case "renstra" where role.period != "akhir": break
    case "renstra": return definition.field("\(measure)_akhir").map(\.name)
    default: return nil
    }
    switch reading.period(column) {
    case "akhir": return definition.field("\(measure)_akhir").map(\.name)
    case "awal": return nil
    case let period?:
      guard let field = definition.field(measure) else { return nil }
      guard let year = Int(period), year != page.year else { return field.name }
      return field.perYear ? "\(measure).\(year)" : nil
    case nil: return definition.field(measure).map(\.name)
    }
  }
}
