import Bahasa
import Documents
import Facts
import TestSupport

@testable import Reviewing

/// All places of a right dossier where one mistake of a kind can be made. Nothing here knows a rule; a place counts only
/// when the dossier itself contradicts the mistake.
struct MutantPlaces {
  let dossier: Dossier
  let review: Review
  let library: RuleLibrary

  /// One mutant for each place, of every kind; which digit, year or word is put in decides the dice.
  func mutants(_ dice: inout Dice) -> [Mutant] {
    figures(&dice) + years(&dice) + predicates(&dice) + units(&dice) + labels(&dice) + attachments()
  }

  // MARK: Figures

  /// One digit of a figure that stands in a relation, changed so that a relation becomes false. A digit that changes
  /// nothing but the rounding is no mistake.
  private func figures(_ dice: inout Dice) -> [Mutant] {
    let book = RelationBook(dossier)
    return book.figures.indices.compactMap { index in
      guard book.ofFigure[index] != nil else { return nil }
      let figure = book.figures[index]
      let document = dossier.documents[figure.place.document]
      for (place, digit) in digits(figure.number.range, document).shuffled(using: &dice) {
        var bytes = document.text.bytes[figure.place.range]
        bytes[place] = digit
        let cell = Array(bytes)
        guard let number = PrintedNumber.parse(cell, in: 0..<cell.count), !number.isMalformed else { continue }
        let broken = book.broken(index, by: number)
        guard !broken.isEmpty else { continue }
        let kind: Mutant.Kind = broken.allSatisfy(\.isRepetition) ? .repeated : .computed
        return mutant(kind, figure.place.document, place..<place + 1, String(UnicodeScalar(digit)))
      }
      return nil
    }
  }

  /// Every other digit at every place of a figure, without a leading zero.
  func digits(_ range: Range<Int>, _ document: Document) -> [(Int, UInt8)] {
    let bytes = document.text.bytes
    let places = range.filter { Self.isDigit(bytes[$0]) }
    return places.flatMap { place in
      (UInt8(ascii: "0")...UInt8(ascii: "9")).filter { digit in
        digit != bytes[place] && !(digit == UInt8(ascii: "0") && place == places[0] && places.count > 1)
      }.map { (place, $0) }
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

  func mutant(_ kind: Mutant.Kind, _ document: Int, _ range: Range<Int>, _ words: String) -> Mutant {
    Mutant(kind: kind, edits: [Mutant.Edit(document: document, range: range, words: words)])
  }

  // MARK: Years

  /// Years in titles, lists of titles, headers of columns and on the cover; in sentences only those of a plan's period.
  /// Elsewhere any year may be meant.
  private func years(_ dice: inout Dice) -> [Mutant] {
    var ranges: [(Int, Range<Int>)] = []
    for (index, document) in dossier.documents.enumerated() {
      for (position, block) in document.blocks.enumerated() {
        switch block.content {
        case .heading: ranges.append((index, block.range))
        case .caption(let caption): ranges.append((index, caption.title))
        case .entry(let entry): ranges.append((index, entry.title))
        case .table(let table):
          ranges += table.rows.filter { $0.kind == .header }.flatMap(\.cells).map { (index, $0.range) }
        case .paragraph where review.book.parts[index].part(position).id == "sampul":
          ranges.append((index, block.range))
        default: continue
        }
      }
    }
    for record in review.book.records["periode"] ?? [] {
      for fact in [record.fields["awal"], record.fields["akhir"]].compactMap({ $0 }) {
        ranges.append((record.document, fact.place.range))
      }
    }
    var seen: Set<[Int]> = []
    return ranges.flatMap { index, range in
      years(in: range, dossier.documents[index]).filter { seen.insert([index, $0.lowerBound]).inserted }.map { year in
        let old = Int(dossier.documents[index].text.string(year)) ?? 0
        let new = old + [-3, -2, -1, 1, 2, 3][Int.random(in: 0..<6, using: &dice)]
        return mutant(.year, index, year, "\(new)")
      }
    }
  }

  private func years(in range: Range<Int>, _ document: Document) -> [Range<Int>] {
    let bytes = document.text.bytes
    return range.compactMap { start in
      let end = start + 4
      guard end <= range.upperBound, (start..<end).allSatisfy({ Self.isDigit(bytes[$0]) }),
        start == 0 || !Self.isDigit(bytes[start - 1]), end == bytes.count || !Self.isDigit(bytes[end]),
        let year = Int(document.text.string(start..<end)), PrintedYears.known.contains(year)
      else { return nil }
      return start..<end
    }
  }
}
