internal import Store

/// Counts refused sign-ins of an account and of an address, and makes those wait that try too often.
///
/// Its seconds are those since the start of the desk: a clock that is set anew locks nobody out and lets nobody in.
actor Throttle {
  private struct Count {
    var failures: Int
    var last: Int64
  }

  private static let window: Int64 = 900
  private static let mostKeys = 10_000
  private var counts: [String: Count] = [:]
  private let start = ContinuousClock.now

  /// Begins a try, or refuses it when there were too many. It counts as failed until it succeeds, so that many tries at
  /// once are no more than many after one another.
  func begin(login: String, address: String) throws(Refusal) {
    let now = (ContinuousClock.now - start).components.seconds
    let keys = Self.keys(login, address)
    for (key, limit) in keys {
      guard let count = counts[key], count.failures >= limit else { continue }
      let wait = min(Self.window, 30 << Int64(min(count.failures - limit, 5)))
      let left = count.last + wait - now
      if left > 0 { throw .tooMany(seconds: Int(left)) }
    }
    if counts.count > Self.mostKeys { counts = counts.filter { now - $0.value.last < Self.window } }
    for (key, _) in keys {
      var count = counts[key] ?? Count(failures: 0, last: now)
      if now - count.last > Self.window { count.failures = 0 }
      count.failures += 1
      count.last = now
      counts[key] = count
    }
  }

  /// Takes back what a try counted: the password was right.
  func succeeded(login: String, address: String) {
    for (key, _) in Self.keys(login, address) {
      if key.hasPrefix("akun") { counts[key] = nil } else { counts[key]?.failures -= 1 }
    }
  }

  /// A name is kept as its hash: it may be as long as a form.
  private static func keys(_ login: String, _ address: String) -> [(key: String, limit: Int)] {
    [("akun \(Token.hash(login.lowercased()))", 5), ("alamat \(address)", 20)]
  }
}
