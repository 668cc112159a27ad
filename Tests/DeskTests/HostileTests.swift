import Foundation
import TestSupport
import Testing

@Suite("The desk refuses what is hostile, in words", .serialized)
struct HostileTests {
  private let desk: DeskProcess
  private let admin: Visitor

  init() throws {
    desk = try DeskProcess()
    admin = try desk.admin()
    _ = try admin.post("/instansi", ["nama": "Dinas <b>Contoh</b>"])
    _ = try admin.post("/instansi", ["nama": "Dinas Lain"])
    #expect(try admin.post("/dosir", ["instansi": "1", "tahun": "2024"]).header("location") == "/dosir/1")
    #expect(try admin.post("/dosir/1/draf", [:]).status == 303)
  }

  private let files = "/dosir/1/draf/1/berkas"

  @Test("200 MB are refused before they are sent, whether the length is told or not")
  func tooLong() throws {
    let headers = [
      "Content-Type": "application/octet-stream", "X-CSRF-Token": admin.csrf, "Accept": "application/json",
    ]
    let told = try admin.open("POST", files + "?nama=a.pdf", headers.merging(["Content-Length": "209715200"]) { $1 })
    let answer = try told.answer()
    #expect(answer.status == 413)
    #expect(answer.text.contains("melebihi batas 64 MB"))
    let untold = try admin.open("POST", files + "?nama=a.pdf", headers.merging(["Transfer-Encoding": "chunked"]) { $1 })
    let chunk = Array("100000\r\n".utf8) + [UInt8](repeating: 65, count: 1 << 20) + Array("\r\n".utf8)
    for _ in 0..<66 where !untold.write(chunk) { break }
    untold.write(Array("0\r\n\r\n".utf8))
    #expect(try untold.answer().status == 413)
    #expect(try stored().isEmpty)
    #expect(try admin.get("/dosir/1").text.contains("a.pdf") == false)
  }

  @Test("A ZIP file of zeros that unpacks to more than memory costs the desk nothing")
  func zipBomb() throws {
    let zeros = [UInt8](repeating: UInt8(ascii: "0"), count: 60 << 20)
    let bomb = ZipFile.bytes((1...8).map { ("laporan-\($0).txt", zeros) })
    #expect(try admin.upload(files, named: "bom.zip", bomb).status == 201)
    #expect(try admin.post("/dosir/1/draf/1/periksa", [:]).status == 303)
    let page = try settled()
    #expect(page.contains("Pemeriksaan gagal"))
    #expect(page.contains("bom.zip/laporan-1.txt: tidak ada isi yang dapat dibaca."), "\(page)")
    #expect(try admin.get("/dosir").status == 200)
  }

  @Test(
    "Names of files are only shown",
    arguments: [
      ("../../../etc/passwd", "passwd"), ("..\\..\\win.ini", "win.ini"), ("/abs/olut.txt", "olut.txt"),
      ("..", "berkas"),
      ("<script>alert(1)</script>.txt", "script&gt;.txt"), ("a\u{202E}txt.exe", "atxt.exe"), ("\u{0}\n.txt", ".txt"),
    ])
  func names(sent: String, shown: String) throws {
    #expect(try admin.upload(files, named: sent, Array("isi".utf8)).status == 201)
    let page = try admin.get("/dosir/1").text
    #expect(page.contains("\(shown)</a>"), "\(sent)")
    #expect(!page.contains("<script>alert"))
    #expect(try stored().count == 1)
    #expect(try stored().allSatisfy { $0.wholeMatch(of: /[0-9a-f]{64}/) != nil })
  }

