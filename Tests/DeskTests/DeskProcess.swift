import Foundation
import Testing

/// The built program serving a desk of its own on loopback; it ends with the test.
final class DeskProcess {
  let data: URL
  private(set) var port: UInt16 = 0
  /// The path of the one-time link to the first account, when it was printed.
  private(set) var firstLink: String?
  private let process = Process()
  private let isOwner: Bool

  /// Starts a server in a new folder, or again in the folder of one that ended.
  init(in folder: URL? = nil, flags: [String] = []) throws {
    isOwner = folder == nil
    data = folder ?? FileManager.default.temporaryDirectory.appending(path: "reviu-meja-\(UUID().uuidString)")
    let built = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    process.executableURL = built.appending(path: "reviu")
    process.arguments = ["layani", "--alamat", "127.0.0.1:0", "--data", data.path] + flags
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    var told = ""
    while !told.contains("Meja reviu"), process.isRunning || told.isEmpty {
      let piece = output.fileHandleForReading.availableData
      if piece.isEmpty { break }
      told += String(decoding: piece, as: UTF8.self)
    }
    let opened = try #require(told.firstMatch(of: #/127\.0\.0\.1:(\d+) /#))
    port = try #require(UInt16(opened.1))
    // The link is a line of its own, right behind; a desk with accounts prints none.
    if folder == nil {
      while !told.contains("/undangan/") || !told.hasSuffix("\n") {
        told += String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
      }
      firstLink = told.firstMatch(of: #/(/undangan/[0-9a-f]{64})/#).map { String($0.1) }
    }
  }

  deinit {
    kill()
    if isOwner { try? FileManager.default.removeItem(at: data) }
  }

  /// Ends it at once, as a power failure would.
  func kill() {
    if process.isRunning { Glibc.kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
  }

  /// Asks it to end, and waits; its exit code.
  func stop() -> Int32 {
    process.terminate()
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// The most memory the server itself held so far, in MB; its workers are bounded apart.
  func peakMemory() throws -> Int {
    let status = try String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)
    return try #require(status.firstMatch(of: /VmHWM:\s+(\d+) kB/).flatMap { Int($0.1) }) / 1024
  }

  /// A visitor nobody knows.
  func visitor() -> Visitor { Visitor(port: port) }

  /// The admin of this desk, made with the first link and signed in.
  func admin() throws -> Visitor {
    let admin = visitor()
    let link = try #require(firstLink)
    _ = try admin.get(link)
    let answer = try admin.post(
      link, ["nama": "Admin Satu", "akun": "admin", "sandi": Self.password, "ulang": Self.password])
    try #require(answer.status == 303, "\(answer.text)")
    _ = try admin.get("/saya")
    return admin
  }

  /// Someone with an account of a role, signed in.
  func person(_ login: String, role: String, agency: Int? = nil, by admin: Visitor) throws -> Visitor {
    _ = try admin.get("/akun")
    let made = try admin.post(
      "/akun", ["nama": "Orang \(login)", "akun": login, "peran": role, "instansi": agency.map(String.init) ?? ""])
    let link = try #require(made.text.firstMatch(of: #/(/undangan/[0-9a-f]{64})/#), "\(made.text)")
    let person = visitor()
    _ = try person.get(String(link.1))
    let set = try person.post(String(link.1), ["sandi": Self.password, "ulang": Self.password])
    try #require(set.status == 303, "\(set.text)")
    _ = try person.get("/masuk")
    let entered = try person.post("/masuk", ["akun": login, "sandi": Self.password])
    try #require(entered.status == 303, "\(entered.text)")
    _ = try person.get("/saya")
    return person
  }

  static let password = "tiga ekor kuda 77"
}
