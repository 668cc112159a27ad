import Bahasa
import Documents
import TestSupport
import Testing

@testable import Reviewing

/// A correctly rounded or cut-off figure is never an error.
///
/// Random whole targets and results; the quotient is worked out in whole numbers, apart from the engine, then rounded
/// or cut off to zero, one or two decimals and printed in a report of its own.
@Suite struct PrincipleTests {
  private static let check = "each: indikator\nholds: capaian = realisasi / target * 100"

  /// One printed line and the words of its capaian.
  private struct Line {
    let target: Int
    let result: Int
    let decimals: Int
    /// The capaian in units of its last digit.
    let units: Int

    /// The capaian in the Indonesian way, with a comma and no dots between thousands.
    var claim: String {
      guard decimals > 0 else { return "\(units)" }
      let power = decimals == 1 ? 10 : 100
      let fraction = String(units % power)
      return "\(units / power)," + String(repeating: "0", count: decimals - fraction.count) + fraction
    }
  }

  private func document(_ lines: [Line]) -> Document {
    let rows = lines.enumerated().map { number, line in
      "| \(number + 1) | Indikator nomor \(number) | \(line.target) | \(line.result) | \(line.claim) |"
    }
    return World.document(
      "| No | Indikator | Target | Realisasi | Capaian |\n|---|---|---|---|---|\n" + rows.joined(separator: "\n"))
  }

  /// Lines whose capaian is the true quotient, rounded or cut off, moved by so many units of its last digit.
  private func lines(_ count: Int, seed: UInt64, off: (inout Dice) -> Int) -> [Line] {
    var dice = Dice(seed)
    return (0..<count).map { _ in
      let target = Int.random(in: 1...99_999, using: &dice)
      let result = Int.random(in: 0...(target * 2), using: &dice)
      let decimals = Int.random(in: 0...2, using: &dice)
      let scaled = result * [100, 1_000, 10_000][decimals]
      let units = Bool.random(using: &dice) ? scaled / target : (2 * scaled + target) / (2 * target)
      return Line(target: target, result: result, decimals: decimals, units: max(0, units + off(&dice)))
    }
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>) func aRightCapaianAlwaysHolds(_ seed: UInt64) throws {
    let document = document(lines(60, seed: seed) { _ in 0 })
    let outcome = try World.outcome(Self.check, on: Dossier(documents: [document]))
    #expect(outcome.checked == 60)
    #expect(outcome.verdict == .pass)
    #expect(outcome.findings.map(\.message) == [])
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>) func aCapaianTwoUnitsOffNeverHolds(_ seed: UInt64) throws {
    let wrong = lines(60, seed: seed) { dice in Int.random(in: 2...60, using: &dice) }
    let outcome = try World.outcome(Self.check, on: Dossier(documents: [document(wrong)]))
    #expect(outcome.checked == 60)
    #expect(outcome.findings.count == 60)
    #expect(outcome.findings.allSatisfy { $0.severity == .error && $0.computation != nil })
  }

  /// Rounded inputs: whatever true values they were rounded from, their quotient is no error.
  @Test(arguments: 1...20 as ClosedRange<UInt64>) func roundedInputsAreNoError(_ seed: UInt64) throws {
    var dice = Dice(seed)
    let rows = (1...60).map { number in
      let target = Double.random(in: 20...200, using: &dice)
      let result = Double.random(in: 0...300, using: &dice)
      let capaian = Figures.format(result / target * 100, decimals: Int.random(in: 0...2, using: &dice))
      return
        "| \(number) | Nomor \(number) | \(Figures.format(target, decimals: 2)) | \(Figures.format(result, decimals: 2)) | \(capaian) |"
    }
    let text =
      "| No | Indikator | Target | Realisasi | Capaian |\n|---|---|---|---|---|\n" + rows.joined(separator: "\n")
    let outcome = try World.outcome(Self.check, on: Dossier(documents: [World.document(text)]))
    #expect(outcome.checked == 60)
    #expect(outcome.findings.map(\.message) == [])
  }

  /// Rounded the wrong way, by less than one unit of the last digit: said, but only as a note.
  @Test func roundedTheWrongWayIsANote() throws {
    let text = "| Indikator | Target | Realisasi | Capaian |\n|---|---|---|---|\n| Jalan | 3 | 1 | 33,34 |"
    let outcome = try World.outcome(Self.check, on: Dossier(documents: [World.document(text)]))
    #expect(outcome.findings.map(\.severity) == [.note])
    #expect(outcome.findings.first?.message == "Salah. Selisihnya hanya pembulatan.")
  }
}

@Suite struct IntervalTests {
  @Test(arguments: [
    (87.73, 0.01, 87.735, true), (87.73, 0.01, 87.7399999, true), (87.73, 0.01, 87.725, true),
    (87.73, 0.01, 87.72, false), (87.73, 0.01, 87.76, false), (100, 1, 100.99, true), (100, 1, 99.5, true),
    (100, 1, 99.4, false), (100, 1, 101.1, false), (-4.2, 0.1, -4.29, true), (-4.2, 0.1, -4.15, true),
    (-4.2, 0.1, -4.1, false), (0, 1, 0.4, true),
    // Exactly one unit away is neither rounded nor cut off.
    (87.73, 0.01, 87.74, false), (99, 1, 100, false), (-4.2, 0.1, -4.3, false), (2022, 1, 2023, false),
    // Rupiah stay rupiah, however many there are.
    (7_393_559_206, 1, 7_393_559_207, false), (7_393_559_206, 1, 7_393_559_206, true),
    (81_234_567_890_123, 1, 81_234_567_890_124, false), (81_234_567_890_123, 1, 81_234_567_890_123, true),
  ])
  func claims(_ printed: Double, _ grain: Double, _ value: Double, _ fits: Bool) {
    #expect(Interval(exactly: value).isPrinted(as: Reading(value: printed, grain: grain)) == fits)
  }

  @Test func sumsOfRupiahAreExact() {
    #expect(!Interval(exactly: 7_393_559_206).overlaps(Interval(exactly: 7_393_559_207)))
    #expect(Interval(exactly: 0.1 + 0.2).overlaps(Interval(exactly: 0.3)))
  }

  @Test func inputsArePlainOrHalfAGrainWide() {
    #expect(Interval(input: Reading(value: 90, grain: 1), isPlainInteger: true) == Interval(90, 90))
    let wide = Interval(input: Reading(value: 90.5, grain: 0.1), isPlainInteger: false)
    #expect(abs(wide.low - 90.45) < 1e-9 && abs(wide.high - 90.55) < 1e-9)
  }

  @Test func arithmeticKeepsBothEnds() {
    let (a, b) = (Interval(-1, 2), Interval(3, 4))
    #expect(a + b == Interval(2, 6))
    #expect(a - b == Interval(-5, -1))
    #expect(a * b == Interval(-4, 8))
    #expect(b / Interval(2, 4) == Interval(0.75, 2))
    #expect(b / a == nil)
    #expect(b / Interval(exactly: 0) == nil)
    #expect(a.magnitude == Interval(0, 2))
    #expect(Interval(-4, -3).magnitude == Interval(3, 4))
  }

  @Test(arguments: [Double.infinity, -.infinity, .greatestFiniteMagnitude, .leastNonzeroMagnitude, 0])
  func endsOfTheRangeDoNotTrap(_ value: Double) {
    let odd = Interval(value, 1)
    _ = [odd + odd, odd - odd, odd * odd, odd.magnitude]
    _ = odd / odd
    _ = odd.overlaps(odd)
  }
}