  @Test("HTML in cells and in the names of agencies is shown as it was written")
  func markup() throws {
    let table = """
      # BAB III AKUNTABILITAS KINERJA
      Tabel 3.1 Capaian <img src=x onerror=alert(1)>

      | Indikator Kinerja | Target | Realisasi | Capaian (%) |
      | <script>alert(2)</script> | 90 | 81 | 95 |
      """
    #expect(try admin.upload(files, named: "laporan.txt", Array(table.utf8)).status == 201)
    #expect(try admin.post("/dosir/1/draf/1/periksa", [:]).status == 303)
    _ = try settled()
    for path in [
      "/dosir", "/dosir/1", "/dosir/1/draf/1/tinjauan", "/dosir/1/draf/1/cetak", "/ikhtisar", "/instansi", "/jejak",
    ] {
      let page = try admin.get(path)
      #expect(page.status == 200, "\(path)")
      for mark in ["<script>alert", "<img src=x", "<b>Contoh"] { #expect(!page.text.contains(mark), "\(path)") }
    }
    #expect(try admin.get("/instansi").text.contains("Dinas &lt;b&gt;Contoh"))
  }

  @Test("Every page says what browsers may do with it, and cookies are out of reach of scripts")
  func headers() throws {
    let visitor = desk.visitor()
    let page = try visitor.get("/masuk")
    let policy = try #require(page.header("content-security-policy"))
    #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"))
    #expect(!policy.contains("unsafe"))
    #expect(page.header("x-content-type-options") == "nosniff")
    #expect(page.header("referrer-policy") == "same-origin")
    #expect(page.header("strict-transport-security") == nil)
    let cookie = try #require(page.header("set-cookie"))
    #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"))
    #expect(try visitor.get("/tiada").header("content-security-policy") == policy)
  }

  @Test("Behind TLS cookies travel through TLS only, and browsers are told to stay there")
  func behindTLS() throws {
    let desk = try DeskProcess(flags: ["--di-belakang-tls", "--nama", "reviu.contoh.go.id"])
    let page = try desk.visitor().get("/masuk", ["Host": "reviu.contoh.go.id"])
    #expect(page.status == 200)
    #expect(page.header("strict-transport-security")?.hasPrefix("max-age=") == true)
    #expect(page.header("set-cookie")?.contains("Secure") == true)
  }

  @Test("A form without its token, or with another's, changes nothing")
  func forgedForms() throws {
    for token in ["", "0123", String(repeating: "a", count: 64)] {
      let answer = try admin.post("/instansi", ["nama": "Palsu"], token: token)
      #expect(answer.status == 403)
      #expect(answer.text.contains("Formulir ini kedaluwarsa"))
    }
    #expect(try admin.send("POST", files + "?nama=a.txt", ["Accept": "application/json"], [65]).status == 403)
    #expect(try admin.get("/instansi").text.contains("Palsu") == false)
  }

  @Test("A forged session is no session; names and hosts nobody knows are refused")
  func forgedSessions() throws {
    let stranger = desk.visitor()
    stranger.set(cookie: "reviu_sesi", String(repeating: "f", count: 64))
    #expect(try stranger.get("/dosir/1").header("location") == "/masuk?lanjut=%2Fdosir%2F1")
    stranger.set(cookie: "reviu_sesi", "' OR 1=1 --")
    #expect(try stranger.get("/akun").status == 303)
    #expect(try stranger.get("/api/v1/reviews", ["Authorization": "Bearer reviu_0000"]).status == 401)
    #expect(try stranger.get("/masuk", ["Host": "jahat.example"]).status == 421)
  }

  @Test("Trying passwords is slowed down")
  func throttle() throws {
    let stranger = desk.visitor()
    _ = try stranger.get("/masuk")
    for _ in 0..<5 { #expect(try stranger.post("/masuk", ["akun": "admin", "sandi": "salah"]).status == 422) }
    let answer = try stranger.post("/masuk", ["akun": "admin", "sandi": DeskProcess.password])
    #expect(answer.status == 429)
    #expect(answer.header("retry-after") != nil)
    #expect(try admin.get("/jejak").text.contains("gagal masuk"))
  }

  /// The dossier's page once its review has ended.
  private func settled() throws -> String {
    for _ in 0..<300 {
      let page = try admin.get("/dosir/1").text
      if page.contains("Selesai diperiksa") || page.contains("Pemeriksaan gagal") { return page }
      usleep(100_000)
    }
    Issue.record("the review never ended")
    return ""
  }

  private func stored() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: desk.data.appending(path: "unggahan").path)
      .filter { $0 != "masuk" }
  }
}
