import Archives
import Documents
import Facts
import Readers
import Foundation
import Reporters
import TestSupport
import Testing
import Yams

@testable import Reviewing

/// The corpus' reports as Word files get a comment on exactly the accused words of every finding, as other programs
/// read them.
@Suite struct AnnotationTests {
  static let cases = ["cacat", "kecamatan"]

  /// A report of the corpus as a Word file with comments.
  struct Annotated {
    let original: [UInt8]
    let result: WordAnnotation
    let review: Review
    let list: RemarkList

    init(_ name: String, _ manner: WordCopy.Manner, minimum: Severity = .note) throws {
      let item = try #require(CorpusCase.named(name))
      let copy = WordCopy(document: item.dossier.documents[0], manner: manner)
      var dossier = item.dossier
      dossier.documents[0] = copy.read()
      original = copy.bytes
      review = Review(dossier, library: Shipped.library)
      let file = try #require(AnnotatedFile(copy.file, in: dossier))
      list = RemarkList(review, file: file, minimum: minimum)
      result = try WordAnnotation(original, file: file, remarks: list.remarks)
    }
  }

  @Test(.enabled(if: CommentReader.hasPythonDocx), arguments: cases, WordCopy.Manner.allCases)
  func everyExpectedFindingHasItsComment(_ name: String, _ manner: WordCopy.Manner) throws {
    let done = try Annotated(name, manner)
    let comments = try CommentReader.comments(inWord: done.result.bytes)
    #expect(comments.count == done.result.count)
    try expectAll(name, comments, done)
  }

  @Test(.enabled(if: CommentReader.hasOffice), arguments: cases, WordCopy.Manner.allCases)
  func everyExpectedFindingSurvivesLibreOffice(_ name: String, _ manner: WordCopy.Manner) throws {
    let done = try Annotated(name, manner)
    let comments = try CommentReader.comments(afterRoundTripOf: done.result.bytes)
    #expect(comments.count == done.result.count)
    try expectAll(name, comments, done)
  }

  /// Every finding of `expected.yaml` and every finding of the review has a comment of its rule on its words.
  private func expectAll(_ name: String, _ comments: [ReadComment], _ done: Annotated) throws {
    let file = try #require(CorpusCase.named(name)).folder.appending(path: "expected.yaml")
    let expected = try YAMLDecoder().decode(Expected.self, from: String(contentsOf: file, encoding: .utf8))
    let wanted = (expected.findings ?? []).filter { $0.file == nil }
    #expect(wanted.count > 10)
    for finding in wanted {
      let quote = oneLine(finding.quote ?? "")
      let ofRule = comments.filter { $0.isAbout(finding.rule) }
      let isThere = ofRule.contains { quote.isEmpty || oneLine($0.words) == quote }
      #expect(isThere, "\(finding.rule) “\(quote)”, ada: \(ofRule.map { oneLine($0.words) })")
    }
    for finding in done.review.findings where finding.evidence.first?.place.document == 0 {
      let quote = finding.quote(in: done.review.book.dossier)
      let isThere = comments.contains { $0.isAbout(finding.rule.id) && oneLine($0.words) == quote }
      #expect(isThere, "\(finding.rule.id) “\(quote)”")
      #expect(comments.contains { $0.author == "reviu – " + finding.severity.display })
    }
  }

  /// The same words in the same order at the same places; LibreOffice rounds where a comment parts a run, so that a word
  /// may stand up to a point beside its place.
  @Test(.enabled(if: CommentReader.hasOffice), arguments: WordCopy.Manner.allCases)
  func pagesLookTheSame(_ manner: WordCopy.Manner) throws {
    let done = try Annotated("cacat", manner)
    let before = try CommentReader.printed(done.original)
    let after = try CommentReader.printed(done.result.bytes)
    #expect(before.count > 2_000)
    #expect(after.map(\.text) == before.map(\.text) && after.map(\.page) == before.map(\.page))
    for (old, new) in zip(before, after) {
      #expect(abs(old.x - new.x) < 1 && abs(old.y - new.y) < 1, "\(old) \(new)")
    }
  }

  @Test(arguments: cases, WordCopy.Manner.allCases)
  func aSecondRunChangesNothing(_ name: String, _ manner: WordCopy.Manner) throws {
    let done = try Annotated(name, manner)
    var again = Readers.read(done.result.bytes, file: "laporan.docx")
    again.role = .lkj
    #expect(again.text.bytes == done.review.book.dossier.documents[0].text.bytes)
    var dossier = done.review.book.dossier
    dossier.documents[0] = again
    let review = Review(dossier, library: Shipped.library)
    let file = try #require(AnnotatedFile("laporan.docx", in: dossier))
    let list = RemarkList(review, file: file, minimum: .note)
    let second = try WordAnnotation(done.result.bytes, file: file, remarks: list.remarks)
    #expect(second.count == done.result.count)
    #expect(second.bytes == done.result.bytes)
  }

  @Test func lighterFindingsCanBeLeftOut() throws {
    let all = try Annotated("cacat", .plain)
    let errors = try Annotated("cacat", .plain, minimum: .error)
    #expect(errors.list.remarks.count > 10 && errors.list.remarks.count < all.list.remarks.count)
    #expect(errors.list.remarks.allSatisfy { $0.author == "reviu – Kesalahan" })
  }

  /// Comments of one problem name each other by the numbers they have.
  @Test func commentsOfOneProblemNameEachOther() throws {
    let remarks = try Annotated("cacat", .plain).list.remarks
    #expect(remarks.map(\.number) == Array(1...remarks.count))
    let naming = remarks.filter { $0.paragraphs.contains { $0.hasPrefix("Lihat juga komentar ") } }
    #expect(naming.count > 3)
    for remark in naming {
      let line = try #require(remark.paragraphs.first { $0.hasPrefix("Lihat juga komentar ") })
      let number = try #require(Int(line.dropFirst("Lihat juga komentar ".count).prefix { $0.isNumber }))
      let other = try #require(remarks.first { $0.number == number })
      #expect(
        other.paragraphs.contains { $0.contains("komentar \(remark.number)") || $0.contains("; \(remark.number)") })
    }
  }

  /// The real report, when it lies beside the package: writing its comments adds little to a review.
  @Test func annotatingIsQuick() throws {
    guard let seed = CorpusCase.seed else { return print("laporan nyata tidak ada: uji ini dilewati") }
    let copy = WordCopy(document: seed.documents[0], manner: .styled)
    let dossier = Dossier(documents: [copy.read()])
    let review = Review(dossier, library: Shipped.library)
    let file = try #require(AnnotatedFile(copy.file, in: dossier))
    let bytes = copy.bytes
    let time = try computingTime {
      let list = RemarkList(review, file: file, minimum: .note)
      let result = try WordAnnotation(bytes, file: file, remarks: list.remarks)
      #expect(result.count > 100)
    }
    print("anotasi laporan nyata: \(time)")
    #expect(time < .seconds(5))
  }
}

extension ReadComment {
  /// Whether a comment names a rule.
  func isAbout(_ rule: String) -> Bool {
    text.split(separator: "\n").last.map {
      $0.dropFirst("Aturan: ".count).split(separator: ", ").contains { $0 == rule }
    }
      ?? false
  }
}
