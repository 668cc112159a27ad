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
