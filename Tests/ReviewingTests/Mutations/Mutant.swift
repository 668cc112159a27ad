import Documents
import Facts
import Readers

@testable import Reviewing

/// A right dossier with one mistake put into it, and how a review can show that it saw it.
struct Mutant: Sendable {
  enum Kind: String, CaseIterable, Sendable {
    /// A figure that is worked out from others, or that others are worked out from.
    case computed = "angka yang dapat dihitung"
    /// A figure that only stands elsewhere too.
    case repeated = "angka yang disebut dua kali"
    case year = "tahun"
    case predicate = "predikat"
    case unit = "satuan"
    case label = "nomor tabel dan gambar"
    case attachment = "lampiran yang hilang"
  }

  /// Words of one document and what stands there instead.
  struct Edit: Sendable {
    let document: Int
    let range: Range<Int>
    let words: String
  }

  let kind: Kind
  var edits: [Edit]
  /// Documents that are not handed in.
  var dropped: Set<Int> = []
  /// The attachment that is missing.
  var missing: Role?

  func applied(to dossier: Dossier) -> Dossier {
    let documents = dossier.documents.enumerated().filter { !dropped.contains($0.offset) }
    return Dossier(
      documents: documents.map { index, document in
        let own = edits.filter { $0.document == index }.sorted { $0.range.lowerBound > $1.range.lowerBound }
        guard !own.isEmpty else { return document }
        var bytes = document.text.bytes
        for edit in own { bytes.replaceSubrange(edit.range, with: edit.words.utf8) }
        var copy = Readers.read(bytes, file: document.file)
        copy.role = document.role
        return copy
      })
  }

  /// Whether a review says something that it did not say before, at the changed words, on their row or line; of a column's
  /// header, anywhere in the column. What is missing must be missing in a form.
  func isCaught(by review: Review, knowing known: Set<String>, library: RuleLibrary) -> Bool {
    if let missing { return Self.isMissed(missing, review, library) }
    let new = review.findings.filter { !known.contains($0.fingerprint) }
    return edits.contains { edit in
      let range = edit.range.lowerBound..<(edit.range.lowerBound + edit.words.utf8.count)
      return new.contains { finding in
        finding.evidence.contains { covers($0.place, edit.document, range, review.book.dossier) }
      }
    }
  }

  private func covers(_ place: Place, _ index: Int, _ range: Range<Int>, _ dossier: Dossier) -> Bool {
    guard place.document == index else { return false }
    if place.range.overlaps(range) { return true }
    let document = dossier.documents[index]
    guard document.block(at: range.lowerBound) == place.block else { return false }
    switch document.blocks[place.block].content {
    case .caption, .entry: return true
    case .table(let table): return covers(place.cell, range, in: table)
    default: return false
    }
  }

  private func covers(_ cell: CellAddress?, _ range: Range<Int>, in table: Table) -> Bool {
    guard let cell, let row = table.rows.firstIndex(where: { $0.range.overlaps(range) })
    else { return false }
    let column = table.rows[row].cells.first { $0.range.overlaps(range) }?.column
    return cell.row == row || (table.rows[row].kind == .header && cell.column == column)
  }

  /// Whether a form says of an attachment: not there.
  private static func isMissed(_ role: Role, _ review: Review, _ library: RuleLibrary) -> Bool {
    let items = Set(library.rules.filter { $0.check.asksFor(role) }.flatMap(\.items))
    return review.forms.contains { form in
      form.answers.contains { answer in
        items.contains("\(form.form.id)/\(answer.item.id)")
          && answer.columns.contains { $0.column == .availability && $0.verdict == .fail }
      }
    }
  }

  /// The change on one line.
  func show(in dossier: Dossier) -> String {
    if let missing { return missing.rawValue }
    return edits.map { edit in
      let document = dossier.documents[edit.document]
      let line = document.text.line(at: edit.range.lowerBound)
      let whole = document.text.lineRange(line)
      let before = document.text.string(whole.lowerBound..<edit.range.lowerBound)
      let after = document.text.string(edit.range.upperBound..<max(edit.range.upperBound, whole.upperBound))
      let old = document.text.string(edit.range)
      return "\(document.file):\(line + 1) \(before.suffix(50))«\(old)→\(edit.words)»\(after.prefix(30))"
    }.joined(separator: "; ")
  }
}

extension Check {
  /// Whether it requires an attachment of a role.
  func asksFor(_ role: Role) -> Bool {
    guard let require = self as? Require else { return false }
    return require.ways.contains { if case .document(role) = $0 { true } else { false } }
  }
}
