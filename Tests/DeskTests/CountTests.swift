import Foundation
import Testing

@Suite("The desk counts as the review does", .serialized)
struct CountTests {
  private static let corpus = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Corpus/cacat/laporan.txt")

  @Test("Result, page of the draft, overview and a second draft tell one set of numbers")
  func oneSet() throws {
    let desk = try DeskProcess()
    let admin = try desk.admin()
    _ = try admin.post("/instansi", ["nama": "Dinas Lingkungan Hidup"])
    _ = try admin.post("/dosir", ["instansi": "1", "tahun": "2023"])
    let report = Array(try Data(contentsOf: Self.corpus))
    let first = try reviewed(1, report, admin)
    let levels = ["error", "warning", "note"].map { first[$0] ?? -1 }
    #expect(levels.allSatisfy { $0 > 0 } && levels.reduce(0, +) == first["problems"])
    #expect(try tallies(1, admin) == levels)
    let row = try #require(try admin.get("/ikhtisar.csv?tahun=2023").text.split(separator: "\r\n").last)
    let fields = row.split(whereSeparator: { ",;".contains($0) }).map(String.init)
    #expect(fields.first == "Dinas Lingkungan Hidup" && fields.dropFirst(4).prefix(3) == levels.map(String.init)[...])
    let overview = try admin.get("/ikhtisar?tahun=2023").text
    #expect(overview.contains(levels.map { "<td class=\"figure\">\($0)</td>" }.joined()))
    // The same report again: every problem is still there, and each is counted once.
    #expect(try reviewed(2, report, admin)["problems"] == first["problems"])
    #expect(try tallies(2, admin) == levels)
    let page = try admin.get("/dosir/1/draf/2/tinjauan").text
    #expect(page.contains("<b>\(first["problems"] ?? -1)</b> Masih ada"))
  }

  /// The counts in the result of a draft.
  private func reviewed(_ draft: Int, _ report: [UInt8], _ admin: Visitor) throws -> [String: Int] {
    _ = try admin.post("/dosir/1/draf", [:])
    let base = "/dosir/1/draf/\(draft)"
    try #require(try admin.upload("\(base)/berkas", named: "laporan.txt", report).status == 201)
    try #require(try admin.post("\(base)/periksa", [:]).status == 303)
    try #require(try admin.get("\(base)/kemajuan").text.contains(#""state":"selesai""#))
    let result = try JSONSerialization.jsonObject(with: Data(try admin.get("\(base)/unduh/json").body))
    return try #require((result as? [String: Any])?["counts"] as? [String: Int])
  }

  /// Errors, warnings and notes as the page of a draft shows them.
  private func tallies(_ draft: Int, _ admin: Visitor) throws -> [Int] {
    let page = try admin.get("/dosir/1/draf/\(draft)/tinjauan").text
    return page.matches(of: /<b>(\d+)<\/b> <span class="sign"/).prefix(3).compactMap { Int($0.1) }
  }
}
