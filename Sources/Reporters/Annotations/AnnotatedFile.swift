package import Documents
internal import Facts
internal import Reviewing

/// One file of a dossier: a document, or a stretch of one that was joined from several files.
package struct AnnotatedFile: Sendable {
  /// Where a finding is said.
  struct Spot {
    enum Manner { case accused, missing, witness, beginning }

    let range: Range<Int>
    let manner: Manner
  }

  package let document: Document
  /// Its number in the dossier.
  let number: Int
  /// The text that comes from the file.
  package let range: Range<Int>

  /// Nil when no document of the dossier was read from the file of this name.
  package init?(_ file: String, in dossier: Dossier) {
    for (number, document) in dossier.documents.enumerated() {
      if document.file == file, document.files.isEmpty {
        (self.document, self.number, range) = (document, number, 0..<document.text.count)
        return
      }
      if let index = document.files.firstIndex(where: { $0.file == file }) {
        let next = index + 1 < document.files.count ? document.files[index + 1].offset : document.text.count
        (self.document, self.number, range) = (document, number, document.files[index].offset..<next)
        return
      }
    }
    return nil
  }

  /// Where a finding is said in this file: at all accused words, else at a witness; nowhere when all of it is about
  /// others.
  func spots(of finding: Finding) -> [Spot] {
    guard let first = finding.evidence.first?.place else {
      return document.role == .lkj && range.lowerBound == 0 ? [Spot(range: 0..<0, manner: .beginning)] : []
    }
    if finding.rule.check.isAboutPresence, holds(first) { return [Spot(range: first.range, manner: .missing)] }
    var seen: Set<Range<Int>> = []
    let accused = finding.accused.filter { holds($0) && seen.insert($0.range).inserted }
    if !accused.isEmpty { return accused.map { Spot(range: $0.range, manner: .accused) } }
    return finding.evidence.first { holds($0.place) }.map { [Spot(range: $0.place.range, manner: .witness)] } ?? []
  }

  /// Whether a place lies in this file.
  func holds(_ place: Place) -> Bool {
    place.document == number && place.range.lowerBound >= range.lowerBound && place.range.upperBound <= range.upperBound
  }

  /// Whether the words at an offset were recognised from a picture.
  func isRecognised(at offset: Int) -> Bool {
    document.pages.last { $0.offset <= offset }?.isRecognised ?? false
  }

  /// The number of its main part among the parts of the document, where it is a Word file: notes, headers and footers
  /// come behind it.
  var mainPart: Int {
    let parts = document.source.spans(in: range).lazy.compactMap { span in
      if case .bytes(let part, _) = span.origin { part } else { nil }
    }
    return parts.min() ?? -1
  }
}
