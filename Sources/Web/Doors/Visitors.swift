internal import Hummingbird
internal import Store

/// The two cookies of the desk: one for who is signed in, one that ties the forms before signing in to a browser.
enum Cookies {
  static let session = "reviu_sesi"
  static let guest = "reviu_tamu"

  /// A cookie no script can read and no other site's form sends along.
  static func make(_ name: String, _ value: String, seconds: Int?, secure: Bool) -> Cookie {
    Cookie(name: name, value: value, maxAge: seconds, path: "/", secure: secure, httpOnly: true, sameSite: .lax)
  }
}

/// Finds out who sent a request: by the session cookie, or for programs by their token.
struct Visitors: RouterMiddleware {
  typealias Context = DeskContext
  let cabinet: Cabinet
  let isBehindTLS: Bool

  func handle(
    _ request: Request, context: DeskContext, next: (Request, DeskContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    if request.uri.path.hasPrefix("/api/") {
      context.account = try await bearer(request)
      return try await next(request, context)
    }
    if let secret = request.cookies[Cookies.session]?.value, Self.isSecret(secret) {
      context.account = try await cabinet.session(secret)
      context.secret = context.account == nil ? "" : secret
    }
    guard context.account == nil, !request.uri.path.hasPrefix("/aset/") else { return try await next(request, context) }
    if let secret = request.cookies[Cookies.guest]?.value, Self.isSecret(secret) {
      context.secret = secret
      return try await next(request, context)
    }
    context.secret = Token.random()
    var response = try await next(request, context)
    response.setCookie(Cookies.make(Cookies.guest, context.secret, seconds: nil, secure: isBehindTLS))
    return response
  }

  private func bearer(_ request: Request) async throws -> Account? {
    guard let header = request.headers[.authorization], header.hasPrefix("Bearer ") else { return nil }
    return try await cabinet.bearer(String(header.dropFirst(7)))
  }

  private static func isSecret(_ text: String) -> Bool { text.utf8.count == 64 && text.allSatisfy(\.isHexDigit) }
}

/// Lets only those in who are signed in; a page asked for without is shown after signing in.
struct SignedIn: RouterMiddleware {
  typealias Context = DeskContext

  func handle(
    _ request: Request, context: DeskContext, next: (Request, DeskContext) async throws -> Response
  ) async throws -> Response {
    guard context.account != nil else { throw Refusal.signIn }
    return try await next(request, context)
  }
}
