import Documents

/// How wide words are in a usual office type, reckoned by kinds of letters: enough to know how many lines they take.
struct TypeWidth {
  let points: Int
  let isBold: Bool

  /// The lines that words take in so many points, broken between words; longer words are broken anywhere.
  func lines(_ text: some StringProtocol, in room: Double) -> Int {
    let room = max(room, Double(points))
    let space = width(of: " ")
    var lines = 1
    var used = 0.0
    for word in text.split(separator: " ") {
      let width = word.unicodeScalars.reduce(0) { $0 + self.width(of: $1) }
      if used > 0, used + space + width > room {
        lines += 1
        used = 0
      } else if used > 0 {
        used += space
      }
      let more = Int(clamping: (used + width) / room)
      lines += more
      used = used + width - Double(more) * room
    }
    return lines
  }

  /// Widths of Arial in thousandths of its size, a little generous.
  private func width(of scalar: Unicode.Scalar) -> Double {
    let parts: Double =
      switch scalar {
      case "i", "j", "l", "I", "'", "|", ".", ",", ":", ";", "!", " ", "/", "t", "f", "(", ")", "-", "r": 300
      case "c", "k", "s", "v", "x", "y", "z", "J": 510
      case "m", "w", "M", "W", "%", "—", "…", "@": 900
      case "A"..."Z": 700
      case "\u{0020}"..."\u{024F}": 560
      default: 600
      }
    return parts * Double(points) / (isBold ? 930 : 1000)
  }
}
