/// Characters of the symbol fonts as Unicode: a tick in Wingdings is the letter `ü` of another font.
enum SymbolFont {
  case symbol, wingdings, wingdings2, webdings

  init?(_ name: String) {
    switch name.lowercased() {
    case "symbol": self = .symbol
    case "wingdings": self = .wingdings
    case "wingdings 2": self = .wingdings2
    case "webdings": self = .webdings
    default: return nil
    }
  }

  /// The character at a code of this font, with or without the private-use offset F000; a bullet when it is unknown.
  func character(_ code: UInt32) -> Unicode.Scalar {
    let low = UInt8(truncatingIfNeeded: code)
    if low <= 0x20 { return " " }
    if let known = table[low] { return known }
    return self == .symbol && low < 0x7F ? Unicode.Scalar(low) : "•"
  }

  /// The character a private-use code shows when its font is not named: Symbol's bullet or Wingdings.
  static func unnamed(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard (0xF020...0xF0FF).contains(scalar.value) else { return scalar }
    return SymbolFont.wingdings.character(scalar.value)
  }

  private var table: [UInt8: Unicode.Scalar] {
    switch self {
    case .symbol: Self.symbols
    case .wingdings: Self.wingdingSigns
    case .wingdings2: Self.wingding2Signs
    case .webdings: Self.webdingSigns
    }
  }

  private static let symbols: [UInt8: Unicode.Scalar] = [
    0xA3: "≤", 0xB3: "≥", 0xB4: "×", 0xB8: "÷", 0xB1: "±", 0xB7: "•", 0xB9: "≠", 0xBB: "≈", 0xD6: "√", 0xD7: "⋅",
    0xE5: "∑", 0xA5: "∞", 0xAE: "→", 0xDE: "⇒", 0xB0: "°", 0x53: "Σ", 0x44: "Δ", 0x61: "α", 0x62: "β", 0x6D: "μ",
    0x70: "π", 0x73: "σ", 0xA8: "♦", 0xBC: "…", 0x2D: "−", 0x40: "≅",
  ]
  private static let wingdingSigns: [UInt8: Unicode.Scalar] = [
    0xFC: "✓", 0xFB: "✗", 0xFE: "☑", 0xFD: "☒", 0xA8: "☐", 0x6F: "☐", 0x71: "☐", 0x72: "☐", 0x6E: "■", 0xA7: "▪",
    0x6C: "●", 0xD8: "➢", 0xE0: "→", 0xF0: "⇒", 0xE8: "→", 0x9F: "•", 0x76: "❖", 0xB7: "•", 0xA1: "○", 0x28: "☎",
    0x2A: "✉", 0x4A: "☺", 0xAB: "★", 0xC3: "▪", 0x77: "◆", 0x75: "◆", 0x73: "◆",
  ]
  private static let wingding2Signs: [UInt8: Unicode.Scalar] = [
    0x50: "✓", 0x4F: "✗", 0x52: "☑", 0x51: "☒", 0x53: "☒", 0x54: "☒", 0xA3: "☐", 0x2A: "☐", 0x97: "•", 0x98: "●",
  ]
  private static let webdingSigns: [UInt8: Unicode.Scalar] = [
    0x61: "✓", 0x72: "✗", 0x63: "☐", 0x67: "■", 0x3D: "•", 0x6E: "●", 0x34: "➢",
  ]
}
