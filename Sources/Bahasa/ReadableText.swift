/// A cell's text as it reads, with the way back to where each byte stands: without signs nobody sees, without the narrow
/// spaces that part thousands, and without a break inside an amount.
struct ReadableText {
  private(set) var bytes: [UInt8] = []
  private var origins: [Int] = []
  private let end: Int

  /// Nil when the text already reads as it stands.
  init?(_ window: Window) {
    end = window.upper
    bytes.reserveCapacity(window.upper - window.lower)
    var index = window.lower
    while index < window.upper {
      let (sign, length) = Self.sign(window, index)
      if let byte = sign.byte ?? (sign == .narrow && !isThousands(window, index + length) ? Ascii.space : nil) {
        bytes.append(byte)
        origins.append(index)
      }
      index += length
    }
    joinBreak()
    if bytes.count == window.upper - window.lower { return nil }
  }

  /// The place in the original text of a range of this text.
  func origin(_ range: Range<Int>) -> Range<Int> {
    guard range.lowerBound < origins.count else { return end..<end }
    let lower = origins[range.lowerBound]
    let upper = range.upperBound < origins.count ? origins[range.upperBound] : end
    return lower..<max(lower, upper)
  }

  /// What a sign is for a reader of figures.
  private enum Sign: Equatable {
    case plain(UInt8)
    case unseen
    /// A space that may part thousands.
    case narrow

    var byte: UInt8? {
      if case .plain(let byte) = self { return byte }
      return nil
    }
  }

  private static func sign(_ window: Window, _ index: Int) -> (Sign, Int) {
    switch (window[index], window[index + 1], window[index + 2]) {
    case (0xC2, 0xAD, _): (.unseen, 2)
    case (0xC2, 0xA0, _): (.narrow, 2)
    // Superscript figures refer to a note.
    case (0xC2, 0xB2...0xB3, _), (0xC2, 0xB9, _):
      (window[index - 1].isLetter ? .plain(window[index + 1] == 0xB9 ? 0x31 : window[index + 1] - 0x80) : .unseen, 2)
    case (0xE2, 0x81, 0xB0...0xBE), (0xE2, 0x81, 0xA0): (.unseen, 3)
    case (0xE2, 0x80, 0x87...0x8A), (0xE2, 0x80, 0xAF): (.narrow, 3)
    case (0xE2, 0x80, 0x8B...0x8F), (0xE2, 0x80, 0xAA...0xAE), (0xEF, 0xBB, 0xBF): (.unseen, 3)
    // Full-width figures and signs.
    case (0xEF, 0xBC, let last) where [0x85, 0x8C, 0x8E].contains(last) || (0x90...0x99).contains(last):
      (.plain(last - 0x60), 3)
    default: (.plain(window[index]), 1)
    }
  }

  /// Whether exactly three figures follow, and figures went before.
  private func isThousands(_ window: Window, _ start: Int) -> Bool {
    window.digits(start) == start + 3 && bytes.last?.isDigit ?? false
  }

  /// `265.718.00 0`, `265.718. 000`, `83, 60`: an amount broken by one space or line end.
  private mutating func joinBreak() {
    let window = Window(bytes, 0..<bytes.count)
    guard let space = bytes.indices.first(where: { window[$0] == Ascii.space || window[$0] == 0x0A }), space > 0 else {
      return
    }
    let next = window.skipSpaces(space, lines: true)
    let figures = window.digits(next) - next
    guard figures > 0, let groups = DigitGroups(window, at: bytes.firstIndex { $0.isDigit } ?? 0) else { return }
    let last = groups.groups[groups.groups.count - 1].count
    let isGrouped =
      groups.separators.allSatisfy { $0 == Ascii.dot }
      && groups.groups.dropFirst().dropLast().allSatisfy { $0.count == 3 }
    let isOpen = groups.end + 1 == space && last <= 3
    let behind = window[next + figures]
    let isCut = groups.end == space && groups.separators.count >= 2 && last < 3 && last + figures == 3
    let isDot = isOpen && window[groups.end] == Ascii.dot && !groups.separators.isEmpty && last == 3 && figures == 3
    let isComma =
      isOpen && window[groups.end] == Ascii.comma && figures == 2 && behind != Ascii.dot && behind != Ascii.comma
    guard isGrouped, isCut || isDot || isComma else { return }
    bytes.removeSubrange(space..<next)
    origins.removeSubrange(space..<next)
  }
}
