internal import Bahasa
import Facts

/// The functions that read a printed date.
struct DateFunctions {
  let evaluation: Evaluation

  /// `waktu(tanggal)`: a date as a number that grows from day to day, a month without a day as all its days; also of two
  /// fields that print one date together, `waktu(bulan, tahun)`. `kalender(tanggal)`: whether the calendar has the day,
  /// on the weekday printed before it.
  func call(_ name: String, _ arguments: [Formula]) -> Value {
    var words: [String] = []
    for argument in arguments {
      guard case .field(let field) = argument else { return .unclear("\(name)() hanya untuk isian") }
      guard let fact = evaluation.record.stated(field) else { return .missing(field) }
      words.append(fact.text)
    }
    let bytes = Array(words.joined(separator: " ").utf8)
    guard let date = PrintedDate.scan(bytes, in: 0..<bytes.count).first else {
      return .unclear("bukan tanggal: \(words.joined(separator: " "))")
    }
    if name == "kalender" { return .truth(date.isPossible && !date.contradictsWeekday) }
    let month = Double(date.year * 12 + date.month) * 31
    guard let day = date.day else { return .numbers([Interval(month + 1, month + 31)]) }
    return .numbers([Interval(exactly: month + Double(day))])
  }
}
