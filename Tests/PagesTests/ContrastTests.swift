import Foundation
import Testing

@testable import Web

@Suite("Contrast of the palette (WCAG 2.2, 1.4.3 and 1.4.11)")
struct ContrastTests {
  /// The colours by name, of the light and of the dark palette.
  static let palettes: [[String: String]] = {
    let css = String(decoding: Asset.all.first { $0.name == "desk.css" }?.bytes ?? [], as: UTF8.self)
    let blocks = css.split(separator: ":root {").dropFirst().prefix(2)
    var palettes = blocks.map { block in
      var colours: [String: String] = [:]
      for match in block.prefix(2500).split(separator: "}")[0].matches(of: /--([a-z-]+): (#[0-9a-f]{6})/) {
        colours[String(match.1)] = String(match.2)
      }
      return colours
    }
    // The dark palette changes what the light one says.
    if palettes.count == 2 { palettes[1] = palettes[0].merging(palettes[1]) { $1 } }
    return palettes
  }()

  private func luminance(_ colour: String) -> Double {
    let parts = [1, 3, 5].map { start in
      let from = colour.index(colour.startIndex, offsetBy: start)
      let value = Double(Int(colour[from...].prefix(2), radix: 16) ?? 0) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  private func contrast(_ one: String, _ other: String) -> Double {
    let values = [luminance(one), luminance(other)].sorted()
    return (values[1] + 0.05) / (values[0] + 0.05)
  }

  @Test func wordsAreReadOnEveryGroundTheyStandOn() throws {
    #expect(Self.palettes.count == 2)
    let grounds = ["ground", "paper", "raised"]
    var pairs = ["ink", "quiet", "accent", "bad", "unsure", "good", "neutral", "new"].flatMap { ink in
      grounds.map { (ink, $0) }
    }
    pairs += ["bad", "unsure", "good", "neutral", "new"].map { ($0, $0 + "-ground") }
    pairs += ["mark-bad", "mark-unsure", "mark-note", "mark-chosen", "mark-witness"].map { ("mark-ink", $0) }
    pairs += [
      ("on-accent", "accent"), ("on-bar", "bar"), ("ink", "chosen"), ("accent", "chosen"), ("ink", "bad-ground"),
    ]
    pairs += [("ink", "good-ground"), ("ink", "unsure-ground"), ("ink", "neutral-ground"), ("paper", "bad")]
    for (number, palette) in Self.palettes.enumerated() {
      for (ink, ground) in pairs {
        let found = contrast(try #require(palette[ink], "\(ink)"), try #require(palette[ground], "\(ground)"))
        #expect(found >= 4.5, "\(number == 0 ? "terang" : "gelap"): \(ink) di atas \(ground) \(found)")
      }
    }
  }

  @Test func bordersOfControlsAreSeen() throws {
    for palette in Self.palettes {
      let line = try #require(palette["strong-line"])
      for ground in ["ground", "paper"] { #expect(contrast(line, try #require(palette[ground])) >= 3) }
    }
  }
}
