/// A grade or level, with or without its score: "Nilai A (83)", "BB (72,13)", "Level 3 (3,35)", "Level III", "Skor 72,5".
enum GradedFigure {
  /// The figure of a grade; nil when the words before it are no grade. A level beside its score is another reading.
  static func read(_ core: Window) -> PrintedNumber? {
    var words: [Range<Int>] = []
    var index = core.lower
    while core[index].isLetter, words.count < 6 {
      words.append(index..<core.letters(index))
      index = core.letters(index)
      while core[index] == 0x3A || core[index] == 0x3D || core.skipSpaces(index) > index {
        index = core.skipSpaces(core[index] == 0x3A || core[index] == 0x3D ? index + 1 : index)
      }
    }
    guard !words.isEmpty else { return nil }
    let texts = words.map { core.lowered($0.lowerBound, $0.upperBound) }
    if texts.dropLast().contains(where: levels.contains) || levels.contains(texts[texts.count - 1]) {
      return level(core, words, texts, index)
    }
    if let inner = bracket(core, index) {
      let grade = texts.drop(while: leads.contains)
      guard grade.allSatisfy(grades.contains), var score = PrintedNumber.parse(core.bytes, in: inner),
        score.label == nil, score.reading.value >= 0 || score.alternatives.contains(where: { $0.value >= 0 })
      else { return nil }
      if !grade.isEmpty {
        score = score.with(label: core.text(words[grade.startIndex].lowerBound, words[texts.count - 1].upperBound))
      }
      return score
    }
    guard texts.allSatisfy(leads.contains), core[index].isDigit else { return nil }
    return PrintedNumber.parse(core.bytes, in: index..<core.upper)
  }

  /// "Level 3", "Level III", "Tingkat 3 (3,35)".
  private static func level(_ core: Window, _ words: [Range<Int>], _ texts: [String], _ index: Int) -> PrintedNumber? {
    guard let mark = texts.firstIndex(where: levels.contains), texts.prefix(mark).allSatisfy(leads.contains) else {
      return nil
    }
    var step: Int?
    var digits = words[words.count - 1]
    var end = index
    if mark == texts.count - 1 {
      digits = index..<core.digits(index)
      step = core.smallNumber(digits.lowerBound, digits.upperBound)
      end = core.skipSpaces(digits.upperBound)
    } else if mark == texts.count - 2 {
      step = RomanNumeral.value(texts[mark + 1])
    }
    guard let step, step <= 20 else { return nil }
    let label = core.text(words[mark].lowerBound, digits.upperBound)
    // A level without its score stands for every score of that level.
    let reading = Reading(value: Double(step), grain: 1)
    if end == core.upper {
      return PrintedNumber(
        reading: reading, alternatives: [], unit: nil, label: label, isMalformed: false, isPlainInteger: true,
        range: digits, whole: words[mark].lowerBound..<digits.upperBound, extent: .upTo(Double(step) + 0.99))
    }
    guard let inner = bracket(core, end), let score = PrintedNumber.parse(core.bytes, in: inner), score.label == nil
    else {
      return nil
    }
    return score.with(
      alternatives: score.alternatives + [Reading(value: Double(step), grain: 0)], label: label)
  }

  /// The inside of brackets that hold the rest of the cell.
  private static func bracket(_ core: Window, _ start: Int) -> Range<Int>? {
    guard core[start] == Ascii.open, core[core.upper - 1] == Ascii.close, core.upper - start > 2 else { return nil }
    return start + 1..<core.upper - 1
  }

  private static let levels: Set<String> = ["level", "tingkat", "peringkat", "tahap", "kelas", "strata", "grade"]

  private static let leads: Set<String> = ["nilai", "skor", "score", "indeks", "predikat", "kategori", "hasil"]

  /// Words that say how well something is.
  private static let grades: Set<String> = [
    "aa", "a", "bb", "b", "cc", "c", "d", "e", "wtp", "wdp", "sangat", "amat", "cukup", "agak", "kurang", "tidak",
    "baik",
    "sekali", "sedang", "tinggi", "rendah", "puas", "memuaskan", "memadai", "buruk", "efektif", "efisien", "prima",
    "unggul",
    "mandiri", "maju", "berkembang", "utama", "madya", "pratama", "nindya", "paripurna", "informatif", "berhasil",
    "optimal",
    "istimewa", "sb", "k", "st", "t", "s", "r", "sr", "sk", "bs",
  ]
}
