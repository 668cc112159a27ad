internal import DeskWork
internal import Hummingbird
internal import Store

extension Desk {
  /// A person's own account.
  func addOwn(to inside: RouterGroup<DeskContext>) {
    inside.get("saya") { request, context in try await own(request, context) }
    inside.post("saya/sandi") { request, context in
      let person = try context.person
      do {
        guard context.field("sandi") == context.field("ulang") else {
          throw DeskProblem("Kedua kata sandi baru tidak sama.")
        }
        try await cabinet.changePassword(of: person, from: context.field("lama"), to: context.field("sandi"))
      } catch let problem as DeskProblem {
        return try await own(request, context, problem: problem.words)
      }
      return Reply.seeOther("/masuk", .password)
    }
    inside.post("saya/keluar-semua") { _, context in
      try await cabinet.signOutEverywhere(try context.person)
      return Reply.seeOther("/masuk", .signedOut)
    }
    inside.post("saya/token") { request, context in
      let secret = try await cabinet.addToken(context.field("nama"), of: try context.person)
      return try await own(request, context, secret: secret)
    }
    inside.post("saya/token/:id/cabut") { _, context in
      try await cabinet.revokeToken(try context.number("id"), of: try context.person)
      return Reply.seeOther("/saya", .removed)
    }
  }

  private func own(
    _ request: Request, _ context: DeskContext, problem: String? = nil, secret: String? = nil
  ) async throws -> Response {
    let person = try context.person
    let page = OwnPage(
      context.frame("Akun saya", request), person, tokens: try await cabinet.tokens(of: person), problem: problem,
      secret: secret)
    return Reply.page(try page.write(), problem == nil ? .ok : .unprocessableContent)
  }

  /// Agencies, accounts and the audit trail.
  func addPeople(to inside: RouterGroup<DeskContext>) {
    inside.get("instansi") { request, context in try await agencies(request, context) }
    inside.post("instansi") { request, context in
      do {
        _ = try await cabinet.addAgency(context.field("nama"), by: try context.admin)
      } catch let problem as DeskProblem {
        return try await agencies(request, context, problem: problem.words)
      }
      return Reply.seeOther("/instansi", .saved)
    }
    inside.post("instansi/:id") { request, context in
      guard let agency = try await cabinet.agency(try context.number("id")) else { throw Refusal.missing }
      do {
        try await cabinet.changeAgency(
          agency, name: context.field("nama"), isActive: context.field("aktif") == "ya", by: try context.admin)
      } catch let problem as DeskProblem {
        return try await agencies(request, context, problem: problem.words)
      }
      return Reply.seeOther("/instansi", .saved)
    }
    inside.get("akun") { request, context in try await accounts(request, context) }
    inside.post("akun") { request, context in
      let admin = try context.admin
      do {
        let made = try await cabinet.addAccount(
          login: context.field("akun"), name: context.field("nama"),
          role: AccountRole(rawValue: context.field("peran")) ?? .author, agency: Int64(context.field("instansi")),
          by: admin)
        return try await accounts(request, context, link: (link(made.secret, request), made.account.name))
      } catch let problem as DeskProblem {
        return try await accounts(request, context, problem: problem)
      }
    }
    inside.get("akun/:id") { request, context in try await account(request, context) }
    inside.post("akun/:id") { request, context in try await changeAccount(request, context) }
    inside.post("akun/:id/sandi") { request, context in
      let admin = try context.admin
      guard let account = try await cabinet.account(try context.number("id")) else { throw Refusal.missing }
      let secret = try await cabinet.resetPassword(of: account, by: admin)
      return try await self.account(request, context, link: link(secret, request))
    }
    inside.get("jejak") { request, context in try await audit(request, context) }
  }

  private func agencies(_ request: Request, _ context: DeskContext, problem: String? = nil) async throws -> Response {
    _ = try context.admin
    let page = AgenciesPage(context.frame("Instansi", request), try await cabinet.agencies(), problem: problem)
    return Reply.page(try page.write(), problem == nil ? .ok : .unprocessableContent)
  }

  private func accounts(
    _ request: Request, _ context: DeskContext, problem: DeskProblem? = nil,
    link: (words: String, name: String)? = nil
  ) async throws -> Response {
    _ = try context.admin
    let words = problem.map { [$0.words, $0.advice].compactMap { $0 }.joined(separator: " ") }
    let page = AccountsPage(
      context.frame("Akun", request), try await cabinet.accounts(), try await cabinet.agencies(), problem: words,
      link: link)
    return Reply.page(try page.write(), problem == nil ? .ok : .unprocessableContent)
  }

  private func account(_ request: Request, _ context: DeskContext, link: String? = nil) async throws -> Response {
    _ = try context.admin
    guard let account = try await cabinet.account(try context.number("id")) else { throw Refusal.missing }
    let page = AccountPage(context.frame(account.name, request), account, try await cabinet.agencies(), link: link)
    return Reply.page(try page.write())
  }

  private func changeAccount(_ request: Request, _ context: DeskContext) async throws -> Response {
    let admin = try context.admin
    guard let now = try await cabinet.account(try context.number("id")) else { throw Refusal.missing }
    guard Int64(context.field("versi")) == now.version else {
      throw DeskProblem(
        "Akun ini baru saja diubah orang lain; perubahan Anda belum disimpan.",
        advice: "Muat ulang halaman, lalu ulangi bila masih perlu.")
    }
    try await cabinet.changeAccount(
      now, name: context.field("nama"), role: AccountRole(rawValue: context.field("peran")) ?? now.role,
      agency: Int64(context.field("instansi")), isActive: context.field("aktif") == "ya", by: admin)
    return Reply.seeOther("/akun", .saved)
  }

  private func audit(_ request: Request, _ context: DeskContext) async throws -> Response {
    guard try context.person.role.decides else { throw Refusal.forbidden }
    let query = request.uri.queryParameters
    let dossier = query["dosir"].flatMap { Int64($0) }
    let lines = try await cabinet.audit(before: query["sebelum"].flatMap { Int64($0) }, dossier: dossier)
    let older =
      lines.count < 200 ? nil : lines.last.map { "/jejak?sebelum=\($0.id)" + (dossier.map { "&dosir=\($0)" } ?? "") }
    return Reply.page(try AuditPage(context.frame("Jejak audit", request), lines, older: older).write())
  }

  private func link(_ secret: String, _ request: Request) -> String {
    "\(settings.isBehindTLS ? "https" : "http")://\(request.head.authority ?? "localhost")/undangan/\(secret)"
  }
}

extension DeskContext {
  /// The one who is signed in, when that is an admin.
  var admin: Account {
    get throws {
      guard try person.role == .admin else { throw Refusal.forbidden }
      return try person
    }
  }

  /// A number in the path; what is none names nothing.
  func number(_ name: String) throws -> Int64 {
    guard let number = parameters.get(name, as: Int64.self) else { throw Refusal.missing }
    return number
  }
}
