internal import ArgumentParser
internal import DeskWork
internal import Documents
internal import Facts
internal import Glibc
internal import Readers
internal import Reporters
internal import Reviewing

/// `kerjakan`: reviews one draft for the desk, which starts it as a process of its own, or writes its papers anew with
/// what persons decided. Not for people.
struct WorkCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kerjakan", abstract: "Periksa satu draf untuk meja reviu.", shouldDisplay: false)

  @OptionGroup var rules: RulesOption

  @OptionGroup var ocr: RecognitionOption

  func run() async throws {
    Self.limit()
    guard let line = readLine(strippingNewline: true) else { throw Misuse("kerjakan", "tidak ada tugas") }
    let order = try WorkOrder(line: Array(line.utf8))
    Self.endWithParent()
    let set = try rules.read()
    let assembly = DossierAssembly(set.library)
    var documents: [Document] = []
    var roles: [Int64: String] = [:]
    var owners: [String: Int64] = [:]
    for (number, file) in order.files.enumerated() {
      Self.say("Membaca berkas \(number + 1) dari \(order.files.count): \(file.name)")
      for var document in try await read(file) {
        assembly.assign(file.role.flatMap(Role.init(rawValue:)), to: &document)
        roles[file.id] = document.role.rawValue
        owners[document.file] = file.id
        documents.append(document)
      }
    }
    try Self.refuseSeveral(assembly.severalReports(documents), order)
    // Attachments carried over from an earlier draft were handed in before the report; readers want the report first.
    let assembled = assembly.reports(documents)
    let dossier = Dossier(documents: assembled.filter { $0.role == .lkj } + assembled.filter { $0.role != .lkj })
    for document in dossier.documents { owners[document.file].map { roles[$0] = document.role.rawValue } }
    try Self.check(dossier, order)
    if try Self.asks(assembly, dossier, owners, roles, order) { return }
    Self.say("Memeriksa dengan \(set.library.rules.count) aturan")
    let review = Review(dossier, library: set.library)
    if let answers = order.answers {
      for problem in HandOuts(review: review, library: set.library, answers: answers).write(order) {
        Terminal.tell(problem)
      }
      return
    }
    Self.say("Menyimpan hasil")
    let json = JSONReport(
      review: review, formIDs: set.library.forms.map(\.id), minimum: .note, version: Reviu.version
    ).write()
    try Self.leave(Array(json.utf8), .review, order)
    try Self.leave(ReviewReading(review: review).write(), .reading, order)
    try Self.leave(try WorkRoles(roles).write(), .roles, order)
    for problem in HandOuts(review: review, library: set.library).write(order) { Terminal.tell(problem) }
    try Self.leave(try FindingChange.write(try Self.changes(json, order, set.library)), .changes, order)
  }

  /// What became of the findings since the drafts before.
  private static func changes(
    _ json: String, _ order: WorkOrder, _ library: RuleLibrary
  ) throws -> [FindingChange] {
    let families = Dictionary(library.rules.map { ($0.id, $0.family) }, uniquingKeysWith: { first, _ in first })
    let earlier = try order.earlier.map { try DraftFile.draft(try InputFile.read($0), name: $0) }
    let drafts = earlier + [try DraftFile.draft(Array(json.utf8), name: "draf ini")]
    return DraftComparison(drafts).entries.compactMap { entry in
      entry.finding.map {
        FindingChange(
          progress: entry.state,
          line: FindingLine(
            fingerprint: $0.identity.fingerprint, rule: $0.rule, family: families[$0.rule] ?? "",
            severity: $0.severity, title: $0.title, message: $0.message))
      }
    }
  }

  /// Leaves what the files say they are; whether a person must be asked first.
  private static func asks(
    _ assembly: DossierAssembly, _ dossier: Dossier, _ owners: [String: Int64], _ roles: [Int64: String],
    _ order: WorkOrder
  ) throws -> Bool {
    guard let owner = order.owner else { return false }
    var standings = WorkStandings()
    let stated = StatedIdentity(year: owner.year, agency: owner.agency)
    for standing in assembly.standings(dossier.documents, in: stated) {
      for file in standing.files.compactMap({ owners[$0] }) where standings.files[file] == nil {
        standings.files[file] = .init(standing)
      }
      if !standing.doubts.isEmpty { standings.isQuestion = !owner.isConfirmed }
    }
    try leave(standings.write(), .standings, order)
    if standings.isQuestion { try leave(try WorkRoles(roles).write(), .roles, order) }
    return standings.isQuestion
  }

  /// Two reports in one draft are not reviewed: nobody could tell whose the findings are.
  private static func refuseSeveral(_ reports: [String], _ order: WorkOrder) throws {
    guard !reports.isEmpty, order.answers == nil else { return }
    let words =
      "Draf ini berisi \(reports.count) laporan: \(reports.joined(separator: "; ")). Satu draf memuat satu laporan; hapus "
      + "yang bukan miliknya, atau tetapkan perannya, misalnya LKj tahun lalu."
    try leave(Array(words.utf8), .problem, order)
    throw ExitCode(ExitStatus.misuse)
  }

  /// A report of which nothing could be read is not reviewed: its silence would be taken for approval.
  private static func check(_ dossier: Dossier, _ order: WorkOrder) throws {
    let report = dossier.documents.first { $0.role == .lkj }
    guard report?.blocks.isEmpty ?? true else { return }
    let words =
      report.map { "\($0.file): tidak ada isi yang dapat dibaca. \($0.gaps.first?.reason ?? "")" }
      ?? "Tidak ada laporan kinerja di antara berkas draf ini; unggah laporannya atau betulkan peran berkasnya."
    try leave(Array(words.utf8), .problem, order)
    throw ExitCode(ExitStatus.misuse)
  }

  private static func leave(_ bytes: [UInt8], _ file: WorkFile, _ order: WorkOrder) throws(Misuse) {
    try Terminal.deliver([(bytes, file.path(in: order.folder))])
  }

  /// The documents of a file: itself, or those in a ZIP file.
  private func read(_ file: WorkOrder.File) async throws -> [Document] {
    let bytes = try InputFile.read(file.path)
    guard let archive = DossierArchive(bytes, file: file.name) else {
      return [await Readers.document(of: bytes, file: file.name, recognition: ocr.recognition)]
    }
    let documents = await archive.documents(file: file.name, recognition: ocr.recognition)
    return documents.isEmpty ? [Readers.unread(file.name, reason: "Berkas ZIP ini tidak berisi dokumen.")] : documents
  }

  private static func say(_ words: String) { _ = Terminal.write(words + "\n", to: Terminal.output) }

  /// Two workers and the desk must fit into 600 MB, and a document must not keep one busy for ever.
  private static func limit() {
    var memory = rlimit(rlim_cur: 220 << 20, rlim_max: 220 << 20)
    setrlimit(__rlimit_resource_t(RLIMIT_DATA.rawValue), &memory)
    var time = rlimit(rlim_cur: 300, rlim_max: 300)
    setrlimit(__rlimit_resource_t(RLIMIT_CPU.rawValue), &time)
    var core = rlimit(rlim_cur: 0, rlim_max: 0)
    setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &core)
  }

  /// Ends this process when the desk dies: its end of the standard input closes then.
  private static func endWithParent() {
    var thread = pthread_t()
    pthread_create(
      &thread, nil,
      { _ in
        var byte: UInt8 = 0
        while Glibc.read(STDIN_FILENO, &byte, 1) > 0 {}
        _exit(3)
      }, nil)
  }
}
