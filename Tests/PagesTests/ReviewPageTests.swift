import DeskWork
import Documents
import Facts
import Foundation
import Readers
import Reviewing
import Testing

@testable import Store
@testable import Web

@Suite("Page of a review")
struct ReviewPageTests {
  /// A finding with two places, and an item it concerns.
  private func pair(_ review: Review) throws -> (finding: Finding, item: String) {
    let finding = try #require(
      review.problems.lazy.map { review.findings[$0.lead] }.first { finding in
        finding.evidence.count > 1 && finding.evidence[0].place.block != finding.evidence[1].place.block
          && finding.rule.items.contains { $0.hasPrefix("lembar-asistensi/") }
      })
    return (finding, try #require(finding.rule.items.first { $0.hasPrefix("lembar-asistensi/") }))
  }

  @Test func aPageNeedsNothingInlineAndNamesEveryControlOnce() throws {
    let review = try Desk.faulty.get()
    let (finding, item) = try pair(review)
    let queries: [[String: String]] = [
      [:], ["butir": item], ["butir": item, "temuan": finding.fingerprint],
      ["temuan": finding.fingerprint, "banding": "1"], ["bagian": "2", "tingkat": "error"],
    ]
    for query in queries {
      let page = Markup(try Desk.page(review, query: query).write())
      #expect(Set(page.ids).count == page.ids.count, "\(query)")
      #expect(page.unnamedControls.map(\.attributes).isEmpty, "\(query)")
      for tag in page.tags {
        #expect(tag.attributes["style"] == nil && !tag.attributes.keys.contains { $0.hasPrefix("on") })
        #expect(tag.name != "script" || tag.attributes["src"] == "/aset/desk.js")
      }
      let levels = page.tags.compactMap {
        $0.name.count == 2 && $0.name.hasPrefix("h") ? Int($0.name.dropFirst()) : nil
      }
      #expect(levels.first == 1 && zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 }, "\(levels)")
    }
  }

  @Test func bothPlacesOfAContradictionAreSeenTogether() throws {
    let review = try Desk.faulty.get()
    let (finding, _) = try pair(review)
    let page = Markup(try Desk.page(review, query: ["temuan": finding.fingerprint, "banding": "1"]).write())
    #expect(page.ids.contains("pilih"))
    #expect(page.ids.contains("b-saksi-1"))
    let document = review.book.dossier.documents[0]
    let words = finding.evidence.prefix(2).map { Markup.words(document.text.string($0.place.range)) }
    #expect(page.words(of: "mark", style: "pilih").contains { words[0].hasSuffix($0) || $0 == words[0] })
    #expect(page.words(of: "mark", style: "saksi").contains { words[1].hasPrefix($0) })
  }

