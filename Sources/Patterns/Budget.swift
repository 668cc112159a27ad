internal import Glibc

/// How much computing time one rule may still spend.
///
/// It counts what its own thread computes, not the clock on the wall: a busy machine does not change what a review says.
/// A budget is used on the thread it was made on.
package struct Budget: Sendable {
  private let deadline: Duration

  package init(_ duration: Duration) { deadline = Budget.spent + duration }

  package var isSpent: Bool { Budget.spent >= deadline }

  /// The computing time of this thread (clock_gettime(2)).
  private static var spent: Duration {
    var time = timespec()
    guard clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time) == 0 else { return .zero }
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }
}

/// Looks at a budget now and then: asking for the computing time of a thread takes longer than a short search.
struct Watch {
  private let budget: Budget
  private var looked = ContinuousClock.now

  init(_ budget: Budget) { self.budget = budget }

  private static let pause = Duration.milliseconds(2)

  /// Whether the budget was spent when it was looked at; a thread computes no longer than the clock runs.
  mutating func isOver() -> Bool {
    let now = ContinuousClock.now
    guard now - looked > Self.pause else { return false }
    looked = now
    return budget.isSpent
  }
}
