internal import Documents
internal import Readers
internal import Reviewing

/// The files of one dossier as the user named them.
struct DossierFiles {
  let files: [String]
  /// Files and folders handed in beside the report.
  let attachments: [String]

  /// Reads all files and gives each its role: by name or content, else the first is the report and others are
  /// attachments. What comes as an attachment is never the report.
  func dossier(_ roles: [RolePattern]) async throws(Misuse) -> Dossier {
    var seen: Set<FileIdentity> = []
    var documents: [Document] = []
    for file in files {
      var document = try await Self.document(file, &seen)
      document.role =
        RolePattern.role(file: file, text: document.text, among: roles) ?? (documents.isEmpty ? .lkj : .lampiran)
      documents.append(document)
    }
    if !documents.isEmpty, !documents.contains(where: { $0.role == .lkj }) { documents[0].role = .lkj }
    for file in try attached() {
      var document = try await Self.document(file, &seen)
      let role = RolePattern.role(file: file, text: document.text, among: roles) ?? .lampiran
      document.role = role == .lkj ? .lampiran : role
      documents.append(document)
    }
    return Dossier(documents: documents)
  }

  private static func document(_ file: String, _ seen: inout Set<FileIdentity>) async throws(Misuse) -> Document {
    let bytes = try InputFile.read(file)
    if let identity = InputFile.identity(file), !seen.insert(identity).inserted {
      throw Misuse(file, "disebut dua kali", advice: "sebutkan setiap berkas satu kali saja")
    }
    return await Readers.document(of: bytes, file: file)
  }

  /// The attached files; a folder stands for the files in it.
  private func attached() throws(Misuse) -> [String] {
    var paths: [String] = []
    for path in attachments {
      guard InputFile.isFolder(path) else {
        paths.append(path)
        continue
      }
      let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
      let files = try FolderFiles.list(folder)
      guard !files.isEmpty else { throw Misuse(path, "folder lampiran ini kosong") }
      paths += files.map { "\(folder)/\($0)" }
    }
    return paths
  }

  /// Refuses an output that would overwrite one of the files.
  func protect(from output: String?) throws(Misuse) {
    guard let output, let identity = InputFile.identity(output) else { return }
    for file in files + (try attached()) where InputFile.identity(file) == identity {
      throw Misuse(output, "akan menimpa berkas yang diperiksa", advice: "pilih nama lain untuk --keluaran")
    }
  }
}
