import Documents

/// Headers, footers and page numbers: lines at one height of several pages that say the same but for figures.
struct Furniture {
  /// Takes them from the pages; answers each wording once, without the figures that change from page to page.
  static func remove(from pages: inout [PDFPage], grids: [[Grid]]) -> [[PDFWord]] {
    var groups: [UInt64: [Candidate]] = [:]
    for index in pages.indices {
      for candidate in candidates(pages[index], index, grids[index]) {
        groups[candidate.key, default: []].append(candidate)
      }
    }
    let needed = pages.count > 3 ? 3 : 2
    var boxes = [[Box]](repeating: [], count: pages.count)
    var repeated: [[PDFLine]] = []
    var seen: Set<Place> = []
    for group in groups.values where group.count >= needed {
      let lines = group.filter { candidate in
        guard group.count(where: { abs($0.distance - candidate.distance) < 7 }) >= needed else { return false }
        boxes[candidate.page].append(candidate.line.box)
        seen.insert(candidate.place)
        return true
      }
      if !lines.isEmpty { repeated.append(lines.map(\.line)) }
    }
    let recognised = groups.values.flatMap { $0 }.filter { pages[$0.page].isRecognised }
    for group in alike(recognised, among: pages.count(where: \.isRecognised)) {
      for candidate in group { boxes[candidate.page].append(candidate.line.box) }
      if !group.contains(where: { seen.contains($0.place) }) { repeated.append([surest(of: group.map(\.line))]) }
    }
    let numbers = numbers(on: pages, beside: boxes)
    for index in pages.indices where !(boxes[index].isEmpty && numbers[index].isEmpty) {
      pages[index].words.removeAll { word in
        numbers[index].contains(word.box)
          || boxes[index].contains { $0.top <= word.centre && word.centre <= $0.bottom }
      }
    }
    return wordings(repeated)
  }

  /// Lines that recognition read a little differently on every page: at one height of a fifth of the recognised pages, of
  /// nearly the same letters. Each group is one wording.
  private static func alike(_ candidates: [Candidate], among pages: Int) -> [[Candidate]] {
    let known = candidates.map { (candidate: $0, pairs: pairs($0.line)) }.filter { $0.pairs.count > 5 }.sorted {
      ($0.candidate.page, $0.candidate.distance) < ($1.candidate.page, $1.candidate.distance)
    }
    typealias Known = (candidate: Candidate, pairs: Set<UInt16>)
    let isAlike: (Known, Known) -> Bool = { one, other in
      abs(one.candidate.distance - other.candidate.distance) < 7
        && 2 * one.pairs.intersection(other.pairs).count * 10 >= (one.pairs.count + other.pairs.count) * 7
    }
    // A page has at most eight candidates; a dozen pages on either side are enough.
    let needed = max(3, min(pages / 5, 12))
    var groups: [[Known]] = []
    for (index, line) in known.enumerated() {
      let near = known[max(0, index - 100)..<min(known.count, index + 100)]
      let others = near.filter { $0.candidate.page != line.candidate.page && isAlike($0, line) }
      guard Set(others.map(\.candidate.page)).count + 1 >= needed else { continue }
      if let group = groups.firstIndex(where: { isAlike($0[0], line) }) {
        groups[group].append(line)
      } else {
        groups.append([line])
      }
    }
    return groups.map { $0.map(\.candidate) }
  }

  /// The line whose letters are surest, without the numbers that count pages.
  private static func surest(of lines: [PDFLine]) -> PDFLine {
    let sureness: (PDFLine) -> Float = { line in
      line.words.reduce(0) { $0 + $1.confidence } / Float(line.words.count)
    }
    let surest = lines.max { sureness($0) < sureness($1) } ?? lines[0]
    let words = surest.words.filter { !isNumber($0.text) }
    return words.isEmpty ? surest : PDFLine(words)
  }

  /// The neighbouring letters of a line.
  private static func pairs(_ line: PDFLine) -> Set<UInt16> {
    let letters = line.words.flatMap { $0.text.filter(\.isLetter).map(\.lowered) }
    return Set(zip(letters, letters.dropFirst()).map { UInt16($0) << 8 | UInt16($1) })
  }

  /// Each wording of repeated lines once, as they first stand; page numbers and what only rules them off left out.
  private static func wordings(_ repeated: [[PDFLine]]) -> [[PDFWord]] {
    var seen: Set<[UInt8]> = []
    let groups = repeated.sorted {
      ($0[0].page, $0[0].box.top, $0[0].box.left) < ($1[0].page, $1[0].box.top, $1[0].box.left)
    }
    return groups.flatMap { lines -> [[PDFWord]] in
      let constant = lines[0].words.indices.map { index in
        lines.allSatisfy { $0.words.indices.contains(index) && $0.words[index].text == lines[0].words[index].text }
      }
      return lines.compactMap { line in
        let words = line.words.enumerated().filter { index, word in
          constant.indices.contains(index) && constant[index] || !isNumber(word.text)
        }.map(\.element)
        let letters = words.flatMap { $0.text.filter { $0.isWord && !$0.isDigit } }
        return letters.count > 3 && !words.allSatisfy({ isPageWord($0.text) })
          && seen.insert(words.flatMap(\.text)).inserted ? words : nil
      }
    }
  }

