/// Cuts a printed name into its normalised words.
enum NameWords {
  static func normalised(_ window: Window) -> [[UInt8]] {
    var collected = Collected()
    var index = skipListMark(window)
    while index < window.upper {
      let byte = window[index]
      if byte.isLetter || byte.isDigit {
        collected.word.append(byte.lowered)
        index += 1
      } else if byte == 0x27 || byte == 0x60 {
        index += 1
      } else if byte >= 0x80 {
        index = foreign(window, index, &collected)
      } else if let end = byte == Ascii.open ? bracketedAcronym(window, index) : byte == 0x3C ? tag(window, index) : nil
      {
        collected.close()
        // "(DAK)" tells where the money comes from, not what the words before it are called for short.
        if byte == Ascii.open, !collected.isShortened(by: window, index + 1..<end - 1) {
          index += 1
        } else {
          index = end
        }
      } else {
        collected.close()
        if byte == 0x26 { collected.words.append(Array("dan".utf8)) }
        index += 1
      }
    }
    collected.close()
    return collected.words
  }

  /// The finished words and the one being read.
  private struct Collected {
    var words: [[UInt8]] = []
    var word: [UInt8] = []

    /// Whether an acronym may stand for the words so far: without letters or with digits (`LK3`), or each of its letters
    /// begins a word; long ones need only begin as a word does (`PROKLIM` after "program kampung iklim").
    func isShortened(by window: Window, _ range: Range<Int>) -> Bool {
      let letters = range.map { window[$0] }.filter(\.isLetter).map(\.lowered)
      guard let first = letters.first, !range.contains(where: { window[$0].isDigit }) else { return true }
      let initials = words.compactMap(\.first)
      if letters.count > 4 { return initials.contains(first) }
      var rest = letters[...]
      for initial in initials where initial == rest.first { rest.removeFirst() }
      return rest.isEmpty
    }

    mutating func close() {
      guard !word.isEmpty else { return }
      words += folded(word)
      word = []
    }
  }

  /// Letters with accents stay, marks and spaces part words, the typographic apostrophe and soft hyphen vanish.
  private static func foreign(_ window: Window, _ index: Int, _ collected: inout Collected) -> Int {
    let byte = window[index]
    let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
    let isApostrophe = byte == 0xE2 && window[index + 1] == 0x80 && (0x98...0x99).contains(window[index + 2])
    let isSoftHyphen = byte == 0xC2 && window[index + 1] == 0xAD
    if isApostrophe || isSoftHyphen { return index + length }
    if byte == 0xC2 || byte >= 0xE2 || length == 1 {
      collected.close()
    } else {
      for offset in 0..<length where index + offset < window.upper { collected.word.append(window[index + offset]) }
    }
    return index + length
  }

  /// Behind a leading "1.", "1.2.", "2)", "(3)", "a.", "b)", "IV.", and "1.2" before a capital.
  private static func skipListMark(_ window: Window) -> Int {
    var start = window.lower
    while start < window.upper, !window[start].isLetter, !window[start].isDigit, window[start] < 0x80,
      window[start] != Ascii.open
    {
      start += 1
    }
    let isOpen = window[start] == Ascii.open
    var index = isOpen ? start + 1 : start
    let mark = index
    if window[index].isDigit {
      while index - mark < 12, window[index].isDigit || (window[index] == Ascii.dot && window[index + 1].isDigit) {
        index += 1
      }
      // "1.250 rumah" begins with a figure, not with a number of a list.
    } else {
      let end = window.letters(index)
      let isRoman = end - index <= 4 && window.lowered(index, end).utf8.allSatisfy { [0x69, 0x76, 0x78].contains($0) }
      guard end - index == 1 || (isRoman && end > index) else { return start }
      index = end
    }
    let closing = window[index]
    if !isOpen, closing == Ascii.space, isCode(window, mark, index) { return window.skipSpaces(index) }
    guard index > mark, closing == Ascii.close || (!isOpen && closing == Ascii.dot) else { return start }
    let rest = window.skipSpaces(index + 1)
    return window[rest].isLetter || window[rest] == Ascii.open || window[rest] == 0x2A ? rest : start
  }

  /// Whether digits with dots between them, at most two in a row, number what begins with a capital: "1.2 Cakupan", not
  /// "2.5 km".
  private static func isCode(_ window: Window, _ mark: Int, _ end: Int) -> Bool {
    var (run, dots) = (0, 0)
    for index in mark..<end {
      if window[index] == Ascii.dot { (run, dots) = (0, dots + 1) } else { run += 1 }
      if run > 2 { return false }
    }
    return dots > 0 && window[window.skipSpaces(end)].isUpper
  }

  /// Behind "(PPKS)", "(LK3)", "(%)", "(Rp)": one token without lower-case letters, at most twelve bytes; or empty.
  private static func bracketedAcronym(_ window: Window, _ open: Int) -> Int? {
    var index = open + 1
    var capitals = 0
    while index - open <= 14, index < window.upper, window[index] != Ascii.close {
      let byte = window[index]
      if byte.isUpper {
        capitals += 1
      } else if !byte.isDigit, byte != Ascii.percent, byte != Ascii.dash,
        byte != Ascii.slash, byte != Ascii.space
      {
        return window.has("(rp)", at: open) ? open + 4 : nil
      }
      if byte == Ascii.space, capitals > 0 { return nil }
      index += 1
    }
    guard window[index] == Ascii.close else { return nil }
    let hasPercent = window[index - 1] == Ascii.percent || window[open + 1] == Ascii.percent
    return capitals >= 2 || hasPercent || index == open + 1 ? index + 1 : nil
  }

  /// Behind a short markup tag such as "<br>" or "</i>".
  private static func tag(_ window: Window, _ open: Int) -> Int? {
    var index = open + 1
    while index - open <= 8, window[index].isLetter || window[index] == Ascii.slash { index += 1 }
    return index > open + 1 && window[index] == 0x3E ? index + 1 : nil
  }

  private static func folded(_ word: [UInt8]) -> [[UInt8]] {
    guard word.count >= 4, let other = variants[word] else { return [word] }
    return other
  }

  private static let variants: [[UInt8]: [[UInt8]]] = {
    let pairs = [
      "percentase": "persentase", "prosentase": "persentase", "presentase": "persentase", "prosentasi": "persentase",
      "persentasi": "persentase", "precentase": "persentase", "walikota": "wali kota", "stratejik": "strategis",
      "strategik": "strategis", "stratejis": "strategis", "aktifitas": "aktivitas", "efektifitas": "efektivitas",
      "produktifitas": "produktivitas", "kwalitas": "kualitas", "kwantitas": "kuantitas", "resiko": "risiko",
      "ijin": "izin", "perijinan": "perizinan", "analisa": "analisis", "propinsi": "provinsi", "milyar": "miliar",
      "pebruari": "februari", "nopember": "november", "review": "reviu", "riviu": "reviu", "standard": "standar",
      "sistim": "sistem", "sistimatika": "sistematika", "jadual": "jadwal", "metoda": "metode", "obyek": "objek",
      "subyek": "subjek", "praktek": "praktik", "apotik": "apotek", "hakekat": "hakikat", "nasehat": "nasihat",
    ]
    return Dictionary(
      uniqueKeysWithValues: pairs.map { (Array($0.utf8), $1.utf8.split(separator: Ascii.space).map(Array.init)) })
  }()
}
