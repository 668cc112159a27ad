internal import Facts
internal import Glibc
internal import Reporters
internal import Reviewing

/// A `reviu.yaml` with the paths in it resolved; empty when there is none.
///
/// One that is found beside or above a report is as little trusted as the report: its paths must lead to what lies in its
/// own folder. One that the user names may lead anywhere.
struct SettingsFile {
  let content: ReportSettings?
  /// The folder of local rules.
  private(set) var rules: String?
  private(set) var attachments: [String] = []
  private(set) var roles: [RoleChoice] = []
  private(set) var logo: String?

  /// No settings.
  init() { content = nil }

  /// The file a user names.
  init(_ file: String) throws(Misuse) {
    try self.init(file, folder: OutputFile.folder(of: file), isTrusted: true)
  }

  /// The nearest file: beside an input, or in it when it is a folder, else in a folder around it; nil when there is none.
  init?(nearest input: String) throws(Misuse) {
    let folders = SettingsFolders(around: input)
    for (number, folder) in folders.paths.enumerated() {
      let file = folder + ReportSettings.fileName
      var status = stat()
      guard lstat(file, &status) == 0 else { continue }
      // Where anyone may write, as in /tmp, a stranger's file must not decide how a report is reviewed, nor whether.
      guard number == 0 || status.st_uid == geteuid() || status.st_uid == 0 else {
        Terminal.tell("reviu: \(file) milik orang lain, sehingga tidak dipakai; sebut dengan --konfigurasi bila perlu")
        continue
      }
      guard status.st_mode & S_IFMT == S_IFREG else {
        throw Misuse(
          file, "bukan berkas biasa, sehingga tidak dipakai",
          advice: "ganti dengan berkas aslinya, sebut dengan --konfigurasi, atau pakai --tanpa-konfigurasi")
      }
      try self.init(file, folder: folder, isTrusted: false)
      return
    }
    return nil
  }

  private static let limit = 1 << 20

  private init(_ file: String, folder: String, isTrusted: Bool) throws(Misuse) {
    let bytes = try InputFile.read(file)
    guard bytes.count <= Self.limit else { throw Misuse(file, "lebih dari 1 MB; ini bukan konfigurasi") }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Misuse(file, "bukan teks UTF-8", advice: "simpan ulang sebagai UTF-8")
    }
    let content: ReportSettings
    do {
      content = try ReportSettings(text: text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text, file: file)
    } catch { throw Misuse("\(error.file):\(error.line)", error.problem) }
    self.content = content
    let paths = SettingsPaths(file: file, folder: folder, isTrusted: isTrusted)
    if let folder = content.rules { rules = try paths.resolve(folder, key: "aturan") }
    if let picture = content.logo { logo = try paths.resolve(picture, key: "logo") }
    for path in content.attachments { attachments.append(try paths.resolve(path, key: "lampiran")) }
    for (role, path) in content.roles {
      roles.append(RoleChoice(role: role, file: try paths.resolve(path, key: "peran")))
    }
  }

  /// The roles a user gives, and those of the settings for other files.
  func roles(beside chosen: [RoleChoice]) -> [RoleChoice] {
    let named = Set(chosen.compactMap { InputFile.identity($0.file) })
    return chosen + roles.filter { InputFile.identity($0.file).map { !named.contains($0) } ?? true }
  }

  /// The identity of the report where it does not say it.
  var identity: StatedIdentity { content?.identity ?? StatedIdentity() }

  /// What the settings change, for the user.
  var summary: String {
    guard let content else { return "" }
    let parts = [
      rules.map { "aturan setempat \($0)" },
      attachments.isEmpty ? nil : "\(attachments.count) lampiran", roles.isEmpty ? nil : "\(roles.count) peran",
      content.ignored.isEmpty ? nil : "abaikan \(content.ignored.joined(separator: ", "))",
      content.acceptances.isEmpty ? nil : "\(content.acceptances.count) penerimaan",
    ].compactMap { $0 }
    return (content.file + (parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))")).plain
  }
}

/// Where the paths in a settings file lead.
private struct SettingsPaths {
  let file: String
  let folder: String
  let isTrusted: Bool

  /// The path from where the program works; what is not in the folder of the settings is refused unless they are trusted.
  func resolve(_ path: String, key: String) throws(Misuse) -> String {
    let full = path.hasPrefix("/") ? path : folder + path
    let steps = path.split(separator: "/", omittingEmptySubsequences: false)
    // Before the file is looked for: a foreign file must not find out what else there is.
    if !isTrusted, path.hasPrefix("/") || steps.contains("..") { throw outside(path, key) }
    var status = stat()
    guard stat(full, &status) == 0 else {
      throw Misuse(file, "'\(key)' menunjuk ke \(path), yang tidak ditemukan", advice: "periksa nama dan letaknya")
    }
    guard [S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT) else {
      throw Misuse(file, "'\(key)' menunjuk ke \(path), yang bukan berkas biasa")
    }
    guard !isTrusted else { return full }
    let home = Self.real(folder.isEmpty ? "." : folder)
    let target = Self.real(full)
    guard let home, let target, target == home || target.hasPrefix(home.hasSuffix("/") ? home : home + "/") else {
      throw outside(path, key)
    }
    return full
  }

  private func outside(_ path: String, _ key: String) -> Misuse {
    Misuse(
      file, "'\(key)' menunjuk ke luar folder laporan: \(path)",
      advice: "letakkan di folder itu, atau percayai konfigurasi ini dengan --konfigurasi \(file)")
  }

  private static func real(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }
}
