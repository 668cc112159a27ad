internal import Bahasa
import Patterns

/// The functions that look a regulation up in the table of regulations.
extension Functions {
  /// `judul(jenis, nomor, tahun)`: the official title, or unclear when the table has no such regulation.
  func officialTitle(_ values: [Value]) throws(Unfinished) -> Value {
    if let stopped = Self.unusable(values) { return stopped }
    guard case .words(let type) = values[0], case .words(let number) = values[1], case .numbers(let year) = values[2],
      let type = type.first, let number = number.first,
      let year = year.first.flatMap({ Int(exactly: $0.low.rounded()) })
    else { return .unclear("kutipan peraturan tidak lengkap") }
    let context = evaluation.context
    let entry = try context.knowledge.regulations.entry(
      type: type, number: number, year: year, context: context)
    return entry.map { .words([$0.title]) } ?? .unclear("peraturan tidak ada dalam daftar")
  }

  /// `tahun_resmi(jenis, nomor, judul)`: the years of the regulations of that type, number and title; unclear when none.
  func officialYear(_ values: [Value]) throws(Unfinished) -> Value {
    if let stopped = Self.unusable(values) { return stopped }
    guard case .words(let type) = values[0], case .words(let number) = values[1], case .words(let title) = values[2],
      let type = type.first, let number = number.first, let title = title.first
    else { return .unclear("kutipan peraturan tidak lengkap") }
    let context = evaluation.context
    let entries = try context.knowledge.regulations.entries(type: type, number: number, context: context)
    // A title cut off after a word or two fits too many.
    let words = content(title).count
    let years = entries.filter { isSameTitle($0.title, title) && (words > 2 || words == content($0.title).count) }.map {
      Interval(exactly: Double($0.year))
    }
    return years.isEmpty ? .unclear("peraturan tidak ada dalam daftar") : .numbers(years)
  }

  /// `sama(a, b)`: whether two titles say the same, one perhaps shortened, with misprints and small words forgiven.
  func agreement(_ left: Value, _ right: Value) -> Value {
    if let stopped = Self.unusable([left, right]) { return stopped }
    guard case .words(let left) = left, case .words(let right) = right else {
      return .unclear("yang dibandingkan bukan judul")
    }
    return .truth(left.contains { one in right.contains { isSameTitle(one, $0) } })
  }

  private static func unusable(_ values: [Value]) -> Value? {
    values.first {
      switch $0 {
      case .missing, .unclear: true
      default: false
      }
    }
  }

  /// Whether the words that matter of the shorter title stand in the longer one, one behind the other.
  private func isSameTitle(_ left: String, _ right: String) -> Bool {
    let (a, b) = (content(left), content(right))
    let (short, long) = a.count <= b.count ? (a, b) : (b, a)
    guard !short.isEmpty else { return false }
    return (0...(long.count - short.count)).contains { offset in
      zip(short, long[offset...]).allSatisfy { Self.isSameWord($0, $1) }
    }
  }

  private func content(_ title: String) -> [String] {
    evaluation.context.titleWords(title) {
      evaluation.context.name(title).text.split(separator: " ").map(String.init).filter { !Self.small.contains($0) }
    }
  }

  private static let small: Set<String> = [
    "dan", "di", "dari", "ke", "yang", "atas", "pada", "untuk", "dalam", "serta", "tentang", "tahun", "republik",
    "indonesia", "ri", "lingkungan",
  ]

  private static func isSameWord(_ left: String, _ right: String) -> Bool {
    if left == right { return true }
    let (a, b) = (left.utf8.count, right.utf8.count)
    let limit = min(a, b) >= 6 ? 2 : min(a, b) >= 4 ? 1 : 0
    guard limit > 0, abs(a - b) <= limit, !left.utf8.contains(where: { (0x30...0x39).contains($0) }) else {
      return false
    }
    return Spelling.distance(left.utf8, right.utf8, limit: limit) != nil
  }
}
