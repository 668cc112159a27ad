import Bahasa
import Documents
import TestSupport

@testable import Facts
@testable import Reviewing

extension MutantPlaces {
  /// Words of a scale, in cells of their own, behind a figure (`72,45 (BB)`) and behind the word "predikat", replaced by
  /// another word of the same scale.
  func predicates(_ dice: inout Dice) -> [Mutant] {
    let scales = [stated("skala", "predikat"), stated("kelas_efisiensi", "kelas")]
    let ratings = library.knowledge.scales["sakip"]?.classes.map(\.word) ?? []
    return dossier.documents.enumerated().flatMap { index, document in
      document.blocks.flatMap { block -> [Mutant] in
        switch block.content {
        case .table(let table):
          return table.rows.filter { $0.kind == .body }.flatMap(\.cells).compactMap { cell in
            let words = document.text.string(cell.range)
            if let scale = scales.first(where: { $0.contains { same($0, words) } }) {
              return replaced(.predicate, cell.range, by: scale, index, &dice)
            }
            guard let label = PrintedNumber.parse(document.text.bytes, in: cell.range)?.label, ratings.contains(label),
              let range = last(label, in: cell.range, document)
            else { return nil }
            return replaced(.predicate, range, by: ratings, index, &dice)
          }
        case .paragraph, .listItem:
          return scales[0].compactMap { word in
            guard let range = last("predikat " + word, in: block.range, document) else { return nil }
            let own = (range.upperBound - word.utf8.count)..<range.upperBound
            return replaced(.predicate, own, by: scales[0], index, &dice)
          }
        default: return []
        }
      }
    }
  }

  /// Units in a column of their own when another table gives the same indicator the same unit, and counted things
  /// (`12 Dokumen`) when the row counts them twice; replaced by another unit of the dossier.
  func units(_ dice: inout Dice) -> [Mutant] {
    var named: [(unit: UnitCell, names: [String])] = []
    var counted: [[UnitCell]] = []
    for (index, document) in dossier.documents.enumerated() {
      let headers = TableHeader.all(in: document)
      for (position, block) in document.blocks.enumerated() {
        guard case .table(let table) = block.content, let header = headers[position] else { continue }
        for row in table.rows where row.kind == .body {
          let long = row.cells.map { document.text.string($0.range) }.filter { $0.utf8.count >= 12 }
          named += row.cells.filter { header.paths[$0.column] == "satuan" && !$0.range.isEmpty }.map {
            (UnitCell(index, position, $0.range, document), long.map { $0.lowercased() })
          }
          counted.append(row.cells.compactMap { countedThing($0, index, position, document) })
        }
      }
    }
    let repeated = named.filter { one in
      named.contains { other in
        (other.unit.block, other.unit.document) != (one.unit.block, one.unit.document)
          && other.unit.words == one.unit.words && !Set(one.names).isDisjoint(with: other.names)
      }
    }.map(\.unit)
    let twice = counted.filter { $0.count > 1 && Set($0.map(\.words)).count == 1 }.flatMap { $0 }
    return [repeated, twice].flatMap { cells in
      let pool = Set(cells.map(\.words)).sorted()
      return cells.compactMap { replaced(.unit, $0.range, by: pool, $0.document, &dice) }
    }
  }

  private struct UnitCell {
    let document: Int
    let block: Int
    let range: Range<Int>
    let words: String

    init(_ index: Int, _ block: Int, _ range: Range<Int>, _ document: Document) {
      (self.document, self.block, self.range) = (index, block, range)
      words = document.text.string(range)
    }
  }

  private func countedThing(_ cell: Cell, _ index: Int, _ block: Int, _ document: Document) -> UnitCell? {
    guard let number = PrintedNumber.parse(document.text.bytes, in: cell.range), case .word? = number.unit else {
      return nil
    }
    let range = document.text.trimmed(number.range.upperBound..<number.whole.upperBound)
    return range.isEmpty ? nil : UnitCell(index, block, range, document)
  }

  /// One digit of the number of a table or figure, at its caption and in the list.
  func labels(_ dice: inout Dice) -> [Mutant] {
    dossier.documents.enumerated().flatMap { index, document in
      document.blocks.compactMap { block -> Mutant? in
        let number: Range<Int>? =
          switch block.content {
          case .caption(let caption): caption.number
          case .entry(let entry): entry.kind == nil ? nil : entry.number
          default: nil
          }
        guard let number, let (place, digit) = digits(number, document).randomElement(using: &dice) else { return nil }
        return mutant(.label, index, place..<place + 1, String(UnicodeScalar(digit)))
      }
    }
  }

  /// Each kind of attachment a form asks for, taken away wherever it is: its document and its part of the annex.
  func attachments() -> [Mutant] {
    let roles = Role.allCases.filter { role in library.rules.contains { $0.check.asksFor(role) } }
    return roles.compactMap { role in
      let dropped = Set(dossier.documents.indices.filter { $0 > 0 && dossier.documents[$0].role == role })
      let edits = annexes(of: dossier.documents[0]).filter { self.role(of: $0.title) == role }.map {
        Mutant.Edit(document: 0, range: $0.range, words: "")
      }
      guard !dropped.isEmpty || !edits.isEmpty else { return nil }
      return Mutant(kind: .attachment, edits: edits, dropped: dropped, missing: role)
    }
  }

  private func role(of title: String) -> Role? {
    RolePattern.role(file: title, text: TextBuffer(title), among: library.roles.filter { $0.role != .lkj })?.role
  }

  /// The numbered annexes of a report, each up to the next.
  private func annexes(of document: Document) -> [(title: String, range: Range<Int>)] {
    let starts = document.blocks.indices.filter { index in
      guard case .heading = document.blocks[index].content else { return false }
      let words = document.string(document.blocks[index]).lowercased().split(whereSeparator: \.isWhitespace)
      return words.count > 2 && words[0] == "lampiran" && words[1].allSatisfy { $0.isNumber || "ivx.".contains($0) }
    }
    return starts.enumerated().map { order, index in
      let next = order + 1 < starts.count ? document.blocks[starts[order + 1]].range.lowerBound : document.text.count
      let title = document.string(document.blocks[index]).split(whereSeparator: \.isWhitespace).dropFirst(2)
      return (title.joined(separator: " "), document.blocks[index].range.lowerBound..<next)
    }
  }

  // MARK: Words

  private func stated(_ kind: String, _ field: String) -> [String] {
    var words: [String] = []
    for record in review.book.records[kind] ?? [] {
      guard let fact = record.stated(field), !words.contains(where: { same($0, fact.text) }) else { continue }
      words.append(fact.text)
    }
    return words
  }

  private func same(_ left: String, _ right: String) -> Bool { left.lowercased() == right.lowercased() }

  private func last(_ words: String, in range: Range<Int>, _ document: Document) -> Range<Int>? {
    let (bytes, wanted) = (document.text.bytes, Array(words.utf8))
    guard range.count >= wanted.count else { return nil }
    let starts = range.lowerBound...(range.upperBound - wanted.count)
    return starts.last { bytes[$0..<($0 + wanted.count)].elementsEqual(wanted) }.map { $0..<($0 + wanted.count) }
  }

  private func replaced(
    _ kind: Mutant.Kind, _ range: Range<Int>, by words: [String], _ index: Int, _ dice: inout Dice
  ) -> Mutant? {
    let old = dossier.documents[index].text.string(range)
    return words.filter { !same($0, old) }.randomElement(using: &dice).map { mutant(kind, index, range, $0) }
  }
}
