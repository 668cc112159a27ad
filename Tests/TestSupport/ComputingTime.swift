import Foundation

/// The computing time of this process that some work takes (`clock_gettime(2)`), the least of three: unlike the clock it
/// does not change when the machine is busy.
package func computingTime(_ work: () throws -> Void) throws -> Duration {
  func spent() -> Duration {
    var time = timespec()
    precondition(clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time) == 0)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }
  return try (0..<3).map { _ in
    let start = spent()
    try work()
    return spent() - start
  }.min() ?? .zero
}
