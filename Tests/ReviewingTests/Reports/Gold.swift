import Documents
import Facts
import Foundation

@testable import Reviewing

/// Findings measured against what people found in the same report.
enum Gold {
  /// A fault as a person wrote it down.
  struct Defect: Decodable, Sendable {
    var id = ""
    let family: String
    let lines: [Int]
    let quote: String
    var severity = ""
    var certainty = ""

    init(family: String, lines: [Int], quote: String) {
      (self.family, self.lines, self.quote) = (family, lines, quote)
    }

    /// What a careful reader would write down, whatever it weighs.
    var isSure: Bool { certainty == "certain" || certainty == "likely" }

    /// What nobody doubts: it must be found.
    var isCertain: Bool { certainty == "certain" && severity == "kesalahan" }
  }

  /// Words that look wrong but are right.
  struct Correct: Decodable, Sendable {
    let lines: [Int]
    let quote: String
    let why: String
  }

  /// The folder of the gold list, when it lies beside the package.
  static let folder: URL? = ["../shared/gold", "../../shared/gold"].lazy
    .map { Shipped.package.appending(path: $0).standardized }
    .first { FileManager.default.fileExists(atPath: $0.path()) }

  static func read<Item: Decodable>(_ name: String, as type: Item.Type) throws -> [Item] {
    guard let folder else { return [] }
    let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    return try text.split(separator: "\n").map { try JSONDecoder().decode(type, from: Data($0.utf8)) }
  }

  /// For each defect whether a finding says it.
  static func found(_ defects: [Defect], _ findings: [Finding], in dossier: Dossier) -> [Bool] {
    let quoted = findings.map { Quoted($0, in: dossier) }
    return defects.map { defect in quoted.contains { $0.says(defect) } }
  }

  /// Findings that accuse words known to be right, and no words known to be wrong.
  static func wrong(
    _ findings: [Finding], _ correct: [Correct], besides defects: [Defect], in dossier: Dossier
  ) -> [(Finding, Correct)] {
    findings.flatMap { finding -> [(Finding, Correct)] in
      guard let first = Quoted(finding, in: dossier).evidence.first,
        !defects.contains(where: { first.stands(on: $0.lines) && overlap(first.words, $0.quote) })
      else { return [] }
      return correct.filter { first.stands(on: $0.lines) && overlap(first.words, $0.quote) }.map { (finding, $0) }
    }
  }

  /// Whether two quotations are about the same words: one holds the other, or they share three of five words.
  static func overlap(_ left: String, _ right: String) -> Bool {
    let (a, b) = (words(left), words(right))
    let (short, long) = a.count <= b.count ? (a, b) : (b, a)
    guard !short.isEmpty else { return false }
    let isHeld = long.indices.contains { start in long[start...].starts(with: short) }
    let shared = Set(short).intersection(long).count
    return isHeld || (short.count >= 2 && shared * 5 >= Set(short).count * 3)
  }

  /// Lower case, without marks of emphasis; a figure is one word, without its percent sign.
  private static func words(_ text: String) -> [Substring] {
    text.lowercased().split { character in
      character.isWhitespace || "*_#|/\\\"“”()%:;".contains(character)
    }.map { word in
      let trimmed = word.drop { ".,".contains($0) }
      return trimmed.last.map { ".,".contains($0) } == true ? trimmed.dropLast() : trimmed
    }.filter { !$0.isEmpty }
  }

  /// A finding with the lines and words of its evidence.
  private struct Quoted {
    struct Words {
      let lines: ClosedRange<Int>
      let words: String

      func stands(on lines: [Int]) -> Bool { lines.contains { self.lines.contains($0) } }
    }

    let family: String
    let evidence: [Words]

    init(_ finding: Finding, in dossier: Dossier) {
      family = finding.rule.family
      evidence = finding.evidence.map { evidence in
        let text = dossier.documents[evidence.place.document].text
        let range = evidence.place.range
        let last = max(range.lowerBound, range.upperBound - 1)
        return Words(
          lines: text.position(at: range.lowerBound).line...text.position(at: last).line, words: text.string(range))
      }
    }

    func says(_ defect: Defect) -> Bool {
      if family == defect.family, evidence.first?.stands(on: defect.lines) == true { return true }
      return evidence.contains { $0.stands(on: defect.lines) && overlap($0.words, defect.quote) }
    }
  }
}
