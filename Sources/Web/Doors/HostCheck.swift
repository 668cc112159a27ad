internal import Hummingbird

/// Answers only under names the desk is known by, so that a stranger's page cannot reach it under a name of its own.
///
/// An address in figures cannot be made to point elsewhere and is always right.
struct HostCheck: RouterMiddleware {
  typealias Context = DeskContext
  private let names: Set<String>

  init(names: [String]) { self.names = Set(names.map { $0.lowercased() } + ["localhost"]) }

  func handle(
    _ request: Request, context: DeskContext, next: (Request, DeskContext) async throws -> Response
  ) async throws -> Response {
    guard let host = request.head.authority, knows(host) else { throw Refusal.wrongHost }
    return try await next(request, context)
  }

  /// Whether a `Host` header names this desk.
  func knows(_ host: String) -> Bool {
    if host.hasPrefix("[") {
      return host.dropFirst().prefix { $0 != "]" }.allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." }
    }
    let name = host.prefix { $0 != ":" }.lowercased()
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    if parts.count == 4, parts.allSatisfy({ UInt8($0) != nil }) { return true }
    return names.contains(name)
  }
}
