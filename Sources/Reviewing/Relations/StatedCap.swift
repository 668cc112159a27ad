internal import Bahasa
import Documents
import Facts
internal import Patterns

/// The highest value that a report says it counts: “Capaian di atas 120 % dihitung 120 %”.
///
/// `capped` of a rule has patterns for such words, each with the value in the group `batas`; they are looked for in running
/// text, captions and headers.
struct StatedCap {
  private let patterns: [Pattern]

  init(_ yaml: RuleMap) throws(RuleFileError) {
    patterns = yaml.has("capped") ? try yaml.patterns("capped") : []
    guard patterns.allSatisfy({ $0.groups.keys.contains("batas") }) else {
      throw yaml.error("capped", "setiap pola 'capped' perlu grup 'batas'")
    }
  }

  /// The values that the report states, outside its tables.
  func stated(_ context: ReviewContext) throws(Unfinished) -> Set<Double> {
    guard !patterns.isEmpty, let report = context.book.report else { return [] }
    let document = context.book.document(report)
    var values: Set<Double> = []
    for block in document.blocks {
      switch block.content {
      case .paragraph, .listItem, .heading, .caption: break
      default: continue
      }
      values.formUnion(try self.values(in: document.text.bytes, block.range, context))
    }
    return values
  }

  /// The values that the header of a column states.
  func stated(in header: String, _ context: ReviewContext) throws(Unfinished) -> Set<Double> {
    let bytes = Array(header.utf8)
    return try values(in: bytes, 0..<bytes.count, context)
  }

  private func values(
    in bytes: [UInt8], _ range: Range<Int>, _ context: ReviewContext
  ) throws(Unfinished) -> Set<Double> {
    var values: Set<Double> = []
    for pattern in patterns {
      for match in try context.matcher.matches(of: pattern, in: bytes, range: range, budget: context.budget) {
        guard let place = match.range("batas", of: pattern), let figure = PrintedNumber.parse(bytes, in: place) else {
          continue
        }
        values.insert(figure.reading.value)
      }
    }
    return values
  }

  /// Whether a claim is a stated cap, and what it should be lies above.
  static func excuses(_ claim: PrintedNumber?, _ expected: String?, _ caps: Set<Double>) -> Bool {
    guard let claim, caps.contains(claim.reading.value), let expected = expected.flatMap({ PrintedNumber.parse($0) })
    else {
      return false
    }
    return expected.reading.value > claim.reading.value
  }
}
