internal import Facts
internal import Readers
internal import Reviewing

/// What decides how a dossier is reviewed, as one hash: the program, the rules, the options, the settings that hold for the
/// dossier and its files. The same key gives the same review.
struct BatchKey {
  /// What all dossiers of a run share.
  private let shared: String
  private let settings: SettingsOption
  private let today: TodayOption

  /// - Parameter arguments: the options of each review that change what it says.
  init(rules: RuleSet, arguments: [String], _ choices: EachReviewOption) throws(Misuse) {
    (settings, today) = (choices.settings, choices.today)
    var hash = ContentHash()
    hash.add("reviu banyak 1")
    // The version alone would call two builds of it the same.
    try hash.add(file: try OwnProgram.path())
    for file in rules.files {
      hash.add(file.path)
      hash.add(file.text)
    }
    for argument in arguments { hash.add(argument) }
    shared = hash.digits()
  }

  /// The hash of the dossier's files, and the key of its review.
  func keys(of dossier: BatchDossier) throws(Misuse) -> (content: String, key: String) {
    var content = ContentHash()
    try Self.add(dossier.path, named: "", to: &content)
    let digits = content.digits()
    var key = ContentHash()
    for piece in [shared, dossier.argument, digits] { key.add(piece) }
    if let beside = try settingsFile(dossier) { try add(beside, to: &key) }
    return (digits, key.digits())
  }

  private func settingsFile(_ dossier: BatchDossier) throws(Misuse) -> SettingsFile? {
    if let file = settings.file { return try SettingsFile(file) }
    return settings.isIgnored ? nil : try SettingsFile(nearest: dossier.path)
  }

  /// A settings file and what it leads to. Acceptances hold until a day, so that the day is part of it.
  private func add(_ beside: SettingsFile, to key: inout ContentHash) throws(Misuse) {
    guard let content = beside.content else { return }
    try key.add(file: content.file)
    if !content.acceptances.isEmpty { key.add("\(today.today ?? TodayOption.day())") }
    let paths = [beside.rules, beside.logo].compactMap { $0 } + beside.attachments + beside.roles.map(\.file)
    for path in paths { try Self.add(path, named: path, to: &key) }
  }

  /// A file with its name, or the files of a folder with theirs.
  private static func add(_ path: String, named name: String, to hash: inout ContentHash) throws(Misuse) {
    guard InputFile.isFolder(path) else {
      hash.add(name)
      return try hash.add(file: path)
    }
    for file in try FolderFiles.list(path) {
      hash.add("\(name)/\(file)")
      try hash.add(file: "\(path)/\(file)")
    }
  }
}
