internal import Bahasa
internal import Documents
internal import Patterns

/// Reads what sentences claim into records: patterns find the figures in the gist, the sentence or the heading above
/// names whose figures they are, and the years beside them tell when.
struct ClaimRecords {
  let definition: RecordDefinition
  let page: Page
  let gist: Gist
  /// By field the names it may have.
  let subjects: [String: Subjects]

  /// The claims that patterns find, in reading order; of two that share a figure the one of the earlier pattern.
  /// - Throws: `Unfinished` when a pattern hit a limit.
  func records(_ patterns: [Pattern], budget: Budget) throws(Unfinished) -> [Record] {
    var taken: Set<Int> = []
    var found: [Record] = []
    for pattern in patterns {
      let matches = try page.matcher.matches(of: pattern, in: gist.bytes, range: 0..<gist.bytes.count, budget: budget)
      for match in matches {
        if budget.isSpent { throw Unfinished(pattern: definition.id) }
        let figures = figures(of: match, pattern)
        guard let first = figures.first, figures.allSatisfy({ !taken.contains($0) }),
          let record = record(match, pattern, first)
        else { continue }
        taken.formUnion(figures)
        found.append(record)
      }
    }
    return found.sorted { $0.place < $1.place }
  }

  /// The marks of all groups that are figures; of any group when none is.
  private func figures(of match: PatternMatch, _ pattern: Pattern) -> [Int] {
    let all = pattern.groups.keys.compactMap { match.range($0, of: pattern) }.flatMap { Array(gist.marks(in: $0)) }
    let figures = all.filter { gist.marks[$0].figure != nil }
    return (figures.isEmpty ? all : figures).sorted()
  }

  private func record(_ match: PatternMatch, _ pattern: Pattern, _ first: Int) -> Record? {
    let marks = gist.marks(in: match.range)
    guard let place = place(marks) ?? place(first..<first + 1), definition.scope.admits(page.parts.part(place.block))
    else { return nil }
    var fields: [String: Fact] = [:]
    for field in definition.fields {
      if let range = match.range(field.name, of: pattern) {
        add(field, gist.marks(in: range), to: &fields)
      } else if let word = field.said {
        fields[field.name] = word == "tahun" ? year(of: first) : said(word, in: reach(of: field, first))
      } else if field.names != nil {
        fields[field.name] = subject(field, first)
      }
    }
    var record = Record(kind: definition.id, block: place.block, row: nil, place: place, fields: fields)
    let sentence = gist.sentence(around: first)
    record.sentence =
      gist.marks[sentence.lowerBound].source.lowerBound..<gist.marks[sentence.upperBound - 1].source.upperBound
    return record
  }

  /// One figure, year or list mark under the field's name, several as `suku.1`, `suku.2` …: those of the last one's kind,
  /// for `8 indikator (72,73 %)` counts indicators.
  private func add(_ field: FieldDefinition, _ marks: Range<Int>, to fields: inout [String: Fact]) {
    guard field.kind.isFigure else { return fields[field.name] = fact(marks) }
    var figures = marks.filter { gist.marks[$0].figure != nil }
    if let last = figures.last { figures.removeAll { kind(of: $0) != kind(of: last) } }
    let counted = figures.isEmpty ? marks.filter { gist.marks[$0].word == "@" || gist.marks[$0].isBullet } : figures
    for (number, mark) in counted.enumerated() {
      let key = counted.count == 1 ? field.name : "\(field.name).\(number + 1)"
      let figure = gist.marks[mark].figure ?? gist.marks[mark].year.flatMap { PrintedNumber.parse(String($0)) }
      fields[key] = fact(mark..<mark + 1, figure)
    }
  }

  /// `#%`, `#rp` or `#n`, whether or not a word introduces the figure.
  private func kind(of mark: Int) -> Substring { gist.marks[mark].word.drop { $0 == "!" } }

  private func place(_ marks: Range<Int>) -> Place? {
    guard let first = marks.first, let last = marks.last else { return nil }
    return page.locator.place(gist.marks[first].source.lowerBound..<gist.marks[last].source.upperBound)
  }

