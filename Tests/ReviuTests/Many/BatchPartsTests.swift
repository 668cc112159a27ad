import Foundation
import TestSupport
import Testing

@testable import reviu

/// What runs over many dossiers are made of.
@Suite("Parts of a run over many") struct BatchPartsTests {
  @Test func foldersHaveNamesThatFitEverywhere() {
    let ids = [
      "a", "A", "b", "x/y", "x_y", "dosir.csv", "tanda?*:", "titik.", String(repeating: "panjang ", count: 40),
    ]
    let given = BatchNames(ids).folders
    #expect(given[2] == "b" && given[3] == "x_y-" + given[3].suffix(8))
    #expect(Set(given.map { $0.lowercased() }).count == ids.count, "\(given)")
    #expect(given.allSatisfy { !$0.contains("/") && $0.utf8.count < 200 && !$0.contains(/[?*:"<>|\\]/) })
    #expect(given[5].hasPrefix("dosir.csv-") && given[7].hasPrefix("titik-"))
    // A name does not depend on what else there is, unless it would be another's.
    #expect(BatchNames(["titik.", "x/y"]).folders == [given[7], "x_y"])
    // One letter or two, for a file system these are two names.
    let accents = BatchNames(["caf\u{E9}", "cafe\u{301}"]).folders
    #expect(accents[0] != accents[1] && Set(accents).count == 2)
  }

  @Test func piecesAreHashedApart() {
    func hash(_ pieces: String...) -> String {
      var hash = ContentHash()
      for piece in pieces { hash.add(piece) }
      return hash.digits()
    }
    #expect(hash("ab", "c") != hash("a", "bc"))
    #expect(hash("a") == hash("a"))
    var empty = ContentHash()
    // SHA-256 of nothing (FIPS 180-4).
    #expect(empty.digits() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }

  @Test func thePaceTellsTheRest() {
    let pace = ProgressPace(done: 5, left: 20, in: .seconds(10))
    #expect(pace.perMinute == 30 && pace.secondsLeft == 40)
    #expect(pace.words == "30,0 dosir/menit · sisa 40 detik")
    #expect(pace.members == ",\"perMinute\":30.0,\"secondsLeft\":40")
    #expect(ProgressPace(done: 0, left: 20, in: .seconds(10)).members == ",\"perMinute\":null,\"secondsLeft\":null")
    #expect([60, 120, 7_300].map(ProgressPace.span) == ["60 detik", "2 menit", "2 jam 2 menit"])
  }

  @Test(arguments: [
    (
      "reviu: memakai konfigurasi reviu.yaml\nreviu: a.md: tidak ditemukan; periksa nama\n",
      "a.md: tidak ditemukan; periksa nama"
    ),
    ("1 masalah pada berkas aturan\n  x.yaml:1: salah\n", "1 masalah pada berkas aturan   x.yaml:1: salah"),
    ("", "berakhir dengan kode 2 tanpa keterangan"),
  ])
  func reasonsAreWhatTheReviewSaid(_ told: String, _ reason: String) {
    #expect(DossierReview.reason(told, 2).split(separator: " ") == reason.split(separator: " "))
  }

  /// Bars go on from what needed no work; machines get the pace beside the counts.
  @Test func machinesReadThePace() throws {
    struct Line: Decodable {
      let stage: String
      let done, total: Int
      let perMinute: Double?
      let secondsLeft: Int?
    }
    let shelf = try DossierShelf()
    for name in ["a", "b"] { try shelf.write("dosir/\(name).md", DossierShelf.report("Dinas \(name)")) }
    let run = try shelf.run("banyak", "dosir", "--keluaran", "hasil", "--kemajuan", "json", "-j", "1")
    let lines = try run.error.split(separator: "\n").filter { $0.hasPrefix("{") }.map {
      try JSONDecoder().decode(Line.self, from: Data($0.utf8))
    }
    #expect(lines.map(\.done) == [0, 1, 2] && lines.allSatisfy { $0.total == 2 && $0.stage == "dossier" })
    #expect(lines.first?.perMinute == nil && lines.last?.secondsLeft == 0 && lines.last?.perMinute ?? 0 > 0)
  }
}
