import DeskWork
import Foundation
import Hummingbird
@testable import Store
import Testing
@testable import Web

@Suite("The API is what its description says", .serialized)
struct APITests {
  @Test("Every route of the API is described, and nothing else is")
  func description() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "reviu-api-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let cabinet = try Cabinet(folder: folder.path)
    let desk = Desk(cabinet, DeskSettings(folder: folder.path, worker: .init(program: "/bin/false", arguments: [])))
    let file = try #require(
      try JSONSerialization.jsonObject(with: Data(PackageResources.openapi_json)) as? [String: Any])
    #expect((file["openapi"] as? String)?.hasPrefix("3.1") == true)
    let paths = try #require(file["paths"] as? [String: [String: Any]])
    let described = paths.flatMap { path, methods in methods.keys.map { "\($0.uppercased()) /api/v1\(path)" } }
    let routes = desk.router.routes.map { route in
      "\(route.method) " + "\(route.path)".replacing(#/:(\w+)/#) { "{\($0.1)}" }
    }.filter { $0.contains("/api/") }
    #expect(routes.count > 8)
    #expect(described.sorted() == routes.sorted())
    try cabinet.close()
  }

  @Test("Upload, status, result and decisions with a token of one's own")
  func story() throws {
    let desk = try DeskProcess()
    let admin = try desk.admin()
    _ = try admin.post("/instansi", ["nama": "Dinas Satu"])
    let made = try admin.post("/saya/token", ["nama": "uji"])
    let token = try #require(made.text.firstMatch(of: /reviu_[0-9a-f]{64}/)).0
    let program = desk.visitor()
    let headers = ["Authorization": "Bearer \(token)", "Content-Type": "application/octet-stream"]
    let report = Array("# BAB III\n\n| Indikator | Target | Realisasi | Capaian (%) |\n| Jalan | 90 | 81 | 95 |\n".utf8)
    let begun = try program.send(
      "POST", "/api/v1/reviews?agency=1&year=2024&name=laporan.txt&role=lkj", headers, report)
    #expect(begun.status == 201, "\(begun.text)")
    #expect(begun.header("location") == "/api/v1/reviews/1")
    let added = try program.send("POST", "/api/v1/reviews/1/files?name=pk.txt&role=pk", headers, Array("PK".utf8))
    #expect(added.status == 201, "\(added.text)")
    #expect(try program.send("POST", "/api/v1/reviews/1/start", headers).status == 202)
    var state = ""
    for _ in 0..<200 where state != "selesai" {
      usleep(100_000)
      state = try object(try program.get("/api/v1/reviews/1", headers))["state"] as? String ?? ""
    }
    #expect(state == "selesai")
    let result = try program.get("/api/v1/reviews/1/result", headers)
    let review = try object(result)
    #expect(review["schema"] as? String == "reviu/1")
    #expect(result.body == (try admin.get("/dosir/1/draf/1/unduh/json")).body)
    let finding = try #require((review["findings"] as? [[String: Any]])?.first)
    let subject = "temuan:\(finding["fingerprint"] ?? "")"
    let decision = try JSONSerialization.data(withJSONObject: ["subject": subject, "disposition": "diterima"])
    #expect(try program.send("POST", "/api/v1/reviews/1/decisions", headers, Array(decision)).status == 201)
    #expect(try program.send("POST", "/api/v1/reviews/1/decisions", headers, Array(decision)).status == 409)
    #expect(try program.get("/api/v1/reviews/1/decisions", headers).text.contains(subject))
    #expect(try program.get("/api/v1/reviews/2", headers).status == 404)
    #expect(try program.get("/api/v1/reviews").status == 401)
    #expect(try admin.get("/api/v1/reviews").status == 401, "cookies do not open the API")
    #expect(try program.get("/api/v1/openapi.json").status == 200)
    #expect(try admin.post("/saya/token/1/cabut", [:]).status == 303)
    #expect(try program.get("/api/v1/reviews", headers).status == 401)
  }

  @Test("20 uploads at once are all answered; the server needs little memory")
  func twentyAtOnce() async throws {
    let desk = try DeskProcess()
    let admin = try desk.admin()
    for number in 1...20 { _ = try admin.post("/instansi", ["nama": "Dinas \(number)"]) }
    let made = try admin.post("/saya/token", ["nama": "uji"])
    let token = String(try #require(made.text.firstMatch(of: /reviu_[0-9a-f]{64}/)).0)
    let line = "Realisasi kinerja mencapai 81 dari target 90 atau sebesar 90 persen pada tahun 2024.\n"
    let report = Array("# BAB III AKUNTABILITAS KINERJA\n\n".utf8) + Array(String(repeating: line, count: 12_000).utf8)
    let port = desk.port
    let headers = ["Authorization": "Bearer \(token)", "Content-Type": "application/octet-stream"]
    let answers = try await withThrowingTaskGroup(of: [Int].self) { group in
      for agency in 1...20 {
        group.addTask {
          let program = Visitor(port: port)
          let query = "agency=\(agency)&year=2024&name=laporan-\(agency).txt"
          let begun = try program.send("POST", "/api/v1/reviews?\(query)", headers, report)
          let id = try #require(begun.header("location")?.split(separator: "/").last)
          return [begun.status, try program.send("POST", "/api/v1/reviews/\(id)/start", headers).status]
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(answers.count == 20 && answers.allSatisfy { $0 == [201, 202] })
    #expect(try admin.get("/dosir").text.components(separatedBy: "/dosir/").count > 20)
    // Two workers may hold 220 MB each.
    #expect(try desk.peakMemory() < 160)
    #expect(desk.stop() == 0)
  }

  private func object(_ answer: Visitor.Answer) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(answer.body)) as? [String: Any])
  }
}
