internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import Store

/// Reads the form a request carries, and refuses every change that no page of this desk asked for.
struct Forms: RouterMiddleware {
  typealias Context = DeskContext
  /// Long enough for the longest note, each letter written as several bytes.
  private static let longest = 512 << 10
  private static let header = HTTPField.Name("X-CSRF-Token")

  func handle(
    _ request: Request, context: DeskContext, next: (Request, DeskContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    guard request.method != .get, request.method != .head, !request.uri.path.hasPrefix("/api/") else {
      return try await next(request, context)
    }
    var sent = Self.header.flatMap { request.headers[$0] }
    if request.headers[.contentType]?.hasPrefix("application/x-www-form-urlencoded") == true {
      do {
        context.form = Self.fields(String(buffer: try await request.body.collect(upTo: Self.longest)))
      } catch is NIOTooManyBytesError {
        throw Refusal.tooLarge("Isian formulir ini terlalu panjang.")
      }
      sent = sent ?? context.form["_csrf"]
    }
    guard let sent, !context.secret.isEmpty, Token.isEqual(sent, Token.form(of: context.secret)) else {
      throw context.account == nil && !Self.isOpen(request.uri.path) ? Refusal.signIn : Refusal.forged
    }
    return try await next(request, context)
  }

  /// Whether a path takes forms of those who are not signed in.
  private static func isOpen(_ path: String) -> Bool {
    path == "/masuk" || path == "/keluar" || path.hasPrefix("/undangan/")
  }

  /// The fields of a form; of a field that was sent twice the last counts.
  static func fields(_ body: String) -> [String: String] {
    var fields: [String: String] = [:]
    for pair in body.split(separator: "&").prefix(200) {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = decoded(parts[0]) else { continue }
      fields[name] = parts.count > 1 ? decoded(parts[1]) ?? "" : ""
    }
    return fields
  }

  private static func decoded(_ text: Substring) -> String? {
    text.replacing("+", with: " ").removingPercentEncoding?.replacing("\r\n", with: "\n")
  }
}
