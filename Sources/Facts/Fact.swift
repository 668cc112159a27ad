package import Bahasa
package import Documents

/// One stated thing with the place where it stands; never travels without it.
package struct Fact: Sendable {
  package let place: Place
  /// The words as printed.
  package let text: String
  /// The figure the words are, when the field is a figure and the words are exactly one.
  package let figure: PrintedNumber?
  /// Whether nothing is stated: an empty cell, a dash, "n/a".
  package let isBlank: Bool

  package init(place: Place, text: String, figure: PrintedNumber? = nil) {
    self.place = place
    self.text = text
    self.figure = figure
    // A dash or "n/a" is short; longer words state something.
    let bytes = text.utf8.count > 12 ? [] : Array(text.utf8)
    isBlank = text.utf8.allSatisfy { $0 <= 0x20 } || PrintedNumber.isDash(bytes, in: 0..<bytes.count)
  }
}

/// Facts that belong together: a row of a table, the groups of a phrase, a caption.
package struct Record: Sendable {
  /// The name of its definition: `indikator`.
  package let kind: String
  package let document: Int
  package let block: Int
  /// The row of the table it was read from.
  package let row: Int?
  /// Where the record as a whole stands.
  package let place: Place
  /// Facts by field name; a figure of another year is kept as `realisasi.2022`.
  package var fields: [String: Fact]
  /// The level in a hierarchy, by name: `program`.
  package var level: String?
  /// The index of the record one level up, within the records of this kind.
  package var parent: Int?
  /// Whether the row sums up or averages the others.
  package var isTotal = false
  /// Whether the cells had to be moved to fit their columns.
  package var isShifted = false
  /// The sentence a claim was read from.
  package var sentence: Range<Int>?
  /// Fields that the row leaves empty and that stand in a row above it.
  package var filled: Set<String> = []

  package init(kind: String, block: Int, row: Int? = nil, place: Place, fields: [String: Fact]) {
    self.kind = kind
    document = place.document
    self.block = block
    self.row = row
    self.place = place
    self.fields = fields
  }

  /// The fact of a field unless nothing is stated there.
  package func stated(_ field: String) -> Fact? {
    guard let fact = fields[field], !fact.isBlank else { return nil }
    return fact
  }
}
