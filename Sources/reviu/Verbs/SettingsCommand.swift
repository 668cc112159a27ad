internal import ArgumentParser
internal import Documents
internal import Facts
internal import Reporters
internal import Reviewing

/// `konfigurasi`: shows which settings hold for a report and where each comes from.
struct SettingsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "konfigurasi", abstract: "Tampilkan pengaturan yang berlaku bagi sebuah laporan dan asalnya.",
    discussion: """
      Pengaturan dicari dalam reviu.yaml di folder laporan, lalu di folder-folder di atasnya sampai folder rumah \
      pengguna; yang terdekat dipakai, yang lain tidak. Yang tidak disebut di sana memakai bawaan.
      """,
    aliases: ["config"])

  @Argument(help: .init("Laporan, atau foldernya.", valueName: "berkas"), completion: .file())
  var input: String

  @OptionGroup var rules: RulesOption

  @OptionGroup var settings: SettingsOption

  func run() throws {
    guard InputFile.identity(input) != nil else { throw InputFile.missing(input) }
    let beside = try settings.read(for: [input])
    let set = try rules.read(beside)
    // What is wrong in the settings is told as a review would tell it.
    _ = try FormHead(beside, set.library)
    let table = SettingsTable(beside, try set.forms([], beside), rules: set.library.rules.count, folder: rules.folder)
    try Terminal.deliver(table.lines.joined(separator: "\n") + "\n", to: nil)
    try set.reportProblems()
  }
}

/// Every setting with what holds and where it comes from.
struct SettingsTable {
  private let rows: [(key: String, value: String, source: String)]

  init(_ beside: SettingsFile, _ forms: [String], rules count: Int, folder: String?) {
    let content = beside.content
    let identity = beside.identity
    let local = beside.rules.map { " dan aturan setempat \($0)" } ?? ""
    let letterheads = (content?.formLetterheads ?? [:]).sorted { $0.key < $1.key }
      .map { "\($0.key): \($0.value.joined(separator: " / "))" }
    let values: [(key: String, value: String?, standard: String)] = [
      ("instansi", identity.agency, "menurut laporannya"),
      ("tahun", identity.year.map { "\($0)" }, "menurut laporannya"),
      (
        "aturan", content?.rules == nil ? nil : "\(folder ?? "aturan bawaan")\(local)",
        folder ?? "yang menyertai program"
      ),
      ("abaikan", content?.ignored.joined(separator: ", "), "tidak ada"),
      (
        "formulir", content?.forms.isEmpty == false ? forms.joined(separator: ", ") : nil, forms.joined(separator: ", ")
      ),
      ("kop", content?.letterhead.joined(separator: " / "), "kop bawaan tiap formulir"),
      ("kop-formulir", letterheads.joined(separator: "; "), "tidak ada"),
      ("logo", beside.logo, "tidak ada"),
      ("daerah", content?.region, "dikosongkan"), ("tempat", content?.place, "dikosongkan"),
      (
        "pejabat", content?.officials.map { "\($0.office): \($0.name)" }.joined(separator: "; "), "dikosongkan"
      ),
      (
        "peran", beside.roles.map { "\($0.role.rawValue)=\($0.file)" }.joined(separator: ", "),
        "dikenali dari nama atau isi"
      ),
      ("lampiran", beside.attachments.joined(separator: ", "), "tidak ada"),
      ("terima", content.map { $0.acceptances.isEmpty ? "" : "\($0.acceptances.count) penerimaan" }, "tidak ada"),
    ]
    rows =
      values.map { key, value, standard in
        guard let content, let line = content.lines[key], let value, !value.isEmpty else {
          return (key, standard, key == "aturan" && folder != nil ? "--aturan" : "bawaan")
        }
        return (key, value, "\(content.file):\(line)")
      } + [("dijalankan", "\(count) aturan", "")]
  }

  /// The key, what holds, and in brackets where it comes from.
  var lines: [String] {
    let room = rows.map(\.key.count).max() ?? 0
    return rows.flatMap { key, value, source in
      let text = value.plain + (source.isEmpty ? "" : "  [\(source.plain)]")
      return Layout.wrap(text, to: Terminal.width - room - 2).enumerated().map { index, line in
        (index == 0 ? key : "").filled(to: room) + "  " + line
      }
    }
  }
}