  @Test func machineAndPersonAreBothSeen() throws {
    let review = try Desk.faulty.get()
    let (_, item) = try pair(review)
    let decision = Desk.decision(4, .item(item), verdict: .skip, note: "Dibahas dalam rapat <b>.")
    let html = try Desk.page(review, decisions: [decision], query: ["butir": item]).write()
    let answer = try #require(
      html.firstRange(of: "class=\"verdicts\"").map { String(html[$0.upperBound...].prefix(1600)) })
    #expect(answer.contains("tidak sesuai") && answer.contains("badge person quiet"))
    #expect(answer.contains("Rini Pereviu, "))
    #expect(html.contains("Dibahas dalam rapat &lt;b&gt;.</textarea>"))
    #expect(html.contains("name=\"sesudah\" value=\"4\""))
  }

  @Test func theCatatanIsDraftedFromAcceptedFindings() throws {
    let review = try Desk.faulty.get()
    let (finding, item) = try pair(review)
    let before = try Desk.page(review, query: ["butir": item]).write()
    #expect(!before.contains("Rancangan dari 1 temuan yang diterima"))
    let accepted = Desk.decision(1, .finding(finding.fingerprint), .accepted, note: "Samakan kedua angka")
    let html = try Desk.page(review, decisions: [accepted], query: ["butir": item]).write()
    #expect(html.contains("Rancangan dari 1 temuan yang diterima"))
    #expect(
      html.contains(
        "rows=\"6\" autocomplete=\"off\" aria-describedby=\"petunjuk-catatan\" data-draft=\"Samakan kedua angka ("))
  }

  @Test func aReviewKeptBeforeTheCatatanWasIsStillShown() throws {
    let review = try Desk.faulty.get()
    let (finding, item) = try pair(review)
    let accepted = Desk.decision(1, .finding(finding.fingerprint), .accepted, note: "Samakan kedua angka")
    var source = try Desk.page(review, decisions: [accepted], query: ["butir": item]).source
    let kept = try JSONSerialization.jsonObject(with: Data(source.review.reading)) as? [String: Any]
    var older = try #require(kept)
    #expect(older.removeValue(forKey: "notes") != nil)
    let reading = try JSONSerialization.data(withJSONObject: older)
    source.review = StoredReview(status: Desk.status, json: [], reading: [UInt8](reading))
    let html = try ReviewPage(source: source).write()
    #expect(html.contains("data-draft=\"Samakan kedua angka ("))
    #expect(html.contains("Rancangan dari 1 temuan yang diterima"))
  }

  @Test func decisionsTellWhoWhenAndWhy() throws {
    let review = try Desk.faulty.get()
    let (finding, _) = try pair(review)
    let decision = Desk.decision(9, .finding(finding.fingerprint), .dismissed, reason: "sudah \"dibetulkan\"")
    let query = ["temuan": finding.fingerprint]
    let html = try Desk.page(review, decisions: [decision], query: query).write()
    #expect(html.contains("Diabaikan oleh Rini Pereviu, \(Desk.moment.words) – alasan: sudah &quot;dibetulkan&quot;"))
    #expect(html.contains("<mark class=\"ditolak pilih\""))
    #expect(html.contains("value=\"terbuka\""))
    let reader = try Desk.page(review, decisions: [decision], canDecide: false, query: query).write()
    #expect(!reader.contains("/keputusan\"") && !reader.contains("/tutup\""))
    #expect(reader.contains("Diabaikan oleh Rini Pereviu"))
  }

  @Test func draftsAreCompared() throws {
    let review = try Desk.faulty.get()
    let prints = review.problems.map { review.findings[$0.lead].fingerprint }
    var progress = Dictionary(uniqueKeysWithValues: prints.map { ($0, FindingProgress.remaining) })
    progress[prints[0]] = .new
    progress[prints[1]] = .returned
    let gone = FindingLine(
      fingerprint: "x", rule: "lkj/a/b", family: "a", severity: .error, title: "Judul lama", message: "Angka <lama>.")
    let comparison = DraftProgress(progress: progress, done: [gone])
    let all = try Desk.page(review, comparison: comparison, drafts: 2).write()
    #expect(all.contains("<b>1</b> Baru") && all.contains("<b>1</b> Selesai") && all.contains("<b>1</b> Muncul lagi"))
    let returned = Markup(
      try Desk.page(review, comparison: comparison, drafts: 2, query: ["keadaan": "muncul-lagi"]).write())
    #expect(returned.tags.count { $0.attributes["class"]?.hasPrefix("finding ") == true } == 1)
    let fixed = try Desk.page(review, comparison: comparison, drafts: 2, query: ["keadaan": "selesai"]).write()
    #expect(fixed.contains("Judul lama") && fixed.contains("Angka &lt;lama&gt;."))
    // What can no longer be judged is not lost: it is counted and told.
    let unsure = DraftProgress(progress: progress, done: [], undecided: [gone])
    let left = try Desk.page(review, comparison: unsure, drafts: 2, query: ["keadaan": "belum-dapat-dinilai"]).write()
    #expect(left.contains("<b>1</b> Belum dapat dinilai") && left.contains("Angka &lt;lama&gt;."))
    #expect(left.contains("Temuan draf sebelumnya <span class=\"count\">1</span>"))
    #expect(!left.contains("Tidak ada temuan dalam daftar ini"))
    let first = try Desk.page(review).write()
    #expect(!first.contains(">Baru<") && !first.contains("name=\"keadaan\""))
  }

  @Test func theListIsNarrowedSearchedAndOrdered() throws {
    let review = try Desk.faulty.get()
    let shown = { (query: [String: String]) -> Web.ReviewState in
      try Desk.page(review, query: query).source.state(query)
    }
    let all = try shown([:])
    let problems = review.problems.indices
    #expect(all.listed.sorted() == Array(problems))
    #expect(review.weights[all.listed[0]] == review.weights.max())
    #expect(try shown(["urut": "naskah"]).listed == Array(problems))
    let lead = review.findings[review.problems[0].lead]
    for (query, isWanted) in [
      (["aturan": lead.rule.id], { (finding: Finding) in finding.rule.id == lead.rule.id }),
      (["keluarga": lead.rule.family], { $0.rule.family == lead.rule.family }),
      (["tingkat": "warning"], { $0.severity == .warning }), (["berkas": "1"], { _ in true }),
      (["cari": lead.rule.title.uppercased()], { $0.rule.id == lead.rule.id || $0.message.contains(lead.rule.title) }),
      (["cari": "kata yang tidak ada"], { _ in false }),
    ] as [([String: String], (Finding) -> Bool)] {
      let wanted = problems.filter { isWanted(review.findings[review.problems[$0].lead]) }
      #expect(try shown(query).listed.sorted() == Array(wanted), "\(query)")
    }
    let chapters = all.shown.chapters
    #expect(chapters.count > 2 && chapters.contains { $0.hasPrefix("BAB III") }, "\(chapters)")
    let narrowed = try chapters.indices.map { try shown(["bab": "\($0 + 1)"]).listed.count }
    #expect(narrowed.allSatisfy { $0 > 0 } && narrowed.reduce(0, +) == problems.count)
    let page = try Desk.page(review, query: ["cari": "\"><i>x", "aturan": "<x>"]).write()
    #expect(!page.contains("\"><i>x") && page.contains("&quot;&gt;&lt;i&gt;x"))
  }

  @Test func whatOneRuleTellsStandsTogetherWithWhatCanBeDecidedAtOnce() throws {
    let review = try Desk.faulty.get()
    let counts = Dictionary(
      review.problems.map { (review.findings[$0.lead].rule.id, 1) }, uniquingKeysWith: +)
    let rule = try #require(counts.max { ($0.value, $1.key) < ($1.value, $0.key) })
    try #require(rule.value > 1)
    let html = try Desk.page(review).write()
    #expect(html.contains("name=\"kelompok\" value=\"diterima \(rule.key)\">Terima \(rule.value)<"))
    #expect(!html.contains("name=\"daftar\""), "the whole list is offered only when it is narrowed")
    let narrowed = try Desk.page(review, query: ["aturan": rule.key]).write()
    #expect(narrowed.contains("name=\"daftar\" value=\"diterima\">Terima semua \(rule.value) dalam daftar ini"))
    let reader = try Desk.page(review, canDecide: false).write()
    #expect(!reader.contains("kelompok") && !reader.contains("type=\"checkbox\""))
    let first = review.findings[review.problems[0].lead]
    let opened = try Desk.page(review, query: ["temuan": first.fingerprint]).write()
    #expect(opened.contains("data-next=\"?") && opened.contains("form=\"beberapa\""))
  }

  @Test func regionsComeAlone() throws {
    let review = try Desk.faulty.get()
    let html = try Desk.page(review, query: ["ganti": "temuan,dokumen,lain"]).write()
    #expect(html.hasPrefix("<section id=\"temuan\""))
    #expect(
      html.contains("<section id=\"dokumen\"") && !html.contains("<section id=\"formulir\"") && !html.contains("<html"))
  }

  @Test func whatWasNotLookedAtIsSaid() throws {
    let text = "Satu kata.\n\n[tak terbaca: gambar pindaian]\n\n| Warna | Rasa |\n|---|---|\n| 1 | asin |\n"
    let review = Review(
      Dossier(documents: [Readers.read(Array(text.utf8), file: "laporan.md")]), library: RuleLibrary(files: []))
    let words = Markup(try Desk.page(review).write()).words
    #expect(words.contains("0 dari 1 tabel dikenali"))
    #expect(words.contains("1 bagian tak terbaca"))
    #expect(words.contains("laporan.md, gambar pindaian"))
    #expect(words.contains("Tabel yang tidak dikenali Angka dalam tabel ini tidak diperiksa. Tabel tanpa judul"))
    let faulty = try Desk.faulty.get()
    let kind = try #require(faulty.coverage.kinds.first { $0.kind == "indikator" })
    #expect(kind.checked > 0 && kind.checked <= kind.tables)
    #expect(try Desk.page(faulty).write().contains("\(kind.checked) dari \(kind.tables) tabel indikator"))
  }

  @Test(arguments: [["temuan": "tidak-ada"], ["butir": "x/<y>"], ["bagian": "99999", "hal": "-4"], ["banding": "7"]])
  func anAddressThatNamesNothingStillShowsTheReview(query: [String: String]) throws {
    let html = try Desk.page(Desk.faulty.get(), query: query).write()
    #expect(html.contains("id=\"dokumen\"") && !html.contains("<y>"))
  }

  /// A review that was kept before problems had weights is shown without the list of the heaviest.
  @Test func theHeaviestProblemsStandInTheSummary() throws {
    let review = try Desk.faulty.get()
    try #require(review.problems.count > 5)
    let html = try Desk.page(review).write()
    let list = try #require(
      html.firstMatch(of: /<details class="coverage foremost">.*?<ol>(.*?)<\/ol>/.dotMatchesNewlines()))
    let heaviest = try #require(review.problems.indices.max { (review.weights[$0], $1) < (review.weights[$1], $0) })
    let first = try #require(list.output.1.split(separator: "<li").first { $0.contains("href=") })
    #expect(first.contains("temuan=\(review.findings[review.problems[heaviest].lead].fingerprint)"))
    #expect(list.output.1.ranges(of: "<li").count <= 10)
  }

  @Test func whatWasKeptIsReadBackOrRefused() throws {
    let bytes = try ReviewReading(review: Desk.faulty.get()).write()
    #expect(try ReviewReading(bytes).write() == bytes)
    for broken in [Array(bytes.dropLast(9)), Array("{}".utf8), []] {
      #expect(throws: (any Error).self) { try ReviewReading(broken) }
    }
    let text = String(decoding: bytes, as: UTF8.self)
    let moved = text.replacing("\"start\":", with: "\"start\":9999999, \"was\":", maxReplacements: 1)
    #expect(throws: (any Error).self) { try ReviewReading(Array(moved.utf8)) }
  }

  @Test func pagesOfAPDFHaveTheirPictures() throws {
    let text = "[hal. 3]\n\nBesarnya prosentase naik.\n\n[hal. 4]\n\nDua kata.\n"
    let page = { (file: String) in
      let read = Readers.read(Array(text.utf8), file: "laporan.md")
      let document = Document(file: file, text: read.text, blocks: read.blocks, pages: read.pages)
      var source = try Desk.page(Desk.review(document)).source
      let stored = StoredFile(id: 12, name: "laporan.pdf", hash: "ab", size: 1, chosenRole: nil, guessedRole: nil)
      source.draft = Store.Draft(
        id: 1, dossier: 7, number: 1, createdAt: Desk.moment, createdBy: "Sari", files: [stored], review: Desk.status,
        round: nil)
      return try ReviewPage(source: source).write()
    }
    let html = try page("laporan.pdf")
    for number in [3, 4] { #expect(html.contains("src=\"/dosir/7/draf/1/gambar/12/\(number)\"")) }
    #expect(try !page("lain.pdf").contains("/gambar/"))
  }
}
