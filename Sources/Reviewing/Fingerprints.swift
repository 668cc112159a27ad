internal import Bahasa
import Facts

/// Gives each finding a name that stays the same when lines move: a hash of rule, words and what they are about.
///
/// FNV-1a, 64 bits (draft-eastlake-fnv). Equal findings of one review are told apart by counting.
struct Fingerprints {
  private let context: ReviewContext
  private var seen: [UInt64: Int] = [:]

  init(context: ReviewContext) { self.context = context }

  mutating func fingerprint(_ rule: Rule, _ judgement: Judgement) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    let subject = ["indikator", "nama", "judul", "sasaran"].compactMap { judgement.values[$0] }.first ?? ""
    let words = judgement.evidence.prefix(2).map { context.words($0.place) }
    for part in [rule.id, Name(subject).key] + words.map({ MessageTemplate.plain($0).lowercased() }) {
      for byte in part.utf8 { Self.mix(&hash, byte) }
      Self.mix(&hash, 0xFF)
    }
    let count = seen[hash, default: 0]
    seen[hash] = count + 1
    let hex = String(hash, radix: 16)
    let padded = String(repeating: "0", count: 16 - hex.count) + hex
    return count == 0 ? padded : "\(padded)-\(count + 1)"
  }

  private static func mix(_ hash: inout UInt64, _ byte: UInt8) {
    hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
  }
}
