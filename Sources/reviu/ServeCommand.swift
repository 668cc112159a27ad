internal import ArgumentParser
internal import Glibc
internal import Store
internal import Web

/// `layani`: the review desk in the browser.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "layani", abstract: "Buka meja reviu di peramban.",
    discussion: """
      Semua data (basis data dan berkas unggahan) disimpan di satu folder; cadangkan folder itu. Pada jalan pertama \
      dicetak tautan sekali pakai untuk membuat akun pertama. Untuk dipakai dari komputer lain, pasang di belakang \
      proksi TLS dengan --di-belakang-tls dan sebutkan namanya dengan --nama.
      """,
    aliases: ["serve"])

  @Option(name: .customLong("alamat"), help: .init("Alamat dan porta tempat melayani.", valueName: "alamat:porta"))
  var address = "127.0.0.1:8080"

  @Option(
    name: .customLong("data"),
    help: .init("Folder data. Bawaan: ~/.local/share/reviu.", valueName: "folder"), completion: .directory)
  var data: String?

  @Option(
    name: .customLong("nama"),
    help: .init("Nama yang dipakai orang untuk membuka meja ini; dapat diulang.", valueName: "nama"))
  var names: [String] = []

  @Flag(name: .customLong("di-belakang-tls"), help: "Ada proksi TLS di depan; kuki hanya lewat TLS.")
  var isBehindTLS = false

  @OptionGroup var rules: RulesOption

  @OptionGroup var ocr: RecognitionOption

  func run() async throws {
    let (host, port) = try endpoint()
    // A broken rule would fail every review; it is said now.
    try rules.read().tellProblems()
    var arguments = ["kerjakan"]
    if let folder = rules.folder { arguments += ["--aturan", folder] }
    if ocr.isOn { arguments.append("--ocr") }
    var settings = DeskSettings(worker: (program: try Self.program(), arguments: arguments))
    (settings.host, settings.port, settings.names, settings.isBehindTLS) = (host, port, names, isBehindTLS)
    do {
      let folder = try folder()
      let cabinet = try Cabinet(folder: folder)
      let secret = try await cabinet.firstLink()
      let name = names.first
      try await Desk(cabinet, settings).run { url in
        let shown = name.map { "\(isBehindTLS ? "https" : "http")://\($0)" } ?? url
        Self.say("Meja reviu terbuka di \(url) · data: \(folder) · berhenti: Ctrl-C")
        if let secret {
          Self.say("Buat akun pertama (sekali pakai, 24 jam): \(name == nil ? url : shown)/undangan/\(secret)")
        }
      }
    } catch let problem as DeskProblem {
      throw Misuse("layani", problem.words, advice: problem.advice)
    }
  }

  private static func say(_ words: String) { _ = Terminal.write(words + "\n", to: Terminal.output) }

  private func endpoint() throws(Misuse) -> (host: String, port: Int) {
    guard let colon = address.lastIndex(of: ":"), let port = Int(address[address.index(after: colon)...]),
      (0...65535).contains(port), colon > address.startIndex
    else { throw Misuse("--alamat \(address)", "bukan alamat dan porta", advice: "tulis seperti 127.0.0.1:8080") }
    var host = String(address[..<colon])
    if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
    return (host, port)
  }

  /// `$XDG_DATA_HOME/reviu`, else `~/.local/share/reviu`.
  private func folder() throws(Misuse) -> String {
    if let data { return data }
    if let folder = Terminal.variable("XDG_DATA_HOME") { return "\(folder)/reviu" }
    guard let home = Terminal.variable("HOME") else {
      throw Misuse("--data", "folder data tidak diketahui", advice: "sebutkan dengan --data")
    }
    return "\(home)/.local/share/reviu"
  }

  /// Where this program lies, so that it can start itself as a worker.
  private static func program() throws(Misuse) -> String {
    guard let path = realpath("/proc/self/exe", nil) else { throw Misuse("layani", "letak program tidak diketahui") }
    defer { free(path) }
    return String(cString: path)
  }
}
