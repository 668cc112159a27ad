internal import Store

/// One choice of a list in a form.
struct Choice {
  let value: String
  let words: String
  let isChosen: Bool

  /// The roles of accounts, one of them chosen.
  static func roles(_ chosen: AccountRole) -> [Choice] {
    AccountRole.allCases.map { Choice(value: $0.rawValue, words: $0.display, isChosen: $0 == chosen) }
  }

  /// The agencies that are open, one of them chosen.
  static func agencies(_ agencies: [Agency], chosen: Int64?) -> [Choice] {
    agencies.filter { $0.isActive || $0.id == chosen }.map {
      Choice(value: "\($0.id)", words: $0.name, isChosen: $0.id == chosen)
    }
  }
}

/// The page to sign in.
struct SignInPage {
  let frame: PageFrame
  let login: String
  /// Where to go afterwards.
  let next: String
  let problem: String?

  func write() throws -> String { try Templates.render(self, with: "masuk") }
}

/// The page a one-time link leads to: a password, and for the first account also its names.
struct InvitationPage {
  let frame: PageFrame
  let action: String
  let isFirst: Bool
  let name: String
  let login: String
  let problem: String?
  let rule = Password.rule

  func write() throws -> String { try Templates.render(self, with: "undangan") }
}

/// A person's own account: password, sessions, tokens.
struct OwnPage {
  struct TokenShown { let id: Int64; let label: String; let created: String }

  let frame: PageFrame
  let login: String
  let problem: String?
  let secret: String?
  let tokens: [TokenShown]
  let hasTokens: Bool
  let rule = Password.rule

  init(_ frame: PageFrame, _ account: Account, tokens: [AccessToken], problem: String? = nil, secret: String? = nil) {
    self.frame = frame
    login = account.login
    self.problem = problem
    self.secret = secret
    self.tokens = tokens.map { TokenShown(id: $0.id, label: $0.label, created: $0.createdAt.words) }
    hasTokens = !tokens.isEmpty
  }

  func write() throws -> String { try Templates.render(self, with: "saya") }
}

/// All agencies, for the admin.
struct AgenciesPage {
  struct Line {
    let id: Int64; let name: String; let state: String; let active: String; let other: String; let verb: String
  }

  let frame: PageFrame
  let problem: String?
  let agencies: [Line]
  let hasAgencies: Bool

  init(_ frame: PageFrame, _ agencies: [Agency], problem: String? = nil) {
    self.frame = frame
    self.problem = problem
    self.agencies = agencies.map {
      Line(
        id: $0.id, name: $0.name, state: $0.isActive ? "Aktif" : "Ditutup", active: $0.isActive ? "ya" : "",
        other: $0.isActive ? "" : "ya", verb: $0.isActive ? "Tutup" : "Buka lagi")
    }
    hasAgencies = !agencies.isEmpty
  }

  func write() throws -> String { try Templates.render(self, with: "instansi") }
}

/// All accounts, for the admin.
struct AccountsPage {
  struct Line {
    let id: Int64; let name: String; let login: String; let role: String; let agency: String; let state: String
  }

  let frame: PageFrame
  let problem: String?
  /// A one-time link that was just made, and for whom.
  let link: String?
  let linkFor: String
  let accounts: [Line]
  let roles: [Choice]
  let agencies: [Choice]

  init(
    _ frame: PageFrame, _ accounts: [Account], _ agencies: [Agency], problem: String? = nil,
    link: (words: String, name: String)? = nil
  ) {
    self.frame = frame
    self.problem = problem
    self.link = link?.words
    linkFor = link?.name ?? ""
    self.accounts = accounts.map {
      Line(
        id: $0.id, name: $0.name, login: $0.login, role: $0.role.display, agency: $0.agency?.name ?? "–",
        state: !$0.isActive ? "Nonaktif" : $0.hasPassword ? "Aktif" : "Belum membuat kata sandi")
    }
    roles = Choice.roles(.author)
    self.agencies = Choice.agencies(agencies, chosen: nil)
  }

  func write() throws -> String { try Templates.render(self, with: "akun") }
}

/// One account, for the admin.
struct AccountPage {
  let frame: PageFrame
  let link: String?
  let id: Int64
  let version: Int64
  let login: String
  let name: String
  let isActive: Bool
  let roles: [Choice]
  let agencies: [Choice]

  init(_ frame: PageFrame, _ account: Account, _ agencies: [Agency], link: String? = nil) {
    self.frame = frame
    self.link = link
    (id, version, login, name) = (account.id, account.version, account.login, account.name)
    isActive = account.isActive
    roles = Choice.roles(account.role)
    self.agencies = Choice.agencies(agencies, chosen: account.agency?.id)
  }

  func write() throws -> String { try Templates.render(self, with: "akun-satu") }
}

/// The audit trail, a page of it.
struct AuditPage {
  struct Line {
    let at: String; let machine: String; let by: String; let action: String; let subject: String; let dossier: Int64?
  }

  let frame: PageFrame
  let lines: [Line]
  /// The address of the lines before; nil at the beginning of the trail.
  let older: String?

  init(_ frame: PageFrame, _ lines: [AuditLine], older: String?) {
    self.frame = frame
    self.older = older
    self.lines = lines.map {
      Line(
        at: $0.at.words, machine: $0.at.machine, by: $0.by.isEmpty ? "–" : $0.by, action: $0.action,
        subject: $0.subject,
        dossier: $0.dossier)
    }
  }

  func write() throws -> String { try Templates.render(self, with: "jejak") }
}
