import Documents

/// A paragraph whose end has not come by yet.
struct OpenParagraph {
  var words = WordParagraph()
  var style: String?
  var outline: Int?
  var listID: Int?
  var listLevel: Int?
  /// Formulas and the offset of the words at which each stands.
  var formulas: [(offset: Int, latex: String)] = []
  /// What the text boxes anchored here hold.
  var boxes: [WordFlow] = []
  /// Whether the author set tab stops, so that every tab leads to the next column.
  var hasTabStops = false
  /// Whether nothing but white space follows a tab.
  var isTabbed = false
  var boldInk = 0
  var plainInk = 0
  /// The byte of the part at which the last stretch of words ended, when it may go on.
  var lastByte: Int?

  /// The paragraph with its number, heading level and formulas.
  func finished(_ context: WordPart.Context) -> WordParagraph {
    var done = words
    done.headingLevel = headingLevel(context.styles)
    done.label = label(context)
    done.isBold = boldInk > 0 && plainInk == 0
    guard !formulas.isEmpty else { return done }
    if formulas.count == 1, !words.hasInk, done.label.isEmpty {
      done.isFormula = true
      done.append("$$\(formulas[0].latex)$$".utf8, nil)
      return done
    }
    return withFormulas(done)
  }

  private func headingLevel(_ styles: WordStyles) -> Int? {
    if let outline { return outline < 9 ? outline + 1 : nil }
    return styles.headingLevel(style)
  }

  private func label(_ context: WordPart.Context) -> String {
    let styled = context.styles.first(style) { $0.listID }
    guard let list = listID ?? styled, list != 0 else { return "" }
    let level =
      listLevel ?? (listID == nil ? context.numbering.level(ofStyle: style, list: list) : nil)
      ?? context.styles.first(style) { $0.listLevel } ?? 0
    return context.numbering.label(list: list, level: level) ?? ""
  }

  /// Formulas among words, each between dollar signs.
  private func withFormulas(_ done: WordParagraph) -> WordParagraph {
    var mixed = done
    mixed.bytes = []
    mixed.pieces = []
    mixed.pageEnds = []
    var next = formulas[...]
    var ends = done.pageEnds[...]
    func insert(_ offset: Int, _ shift: inout WordParagraph) {
      while let formula = next.first, formula.offset <= offset {
        shift.append("$\(formula.latex)$".utf8, nil)
        next.removeFirst()
      }
      while let end = ends.first, end.offset <= offset {
        shift.pageEnds.append(.init(offset: shift.bytes.count, isAsked: end.isAsked))
        ends.removeFirst()
      }
    }
    for piece in done.pieces {
      insert(piece.range.lowerBound, &mixed)
      mixed.append(done.bytes[piece.range], piece.origin)
    }
    insert(Int.max, &mixed)
    return mixed
  }
}
