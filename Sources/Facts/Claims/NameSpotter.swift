internal import Bahasa

/// Finds known names in running text, however they are spaced and printed, so that words inside a name ("Persentase
/// realisasi retribusi") are not taken for what a figure measures.
struct NameSpotter: Sendable {
  /// Names by their first letters, the longest first.
  private let names: [[UInt8]: [[UInt8]]]

  private static let opening = 6
  /// A shorter name may stand for anything.
  private static let least = 10

  init(_ texts: [String]) {
    var names: [[UInt8]: Set<[UInt8]>] = [:]
    for text in texts {
      let words = Name(text).text
      let key = Self.letters(Array(words.utf8)).map(\.byte)
      guard key.count >= Self.least, words.contains(" ") else { continue }
      names[Array(key.prefix(Self.opening)), default: []].insert(key)
    }
    self.names = names.mapValues { $0.sorted { ($1.count, $0.lexicographic) < ($0.count, $1.lexicographic) } }
  }

  /// Where names stand in a range of a text, in order and without overlap.
  func ranges(in bytes: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
    guard !names.isEmpty else { return [] }
    let letters = Self.letters(bytes, range)
    var found: [Range<Int>] = []
    var index = 0
    while index + Self.opening <= letters.count {
      let isStart = index == 0 || letters[index - 1].offset + 1 < letters[index].offset
      if isStart, let length = length(at: index, letters) {
        found.append(letters[index].offset..<letters[index + length - 1].offset + 1)
        index += length
      } else {
        index += 1
      }
    }
    return found
  }

  private func length(at index: Int, _ letters: [(byte: UInt8, offset: Int)]) -> Int? {
    guard let candidates = names[letters[index..<index + Self.opening].map(\.byte)] else { return nil }
    return candidates.first { key in
      index + key.count <= letters.count && zip(key, letters[index...]).allSatisfy { $0 == $1.byte }
    }?.count
  }

  /// The letters and digits of a text in lower case, with their places.
  private static func letters(_ bytes: [UInt8], _ range: Range<Int>? = nil) -> [(byte: UInt8, offset: Int)] {
    (range ?? 0..<bytes.count).compactMap { offset in
      switch bytes[offset] {
      case 0x41...0x5A: (bytes[offset] | 0x20, offset)
      case 0x61...0x7A, 0x30...0x39: (bytes[offset], offset)
      default: nil
      }
    }
  }
}

extension [UInt8] {
  fileprivate var lexicographic: String { String(decoding: self, as: UTF8.self) }
}
