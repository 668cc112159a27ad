import ArgumentParser
import Foundation
import Reporters
import TestSupport
import Testing

@testable import reviu

/// Results go whole to the files they are for, or nowhere.
@Suite("Outputs")
struct OutputTests {
  private let scratchFolder: ScratchFolder
  private let folder: URL

  init() throws {
    scratchFolder = try ScratchFolder()
    folder = scratchFolder.url
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func path(_ name: String) -> String { folder.appending(path: name).path() }

  private func text(_ name: String) throws -> String { try String(contentsOfFile: path(name), encoding: .utf8) }

  private func choices(_ arguments: String...) throws -> [OutputChoice] {
    try OutputOption.parse(arguments).choices()
  }

  @Test func theEndingOfANameDecidesTheForm() throws {
    let chosen = try choices("--keluaran", path("a.JSON"), "--keluaran", path("b.txt"))
    #expect(chosen.map(\.format.rawValue) == ["json", "teks"])
    #expect(try choices("--keluaran", path("a.json"), "--bentuk", "teks").map(\.format.rawValue) == ["teks"])
    #expect(try choices().map(\.file) == [nil])
    #expect(try choices("--bentuk", "json").map(\.format.rawValue) == ["json"])
  }

  @Test func anUnknownEndingIsAnsweredWithTheKnownOnes() throws {
    let error = #expect(throws: Misuse.self) { try choices("--keluaran", path("a.xyz")) }
    let message = try #require(error).description
    #expect(message.contains("a.xyz: bentuk hasil tidak dapat dikenali") && message.contains(".txt .json"))
    #expect(throws: Misuse.self) { try choices("--keluaran", path("tanpa-akhiran")) }
    #expect(throws: Misuse.self) {
      try choices("--keluaran", path("a.json"), "--keluaran", folder.path() + "/./a.json")
    }
    #expect(throws: Misuse.self) { try choices("--keluaran", path("tiada/a.json")) }
  }

  /// Nothing is left beside the files, a link stays a link, and rights stay as they were.
  @Test func filesAreReplacedWhole() throws {
    try "lama".write(toFile: path("asli.txt"), atomically: false, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path("asli.txt"))
    try FileManager.default.createSymbolicLink(atPath: path("tautan.txt"), withDestinationPath: "asli.txt")
    try Terminal.deliver([(Array("baru".utf8), path("tautan.txt")), ([], path("kosong.json"))])
    #expect(try text("asli.txt") == "baru" && text("kosong.json") == "")
    let link = try FileManager.default.attributesOfItem(atPath: path("tautan.txt"))
    #expect(link[.type] as? FileAttributeType == .typeSymbolicLink)
    let rights = try FileManager.default.attributesOfItem(atPath: path("asli.txt"))[.posixPermissions] as? Int
    #expect(rights == 0o600)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path()).count == 3)
  }

  @Test func oneFailureLeavesAllFilesAsTheyWere() throws {
    try "lama".write(toFile: path("a.txt"), atomically: false, encoding: .utf8)
    #expect(throws: Misuse.self) {
      try Terminal.deliver([(Array("baru".utf8), path("a.txt")), (Array("x".utf8), path("tiada/b.txt"))])
    }
    #expect(try text("a.txt") == "lama")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path()) == ["a.txt"])
    // A device is written to, never replaced.
    try Terminal.deliver([(Array("x".utf8), "/dev/null")])
    let type = try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type] as? FileAttributeType
    #expect(type == .typeCharacterSpecial)
  }
}
