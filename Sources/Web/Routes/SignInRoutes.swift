internal import DeskWork
internal import HTTPTypes
internal import Hummingbird
internal import Store

extension Desk {
  /// Signing in and out, and the one-time links.
  func addSignIn(to router: Router<DeskContext>) {
    router.get("masuk") { request, context in
      let next = Self.local(request.uri.queryParameters["lanjut"].map(String.init) ?? "")
      if context.account != nil { return Reply.seeOther(next) }
      return Reply.page(
        try SignInPage(frame: context.frame("Masuk", request), login: "", next: next, problem: nil).write())
    }
    router.post("masuk") { request, context in try await signIn(request, context) }
    router.post("keluar") { request, context in
      if let account = context.account { try await cabinet.signOut(context.secret, account) }
      var response = Reply.seeOther("/masuk", .signedOut)
      response.setCookie(Cookies.make(Cookies.session, "", seconds: 0, secure: settings.isBehindTLS))
      return response
    }
    router.get("undangan/:rahasia") { request, context in
      Reply.page(try await invitation(request, context, problem: nil))
    }
    router.post("undangan/:rahasia") { request, context in try await useInvitation(request, context) }
  }

  private func signIn(_ request: Request, _ context: DeskContext) async throws -> Response {
    let login = context.field("akun")
    let address = self.address(request, context)
    try await throttle.begin(login: login, address: address)
    guard let account = try await cabinet.person(login: login, password: context.field("sandi")) else {
      try await cabinet.note("gagal masuk", "\(Self.shown(login)) dari \(address)")
      let page = SignInPage(
        frame: context.frame("Masuk", request), login: login, next: Self.local(context.field("lanjut")),
        problem: "Nama akun atau kata sandi tidak cocok.")
      return Reply.page(try page.write(), .unprocessableContent)
    }
    await throttle.succeeded(login: login, address: address)
    return try await begin(account, Reply.seeOther(Self.local(context.field("lanjut"))))
  }

  /// A name somebody tried, as the trail keeps it: names of accounts are plain and short.
  private static func shown(_ login: String) -> String {
    String(String.UnicodeScalarView(login.unicodeScalars.filter { $0.isASCII && $0.value >= 0x20 }.prefix(40)))
  }

  private func begin(_ account: Account, _ response: Response) async throws -> Response {
    var response = response
    let secret = try await cabinet.signIn(account)
    response.setCookie(
      Cookies.make(Cookies.session, secret, seconds: 7 * 24 * 3600, secure: settings.isBehindTLS))
    return response
  }

  private func invitation(_ request: Request, _ context: DeskContext, problem: String?) async throws -> String {
    guard let found = try await cabinet.invitation(try context.parameters.require("rahasia")) else {
      throw DeskProblem(
        "Tautan ini sudah dipakai atau kedaluwarsa.", advice: "Mintalah tautan baru kepada admin.")
    }
    let account: Account? = if case .password(let account) = found { account } else { nil }
    return try InvitationPage(
      frame: context.frame(account == nil ? "Akun pertama" : "Kata sandi baru", request), action: request.uri.path,
      isFirst: account == nil, name: account?.name ?? context.field("nama"),
      login: account?.login ?? context.field("akun"), problem: problem
    ).write()
  }

  private func useInvitation(_ request: Request, _ context: DeskContext) async throws -> Response {
    let secret = try context.parameters.require("rahasia")
    do {
      guard context.field("sandi") == context.field("ulang") else {
        throw DeskProblem("Kedua kata sandi tidak sama.")
      }
      guard case .first? = try await cabinet.invitation(secret) else {
        _ = try await cabinet.useLink(secret, password: context.field("sandi"))
        return Reply.seeOther("/masuk", .password)
      }
      let account = try await cabinet.useFirstLink(
        secret, login: context.field("akun"), name: context.field("nama"), password: context.field("sandi"))
      return try await begin(account, Reply.seeOther("/instansi"))
    } catch let problem as DeskProblem {
      return Reply.page(try await invitation(request, context, problem: problem.words), .unprocessableContent)
    }
  }

  /// Where a request came from: the one who connected, or behind a proxy whom the proxy names.
  private func address(_ request: Request, _ context: DeskContext) -> String {
    if settings.isBehindTLS, let name = HTTPField.Name("X-Forwarded-For"), let list = request.headers[name],
      let last = list.split(separator: ",").last
    {
      return last.trimmingPrefix(" ").description
    }
    return context.remoteAddress?.ipAddress ?? "?"
  }

  /// A path of this desk; anything else becomes its front page.
  static func local(_ path: String) -> String {
    let isPlain = path.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }
    return isPlain && path.hasPrefix("/") && !path.hasPrefix("//") && !path.hasPrefix("/masuk") ? path : "/"
  }
}
