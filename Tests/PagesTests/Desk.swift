import Documents
import Foundation
import Readers
import Reviewing

@testable import Store
@testable import Web

/// Reviews as the desk's pages get them, made from reports of the repository and from text.
enum Desk {
  /// The folder the package lies in.
  static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized

  static let library: RuleLibrary = {
    let folder = package.appending(path: "Rules")
    let names = FileManager.default.enumerator(atPath: folder.path())?.compactMap { $0 as? String } ?? []
    let files = names.filter { $0.hasSuffix(".yaml") }.sorted().map { name in
      // A file that cannot be read is an empty one, which the library reports.
      SourceFile(path: name, text: (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)) ?? "")
    }
    return RuleLibrary(files: files)
  }()

  static func review(_ file: URL, name: String? = nil) throws -> Review {
    let bytes = [UInt8](try Data(contentsOf: file))
    return review(Readers.read(bytes, file: name ?? file.lastPathComponent))
  }

  static func review(_ document: Document) -> Review { Review(Dossier(documents: [document]), library: library) }

  static func review(text: String, file: String = "laporan.md") -> Review {
    review(Readers.read(Array(text.utf8), file: file))
  }

  static let faulty = Result { try review(package.appending(path: "Corpus/cacat/laporan.txt")) }

  /// The real report, when it lies beside the package; it is never part of the repository.
  static let seed: URL? = ["../shared", "../../shared"].map {
    package.appending(path: $0 + "/seeds/000_80458ef031615be3.txt").standardized
  }.first { FileManager.default.fileExists(atPath: $0.path()) }

  static let agency = Agency(id: 3, name: "Dinas Lingkungan Hidup", isActive: true)
  static let moment = Moment(seconds: 1_795_550_000)

  static func draft(_ number: Int, round: Round? = nil) -> Draft {
    Draft(
      id: Int64(number), dossier: 7, number: number, createdAt: moment, createdBy: "Sari Penyusun", files: [],
      review: status, round: round)
  }

  static let status = ReviewStatus(
    id: 1, draft: 1, state: .done, problem: nil, createdAt: moment, finishedAt: moment)

  /// The page of a review, with what persons decided.
  static func page(
    _ review: Review, decisions: [Decision] = [],
    comparison: DraftComparison = DraftComparison(progress: [:], fixed: []), canDecide: Bool = true, drafts: Int = 1,
    query: [String: String] = [:]
  ) throws -> ReviewPage {
    ReviewPage(
      frame: frame("Tinjauan"), dossier: dossier(drafts), draft: draft(drafts),
      review: StoredReview(status: status, json: [], reading: try ReviewReading(review: review).write()),
      decisions: Decisions(decisions), comparison: comparison, canDecide: canDecide, query: query)
  }

  static func dossier(_ drafts: Int = 1) -> DossierSummary {
    DossierSummary(id: 7, agency: agency, year: 2023, createdAt: moment, drafts: (1...drafts).map { draft($0) })
  }

  static func frame(_ title: String) -> PageFrame {
    let account = Account(
      id: 1, login: "rini", name: "Rini Pereviu", role: .reviewer, agency: nil, isActive: true, hasPassword: true,
      version: 1)
    return PageFrame(title: title, account: account, path: "/dosir", csrf: "rahasia")
  }

  static func decision(
    _ id: Int64, _ subject: DecisionSubject, _ disposition: Disposition? = nil, reason: String = "",
    verdict: Verdict? = nil, note: String = ""
  ) -> Decision {
    Decision(
      id: id, subject: subject, disposition: disposition, reason: reason, verdict: verdict, note: note, machine: "",
      draft: 1, by: "Rini Pereviu", at: moment)
  }
}
