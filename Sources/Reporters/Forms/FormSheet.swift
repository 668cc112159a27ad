internal import Reviewing

/// One part of a form as it lies on paper, whatever program shows it: head, title, table, room for signatures.
struct FormSheet {
  /// The name of its part: `Catatan Hasil Reviu`.
  let name: String
  let page: FormLayout.Page
  var letterhead = Letterhead()
  let title: [String]
  var subject: [(label: String, value: String)] = []
  var paragraphs: [String] = []
  var table: FormGrid?
  /// Small words below the table.
  var remarks: [String] = []
  var signatures: [FormLayout.Signature] = []
  /// Small words at the foot of every page.
  let foot: String
}

/// The table of a sheet: widths as parts of the whole, headings of one or two rows, rows.
struct FormGrid {
  let widths: [Int]
  let header: [[FormCell]]
  let rows: [FormRow]

  /// Where a cell of the header begins, or goes on below its first row.
  struct Placed {
    let column: Int
    let cell: FormCell
    let isContinued: Bool
  }

  /// The rows of the header with every column taken: by a cell, or by one that reaches down from above.
  var placedHeader: [[Placed]] {
    var reaching: [Int: (cell: FormCell, left: Int)] = [:]
    return header.map { row in
      var placed: [Placed] = []
      var column = 0
      var cells = row[...]
      while column < widths.count {
        if let (cell, left) = reaching[column] {
          placed.append(Placed(column: column, cell: cell, isContinued: true))
          reaching[column] = left > 1 ? (cell, left - 1) : nil
          column += cell.columns
        } else if let cell = cells.popFirst() {
          placed.append(Placed(column: column, cell: cell, isContinued: false))
          if cell.rows > 1 { reaching[column] = (cell, cell.rows - 1) }
          column += cell.columns
        } else {
          break
        }
      }
      return placed
    }
  }

  /// The widths of the columns in a unit of which the whole table takes so much.
  func widths(of total: Int) -> [Int] {
    let sum = max(widths.reduce(0, +), 1)
    return widths.map { max($0 * total / sum, 1) }
  }
}

/// A row of a sheet's table.
struct FormRow {
  let cells: [FormCell]
  /// Whether it is the heading of a group.
  var isGroup = false

  /// Whether so much stands in it that a page must be allowed to break it.
  var isLong: Bool { cells.contains { $0.words.reduce(0) { $0 + $1.text.utf8.count } > 900 } }
}

/// A cell of a sheet's table: paragraphs, how they look, and how many columns and rows it reaches over.
struct FormCell {
  enum Kind {
    case heading, group, number, words
    /// A drafted note, in smaller type.
    case note
    /// An answer: a tick, a dash, a word.
    case mark
    /// An answer that a person still has to give.
    case open
  }

  /// A paragraph of a cell.
  struct Words: Equatable {
    let text: String
    var isStrong = false
    var isQuiet = false
  }

  let kind: Kind
  let words: [Words]
  var columns = 1
  var rows = 1

  init(_ kind: Kind, _ words: [Words], columns: Int = 1, rows: Int = 1) {
    self.kind = kind
    self.words = words.filter { !$0.text.isEmpty }
    self.columns = columns
    self.rows = rows
  }

  init(_ kind: Kind, _ text: String, columns: Int = 1, rows: Int = 1) {
    self.init(kind, [Words(text: text)], columns: columns, rows: rows)
  }
}
