internal import Bahasa

extension PrintedNumber {
  /// Whether brackets in a column mean what is less than nothing: other figures of it stand without.
  static func areSigned(_ column: [PrintedNumber?]) -> Bool {
    let figures = column.compactMap { $0 }
    return figures.contains { $0.belowZero != nil } && figures.contains { $0.belowZero == nil && $0.reading.value != 0 }
  }
}

extension TableReading {
  /// The table with figures in brackets less than nothing where others of their column stand without brackets.
  func signed() -> TableReading {
    let signed = columns.indices.filter { column in
      !columns[column].isWords && PrintedNumber.areSigned(rows.map { $0.cells[column]?.figure })
    }
    guard !signed.isEmpty else { return self }
    return with { _, column, figure in signed.contains(column) ? figure.belowZero : nil }
  }
}
