/// How a form looks on paper, as data: page, letterhead, title, columns, signatures, and the parts that follow it.
///
/// Words may hold placeholders (`{instansi}`, in capitals `{INSTANSI}`); see `FormLayout.placeholders`.
package struct FormLayout: Sendable {
  package let page: Page
  /// The lines of the letterhead; those of the office that uses the form come before these.
  package let letterhead: [String]
  package let title: [String]
  /// What stands between title and table: `Perangkat Daerah : …`.
  package let subject: [(label: String, value: String)]
  package let columns: [Column<Content>]
  /// Groups whose name is not printed.
  package let hiddenGroups: Set<String>
  package let signatures: [Signature]
  /// The list of all notes that follows the form; nil when the form has none.
  package let notes: Notes?
  /// The statement that a person may have drafted; nil when the form has none.
  package let statement: Statement?

  /// The sheet and its type.
  package struct Page: Sendable {
    package enum Size: String, Sendable, CaseIterable {
      case a4 = "A4"
      case f4 = "F4"
    }

    package enum Orientation: String, Sendable, CaseIterable {
      case portrait, landscape
    }

    package var size = Size.a4
    package var orientation = Orientation.portrait
    /// In millimetres, on all sides.
    package var margin = 20
    package var font = "Arial"
    /// In points.
    package var points = 10

    package init() {}

    /// Width and height in millimetres as the paper lies.
    package var millimetres: (width: Int, height: Int) {
      let (short, long) = size == .a4 ? (210, 297) : (215, 330)
      return orientation == .portrait ? (short, long) : (long, short)
    }
  }

  /// A column of a table: its heading, what goes in it, and its share of the width.
  package struct Column<Content: Sendable>: Sendable {
    package let title: String
    package let content: Content
    /// Columns below the heading, one for each answer that is ticked.
    package let choices: [(title: String, verdict: Verdict)]
    package let width: Int
  }

  /// What goes in a column of the form.
  package enum Content: Sendable, Hashable {
    case number, ask, note
    /// Left for a pen: initials, remarks.
    case blank
    case answer(Form.Column)
  }

  /// A list of all notes, as a table of its own.
  package struct Notes: Sendable {
    package let page: Page
    package let title: [String]
    /// Whether it lists what concerns no item of the form as well.
    package let isWhole: Bool
    package let columns: [Column<Content>]
    package let signatures: [Signature]
    /// The title of the annex in which matters of style stand; empty when they stand in the list.
    package let annex: [String]

    /// What goes in a column of the notes.
    package enum Content: String, Sendable, CaseIterable {
      case number, place
      /// What is wrong, in a sentence.
      case message
      /// The words as printed.
      case words
      /// What they should be, or the computation.
      case remedy
      case basis, items, blank
    }
  }

  /// A statement that the report was reviewed, in two wordings.
  package struct Statement: Sendable {
    package let title: [String]
    package let paragraphs: [String]
    /// The wording when errors stand and a person signs off nevertheless.
    package let qualified: [String]
    package let signatures: [Signature]
  }

  /// A place to sign: lines above and below the room for a signature.
  package struct Signature: Sendable {
    package let above: [String]
    package let below: [String]

    package init(above: [String], below: [String]) {
      self.above = above
      self.below = below
    }

    /// The offices that sign here: what stands above the room, without its comma, where it names no place.
    var offices: [String] { above.filter { !$0.contains("{") && $0.hasSuffix(",") }.map { String($0.dropLast()) } }

    /// Whether an office signs here, however its letters are written.
    package func isSigned(by office: String) -> Bool { offices.contains { $0.lowercased() == office.lowercased() } }
  }

  /// The words a layout may leave open, each also in capitals.
  package static let placeholders = ["instansi", "tahun", "daerah", "tempat", "tanggal", "penyetuju", "jumlah"]

  /// Words with the values of their placeholders; dots for a pen stand for what nobody knows.
  package static func fill(_ words: String, _ values: [String: String]) -> String {
    var known: [String: String] = [:]
    for name in placeholders {
      let value = values[name] ?? String(repeating: ".", count: name == "tahun" ? 8 : 24)
      known[name] = value
      known[name.uppercased()] = value.uppercased()
    }
    return MessageTemplate(words).fill(known)
  }
}

extension FormLayout {
  /// Every place to sign, on whatever part of the form.
  package var allSignatures: [Signature] {
    signatures + (notes?.signatures ?? []) + (statement?.signatures ?? [])
  }

  /// The offices that sign.
  package var offices: [String] { allSignatures.flatMap(\.offices) }
}

extension Form {
  /// The form's own layout, or a plain one made of its columns.
  package var paper: FormLayout {
    if let layout { return layout }
    let answers = columns.map {
      FormLayout.Column<FormLayout.Content>(title: $0.title, content: .answer($0), choices: [], width: 20)
    }
    return FormLayout(
      page: FormLayout.Page(), letterhead: [], title: [title],
      subject: [("Perangkat Daerah", "{instansi}"), ("Tahun", "{tahun}"), ("Tanggal", "{tanggal}")],
      columns: [
        .init(title: "No.", content: .number, choices: [], width: 10),
        .init(title: "Butir", content: .ask, choices: [], width: 70),
      ] + answers + [.init(title: "Catatan", content: .note, choices: [], width: 55)],
      hiddenGroups: [], signatures: [], notes: nil, statement: nil)
  }
}
