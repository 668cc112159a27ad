internal import HTTPTypes
internal import Hummingbird

/// Says with every answer what browsers may do with it: nothing from elsewhere, no frames, no guessing of types.
struct SafetyHeaders: RouterMiddleware {
  typealias Context = DeskContext
  /// Whether people reach the desk through TLS.
  let isBehindTLS: Bool

  private static let policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

  func handle(
    _ request: Request, context: DeskContext, next: (Request, DeskContext) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    response.headers[.contentSecurityPolicy] = Self.policy
    response.headers[.xContentTypeOptions] = "nosniff"
    for (name, value) in Self.others { response.headers[name] = value }
    if isBehindTLS { response.headers[.strictTransportSecurity] = "max-age=31536000" }
    return response
  }

  private static let others: [(name: HTTPField.Name, value: String)] = [
    ("Referrer-Policy", "same-origin"), ("X-Frame-Options", "DENY"), ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"), ("Permissions-Policy", "camera=(), microphone=(), geolocation=()"),
  ].compactMap { name, value in HTTPField.Name(name).map { ($0, value) } }
}
