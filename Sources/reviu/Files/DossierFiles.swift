internal import ArgumentParser
internal import Documents
internal import Facts
internal import Readers
internal import Reviewing

/// The files of one dossier as the user named them; a folder or a ZIP file stands for the documents in it.
struct DossierFiles {
  var files: [String]
  /// Files, folders and ZIP files handed in beside the report.
  let attachments: [String]
  /// What the user says about single files.
  let roles: [RoleChoice]
  /// Reads pages that are pictures; nil leaves them unread.
  var recognition: Recognition?
  /// Files and folders that settings hand in; what the user named already is passed over.
  var besides: [String] = []
  /// Bytes that are read in the place of those a file has: a corrected copy, when the file itself was read before.
  var instead: (file: String, bytes: [UInt8])?

  /// What was read before; nil reads every file.
  var kept: ReadFiles?
  /// How the progress of a review is told.
  var shape = ProgressShape.automatic
  /// Told how far the reading is.
  var progress: WorkProgress?

  /// Reviews the dossier, with what the settings beside it say of it; `doing` is told on a terminal meanwhile.
  func review(_ set: RuleSet, _ beside: SettingsFile, doing: String) async throws(Misuse) -> Review {
    let teller = ProgressTeller("\(doing) \(files.joined(separator: ", "))", shape)
    defer { teller.finish() }
    var input = self
    input.progress = teller.progress
    return Review(
      try await input.reviewable(set.library), library: set.library, stated: beside.identity, progress: teller.progress)
  }

  /// The dossier, which must have a report to be reviewed: what is something else would answer no form rightly.
  func reviewable(_ library: RuleLibrary) async throws(Misuse) -> Dossier {
    let dossier = try await dossier(library)
    guard !dossier.documents.contains(where: { $0.role == .lkj }) else { return dossier }
    let known = dossier.documents.first { $0.role != .lampiran } ?? dossier.documents.first
    throw Misuse(
      known?.file ?? files.joined(separator: ", "),
      "bukan laporan kinerja, melainkan \((known?.role ?? .lampiran).display)",
      advice: "sertakan laporannya, atau sebutkan --peran lkj=BERKAS bila berkas itu memang laporannya")
  }

  /// Reads all files and gives each its role: as chosen, by name or by content. Else the first file is the report and
  /// others are attachments. What comes as an attachment is never the report.
  func dossier(_ library: RuleLibrary) async throws(Misuse) -> Dossier {
    let assembly = DossierAssembly(library)
    var seen: Set<FileIdentity> = []
    var own = OwnFiles()
    var documents: [Document] = []
    var chosen = try choices()
    let (named, attached, given) = (try expanded(files), try expanded(attachments), try expanded(besides))
    let all = named + attached + given + roles.map(\.file).filter { !(named + attached + given).contains($0) }
    var count = 0
    func read(_ file: String) async throws(Misuse) -> [Document] {
      defer { count += 1 }
      if kept?.entry(file) == nil { progress?.tell(.file, count, of: all.count, file: file) }
      return try await self.read(file, &seen, &own)
    }
    for file in named {
      for var document in try await read(file) {
        assembly.assign(chosen.removeValue(forKey: RoleKey(document.file)), to: &document)
        documents.append(document)
      }
    }
    own.leaveOut(of: &documents)
    let several = assembly.severalReports(documents)
    guard several.isEmpty else {
      throw Misuse(
        files.joined(separator: ", "), "memuat beberapa laporan: \(several.joined(separator: "; "))",
        advice:
          "periksa satu per satu, atau tambahkan --masing-masing; laporan tahun lalu diberi --peran lkj-lalu=BERKAS")
    }
    documents = assembly.reports(documents)
    let report = documents.first { $0.role == .lkj }
    for file in attached {
      for var document in try await read(file) {
        assembly.assign(chosen.removeValue(forKey: RoleKey(document.file)), to: &document)
        documents.append(assembly.attachment(document, of: report))
      }
    }
    for file in given where InputFile.identity(file).map({ !seen.contains($0) }) ?? true {
      for var document in try await read(file) {
        assembly.assign(chosen.removeValue(forKey: RoleKey(document.file)), to: &document)
        documents.append(assembly.attachment(document, of: report))
      }
    }
    for file in roles.map(\.file) {
      guard let role = chosen.removeValue(forKey: RoleKey(file)) else { continue }
      guard InputFile.identity(file) != nil else { throw InputFile.missing(file) }
      for var document in try await read(file) {
        (document.role, document.roleSource) = (role, .chosen)
        documents.append(document)
      }
    }
    progress?.tell(.file, all.count, of: all.count)
    if instead == nil { own.tell() }
    guard !documents.isEmpty || own.names.isEmpty else { throw own.refusal }
    return Dossier(documents: documents)
  }

  private func choices() throws(Misuse) -> [RoleKey: Role] {
    var chosen: [RoleKey: Role] = [:]
    for choice in roles {
      if chosen.updateValue(choice.role, forKey: RoleKey(choice.file)) != nil {
        throw Misuse("--peran \(choice.role.rawValue)=\(choice.file)", "berkas ini diberi dua peran")
      }
    }
    return chosen
  }

  /// The documents of a file: itself, or those in a ZIP file, named by their path in it.
  private func read(
    _ file: String, _ seen: inout Set<FileIdentity>, _ own: inout OwnFiles
  ) async throws(Misuse) -> [Document] {
    let entry: ReadFiles.Entry
    if let instead, instead.file == file {
      entry = try await self.entry(instead.bytes, file)
    } else if let known = kept?.entry(file) {
      entry = known
    } else {
      let stamp = FileStamp(file)
      entry = try await self.entry(InputFile.read(file), file)
      kept?.keep(entry, of: file, at: stamp)
    }
    if let identity = InputFile.identity(file), !seen.insert(identity).inserted {
      throw Misuse(file, "disebut dua kali", advice: "sebutkan setiap berkas satu kali saja")
    }
    for (result, name) in entry.own { own.take(result, name) }
    return entry.documents
  }

