internal import Glibc

/// A second in time, as the desk keeps and compares it.
package struct Moment: Sendable, Hashable, Comparable {
  /// Seconds since 1 January 1970, UTC.
  package let seconds: Int64

  package init(seconds: Int64) { self.seconds = seconds }

  /// The second the clock of this machine shows.
  package static var now: Moment { Moment(seconds: Int64(time(nil))) }

  package static func < (left: Moment, right: Moment) -> Bool { left.seconds < right.seconds }

  /// The moment so many seconds later.
  package static func + (moment: Moment, seconds: Int64) -> Moment { Moment(seconds: moment.seconds + seconds) }

  /// Day and time as an office writes them, in the time zone of this machine: `24 November 2026 20.05`.
  package var words: String { "\(day) \(Self.two(local.tm_hour)).\(Self.two(local.tm_min))" }

  /// The day as an office writes it: `24 November 2026`.
  package var day: String {
    "\(local.tm_mday) \(Self.months[Int(local.tm_mon)]) \(local.tm_year + 1900)"
  }

  /// The year, in the time zone of this machine.
  package var year: Int { Int(local.tm_year) + 1900 }

  /// Day and time for the `datetime` of HTML and for programs: `2026-11-24T20:05:09Z`.
  package var machine: String {
    var seconds = time_t(seconds)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    return "\(parts.tm_year + 1900)-\(Self.two(parts.tm_mon + 1))-\(Self.two(parts.tm_mday))"
      + "T\(Self.two(parts.tm_hour)):\(Self.two(parts.tm_min)):\(Self.two(parts.tm_sec))Z"
  }

  private var local: tm {
    var seconds = time_t(seconds)
    var parts = tm()
    localtime_r(&seconds, &parts)
    return parts
  }

  private static func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static let months = [
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
    "Desember",
  ]
}
