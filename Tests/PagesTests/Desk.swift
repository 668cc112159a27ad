import DeskWork
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

  static func draft(_ number: Int, round: Round? = nil) -> Store.Draft {
    Draft(
      id: Int64(number), dossier: 7, number: number, createdAt: moment, createdBy: "Sari Penyusun", files: [],
      review: status, round: round)
  }

  static let status = ReviewStatus(
    id: 1, draft: 1, state: .done, problem: nil, createdAt: moment, finishedAt: moment)

  /// The page of a review, with what persons decided.
  static func page(
    _ review: Review, decisions: [Decision] = [],
    comparison: DraftProgress = DraftProgress(progress: [:], done: []), canDecide: Bool = true,
    drafts: Int = 1,
    query: [String: String] = [:]
  ) throws -> ReviewPage {
    ReviewPage(
      source: ReviewedDraft(
        frame: frame("Tinjauan"), dossier: dossier(drafts), draft: draft(drafts),
        review: StoredReview(status: status, json: [], reading: try ReviewReading(review: review).write()),
        decisions: Decisions(decisions), comparison: comparison, canDecide: canDecide, query: query))
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

  /// Agencies of a year in every state, made up without chance.
  static func agencies(_ count: Int) -> [AgencyStatus] {
    let names = [
      "Dinas Lingkungan Hidup", "Dinas Sosial dan Pemberdayaan Masyarakat", "Badan Kepegawaian Daerah",
      "Kecamatan Wanasari Timur", "Dinas Pekerjaan Umum, Penataan Ruang, Perumahan Rakyat dan Kawasan Permukiman",
      "Inspektorat Daerah", "Satuan Polisi Pamong Praja",
    ]
    let items =
      (1...9).map { "lembar-asistensi/\($0)" } + ["a", "b", "c", "d", "e"].map { "lembar-asistensi/\($0)" }
      + ["I.1", "I.2", "I.10", "II.1", "III.1"].map { "kertas-kerja-reviu/\($0)" }
    return (0..<count).map { number in
      let name = names[number % names.count] + (number < names.count ? "" : " \(number)")
      let agency = Agency(id: Int64(number), name: name, isActive: true)
      let drafts = number % 4
      let round = Round(
        id: 1, draft: 1, closedAt: moment, closedBy: "Rini Pereviu", initials: "RP", note: "")
      let dossier =
        drafts == 0
        ? nil
        : DossierSummary(
          id: Int64(number), agency: agency, year: 2023, createdAt: moment,
          drafts: (1...drafts).map { draft($0, round: number % 5 == 1 && $0 == drafts ? round : nil) })
      let trend = (0..<drafts).map { draft in
        DraftCounts(
          draft: draft + 1,
          bySeverity: [
            .error: (number * 7 + 31) % 40 / (draft + 1), .warning: (number * 5 + 12) % 25, .note: number % 9,
          ],
          byFamily: ["aritmetika": number % 11 + 2, "konsistensi": number % 7, "kelengkapan": number % 5])
      }
      var answers: [String: Verdict] = [:]
      for (index, item) in items.enumerated() where drafts > 0 {
        answers[item] = Verdict.allCases[(index * 3 + number * 5 + index / 4) % 4]
      }
      return AgencyStatus(
        agency: agency, dossier: dossier, trend: trend, answers: answers,
        overruled: drafts > 1 ? [items[number % items.count]: .pass] : [:], decided: number % 6)
    }
  }

  static func overview(_ agencies: [AgencyStatus], query: [String: String] = [:]) -> OverviewPage {
    OverviewPage(frame: frame("Ikhtisar"), year: 2023, years: [2023, 2022], agencies: agencies, query: query)
  }
}
