import Foundation
import Testing

@Suite("Nothing a person types or sends breaks the desk or fills its disk", .serialized)
struct BreakageTests {
  private let desk: DeskProcess
  private let admin: Visitor

  init() throws {
    desk = try DeskProcess()
    admin = try desk.admin()
    _ = try admin.post("/instansi", ["nama": "Dinas Contoh"])
    #expect(try admin.post("/dosir", ["instansi": "1", "tahun": "2024"]).status == 303)
    #expect(try admin.post("/dosir/1/draf", [:]).status == 303)
  }

  private static let report = """
    # BAB III AKUNTABILITAS KINERJA

    Tabel 3.1 Capaian Kinerja

    | Indikator Kinerja | Target | Realisasi | Capaian (%) |
    | Persentase jalan mantap | 90 | 81 | 95 |
    """

  @Test("Numbers in addresses, however odd, are answered")
  func numbers() throws {
    try hand(in: Self.report)
    let draft = "/dosir/1/draf/1"
    let places = [
      "/dosir/", draft + "/tinjauan/bagian/", draft + "/gambar/1/", draft + "/berkas/", "/akun/",
      draft + "/tinjauan?hal=", draft + "/tinjauan?bagian=", draft + "/tinjauan?banding=", draft + "/cetak?hal=",
      "/jejak?sebelum=", "/jejak?dosir=", "/ikhtisar?tahun=", "/ikhtisar?hal=", "/ikhtisar.csv?tahun=",
    ]
    let odd = ["-9223372036854775808", "9223372036854775807", "99999999999999999999", "-1", "0", "1e3", "%00"]
    for place in places {
      for number in odd { #expect(try admin.get(place + number).status < 500, "\(place)\(number)") }
    }
    #expect(try admin.get(draft + "/tinjauan/bagian/1").status == 200)
  }

  @Test("Bytes that no draft names any more leave the disk; those that one names stay")
  func disk() throws {
    let files = "/dosir/1/draf/1/berkas"
    #expect(try admin.upload(files, named: "a.txt", Array("satu".utf8)).status == 201)
    #expect(try admin.upload(files, named: "a.txt", Array("dua".utf8)).status == 201)
    #expect(try stored().count == 1, "replaced")
    #expect(try admin.upload(files, named: "b.txt", Array("dua".utf8)).status == 201)
    #expect(try admin.post(files + "/2/hapus", [:]).status == 303)
    #expect(try stored().count == 1, "another file holds the same bytes")
    #expect(try admin.get(files + "/1").text == "dua")
    for number in 1..<20 {
      #expect(try admin.upload(files, named: "\(number).txt", Array("isi \(number)".utf8)).status == 201)
    }
    #expect(try admin.upload(files, named: "lebih.txt", Array("lebih".utf8)).status == 422)
    #expect(try admin.upload(files, named: "kosong.txt", []).status == 422)
    #expect(try stored().count == 20, "refused files leave nothing")
  }

  @Test("Who decides too late by a form is told who decided what")
  func conflict() throws {
    try hand(in: Self.report)
    let person = try desk.person("pereviu1", role: "pereviu", by: admin)
    let path = "/dosir/1/draf/1/keputusan"
    let fields = ["subjek": "butir:lembar-asistensi/6", "verdict": "fail", "catatan": "Capaian perlu <dihitung> ulang"]
    #expect(try person.post(path, fields).status == 303)
    let late = try person.post(path, fields)
    #expect(late.status == 409)
    #expect(late.text.contains("oleh Orang pereviu1"))
    #expect(late.text.contains("Capaian perlu &lt;dihitung&gt; ulang"))
  }

  @Test("Connections that trickle a request and never ask it keep nobody out for long")
  func trickle() throws {
    let slow = try (0..<510).map { _ in try Connection(port: desk.port) }
    for connection in slow { connection.write(Array("GET /masuk HTTP/1.1\r\nHost: localhost\r\nX: ".utf8)) }
    for _ in 0..<20 {
      for connection in slow { connection.write([65]) }
      usleep(1_000_000)
    }
    #expect(try desk.visitor().get("/masuk").status == 200)
  }

  @Test("Every refusal says what to do")
  func advice() throws {
    let person = try desk.person("analis1", role: "analis", by: admin)
    #expect(try person.get("/akun").text.contains("mintalah admin"))
    #expect(try admin.get("/tiada").text.contains("Periksa alamatnya"))
    let long = ["nama": String(repeating: "a", count: 600_000)]
    let answer = try admin.post("/instansi", long)
    #expect(answer.status == 413)
    #expect(answer.text.contains("pendekkan"))
  }

  private func hand(in report: String) throws {
    #expect(try admin.upload("/dosir/1/draf/1/berkas", named: "laporan.txt", Array(report.utf8)).status == 201)
    #expect(try admin.post("/dosir/1/draf/1/periksa", [:]).status == 303)
    for _ in 0..<300 where try !admin.get("/dosir/1").text.contains("Selesai diperiksa") { usleep(100_000) }
    try #require(try admin.get("/dosir/1").text.contains("Selesai diperiksa"))
  }

  private func stored() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: desk.data.appending(path: "unggahan").path)
      .filter { $0 != "masuk" }
  }
}
