import Bahasa
import Documents
import TestSupport
import Testing

@testable import Reviewing

/// Random tables: one that obeys a law accuses the one broken cell, one that obeys none accuses nobody.
@Suite struct LawPrincipleTests {
  private static let check =
    "obey: [\(LawBreach.Family.names.joined(separator: ", "))]"

  private static let seeds: ClosedRange<UInt64> = 1...25

  private struct Grid {
    var headers: [String]
    var rows: [[String]]

    var document: Document {
      let lines = rows.enumerated().map { "| \($0 + 1) | Uraian \($0) | \($1.joined(separator: " | ")) |" }
      let rule = String(repeating: "|---", count: headers.count + 2) + "|"
      return World.document(
        (["| No | Uraian | \(headers.joined(separator: " | ")) |", rule] + lines).joined(separator: "\n"))
    }
  }

  private func accused(_ grid: Grid) throws -> [String] {
    let document = grid.document
    let outcome = try World.outcome(Self.check, on: Dossier(documents: [document]))
    return outcome.findings.map { finding in
      finding.evidence.first.map { document.text.string($0.place.range) } ?? "–"
    }
  }

  private func whole(_ value: Int) -> String { Figures.format(Double(value), decimals: 0) }

  /// Amounts with their differences and percentages, rounded or cut off.
  private func budget(_ dice: inout Dice) -> Grid {
    let rows = (0..<Int.random(in: 7...14, using: &dice)).map { _ -> [String] in
      let budget = Int.random(in: 10_000_000...900_000_000, using: &dice)
      let spent = Int.random(in: (budget / 3)...budget, using: &dice)
      let units = Bool.random(using: &dice) ? spent * 10_000 / budget : (2 * spent * 10_000 + budget) / (2 * budget)
      return [whole(budget), whole(spent), whole(budget - spent), Figures.format(Double(units) / 100, decimals: 2)]
    }
    return Grid(headers: ["Pagu", "Realisasi", "Sisa", "Serapan"], rows: rows)
  }

  /// Counts with their sum.
  private func counts(_ dice: inout Dice) -> Grid {
    let rows = (0..<Int.random(in: 8...14, using: &dice)).map { _ -> [String] in
      let parts = (0..<3).map { _ in Int.random(in: 20...700, using: &dice) }
      return (parts + [parts.reduce(0, +)]).map(whole)
    }
    return Grid(headers: ["Anak", "Dewasa", "Lansia", "Jumlah"], rows: rows)
  }

  /// Two years and what changed between them.
  private func growth(_ dice: inout Dice) -> Grid {
    let rows = (0..<Int.random(in: 8...14, using: &dice)).map { _ -> [String] in
      let before = Int.random(in: 400...9_000, using: &dice)
      let after = Int.random(in: (before * 3 / 4)...(before * 3 / 2), using: &dice)
      let change = Double(after - before) / Double(before) * 100
      return [whole(before), whole(after), Figures.format(change, decimals: 2)]
    }
    return Grid(headers: ["Tahun 2022", "Tahun 2023", "Perubahan"], rows: rows)
  }

  @Test(arguments: seeds) func tablesThatObeyAccuseNobody(_ seed: UInt64) throws {
    var dice = Dice(seed)
    for grid in [budget(&dice), counts(&dice), growth(&dice)] { #expect(try accused(grid) == []) }
  }

  @Test(arguments: seeds) func theBrokenCellIsAccused(_ seed: UInt64) throws {
    var dice = Dice(seed)
    for (grid, columns) in [(budget(&dice), 0..<4), (counts(&dice), 3..<4), (growth(&dice), 2..<3)] {
      var grid = grid
      let row = Int.random(in: 0..<grid.rows.count, using: &dice)
      let column = Int.random(in: columns, using: &dice)
      let old = try #require(PrintedNumber.parse(grid.rows[row][column])).reading
      // Off by a fifth to a half: no rounding, and no zero.
      let wrong = old.value + abs(old.value) * Double.random(in: 0.2...0.5, using: &dice) + 5
      grid.rows[row][column] = Figures.format(wrong, grain: old.grain)
      #expect(try accused(grid) == [grid.rows[row][column]], "baris \(row + 1) kolom \(column)")
    }
  }

  /// Every kind of column, none bound to another.
  @Test(arguments: seeds) func randomFiguresObeyNothing(_ seed: UInt64) throws {
    var dice = Dice(seed)
    for _ in 0..<4 {
      let kinds = (0..<Int.random(in: 2...9, using: &dice)).map { _ in Int.random(in: 0..<5, using: &dice) }
      let rows = (0..<Int.random(in: 3...16, using: &dice)).map { _ in
        kinds.map { kind -> String in
          switch kind {
          case 0: whole(Int.random(in: 0...9, using: &dice))
          case 1: whole(Int.random(in: 0...60, using: &dice))
          case 2: whole(Int.random(in: 10...999, using: &dice))
          case 3: whole(Int.random(in: 1_000_000...900_000_000, using: &dice))
          default: Figures.format(Double.random(in: 0...100, using: &dice), decimals: 2)
          }
        }
      }
      let grid = Grid(headers: kinds.indices.map { "Angka \($0)" }, rows: rows)
      #expect(try accused(grid) == [], "\(rows)")
    }
  }
}
