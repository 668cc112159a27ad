internal import Bahasa

/// A day of the calendar, written `2026-01-31`.
package struct CalendarDay: Sendable, Hashable, Comparable {
  package let year: Int
  package let month: Int
  package let day: Int

  /// Nil for a day the calendar does not have.
  package init?(year: Int, month: Int, day: Int) {
    guard (1900...9999).contains(year),
      PrintedDate(day: day, month: month, year: year, range: 0..<0).isPossible
    else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// Nil unless it is written `2026-01-31`.
  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2], parts.joined().utf8.allSatisfy({ $0.isDigit }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  package static func < (left: CalendarDay, right: CalendarDay) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  /// `2026-01-31`.
  package var written: String { "\(year)-\(Self.two(month))-\(Self.two(day))" }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// `31 Januari 2026`.
  package var display: String { "\(day) \(Self.months[month - 1]) \(year)" }

  private static let months = [
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
    "Desember",
  ]
}
