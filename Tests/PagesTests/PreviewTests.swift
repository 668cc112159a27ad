import Foundation
import Reviewing
import Testing

@testable import Store
@testable import Web

/// Writes pages into a folder so that a person can look at them: `PAGES=/tmp/pages swift test --filter PreviewTests`.
@Suite("Pages to look at", .enabled(if: ProcessInfo.processInfo.environment["PAGES"] != nil))
struct PreviewTests {
  private let folder = URL(fileURLWithPath: ProcessInfo.processInfo.environment["PAGES"] ?? "/tmp/pages")

  private func write(_ html: String, _ name: String) throws {
    try FileManager.default.createDirectory(at: folder.appending(path: "aset"), withIntermediateDirectories: true)
    try Data(html.utf8).write(to: folder.appending(path: name + ".html"))
  }

  @Test func reviews() throws {
    var reviews = [("cacat", try Desk.faulty.get())]
    if let seed = Desk.seed { reviews.append(("benih", try Desk.review(seed, name: "LKIP 2024.txt"))) }
    if let pdf = ProcessInfo.processInfo.environment["PDF"] {
      reviews.append(("pdf", try Desk.review(URL(fileURLWithPath: pdf))))
    }
    for (name, review) in reviews {
      try write(Desk.page(review).write(), "\(name)-awal")
      guard !review.problems.isEmpty else { continue }
      let pairs = review.problems.indices.filter { review.findings[review.problems[$0].lead].evidence.count > 1 }
      let chosen = review.findings[review.problems[pairs.first ?? 0].lead]
      let second = review.findings[review.problems[pairs.dropFirst().first ?? 0].lead]
      let item = chosen.rule.items.first ?? ""
      let decisions = [
        Desk.decision(1, .finding(chosen.fingerprint), .accepted),
        Desk.decision(2, .finding(second.fingerprint), .dismissed, reason: "sudah dijelaskan pada halaman 12"),
        Desk.decision(3, .item(item), verdict: .unsure, note: "Mohon dilengkapi dengan sumber data."),
      ]
      var progress: [String: FindingProgress] = [:]
      for (index, finding) in review.findings.enumerated() {
        progress[finding.fingerprint] = [.remaining, .new, .remaining, .returned][index % 4]
      }
      let fixed = review.findings.prefix(2).map {
        FindingLine(
          fingerprint: "x", rule: $0.rule.id, family: $0.rule.family, severity: $0.severity, title: $0.rule.title,
          message: $0.message)
      }
      let page = { (query: [String: String]) in
        try Desk.page(
          review, decisions: decisions, comparison: DraftProgress(progress: progress, done: Array(fixed)),
          drafts: 3,
          query: query
        ).write()
      }
      try write(page(["butir": item, "temuan": chosen.fingerprint]), "\(name)-temuan")
      try write(page(["butir": item, "temuan": second.fingerprint, "banding": "1"]), "\(name)-banding")
    }
  }

  @Test func overview() throws {
    try write(Desk.overview(Desk.agencies(14)).write(), "ikhtisar")
    try write(Desk.overview([]).write(), "ikhtisar-kosong")
  }
}
