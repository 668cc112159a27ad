import Foundation
import GRDB
import Reviewing
import Testing

@testable import Store
@testable import Web

@Suite("What the desk keeps stays as it was written")
final class CabinetTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "reviu-lemari-\(UUID().uuidString)")
  private let cabinet: Cabinet

  init() throws { cabinet = try Cabinet(folder: folder.path) }

  deinit {
    do {
      try cabinet.close()
      try FileManager.default.removeItem(at: folder)
    } catch { Issue.record(error) }
  }

  @Test("Lines of the audit trail, decisions and rounds can be neither changed nor removed")
  func appendOnly() async throws {
    let (admin, _) = try await cabinet.addAccount(login: "admin", name: "Admin", role: .admin, agency: nil, by: nil)
    let agency = try await cabinet.addAgency("Dinas", by: admin)
    let id = try await cabinet.openDossier(agency, year: 2024, by: admin)
    let dossier = try #require(try await cabinet.dossier(id, for: admin))
    _ = try await cabinet.openDraft(of: dossier, keepingAttachments: false, by: admin)
    try await cabinet.database.write { database in
      try database.execute(
        sql: """
          INSERT INTO decisions (dossier, draft, kind, subject, reason, note, machine, account, at)
          VALUES (1, 1, 'temuan', 'a', '', '', '', 1, 0);
          INSERT INTO rounds (draft, account, initials, note, at) VALUES (1, 1, 'A', '', 0);
          """)
    }
    for table in ["audit", "decisions", "rounds"] {
      for sql in ["UPDATE \(table) SET at = 1", "DELETE FROM \(table)", "REPLACE INTO \(table) SELECT * FROM \(table)"]
      {
        await #expect(throws: DatabaseError.self, "\(sql)") {
          try await self.cabinet.database.write { try $0.execute(sql: sql) }
        }
      }
    }
    #expect(try await cabinet.audit().count == 4)
  }

  @Test("What is typed is kept for one person until a decision about it, and only about what the draft has")
  func typing() async throws {
    let (draft, admin) = try await reviewed()
    let (other, _) = try await cabinet.addAccount(login: "lain", name: "L", role: .analyst, agency: nil, by: admin)
    try await cabinet.keepTyped(["alasan": "a", "lain": "x"], about: "temuan:f1", in: draft, by: admin)
    try await cabinet.keepTyped(["alasan": "", "catatan": "dua\nbaris"], about: "temuan:f1", in: draft, by: admin)
    try await cabinet.keepTyped(["catatan": "c"], about: "butir:lembar-asistensi/1", in: draft, by: admin)
    let typed = try await cabinet.typed(in: draft, by: admin)
    #expect(typed["temuan:f1"]?.fields == ["alasan": "", "catatan": "dua\nbaris"])
    #expect(try await cabinet.typed(in: draft, by: other).isEmpty)
    for subject in ["temuan:tiada", "butir:lembar-asistensi/99", "apa saja"] {
      await #expect(throws: DeskProblem.self, "\(subject)") {
        try await self.cabinet.keepTyped(["catatan": "c"], about: subject, in: draft, by: admin)
      }
    }
    await #expect(throws: DeskProblem.self) {
      try await self.cabinet.keepTyped(
        ["catatan": String(repeating: "a", count: 20_001)], about: "temuan:f1", in: draft, by: admin)
    }
    var decision = NewDecision(.finding("f1"))
    decision.disposition = .accepted
    _ = try await cabinet.decide(decision, on: draft, by: admin)
    #expect(try await cabinet.typed(in: draft, by: admin).keys.sorted() == ["butir:lembar-asistensi/1"])
    #expect(try await cabinet.audit().allSatisfy { !$0.subject.contains("dua") })
  }

  @Test("Several findings are decided at once and taken back at once; what others decided stays")
  func several() async throws {
    let (draft, admin) = try await reviewed()
    let (other, _) = try await cabinet.addAccount(login: "lain", name: "L", role: .analyst, agency: nil, by: admin)
    let both = ["f1", "f2"]
    await #expect(throws: DeskProblem.self, "without a reason nothing is dismissed") {
      try await self.cabinet.decide(.dismissed, about: both, because: " ", on: draft, by: admin)
    }
    try await cabinet.keepTyped(["catatan": "rumusan"], about: "temuan:f2", in: draft, by: admin)
    var own = NewDecision(.finding("f1"))
    own.disposition = .accepted
    _ = try await cabinet.decide(own, on: draft, by: other)
    #expect(try await cabinet.decide(.dismissed, about: both, because: "ejaan", on: draft, by: admin) == 1)
    var now = try await cabinet.decisions(of: draft.dossier)
    #expect(now.finding("f1")?.disposition == .accepted && now.finding("f2")?.reason == "ejaan")
    #expect(try await cabinet.typed(in: draft, by: admin)["temuan:f2"]?["catatan"] == "rumusan", "no word is lost")
    let last = try await cabinet.lastDecisions(in: draft, by: admin)
    #expect(last.map(\.subject) == [.finding("f2")])
    await #expect(throws: DeskProblem.self, "another's last decision is not taken back") {
      try await self.cabinet.takeBack(last[0].id, in: draft, by: other)
    }
    #expect(try await cabinet.takeBack(last[0].id, in: draft, by: admin) == "f2")
    now = try await cabinet.decisions(of: draft.dossier)
    #expect(now.finding("f2")?.disposition == .open && now.finding("f1")?.disposition == .accepted)
    // A changed decision is taken back to what it was.
    var changed = NewDecision(.finding("f1"))
    (changed.disposition, changed.reason, changed.after) = (.dismissed, "keliru", now.finding("f1")?.id)
    let made = try await cabinet.decide(changed, on: draft, by: other)
    #expect(try await cabinet.takeBack(made.id, in: draft, by: other) == "f1")
    #expect(try await cabinet.decisions(of: draft.dossier).finding("f1")?.disposition == .accepted)
    try await cabinet.closeRound(on: draft, initials: "A", note: "", by: admin)
    await #expect(throws: DeskProblem.self, "what is signed stays") {
      try await self.cabinet.decide(.accepted, about: both, because: "", on: draft, by: admin)
    }
  }

  /// A draft with one finding and one item, and the admin.
  private func reviewed() async throws -> (Store.Draft, Account) {
    let (admin, _) = try await cabinet.addAccount(login: "admin", name: "Admin", role: .admin, agency: nil, by: nil)
    let agency = try await cabinet.addAgency("Dinas", by: admin)
    let id = try await cabinet.openDossier(agency, year: 2024, by: admin)
    let dossier = try #require(try await cabinet.dossier(id, for: admin))
    _ = try await cabinet.openDraft(of: dossier, keepingAttachments: false, by: admin)
    try await cabinet.database.write { database in
      try database.execute(
        sql: """
          INSERT INTO reviews (draft, state, created) VALUES (1, 'selesai', 0);
          INSERT INTO findings VALUES (1, 0, 0, 'f1', 'lkj/a/b', 'a', 'error', 'Judul', 'Kata.', 1);
          INSERT INTO findings VALUES (1, 1, 1, 'f2', 'lkj/a/b', 'a', 'error', 'Judul', 'Kata lain.', 1);
          INSERT INTO answers VALUES (1, 'lembar-asistensi/1', 'fail');
          """)
    }
    return (try #require(try await cabinet.dossier(id, for: admin)?.latest), admin)
  }

  @Test("Data of an earlier version are read, with their decisions and findings")
  func earlier() async throws {
    let older = folder.appending(path: "lama").path
    try FileManager.default.createDirectory(atPath: older, withIntermediateDirectories: false)
    try Data().write(to: URL(fileURLWithPath: older + "/kunci"))
    let database = try DatabasePool(path: older + "/reviu.sqlite")
    try Schema.migrator.migrate(database, upTo: "2 yang mewakili masalah")
    try await database.write { database in
      try database.execute(
        sql: """
          INSERT INTO agencies VALUES (1, 'Dinas', 1, 0);
          INSERT INTO accounts VALUES (1, 'admin', 'Admin', 'admin', NULL, NULL, 1, 1, 0);
          INSERT INTO dossiers VALUES (1, 1, 2024, 0); INSERT INTO drafts VALUES (1, 1, 1, 1, 0);
          INSERT INTO files VALUES (1, 1, 'lkj.txt', 'abc', 3, NULL, 'lkj', 0);
          INSERT INTO reviews (draft, state, created) VALUES (1, 'selesai', 0);
          INSERT INTO findings VALUES (1, 0, 0, 'f1', 'lkj/a/b', 'a', 'error', 'Judul', 'Kata.', 1);
          INSERT INTO decisions VALUES (1, 1, 1, 'temuan', 'f1', 'diabaikan', 'sebab', NULL, '', 'Kata.', 1, 5);
          INSERT INTO rounds VALUES (1, 1, 1, 'AA', '', 9);
          """)
    }
    try database.close()
    let reopened = try Cabinet(folder: older)
    let admin = try #require(try await reopened.account(1))
    let draft = try #require(try await reopened.dossier(1, for: admin)?.latest)
    #expect(draft.files.map(\.name) == ["lkj.txt"] && draft.round?.initials == "AA")
    #expect(try await reopened.problems(of: draft).map(\.fingerprint) == ["f1"])
    #expect(try await reopened.decisions(of: 1).finding("f1")?.reason == "sebab")
    #expect(try await reopened.typed(in: draft, by: admin).isEmpty)
    try reopened.close()
  }

  @Test("A one-time link works once; a password is kept only as its scrypt key")
  func links() async throws {
    let secret = try #require(try await cabinet.firstLink())
    await #expect(throws: DeskProblem.self) {
      try await self.cabinet.useFirstLink(secret, login: "admin", name: "A", password: "pendek")
    }
    await #expect(throws: DeskProblem.self) {
      try await self.cabinet.useFirstLink(secret, login: "admin", name: "A", password: "admin admin admin")
    }
    let password = "batu bata merah 9"
    let admin = try await cabinet.useFirstLink(secret, login: "admin", name: "A", password: password)
    #expect(admin.role == .admin)
    await #expect(throws: DeskProblem.self) {
      try await self.cabinet.useFirstLink(secret, login: "lain", name: "B", password: password)
    }
    #expect(try await cabinet.firstLink() == nil)
    #expect(try await cabinet.person(login: "ADMIN", password: password)?.id == admin.id)
    #expect(try await cabinet.person(login: "admin", password: password + " ") == nil)
    #expect(try await cabinet.person(login: "tiada", password: password) == nil)
    let kept = try await cabinet.database.read { try String.fetchOne($0, sql: "SELECT password FROM accounts") }
    #expect(kept?.hasPrefix("scrypt$32768$8$") == true)
    #expect(kept?.contains("batu") == false)
  }

  @Test("A password kept by an earlier version, by another library, still opens the account")
  func keptPassword() async throws {
    let (person, _) = try await cabinet.addAccount(login: "admin", name: "A", role: .admin, agency: nil, by: nil)
    let kept =
      "scrypt$32768$8$800e467ef76a1d7f05d090bf27b789a2$"
      + "fa825a61e8472a27847e305ea199264f9b0fd1433eb6f229a8e5cd0f595838da"
    try await cabinet.database.write { try $0.execute(sql: "UPDATE accounts SET password = ?", arguments: [kept]) }
    #expect(try await cabinet.person(login: "admin", password: "Kédai kopi “Ibu” 77")?.id == person.id)
    #expect(try await cabinet.person(login: "admin", password: "Kédai kopi “Ibu” 78") == nil)
  }

  /// Worked out by another program.
  @Test("Hashes and tokens of forms are SHA-256 and its HMAC")
  func hashes() {
    #expect(Token.hash("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(Token.form(of: "rahasia") == "bf35b3d49d89acb29cd07f05aed17726bf13eb2805f67729c05beec55879ac3b")
    #expect(Token.isEqual("abc", "abc") && !Token.isEqual("abc", "abd") && !Token.isEqual("abc", "ab"))
  }

  @Test("The last admin cannot be closed; two changes of one account at once are noticed")
  func accounts() async throws {
    let (admin, _) = try await cabinet.addAccount(login: "admin", name: "Admin", role: .admin, agency: nil, by: nil)
    await #expect(throws: DeskProblem.self) {
      try await self.cabinet.changeAccount(
        admin, name: "Admin", role: .reviewer, agency: nil, isActive: true, by: admin)
    }
    let (person, _) = try await cabinet.addAccount(login: "orang", name: "O", role: .analyst, agency: nil, by: admin)
    try await cabinet.changeAccount(person, name: "P", role: .reviewer, agency: nil, isActive: true, by: admin)
    await #expect(throws: DeskProblem.self) {
      try await self.cabinet.changeAccount(person, name: "Q", role: .admin, agency: nil, isActive: true, by: admin)
    }
    #expect(try await cabinet.account(person.id)?.name == "P")
    await #expect(throws: DeskProblem.self, "an author needs an agency") {
      try await self.cabinet.addAccount(login: "penyusun", name: "N", role: .author, agency: nil, by: admin)
    }
  }

  @Test("An admin who never set a password is no admin to leave the desk to")
  func lastAdmin() async throws {
    let secret = try #require(try await cabinet.firstLink())
    let password = "batu bata merah 9"
    let first = try await cabinet.useFirstLink(secret, login: "admin", name: "A", password: password)
    let (_, link) = try await cabinet.addAccount(login: "kedua", name: "B", role: .admin, agency: nil, by: first)
    let admin = try #require(try await cabinet.account(first.id))
    await #expect(throws: DeskProblem.self) {
      try await self.cabinet.changeAccount(admin, name: "A", role: .admin, agency: nil, isActive: false, by: admin)
    }
    _ = try await cabinet.useLink(link, password: password)
    try await cabinet.changeAccount(admin, name: "A", role: .admin, agency: nil, isActive: false, by: admin)
    #expect(try await cabinet.person(login: "admin", password: password) == nil)
  }

  @Test("Many wrong passwords at once are no more than many after one another; a right one is taken back")
  func throttle() async {
    let throttle = Throttle()
    let passed = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<60 {
        group.addTask {
          do { try await throttle.begin(login: "Admin", address: "10.0.0.1") } catch { return false }
          return true
        }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(passed == 5)
    for _ in 0..<40 {
      await #expect(throws: Never.self) { try await throttle.begin(login: "lain", address: "10.0.0.2") }
      await throttle.succeeded(login: "lain", address: "10.0.0.2")
    }
  }

  @Test("A full or busy database is told in words, with what to do")
  func storage() throws {
    for code in [ResultCode.SQLITE_FULL, .SQLITE_BUSY, .SQLITE_IOERR, .SQLITE_READONLY] {
      let problem = try #require(DeskProblem(storage: DatabaseError(resultCode: code)))
      #expect(problem.words.contains("belum disimpan") && problem.advice != nil)
    }
    #expect(DeskProblem(storage: DatabaseError(resultCode: .SQLITE_CONSTRAINT)) == nil)
  }

  @Test(
    "Hosts that are answered to",
    arguments: [
      ("127.0.0.1:8080", true), ("10.1.2.3", true), ("[::1]:8080", true), ("localhost", true),
      ("REVIU.go.id:443", true),
      ("jahat.example", false), ("127.0.0.1.jahat.example", false), ("", false),
    ])
  func hosts(host: String, isKnown: Bool) {
    #expect(HostCheck(names: ["reviu.go.id"]).knows(host) == isKnown)
  }

  @Test(
    "Only paths of this desk are gone back to",
    arguments: ["//jahat", "https://jahat", "\\\\jahat", "/a b", "", "/\r\nX: y"])
  func paths(path: String) { #expect(Desk.local(path) == "/") }
}
