import Foundation
import Patterns
import Testing

/// Patterns of the kinds that never end, over texts they never end on: each is stopped when its time is up.
@Suite("Runaway patterns", .serialized)
struct RunawayTests {
  /// `X` is what is repeated, `Q` what never follows.
  private static let kinds = [
    "(X+)+Q", "(X*)*Q", "(X|X)*Q", "(X|XX)+Q", "(?:(?:X+)+Y?)+Q", "(XX?)*(XX?)*Q", "(?:X|Y|XY)*Q{2}", "(.*X){12}Q",
    "(X+)+\\1Q", "(?=(X+)+Q)Y", "(?<=X)(X+)+Q", "(X(?1)?Y?)*Q", "((X{1,30}){1,30}){1,30}Q", "(X?){40}X{40}Q",
    "(?:.|\\n)*(?:.|\\n)*Q", "(\\w+\\W*)*\\1{3}Q", "(?:X )+Q", "(\\s+\\S+)+\\s+$Q",
  ]
  private static let parts = [
    (repeated: "a", other: "b", never: "!"), (repeated: "[a-z]", other: "\\d", never: "§"),
    (repeated: "\\d", other: "\\.", never: "x!"),
  ]
  static let patterns = kinds.flatMap { kind in
    parts.map {
      kind.replacing("X", with: $0.repeated).replacing("Y", with: $0.other).replacing("Q", with: $0.never)
    }
  }

  private static let texts: [[UInt8]] = [
    String(repeating: "a", count: 20_000), String(repeating: "kata lain ", count: 6_000),
    String(repeating: "1.234.567 ", count: 5_000), String(repeating: "a ", count: 30_000),
    String(repeating: "aaaaaaaaaaaaaaaaaaaaaaaaaaab\n", count: 2_000), String(repeating: " ", count: 50_000),
    String(repeating: "é1a ", count: 9_000),
    // PCRE2 does not look at a text that lacks a letter every match has.
  ].map { Array(($0 + "x 1! §!").utf8) }

  private static let budget = Duration.milliseconds(250)

  @Test func thereAreManyOfThem() { #expect(Set(Self.patterns).count >= 30) }

  @Test(.timeLimit(.minutes(2)), arguments: patterns) func eachIsStoppedInTime(_ source: String) throws {
    let pattern = try Pattern(source)
    for text in Self.texts {
      // A busy machine slows the steps of one search, hardly those of three.
      let tries = (1...3).lazy.map { _ in spent { search(pattern, in: text) } }
      #expect(tries.contains { $0 < Self.budget * 12 / 10 + .milliseconds(20) }, "\(text.count)")
    }
  }

  /// Searches a text to its end or until the budget is spent, which names the pattern.
  private func search(_ pattern: Pattern, in text: [UInt8]) {
    do throws(Unfinished) {
      _ = try Matcher().matches(of: pattern, in: text, range: 0..<text.count, budget: Budget(Self.budget))
    } catch {
      #expect(error.pattern == pattern.source)
    }
  }

  /// The computing time of this thread for some work.
  private func spent(_ work: () -> Void) -> Duration {
    let start = spent()
    work()
    return spent() - start
  }

  /// Searches that can have no end are never taken for finished ones.
  @Test(arguments: ["(a+)+!", "(a|aa)+!", "(?:(?:a+)+b?)+!", "(?:kata )+!", "(\\w+\\s?)*\\.!"])
  func whatIsStoppedIsNotClean(_ source: String) throws {
    let text = Array((String(repeating: "a", count: 60_000) + String(repeating: " kata", count: 60_000) + "x!").utf8)
    #expect(throws: Unfinished.self) {
      try Matcher().matches(of: try Pattern(source), in: text, range: 0..<text.count, budget: Budget(Self.budget))
    }
  }

  /// Without a budget of its own a search has two seconds.
  @Test func aSearchWithoutABudgetIsStopped() throws {
    let text = Array(String(repeating: "kata ", count: 60_000).utf8) + [UInt8(ascii: "x"), UInt8(ascii: "!")]
    let start = spent()
    #expect(throws: Unfinished.self) {
      try Matcher().contains(try Pattern("(?:kata )+!"), in: text, range: 0..<text.count)
    }
    #expect(spent() - start < .milliseconds(2_400))
  }

  /// What stands behind a place that takes many steps, or behind the first slice, is found all the same, and nothing
  /// twice.
  @Test(arguments: ["(?:a+)+!|akhir", "akhir", "\\bé|akhir"]) func slicesLoseNothing(_ source: String) throws {
    let hard = String(repeating: "a", count: 14) + "b "
    for filling in [100, 4_090, 4_095, 4_096, 9_000] {
      let text = Array((hard + String(repeating: "é", count: filling) + " " + hard + "akhir " + hard).utf8)
      let matches = try Matcher().matches(of: try Pattern(source), in: text, range: 0..<text.count)
      let words = matches.map { String(decoding: text[$0.range], as: UTF8.self) }
      #expect(words == (source.contains("é") ? ["é", "akhir"] : ["akhir"]), "\(filling)")
    }
  }

  /// The computing time of this thread.
  private func spent() -> Duration {
    var time = timespec()
    precondition(clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time) == 0)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }
}
