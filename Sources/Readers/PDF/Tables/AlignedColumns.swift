import Documents

/// Columns told by the room between words.
extension AlignedTable {
  /// The stretches that (next to) no line has ink on, and in each the middle of what the fewest lines cross: a header
  /// over several columns, or one set too narrow, may cross.
  static func gutters(_ lines: ArraySlice<PDFLine>, _ height: Float) -> [(
    place: Float, room: ClosedRange<Float>
  )] {
    guard let left = lines.map(\.box.left).min() else { return [] }
    let inked = ink(lines, height, from: left)
    let allowed = lines.count > 4 ? max(1, lines.count / 10) : 0
    var gutters: [(place: Float, room: ClosedRange<Float>)] = []
    var start = 0
    for place in inked.indices where inked[place] > allowed {
      let isWide = Float(place - start) >= 0.9 * height
      if start > 0, isWide || place - start > 1 && figuresEnd(at: left + Float(start) / 2, lines) {
        let room = (left + Float(start) / 2)...(left + Float(place) / 2)
        gutters.append((left + emptiest(inked, start..<place) / 2, room))
      }
      start = place + 1
    }
    return gutters
  }

  /// Whether most lines have a figure that ends at one place: a column set close to the next.
  private static func figuresEnd(at place: Float, _ lines: ArraySlice<PDFLine>) -> Bool {
    let ending = lines.count { line in line.words.contains { abs($0.box.right - place) < 1 && $0.endsAsFigure } }
    return ending > 2 && ending * 10 >= lines.count * 6
  }

  /// For each half point how many lines have ink there; spaces between words count as ink.
  private static func ink(_ lines: ArraySlice<PDFLine>, _ height: Float, from left: Float) -> [Int] {
    guard let right = lines.map(\.box.right).max(), (0..<4_000).contains(right - left) else { return [] }
    var inked = [Int](repeating: 0, count: Int(clamping: (right - left) * 2) + 2)
    for line in lines {
      var last = -1
      for piece in line.pieces(parting: 0.35 * height) {
        let start = max(Int(clamping: (piece[0].box.left - left) * 2), last + 1)
        let end = min(Int(clamping: (piece[piece.count - 1].box.right - left) * 2), inked.count - 1)
        for place in stride(from: start, through: end, by: 1) { inked[place] += 1 }
        last = max(last, end)
      }
    }
    return inked
  }

  /// The middle of the longest run of the smallest number.
  private static func emptiest(_ inked: [Int], _ range: Range<Int>) -> Float {
    let least = inked[range].min() ?? 0
    var best = range
    var (longest, start) = (0, range.lowerBound)
    for place in range.lowerBound...range.upperBound where place == range.upperBound || inked[place] > least {
      if place - start > longest { (best, longest) = (start..<place, place - start) }
      start = place + 1
    }
    return Float(best.lowerBound + best.upperBound) / 2
  }

  func column(_ place: Float) -> Int { gutters.prefix { $0 < place }.count }
}
