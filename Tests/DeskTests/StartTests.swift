import Foundation
import TestSupport
import Testing

@Suite("What keeps the desk from opening is said, with the exit code for misuse", .serialized)
struct StartTests {
  private static let built = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  @Test("A folder in use, or with something else in it, is refused")
  func folders() throws {
    let desk = try DeskProcess()
    #expect(try start(in: desk.data.path).contains("sedang dipakai server reviu lain"))
    try Data("penting".utf8).write(to: folder.url.appending(path: "surat.txt"))
    #expect(try start(in: folder.url.path).contains("bukan data reviu"))
    let mode = try FileManager.default.attributesOfItem(atPath: desk.data.path)[.posixPermissions] as? Int
    #expect(mode == 0o700)
  }

  @Test("An address that another program holds is named, and what to do")
  func busy() throws {
    let desk = try DeskProcess()
    let run = try ProgramRun(
      reviu: ["layani", "--alamat", "127.0.0.1:\(desk.port)", "--data", folder.url.appending(path: "data").path])
    #expect(run.code == 2 && run.error.contains("127.0.0.1:\(desk.port) sudah dipakai program lain"), "\(run.error)")
    #expect(run.error.contains("--alamat") && !run.error.contains("errno"))
  }

  @Test("Where the server does not lie beside the program, it says how to build it")
  func missing() throws {
    let program = folder.url.appending(path: "reviu")
    try FileManager.default.copyItem(at: Self.built.appending(path: "reviu"), to: program)
    let rules = Self.built.appending(path: "reviu_Rules.resources").path
    let run = try ProgramRun(program.path, ["layani", "--aturan", rules, "--data", folder.url.path])
    #expect(run.code == 2)
    #expect(run.error.contains("--product reviu-meja"), "\(run.error)")
  }

  @Test("The server started by hand tells how it is opened", arguments: [[], ["--help"], ["{}"]])
  func byHand(arguments: [String]) throws {
    let run = try ProgramRun(Self.built.appending(path: "reviu-meja").path, arguments)
    #expect(run.code == 2)
    #expect(run.error.contains("reviu layani"), "\(run.error)")
  }

  /// What a desk that is refused says.
  private func start(in folder: String) throws -> String {
    let run = try ProgramRun(reviu: ["layani", "--alamat", "127.0.0.1:0", "--data", folder])
    #expect(run.code == 2)
    return run.error
  }
}
