import Foundation
import TestSupport
import Testing

/// `reviu alir` answers every line with one line, in their order.
@Suite("A stream of dossiers") struct StreamTests {
  private let shelf: DossierShelf

  init() throws { shelf = try DossierShelf() }

  private static let program = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appending(path: "reviu").path()

  private func stream(_ lines: [String], _ arguments: String = "") throws -> ProgramRun {
    try shelf.write("masuk.jsonl", lines.map { $0 + "\n" }.joined())
    return try ProgramRun("sh", ["-c", "'\(Self.program)' alir \(arguments) < masuk.jsonl"], in: shelf.url)
  }

  private func objects(_ run: ProgramRun) throws -> [[String: Any]] {
    try run.output.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }

  @Test func answersStandInTheOrderOfTheLines() throws {
    try shelf.write("lkj.md", DossierShelf.report("Dinas Kesehatan", difference: "1"))
    let inline = Data(DossierShelf.report("Dinas Perikanan").utf8).base64EncodedString()
    let lines = [
      #"{"id": "satu \"1\"", "berkas": ["lkj.md"]}"#, "bukan json", #"{"berkas": ["lkj.md"]}"#,
      #"{"id": "empat", "berkas": ["tiada.md"]}"#,
      #"{"id": "lima", "berkas": [{"nama": "lap oran.md", "isi": "\#(inline)"}], "peran": {"lap oran.md": "lkj"}}"#,
    ]
    let run = try stream(lines, "--jendela 3")
    #expect(run.code == 1, "\(run.error)")
    let answers = try objects(run)
    #expect(answers.map { $0["id"] as? String } == ["satu \"1\"", nil, nil, "empat", "lima"])
    #expect(answers[1]["galat"] as? String == "baris 2: baris ini bukan JSON; tulis satu objek lengkap per baris")
    #expect((answers[2]["galat"] as? String)?.contains("kunci 'id' tidak ada") == true)
    #expect(answers[3]["galat"] as? String == "tiada.md: tidak ditemukan; periksa nama dan letaknya")
    #expect((answers[4]["identity"] as? [String: Any])?["agency"] as? String == "Dinas Perikanan")
    #expect((answers[4]["dossier"] as? [[String: Any]])?.first?["file"] as? String == "lap oran.md")
    // As many at a time as one likes: the bytes are the same.
    #expect(try stream(lines, "--jendela 1").output == run.output)
    let alone = try shelf.run("periksa", "lkj.md", "--bentuk", "json", "--gagal-pada", "tidak")
    var first = answers[0]
    first["id"] = nil
    let expected = try JSONSerialization.jsonObject(with: Data(alone.output.utf8)) as? NSDictionary
    #expect(expected == first as NSDictionary)
  }

  @Test(arguments: [
    (#"{"id": "x", "berkas": []}"#, "paling sedikit satu berkas"),
    (#"{"id": "x", "berkas": ["-"]}"#, "berkas '-' tidak dapat dibaca"),
    (#"{"id": "x", "berkas": [{"nama": "../a.md", "isi": ""}]}"#, "beri nama tanpa garis miring"),
    (#"{"id": "x", "berkas": [{"nama": "a.md", "isi": "%%"}]}"#, "isi 'a.md' bukan base64"),
    (#"{"id": "x", "berkas": [{"nama": "a.md", "isi": ""}, {"nama": "a.md", "isi": ""}]}"#, "disebut dua kali"),
    (#"{"id": "x", "berkas": ["a.md"], "perann": {}}"#, "kunci 'perann' tidak dikenal; yang ada: id, berkas, peran"),
    (#"{"id": "x", "berkas": ["a.md"], "peran": {"b.md": "pk"}}"#, "'b.md', yang tidak ada dalam 'berkas'"),
    (#"{"id": "x", "berkas": ["a.md"], "peran": {"a.md": "pkk"}}"#, "peran 'pkk' tidak dikenal"),
  ])
  func whatIsWrongWithALineIsSaid(_ line: String, _ words: String) throws {
    let run = try stream([line])
    #expect(run.code == 3)
    let answer = try #require(try objects(run).first)
    #expect(answer["id"] as? String == "x")
    #expect((answer["galat"] as? String)?.contains(words) == true, "\(run.output)")
  }

  /// Who hands in one dossier at a time gets each answer before the next line, and files leave nothing behind.
  @Test func anAnswerDoesNotWaitForTheNextLine() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.program)
    process.arguments = ["alir", "--jendela", "4"]
    process.currentDirectoryURL = shelf.url
    process.environment = ProcessInfo.processInfo.environment.merging(["TMPDIR": shelf.url.path(percentEncoded: false)])
    { $1 }
    let (input, output) = (Pipe(), Pipe())
    (process.standardInput, process.standardOutput, process.standardError) = (input, output, Pipe())
    try process.run()
    let inline = Data(DossierShelf.report("Dinas Perikanan").utf8).base64EncodedString()
    for id in ["a", "b"] {
      let line = #"{"id": "\#(id)", "berkas": [{"nama": "lkj.md", "isi": "\#(inline)"}]}"# + "\n"
      try input.fileHandleForWriting.write(contentsOf: Data(line.utf8))
      var answer = Data()
      while answer.last != UInt8(ascii: "\n") {
        let piece = output.fileHandleForReading.availableData
        guard !piece.isEmpty else { break }
        answer += piece
      }
      #expect(String(decoding: answer.prefix(30), as: UTF8.self).hasPrefix("{\"id\":\"\(id)\",\"schema\""))
    }
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(try FileManager.default.contentsOfDirectory(atPath: shelf.url.path(percentEncoded: false)) == ["dosir"])
  }

  /// A reader that goes away ends the stream with a word and leaves nothing behind.
  @Test func aReaderMayGoAway() throws {
    let lines = (1...6).map { #"{"id": "\#($0)", "berkas": ["tiada.md"]}"# + "\n" }.joined()
    try shelf.write("masuk.jsonl", lines)
    let run = try ProgramRun(
      "bash", ["-c", "'\(Self.program)' alir --jendela 1 < masuk.jsonl | head -n 1; echo ${PIPESTATUS[0]}"],
      in: shelf.url, environment: ["TMPDIR": shelf.url.path(percentEncoded: false)])
    #expect(
      run.output.hasPrefix("{\"id\":\"1\",\"galat\":") && run.output.hasSuffix("\n2\n"), "\(run.output)\(run.error)")
    #expect(run.error.contains("keluaran baku"))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: shelf.url.path(percentEncoded: false)).sorted() == [
        "dosir", "masuk.jsonl",
      ])
  }
}
