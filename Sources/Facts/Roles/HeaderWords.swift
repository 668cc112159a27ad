internal import Bahasa
import Documents

/// Header cells put into the words they most likely mean.
struct HeaderWords {
  let lexicon: Set<String>

  /// Lower case, single spaces, without emphasis; words cut by a hyphen at a line end joined, one-letter slips of known
  /// words mended: `REALI-\nSASI` is `realisasi`, `Progam` is `program`.
  func mended(_ text: String) -> String {
    var joined = ""
    var previous: Character = " "
    var pending = ""
    for character in text.lowercased() where character != "*" && character != "_" {
      if character == "-" || character == "\u{AD}", previous.isLetter, pending.isEmpty {
        pending = "-"
      } else if character.isWhitespace {
        if pending == "-" { continue }
        pending = " "
      } else {
        // A hyphen in front of a small stretch of letters is kept where no known word results.
        if !joined.isEmpty { joined += pending }
        pending = ""
        joined.append(character)
      }
      previous = character
    }
    let words = joined.split(separator: " ").map(String.init)
    return join(words.map(word)).joined(separator: " ")
  }

  private func word(_ word: String) -> String {
    if word.contains("-") {
      let plain = word.filter { $0 != "-" }
      if lexicon.contains(plain) { return plain }
    }
    guard word.utf8.count >= 6, word.allSatisfy(\.isLetter), !lexicon.contains(word) else { return word }
    let near = lexicon.filter {
      $0.utf8.count >= 6 && Spelling.distance($0.utf8, word.utf8, limit: 1) != nil
    }
    return near.count == 1 ? near.first ?? word : word
  }

  /// Neighbours that only together are a known word: `capaia n`, and single letters set apart: `t a r g e t`.
  private func join(_ words: [String]) -> [String] {
    var result: [String] = []
    for word in spelledOut(words) {
      if let last = result.last, !lexicon.contains(last), !lexicon.contains(word), lexicon.contains(last + word) {
        result[result.count - 1] = last + word
      } else {
        result.append(word)
      }
    }
    return result
  }

  /// Runs of single letters put together where they are a known word.
  private func spelledOut(_ words: [String]) -> [String] {
    guard words.count > 3, words.contains(where: { $0.count == 1 }) else { return words }
    var result: [String] = []
    var letters: [String] = []
    let flush = {
      let whole = letters.joined()
      result += lexicon.contains(whole) ? [whole] : letters
      letters = []
    }
    for word in words {
      if word.count == 1, word.allSatisfy(\.isLetter) {
        letters.append(word)
      } else {
        flush()
        result.append(word)
      }
    }
    flush()
    return result
  }
}