  private func fact(_ marks: Range<Int>, _ figure: PrintedNumber? = nil) -> Fact? {
    place(marks).map { Fact(place: $0, text: page.document.text.string($0.range), figure: figure) }
  }

  /// Where the word that a field asks for may be said: in the sentence of a mark, or in its paragraph.
  private func reach(of field: FieldDefinition, _ mark: Int) -> Range<Int> {
    field.isOfParagraph ? gist.block(around: mark) : gist.sentence(around: mark)
  }

  private func said(_ word: String, in marks: Range<Int>) -> Fact? {
    let words = word.split(separator: "|").map(String.init)
    return marks.first { words.contains(gist.marks[$0].word) }.flatMap { fact($0..<$0 + 1) }
  }

  /// The year a figure is of: the only one of its sentence, else the last before it in its paragraph. Where years stand
  /// on both sides the one that is not the report's, so that a figure is never taken for this year's by mistake.
  private func year(of mark: Int) -> Fact? {
    let sentence = gist.sentence(around: mark)
    var years = sentence.filter { gist.marks[$0].word == "@" }
    if years.isEmpty {
      years = (gist.block(around: mark).lowerBound..<mark).filter { gist.marks[$0].word == "@" }.suffix(1)
    }
    let before = years.last { $0 < mark }
    let after = years.first { $0 > mark }
    let other = [before, after].compactMap { $0 }.first { gist.marks[$0].year != page.year }
    guard let chosen = other ?? before ?? after else { return nil }
    return fact(chosen..<chosen + 1, gist.marks[chosen].year.flatMap { PrintedNumber.parse(String($0)) })
  }

  /// The name said last in the paragraph before a sentence that speaks of "indikator ini".
  private func told(before sentence: Range<Int>, _ mark: Int, _ names: Subjects) -> String? {
    guard sentence.contains(where: { $0 < mark && gist.marks[$0].word == "anafora" }) else { return nil }
    let block = gist.marks[gist.block(around: mark).lowerBound].source.lowerBound
    return names.last(in: page.document.text.string(block..<gist.marks[sentence.lowerBound].source.lowerBound))
  }

  /// Where a comma begins the next item of a sentence that lists several, in capitals: `… sebanyak 159 orang, Jumlah …`.
  private func clauseEnd(behind start: Int, before end: Int) -> Int {
    var index = start
    while index + 2 < end {
      if page.bytes[index] == UInt8(ascii: ","), [0x20, 0x0A].contains(page.bytes[index + 1]),
        (0x41...0x5A).contains(page.bytes[index + 2])
      {
        return index
      }
      index += 1
    }
    return max(start, end)
  }

  /// Whose figure it is: the name said last before it in its sentence, the only one said behind it in its clause, where the
  /// sentence speaks of "indikator ini" the one said last in the paragraph, or the heading's.
  private func subject(_ field: FieldDefinition, _ mark: Int) -> Fact? {
    guard let names = subjects[field.name] else { return nil }
    let sentence = gist.sentence(around: mark)
    let start = gist.marks[sentence.lowerBound].source.lowerBound
    let figure = gist.marks[mark].source
    let end = sentence.last.map { gist.marks[$0].source.upperBound } ?? figure.upperBound
    let text = page.document.text
    let said =
      names.last(in: text.string(start..<figure.lowerBound))
      ?? names.only(in: text.string(start..<clauseEnd(behind: figure.upperBound, before: end)))
    guard let place = page.locator.place(figure) else { return nil }
    if let said { return Fact(place: place, text: said) }
    if let told = told(before: sentence, mark, names) { return Fact(place: place, text: told) }
    // A name that no table states is still somebody else's.
    let isOther = sentence.contains {
      gist.marks[$0].word == "indikator" && $0 + 1 < mark && gist.marks[$0 + 1].word == "_"
    }
    let isItem = gist.marks[gist.block(around: mark).lowerBound].isBullet
    let words = text.string(start..<figure.lowerBound).split(separator: " ").count
    guard !isOther, !isItem || words < 5 else { return nil }
    return HeadingSubjects(page: page, names: names).above(place.block).map { Fact(place: place, text: $0) }
  }
}