  private func entry(_ bytes: [UInt8], _ file: String) async throws(Misuse) -> ReadFiles.Entry {
    guard let archive = DossierArchive(bytes, file: file) else {
      let own = OwnResult(bytes)
      guard own != .review else { return ReadFiles.Entry(documents: [], own: [(own, file)]) }
      let document = await Readers.document(of: bytes, file: file, recognition: recognition, progress: progress)
      return ReadFiles.Entry(documents: [document], own: [(own, file)])
    }
    guard !archive.entries.isEmpty else {
      throw Misuse(file, "berkas ZIP ini tidak berisi dokumen", advice: "isi dengan laporan dan lampirannya")
    }
    var own: [(result: OwnResult?, file: String)] = []
    let documents = await archive.documents(file: file, recognition: recognition, progress: progress) { bytes, name in
      own.append((OwnResult(bytes), name))
      return own.last?.result == .review
    }
    return ReadFiles.Entry(documents: documents, own: own)
  }

  /// Every file of the dossier: a change of one makes another review.
  func watched() throws(Misuse) -> [String] {
    try expanded(files + attachments + besides) + roles.map(\.file)
  }

  /// The paths with the files of a folder in its place.
  private func expanded(_ paths: [String]) throws(Misuse) -> [String] {
    var files: [String] = []
    for path in paths {
      guard InputFile.isFolder(path) else {
        files.append(path)
        continue
      }
      let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
      let inside = try FolderFiles.list(folder).filter(Readers.reads)
      guard !inside.isEmpty else {
        throw Misuse(path, "folder ini tidak berisi dokumen", advice: "isi dengan laporan dan lampirannya")
      }
      files += inside.map { "\(folder)/\($0)" }
    }
    return files
  }

  /// The files that may each be a report: those named, and those in folders that are named. Our own results are none, nor
  /// a draft with our comments beside the draft by whose name its own begins.
  func reports() throws(Misuse) -> [String] {
    var own = OwnFiles()
    var reports: [String] = []
    for file in try expanded(files) {
      let result = OwnResult(try InputFile.read(file))
      own.take(result, file)
      if result != .review { reports.append(file) }
    }
    own.leaveOut(of: &reports)
    own.tell()
    guard !reports.isEmpty else { throw own.refusal }
    return reports
  }

  /// Refuses an output that would overwrite one of the files.
  func protect(from output: String?) throws(Misuse) {
    guard let output, let identity = InputFile.identity(output) else { return }
    for file in try watched() where InputFile.identity(file) == identity {
      throw Misuse(output, "akan menimpa berkas yang diperiksa", advice: "pilih nama lain untuk --keluaran")
    }
  }
}

/// Files among those handed in that this program wrote itself.
private struct OwnFiles {
  /// Those that are left out.
  private(set) var names: [String] = []
  private var annotated: Set<String> = []

  /// Takes note of what a file is: a result of ours, or a draft with our comments, which is the author's.
  mutating func take(_ result: OwnResult?, _ file: String) {
    switch result {
    case .review: names.append(file)
    case .annotated: annotated.insert(file)
    case nil: break
    }
  }

  /// Leaves drafts with our comments out where the draft itself is there too.
  mutating func leaveOut(of documents: inout [Document]) {
    guard documents.contains(where: { $0.role == .lkj && !annotated.contains($0.file) }) else { return }
    for document in documents where document.role == .lkj && annotated.contains(document.file) {
      names.append(document.file)
    }
    documents.removeAll { $0.role == .lkj && annotated.contains($0.file) }
  }

  /// The same of files that are each a report: out are those whose names begin with the draft's.
  mutating func leaveOut(of files: inout [String]) {
    let drafts = files.filter { !annotated.contains($0) }.map(Self.stem)
    let copies = Set(files.filter { file in annotated.contains(file) && drafts.contains { file.hasPrefix($0) } })
    names += files.filter(copies.contains)
    files.removeAll(where: copies.contains)
  }

  /// A path without the ending of its file.
  private static func stem(_ path: String) -> String {
    guard let dot = path.lastIndex(of: "."), !path[dot...].contains("/") else { return path }
    return String(path[..<dot])
  }

  /// What is said when nothing else is there.
  var refusal: Misuse {
    Misuse(names.joined(separator: ", "), "ditulis oleh reviu sendiri", advice: "sebutkan laporan yang akan diperiksa")
  }

  func tell() {
    for name in names { Terminal.tell("\(name): ditulis oleh reviu sendiri; tidak ikut diperiksa.") }
  }
}

/// What a role is given to: a file on disk whatever its path, or a path into a ZIP file.
private enum RoleKey: Hashable {
  case file(FileIdentity)
  case path(String)

  init(_ path: String) { self = InputFile.identity(path).map(Self.file) ?? .path(path) }
}

/// What the user says a file is: `pk=PK 2024.docx`.
struct RoleChoice: ExpressibleByArgument {
  let role: Role
  let file: String

  init(role: Role, file: String) {
    self.role = role
    self.file = file
  }

  init?(argument: String) {
    guard let mark = argument.firstIndex(of: "="), let role = Role(rawValue: String(argument[..<mark])),
      argument.index(after: mark) < argument.endIndex
    else { return nil }
    self.role = role
    file = String(argument[argument.index(after: mark)...])
  }

  static var allValueStrings: [String] { Role.allCases.map { "\($0.rawValue)=BERKAS" } }
}
