import Foundation
import Testing

/// A browser of few words: sends bytes to a port of this machine and keeps the cookies it is given.
final class Visitor {
  private let port: UInt16
  private(set) var cookies: [String: String] = [:]
  /// What the last page said belongs into forms.
  private(set) var csrf = ""

  init(port: UInt16) { self.port = port }

  /// An answer of the server.
  struct Answer {
    let status: Int
    let head: String
    let body: [UInt8]
    var text: String { String(decoding: body, as: UTF8.self) }
    /// A header by its name in lower case.
    func header(_ name: String) -> String? {
      head.split(separator: "\r\n").first { $0.lowercased().hasPrefix("\(name):") }
        .map { String($0.dropFirst(name.count + 1)).trimmingCharacters(in: .whitespaces) }
    }
  }

  func get(_ path: String, _ headers: [String: String] = [:]) throws -> Answer { try send("GET", path, headers) }

  /// Sends a form, with the token of the last page unless another is given.
  func post(_ path: String, _ fields: [String: String], token: String? = nil, accept: String = "*/*") throws -> Answer {
    var fields = fields
    fields["_csrf"] = token ?? csrf
    let body = fields.map { "\(Self.escaped($0))=\(Self.escaped($1))" }.joined(separator: "&")
    return try send(
      "POST", path, ["Content-Type": "application/x-www-form-urlencoded", "Accept": accept], Array(body.utf8))
  }

  /// Sends a file as the page's script does.
  func upload(_ path: String, named name: String, _ bytes: [UInt8]) throws -> Answer {
    try send(
      "POST", "\(path)?nama=\(Self.escaped(name))",
      ["Content-Type": "application/octet-stream", "X-CSRF-Token": csrf, "Accept": "application/json"], bytes)
  }

  func set(cookie name: String, _ value: String) { cookies[name] = value }

  func send(_ method: String, _ path: String, _ headers: [String: String], _ body: [UInt8] = []) throws -> Answer {
    var headers = headers
    if method != "GET" { headers["Content-Length"] = headers["Content-Length"] ?? "\(body.count)" }
    let connection = try open(method, path, headers)
    connection.write(body)
    let answer = try connection.answer()
    remember(answer)
    return answer
  }

  /// Sends the head of a request and leaves the rest to the caller.
  func open(_ method: String, _ path: String, _ headers: [String: String]) throws -> Connection {
    var lines = ["\(method) \(path) HTTP/1.1", "Connection: close"]
    if headers["Host"] == nil { lines.append("Host: 127.0.0.1:\(port)") }
    if !cookies.isEmpty { lines.append("Cookie: " + cookies.map { "\($0)=\($1)" }.joined(separator: "; ")) }
    lines += headers.map { "\($0): \($1)" }
    let connection = try Connection(port: port)
    connection.write(Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8))
    return connection
  }

  private func remember(_ answer: Answer) {
    for line in answer.head.split(separator: "\r\n") where line.lowercased().hasPrefix("set-cookie:") {
      let pair = line.dropFirst(11).split(separator: ";")[0].split(separator: "=", maxSplits: 1)
      let name = pair[0].trimmingCharacters(in: .whitespaces)
      cookies[name] = pair.count > 1 ? String(pair[1]) : nil
    }
    if let found = answer.text.firstMatch(of: /name="csrf" content="([0-9a-f]+)"/) { csrf = String(found.1) }
  }

  static func escaped(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
  }
}

/// A connection to a port of this machine.
final class Connection {
  private let socket: Int32

  init(port: UInt16) throws {
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let result = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    try #require(result == 0)
    var patience = timeval(tv_sec: 30, tv_usec: 0)
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
  }

  deinit { Glibc.close(socket) }

  /// Writes bytes as far as the other side takes them.
  @discardableResult
  func write(_ bytes: [UInt8]) -> Bool {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.send(socket, $0.baseAddress?.advanced(by: done), bytes.count - done, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      done += count
    }
    return true
  }

  /// Everything up to the end of the connection.
  func answer() throws -> Visitor.Answer {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = recv(socket, &piece, piece.count, 0)
      guard count > 0 else { break }
      bytes += piece[..<count]
      if let end = Self.end(of: bytes), bytes.count >= end { break }
    }
    guard let split = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { throw Unanswered() }
    let head = String(decoding: bytes[..<split.lowerBound], as: UTF8.self)
    let status = try #require(Int(head.dropFirst(9).prefix(3)))
    return Visitor.Answer(status: status, head: head, body: Array(bytes[split.upperBound...]))
  }

  /// The server ended before it answered; a test that kills it expects that.
  private struct Unanswered: Error {}

  /// Where an answer of stated length ends; a server may wait with closing.
  private static func end(of bytes: [UInt8]) -> Int? {
    guard let split = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
    let head = String(decoding: bytes[..<split.lowerBound], as: UTF8.self).lowercased()
    return head.firstMatch(of: /content-length: (\d+)/).flatMap { Int($0.1) }.map { split.upperBound + $0 }
  }
}
