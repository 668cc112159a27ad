internal import ArgumentParser
internal import DeskWork
internal import Glibc

/// `layani`: the review desk in the browser. Its server is a program of its own, `reviu-meja`, that lies beside this one.
struct ServeCommand: ParsableCommand {
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

  func run() throws {
    let (host, port) = try endpoint()
    // A broken rule would fail every review; it is said now.
    try rules.read().tellProblems()
    var arguments = ["kerjakan"]
    if let folder = rules.folder { arguments += ["--aturan", folder] }
    arguments += ocr.arguments
    let program = try OwnProgram.path()
    var settings = DeskSettings(folder: try folder(), worker: .init(program: program, arguments: arguments))
    (settings.host, settings.port, settings.names, settings.isBehindTLS) = (host, port, names, isBehindTLS)
    let place = program.lastIndex(of: "/") ?? program.startIndex
    throw Self.become("\(program[..<place])/reviu-meja", try settings.argument())
  }

  /// Puts the server in the place of this process, so that signals and the exit code are its own. Returns only when it
  /// cannot be started, with the reason.
  private static func become(_ server: String, _ settings: String) -> Misuse {
    // Threads of the Swift runtime block signals, and a program begins with what its thread blocked.
    var none = sigset_t()
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, nil)
    execv(server, [strdup(server), strdup(settings), nil])
    guard errno == ENOENT else { return InputFile.problem(server, errno) }
    return Misuse(
      "layani", "server meja reviu (reviu-meja) tidak ada di samping program ini",
      advice: "bangun dengan: \(build)")
  }

  /// What lays the server beside this program, which the same command built.
  private static var build: String {
    #if DEBUG
      "swift build --product reviu-meja"
    #else
      "swift build -c release --product reviu-meja"
    #endif
  }

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
}
