package import Documents
package import Facts

/// Who signs a form, and as what: `jabatan`, `nama`, `nip`, `pangkat`.
package struct Official: Sendable, Equatable {
  /// As it stands above the signature: `Ketua Tim Reviu`.
  package let office: String
  package let name: String
  package let number: String?
  package let rank: String?

  package init(office: String, name: String, number: String?, rank: String?) {
    (self.office, self.name, self.number, self.rank) = (office, name, number, rank)
  }
}

/// What a `reviu.yaml` says of the report it lies beside.
package struct ReportSettings: Sendable {
  /// The name of the file that is looked for beside a report.
  package static let fileName = "reviu.yaml"

  package let file: String
  /// `instansi`, `tahun`: what the report is where it does not say so itself.
  package let identity: StatedIdentity
  /// `aturan`: a folder of rules that are added to the others; a file of the same path takes the other's place.
  package let rules: String?
  /// `formulir`: the forms to fill in.
  package let forms: [String]
  /// `kop`: the lines of the letterhead.
  package let letterhead: [String]
  /// `kop-formulir`: other lines for single forms, by their ids.
  package let formLetterheads: [String: [String]]
  /// `daerah`, `tempat`: the government, and where forms are signed.
  package let region: String?
  package let place: String?
  /// `pejabat`: who signs.
  package let officials: [Official]
  /// `logo`: a picture for the letterhead.
  package let logo: String?
  /// `peran`: files and what they are.
  package let roles: [(role: Role, file: String)]
  /// `lampiran`: files and folders handed in beside the report.
  package let attachments: [String]
  /// `abaikan`: rules and families that are not run.
  package let ignored: [String]
  /// `terima`: accepted findings.
  package let acceptances: [Acceptance]
  /// For each key the line it stands on.
  package let lines: [String: Int]

  /// Every key there is.
  package static let keys = [
    "instansi", "tahun", "aturan", "formulir", "kop", "kop-formulir", "daerah", "tempat", "pejabat", "logo", "peran",
    "lampiran", "terima", "abaikan",
  ]

  package init(text: String, file: String) throws(RuleFileError) {
    let map = try RuleMap(text: text, file: file, known: Self.keys)
    self.file = file
    lines = map.keyLines
    let year = map.has("tahun") ? try map.integer("tahun") : nil
    if let year, !(1945...2099).contains(year) { throw map.error("tahun", "'tahun' harus antara 1945 dan 2099") }
    identity = StatedIdentity(year: year, agency: try map.optionalString("instansi"))
    rules = try map.optionalString("aturan")
    forms = try map.strings("formulir")
    letterhead = try map.strings("kop")
    var letterheads: [String: [String]] = [:]
    if map.has("kop-formulir") {
      let entries = try map.map("kop-formulir", known: nil)
      for form in entries.order { letterheads[form] = try entries.strings(form) }
    }
    formLetterheads = letterheads
    region = try map.optionalString("daerah")
    place = try map.optionalString("tempat")
    var officials: [Official] = []
    for entry in try map.maps("pejabat", known: ["jabatan", "nama", "nip", "pangkat"]) {
      officials.append(
        Official(
          office: try entry.string("jabatan"), name: try entry.string("nama"), number: try entry.optionalString("nip"),
          rank: try entry.optionalString("pangkat")))
    }
    self.officials = officials
    logo = try map.optionalString("logo")
    roles = try Self.roles(map)
    attachments = try map.strings("lampiran")
    ignored = try map.strings("abaikan")
    var acceptances: [Acceptance] = []
    for entry in try map.maps("terima", known: ["temuan", "aturan", "kata", "alasan", "oleh", "sampai"]) {
      acceptances.append(try Self.acceptance(entry))
    }
    self.acceptances = acceptances
  }

  private static func roles(_ map: RuleMap) throws(RuleFileError) -> [(role: Role, file: String)] {
    guard map.has("peran") else { return [] }
    let entries = try map.map("peran", known: Role.allCases.map(\.rawValue))
    var roles: [(role: Role, file: String)] = []
    for name in entries.order {
      guard let role = Role(rawValue: name) else { continue }
      for file in try entries.strings(name) { roles.append((role, file)) }
    }
    return roles
  }

  private static func acceptance(_ map: RuleMap) throws(RuleFileError) -> Acceptance {
    let subject: Acceptance.Subject
    if map.has("temuan") {
      guard !map.has("aturan"), !map.has("kata") else {
        throw map.error("temuan", "sebutkan 'temuan' saja, atau 'aturan' dengan 'kata'")
      }
      subject = .fingerprint(try map.string("temuan"))
    } else if map.has("aturan") {
      subject = .rule(try map.string("aturan"), words: try map.optionalString("kata"))
    } else {
      throw RuleFileError(
        file: map.file, line: map.line, problem: "perlu 'temuan' (identitas temuan) atau 'aturan' dengan 'kata'")
    }
    guard let until = CalendarDay(try map.string("sampai")) else {
      throw map.error("sampai", "'sampai' harus tanggal yang ada, ditulis seperti 2026-01-31")
    }
    let (reason, by) = (try map.string("alasan"), try map.string("oleh"))
    for (key, text) in [("alasan", reason), ("oleh", by)] where text.allSatisfy(\.isWhitespace) {
      throw map.error(key, "'\(key)' belum diisi")
    }
    return Acceptance(subject: subject, reason: reason, by: by, until: until, line: map.line)
  }
}
