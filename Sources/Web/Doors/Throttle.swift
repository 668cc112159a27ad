internal import Store

/// Counts refused sign-ins of an account and of an address, and makes those wait that try too often.
actor Throttle {
  private struct Count {
    var failures: Int
    var last: Moment
  }

  private static let window: Int64 = 900
  private static let mostKeys = 10_000
  private var counts: [String: Count] = [:]

  /// Refuses a try when there were too many.
  func check(login: String, address: String) throws(Refusal) {
    for (key, limit) in Self.keys(login, address) {
      guard let count = counts[key], count.failures >= limit else { continue }
      let wait = min(Self.window, 30 << Int64(min(count.failures - limit, 5)))
      let left = count.last.seconds + wait - Moment.now.seconds
      if left > 0 { throw .tooMany(seconds: Int(left)) }
    }
  }

  func failed(login: String, address: String) {
    let now = Moment.now
    if counts.count > Self.mostKeys { counts = counts.filter { now.seconds - $0.value.last.seconds < Self.window } }
    for (key, _) in Self.keys(login, address) {
      var count = counts[key] ?? Count(failures: 0, last: now)
      if now.seconds - count.last.seconds > Self.window { count.failures = 0 }
      count.failures += 1
      count.last = now
      counts[key] = count
    }
  }

  func succeeded(login: String, address: String) { counts["akun \(login.lowercased())"] = nil }

  private static func keys(_ login: String, _ address: String) -> [(key: String, limit: Int)] {
    [("akun \(login.lowercased())", 5), ("alamat \(address)", 20)]
  }
}
