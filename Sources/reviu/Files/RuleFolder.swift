internal import Facts
internal import Glibc
internal import Reviewing
internal import Rules

/// The files of a rules folder as they lie on disk, and what in it cannot be a rule file.
struct RuleFolder {
  /// Sorted by path; the first part of each path is the kind of document: `lkj/…`.
  let files: [SourceFile]
  let problems: [RuleFileError]

  /// Reads a folder, or the rules that ship with the program.
  init(_ folder: String?) throws(Misuse) {
    let root = if let folder { try Self.checked(folder) } else { try Self.shipped() }
    let prefix = Self.isKind(root) ? Self.name(of: root) + "/" : ""
    var files: [SourceFile] = []
    var problems: [RuleFileError] = []
    let paths = try FolderFiles.list(root)
    for path in paths where path.hasSuffix(".yml") {
      problems.append(RuleFileError(file: prefix + path, line: 1, problem: "nama berkas harus berakhir .yaml"))
    }
    let named = paths.filter { $0.hasSuffix(".yaml") }
    let read = Parallel.map(named) { path -> Result<[UInt8], Misuse> in
      do throws(Misuse) { return .success(try InputFile.read("\(root)/\(path)")) } catch { return .failure(error) }
    }
    for (path, bytes) in zip(named, read) {
      guard let text = String(validating: try bytes.get(), as: UTF8.self) else {
        problems.append(RuleFileError(file: prefix + path, line: 1, problem: "bukan teks UTF-8; simpan ulang"))
        continue
      }
      // Editors on Windows put a byte order mark before the first key.
      files.append(SourceFile(path: prefix + path, text: text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text))
    }
    guard !files.isEmpty else {
      throw Misuse(root, "tidak ada berkas aturan (.yaml)", advice: "tunjuk folder aturan dengan --aturan DIR")
    }
    self.files = files.sorted { $0.path < $1.path }
    self.problems = problems
  }

  /// A folder of local rules: laid out as the shipped ones, or as what lies in their `lkj`.
  init(local folder: String) throws(Misuse) {
    let root = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    let read = try RuleFolder(root)
    let own = Self.isKind(root) ? Self.name(of: root) + "/" : ""
    guard !InputFile.isFolder("\(root)/lkj") else {
      self = read
      return
    }
    let path = { (path: String) in "lkj/" + path.dropFirst(own.count) }
    self.init(
      files: read.files.map { SourceFile(path: path($0.path), text: $0.text) }.sorted { $0.path < $1.path },
      problems: read.problems.map { RuleFileError(file: path($0.file), line: $0.line, problem: $0.problem) })
  }

  /// The files of a rules folder that its user may change; none of the shipped rules, nor of a folder that cannot be
  /// listed, which reading it tells of.
  static func places(_ folder: String?) -> [String] {
    guard let folder else { return [] }
    do { return try FolderFiles.list(folder).map { "\(folder)/\($0)" } } catch { return [] }
  }

  /// The same folder with the files of another added; a file of the same path takes the place of its own.
  func topped(by other: RuleFolder) -> RuleFolder {
    let taken = Set(other.files.map(\.path))
    return RuleFolder(
      files: (files.filter { !taken.contains($0.path) } + other.files).sorted { $0.path < $1.path },
      problems: problems + other.problems)
  }

  private init(files: [SourceFile], problems: [RuleFileError]) {
    self.files = files
    self.problems = problems
  }

  /// The same folder with other files.
  func with(_ files: [SourceFile]) -> RuleFolder { RuleFolder(files: files, problems: problems) }

  private static func checked(_ path: String) throws(Misuse) -> String {
    guard InputFile.isFolder(path) else {
      guard InputFile.identity(path) != nil else { throw InputFile.problem(path, ENOENT) }
      throw Misuse(path, "ini berkas, bukan folder", advice: "--aturan meminta folder aturan")
    }
    return path
  }

  private static func shipped() throws(Misuse) -> String {
    guard let path = RulesFolder.path, InputFile.isFolder(path) else {
      throw Misuse(
        "aturan bawaan", "tidak ditemukan di samping program maupun di share/reviu",
        advice: "tunjuk folder aturan dengan --aturan DIR")
    }
    return path
  }

  /// Whether a folder is itself the rules of one kind of document, such as `lkj`.
  private static func isKind(_ root: String) -> Bool {
    ["records", "forms", "scales", "data"].contains { InputFile.isFolder("\(root)/\($0)") }
      || ["bagian.yaml", "identitas.yaml", "peran.yaml"].contains { InputFile.identity("\(root)/\($0)") != nil }
  }

  /// The last name of a path, also of `.` or a link.
  private static func name(of root: String) -> String {
    guard let real = realpath(root, nil) else { return root }
    defer { free(real) }
    return String(cString: real).split(separator: "/").last.map(String.init) ?? root
  }
}
