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

  /// `jenis_resmi(jenis, nomor, tahun, hal)`: the printed type, unless the table has a regulation of that number and
  /// year under other types only, and the words say what that regulation is about; then the names of those types.
  func officialType(_ values: [Value]) throws(Unfinished) -> Value {
    if let stopped = Self.unusable(values) { return stopped }
    guard case .words(let type) = values[0], case .words(let number) = values[1], case .numbers(let year) = values[2],
      case .words(let matter) = values[3], let type = type.first, let number = number.first, let matter = matter.first,
      let year = year.first.flatMap({ Int(exactly: $0.low.rounded()) })
    else { return .unclear("kutipan peraturan tidak lengkap") }
    let context = evaluation.context
    let table = context.knowledge.regulations
    if try table.entry(type: type, number: number, year: year, context: context) != nil { return .words([type]) }
    let meant = table.entries(number: number, year: year).filter { isAbout($0.title, matter) }
    let names = meant.compactMap { table.names[$0.type] }
    return names.isEmpty ? .unclear("peraturan tidak ada dalam daftar") : .words(names)
  }

  /// Whether four words of a title, or all of a title of three, stand in the words one behind the other.
  private func isAbout(_ title: String, _ words: String) -> Bool {
    let (title, words) = (content(title), content(words))
    let length = min(4, title.count)
    guard length >= 3, words.count >= length else { return false }
    return (0...(title.count - length)).contains { start in
      (0...(words.count - length)).contains { offset in
        zip(title[start..<(start + length)], words[offset...]).allSatisfy { $0 == $1 }
      }
    }
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
    // Words run together or apart are the same words.
    if evaluation.context.name(left) == evaluation.context.name(right), !evaluation.context.name(left).isEmpty {
      return true
    }
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
    "indonesia", "ri", "lingkungan", "nomor", "no", "nomer",
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
