import Documents

/// A day and time as Excel counts them.
struct SheetDate {
  enum Part {
    case field(Character, Int)
    case words(String)
  }

  private let year: Int
  private let month: Int
  private let day: Int
  private let seconds: Int

  /// Nil for numbers that are no date. Days count from 30 December 1899, or from 1904.
  init?(_ serial: Double, from1904: Bool) {
    guard serial >= 0, serial < 2_958_466 else { return nil }
    var days = Int(clamping: serial)
    var seconds = Int(clamping: ((serial - Double(days)) * 86_400).rounded())
    if seconds == 86_400 { (days, seconds) = (days + 1, 0) }
    // Excel takes 1900 for a leap year, so that days before March 1900 are one off.
    let offset = from1904 ? 24_107 : days < 60 ? 25_568 : 25_569
    var era = days - offset + 719_468
    let cycle = era / 146_097
    era -= cycle * 146_097
    let yearOfCycle = (era - era / 1460 + era / 36_524 - era / 146_096) / 365
    let dayOfYear = era - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shifted + 2) / 5 + 1
    month = shifted < 10 ? shifted + 3 : shifted - 9
    year = yearOfCycle + cycle * 400 + (month <= 2 ? 1 : 0)
    self.seconds = seconds
  }

  /// `03/10/2024`.
  var inFull: String { "\(padded(day, 2))/\(padded(month, 2))/\(year)" }

  func shown(_ parts: [Part]) -> String {
    var written = ""
    var afterHours = false
    for (index, part) in parts.enumerated() {
      switch part {
      case .words(let words): written += words
      case .field(let letter, let count):
        let isMinutes = letter == "m" && (afterHours || beforeSeconds(parts, index))
        written += isMinutes ? padded(seconds / 60 % 60, count) : field(letter, count)
        afterHours = letter == "h"
      }
    }
    return written.trimmed
  }

  private func beforeSeconds(_ parts: [Part], _ index: Int) -> Bool {
    for part in parts[(index + 1)...] {
      if case .field(let letter, _) = part { return letter == "s" }
    }
    return false
  }

  private func field(_ letter: Character, _ count: Int) -> String {
    switch letter {
    case "d": count > 2 ? "" : padded(day, count)
    case "m":
      count > 2
        ? (count == 3 ? String(Self.months[month - 1].prefix(3)) : Self.months[month - 1]) : padded(month, count)
    case "y": count > 2 ? "\(year)" : padded(year % 100, 2)
    case "h": padded(seconds / 3600, count)
    default: padded(seconds % 60, count)
    }
  }

  private func padded(_ value: Int, _ count: Int) -> String { value < 10 && count > 1 ? "0\(value)" : "\(value)" }

  private static let months = [
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
    "Desember",
  ]
}
