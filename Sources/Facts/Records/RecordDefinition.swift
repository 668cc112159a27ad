package import Patterns

/// How one kind of record is found in documents; written as YAML under `Rules/*/records/`, or in the rule that
/// alone wants it.
package struct RecordDefinition: Sendable {
  package enum Source: Sendable {
    case tables(TableSource)
    case phrases([Pattern], Set<ContentKind>, list: ListPatterns? = nil)
    /// Sentences that claim something of figures; the patterns run on their gist.
    case claims([Pattern])
    case captions, entries, headings
    /// The lowest header cell of every column of a table.
    case headers
    /// Every printing of the agency's name, right or nearly right.
    case mentions
    /// Every word that most likely is a misprint of a frequent one.
    case slips
    /// Every document beside the report: what it says it is.
    case documents
  }

  package let id: String
  package let source: Source
  package let fields: [FieldDefinition]
  package let scope: Scope

  package init(id: String, source: Source, fields: [FieldDefinition], scope: Scope) {
    self.id = id
    self.source = source
    self.fields = fields
    self.scope = scope
  }

  package func field(_ name: String) -> FieldDefinition? { fields.first { $0.name == name } }

  /// Takes what a row leaves empty (merged cells) from the rows above; answers which fields those are.
  func fill(_ row: inout [String: Fact], from above: inout [String: Fact]) -> Set<String> {
    var filled: Set<String> = []
    for field in fields where field.fills {
      if let stated = row[field.name], !stated.isBlank {
        above[field.name] = stated
      } else if let repeated = above[field.name] {
        row[field.name] = repeated
        filled.insert(field.name)
      }
    }
    return filled
  }
}

/// What a field holds and where it is taken from.
package struct FieldDefinition: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    /// A short mark: `1.`, `a`, `3.2`.
    case label
    /// A name that is compared loosely.
    case name
    case figure
    /// A figure that is an amount of money, printed with or without `Rp`.
    case money
    case text

    /// Whether the words are read as a figure.
    package var isFigure: Bool { self == .figure || self == .money }
  }

  package let name: String
  package let kind: Kind
  /// Match the header words of its column, the surest first; empty for groups of a phrase and fields cut out of others.
  package let headers: [Pattern]
  /// Matches every cell of its column in a table without a header; nil where only a header names the column.
  package let cells: Pattern?
  /// Whether an empty cell repeats the one above it (a merged cell).
  package let fills: Bool
  /// Whether columns of several years are kept apart as `field.year`.
  package let perYear: Bool
  /// The field whose column this one's should stand behind, for headers that name two columns alike.
  package let after: String?
  /// The field before whose first column this one's should stand nearest: of two columns of indicators the target
  /// belongs to the second.
  package let before: String?
  /// The field (or `judul_tabel`, `catatan_tabel`, `judul_bagian`) this one is cut out of, and how.
  package let cut: (of: String, by: Pattern)?
  /// Of a claim: the kind of record and its field that state the names it may have.
  package let names: (kind: String, field: String)?
  /// Of a claim: the word of the vocabulary that the sentence says somewhere, or `tahun` for the year it speaks of.
  package let said: String?
  /// Whether such a word counts in the whole paragraph.
  package let isOfParagraph: Bool

  package init(
    name: String, kind: Kind, headers: [Pattern] = [], cells: Pattern? = nil, fills: Bool = false,
    perYear: Bool = false,
    after: String? = nil, before: String? = nil, cut: (of: String, by: Pattern)? = nil,
    names: (kind: String, field: String)? = nil, said: String? = nil, isOfParagraph: Bool = false
  ) {
    self.name = name
    self.kind = kind
    self.headers = headers
    self.cells = cells
    self.fills = fills
    self.perYear = perYear
    self.after = after
    self.before = before
    self.cut = cut
    self.names = names
    self.said = said
    self.isOfParagraph = isOfParagraph
  }
}

/// How the items of a list are found that its own sentence announces: `misi, yaitu: (1) … (2) …`, within the sentence or
/// below it.
package struct ListPatterns: Sendable {
  /// The group of an item that says which one it is.
  package static let number = "nomor"

  /// Matches the announcement, up to the first item.
  let opens: Pattern
  /// Matches one item with its number.
  let item: Pattern

  package init(opens: Pattern, item: Pattern) {
    self.opens = opens
    self.item = item
  }
}

/// Which tables give records, and what their rows are.
package struct TableSource: Sendable {
  /// Fields that must each have a column.
  package let needs: [String]
  /// Fields that must have none.
  package let without: [String]
  /// Fields of which a row must state at least one to be a record; empty: any.
  package let rows: [String]
  /// Matches the first words of a row that sums up or averages the others.
  package let total: Pattern?
  package let levels: [LevelDefinition]
  /// Level names from the highest to the lowest.
  package let order: [String]
  /// Whether tables that these headers do not fit are taken by what their columns measure.
  package let byRoles: Bool

  package init(
    needs: [String], without: [String], rows: [String], total: Pattern?, levels: [LevelDefinition], order: [String],
    byRoles: Bool = false
  ) {
    self.needs = needs
    self.without = without
    self.rows = rows
    self.total = total
    self.levels = levels
    self.order = order
    self.byRoles = byRoles
  }
}

/// How the level of a row is recognised; the first definition that fits decides.
package struct LevelDefinition: Sendable {
  package let name: String
  /// What fields of the row must match.
  package let row: [String: Pattern]
  /// What the same fields of at least one row of the table must match.
  package let table: [String: Pattern]
  /// What the same fields of no row of the table may match.
  package let exceptTable: [String: Pattern]

  package init(
    name: String, row: [String: Pattern], table: [String: Pattern], exceptTable: [String: Pattern] = [:]
  ) {
    self.name = name
    self.row = row
    self.table = table
    self.exceptTable = exceptTable
  }
}

/// A kind of block that words can stand in, as rule files name it.
package enum ContentKind: String, Sendable, CaseIterable {
  case heading, paragraph, list, caption, cell, formula, entry

  /// A bit of its own.
  var bit: UInt8 {
    switch self {
    case .heading: 1
    case .paragraph: 2
    case .list: 4
    case .caption: 8
    case .cell: 16
    case .formula: 32
    case .entry: 64
    }
  }
}

/// The parts of a document that are looked at.
package struct Scope: Sendable {
  /// Parts looked at; nil: all that make claims.
  package let parts: Set<String>?
  package let exceptParts: Set<String>

  package init(parts: Set<String>? = nil, exceptParts: Set<String> = []) {
    self.parts = parts
    self.exceptParts = exceptParts
  }

  /// Whether a part is looked at; forms and lists only when they are named.
  package func admits(_ part: Part) -> Bool {
    if exceptParts.contains(part.id) { return false }
    guard let parts else { return part.makesClaims }
    return parts.contains(part.id)
  }
}