  /// `Halaman` and `hal.`, which only stand before a page number.
  private static func isPageWord(_ word: ArraySlice<UInt8>) -> Bool {
    ["halaman", "hal", "page"].contains(String(decoding: word.filter(\.isWord).map(\.lowered), as: UTF8.self))
      || isNumber(word)
  }

  /// A number that counts pages; a year is none.
  private static func isNumber(_ word: ArraySlice<UInt8>) -> Bool {
    let core = word.filter(\.isWord)
    if core.isEmpty || core.allSatisfy({ "ivxlcIVXLC".utf8.contains($0) }) { return true }
    return core.count < 4 && core.allSatisfy(\.isDigit)
  }

  /// The boxes of page numbers: figures alone on the first or last line, but for what pages repeat, that count along with
  /// the pages, and on the other pages the figure that counts along at their place, though rows of a table stand beside
  /// it.
  private static func numbers(on pages: [PDFPage], beside furniture: [[Box]]) -> [[Box]] {
    var found: [(page: Int, shift: Int, word: PDFWord)] = []
    for (index, page) in pages.enumerated() {
      let lines = PDFLine.lines(of: page.words).filter { line in
        line.words.count == 1 || !furniture[index].contains(line.box)
      }
      for line in Set([0, lines.count - 1]) where lines.indices.contains(line) && lines[line].words.count == 1 {
        let word = lines[line].words[0]
        let isEdge = word.centre < page.height * 0.2 || word.centre > page.height * 0.7
        guard isEdge, let number = count(word) else { continue }
        found.append((index, number - index, word))
      }
    }
    var counts: [Int: Int] = [:]
    for number in found { counts[number.shift, default: 0] += 1 }
    var numbers = [[Box]](repeating: [], count: pages.count)
    let known = found.filter { counts[$0.shift, default: 0] > 2 }
    for number in known { numbers[number.page].append(number.word.box) }
    for (index, page) in pages.enumerated() where numbers[index].isEmpty {
      let like = known.filter { pages[$0.page].height == page.height && pages[$0.page].width == page.width }
      numbers[index] = page.words.compactMap { word in
        guard let number = count(word) else { return nil }
        return like.count { $0.shift == number - index && $0.word.box.isNear(word.box) } > 2 ? word.box : nil
      }
    }
    return numbers
  }

  /// The number that a word may count a page with.
  private static func count(_ word: PDFWord) -> Int? {
    word.text.count < 6 ? Int(String(decoding: word.text, as: UTF8.self)) : nil
  }

  /// Where a line stands.
  private struct Place: Hashable {
    let page: Int
    let box: Box
  }

  private struct Candidate {
    let page: Int
    let line: PDFLine
    let key: UInt64
    /// How far from the edge of the page.
    let distance: Float

    var place: Place { Place(page: page, box: line.box) }
  }

  private static func candidates(_ page: PDFPage, _ index: Int, _ grids: [Grid]) -> [Candidate] {
    // Feet stand up to five centimetres above the edge.
    let (head, foot) = (page.height * 0.12, page.height * 0.82)
    let top = PDFLine.lines(of: page.words.filter { $0.centre < head }).prefix(4).map { ($0, false) }
    let bottom = PDFLine.lines(of: page.words.filter { $0.centre > foot }).suffix(4).map { ($0, true) }
    // A header row printed on every page belongs to its table.
    let tables = grids.map(\.box).filter { $0.bottom > head * 1.4 && $0.top < foot }
    return (top + bottom).compactMap { line, isFoot in
      guard !tables.contains(where: { $0.top <= line.centre && line.centre <= $0.bottom }), !isCaption(line) else {
        return nil
      }
      return Candidate(
        page: index, line: line, key: key(of: line, isFoot),
        distance: isFoot ? page.height - line.centre : line.centre)
    }
  }

  /// `Gambar 8` at the top of some pages names a picture on each, and `Lampiran 2` an annex.
  private static func isCaption(_ line: PDFLine) -> Bool {
    let words = Array(line.words.map(\.text).joined(separator: [0x20]))
    if line.words.count == 2, words.after("lampiran", in: 0..<words.count) != nil, isNumber(line.words[1].text) {
      return true
    }
    return words.captionLabel(in: 0..<words.count)?.number != nil
  }

  /// The same number for lines of the same letters, whatever their figures.
  private static func key(of line: PDFLine, _ isFoot: Bool) -> UInt64 {
    var hash = isFoot ? FNV() : FNV(basis: 0x8422_2325_CBF2_9CE4)
    var digit = false
    let roman =
      line.words.count == 1 && line.words[0].text.count < 8
      && line.words[0].text.allSatisfy { "ivxlcIVXLC".utf8.contains($0) }
    for word in line.words {
      for byte in word.text where byte.isWord {
        if (byte.isDigit || roman) && digit { continue }
        digit = byte.isDigit || roman
        hash.add(digit ? 0x30 : byte.lowered)
      }
    }
    return hash.value
  }
}

extension Box {
  /// Whether another box stands at the same height of its page, half an inch aside at most.
  fileprivate func isNear(_ other: Box) -> Bool {
    abs(right - other.right) < 36 && abs(top - other.top) < 7
  }
}
