package import Store

/// What surrounds every page: its title, who is signed in, and where one can go. `layout.mustache` shows it.
package struct PageFrame: Sendable {
  package let title: String
  /// Nil before signing in.
  package let person: Person?
  /// The links of the head of the page that this person may follow.
  package let links: [Link]
  /// Goes into every form as `_csrf`, and into the header `X-CSRF-Token` of a script's requests.
  package let csrf: String
  /// What just happened, shown once at the top.
  package let notice: String?
  /// Seconds after which a page without script loads itself anew; nil when it stays.
  package var refresh: Int?

  /// Who is signed in, as the head of the page names them.
  package struct Person: Sendable {
    /// The number of the account, by which scripts tell one person's words from another's.
    package let id: Int64
    package let name: String
    /// The role, and for an author the agency.
    package let role: String
  }

  /// One link of the head of the page.
  package struct Link: Sendable {
    package let href: String
    package let words: String
    package let isCurrent: Bool
  }

  package init(
    title: String, account: Account? = nil, path: String = "", csrf: String = "", notice: String? = nil,
    refresh: Int? = nil
  ) {
    self.title = title
    self.csrf = csrf
    self.notice = notice
    self.refresh = refresh
    person = account.map { account in
      Person(
        id: account.id, name: account.name,
        role: [account.role.display, account.agency?.name].compactMap { $0 }.joined(separator: ", "))
    }
    links = account.map { Self.links(for: $0.role, path) } ?? []
  }

  private static func links(for role: AccountRole, _ path: String) -> [Link] {
    var all = [("/dosir", "Dosir")]
    if role.seesAllAgencies { all.append(("/ikhtisar", "Ikhtisar")) }
    if role == .admin { all += [("/instansi", "Instansi"), ("/akun", "Akun")] }
    if role.decides { all.append(("/jejak", "Jejak audit")) }
    all.append(("/saya", "Akun saya"))
    return all.map { Link(href: $0.0, words: $0.1, isCurrent: path.hasPrefix($0.0)) }
  }
}
