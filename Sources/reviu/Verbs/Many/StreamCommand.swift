internal import ArgumentParser
internal import Dispatch
internal import Glibc
internal import Readers

/// `alir`: reviews one dossier for each line of standard input and writes one line for each to standard output.
struct StreamCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "alir", abstract: "Periksa satu dosir untuk setiap baris masukan baku.",
    discussion: """
      Setiap baris masukan adalah satu objek JSON: {"id": "dinas-a", "berkas": ["lkj.docx", {"nama": "pk.txt", "isi": \
      "<base64>"}], "peran": {"pk.txt": "pk"}}; peran boleh tidak ada. Setiap baris keluaran adalah hasil reviu periksa \
      --bentuk json dalam satu baris dengan id-nya, menurut urutan masukan; yang gagal menjadi {"id": "dinas-a", "galat": \
      "sebabnya"} dan tidak menghentikan yang lain.

      Kode keluar: 0 semua selesai diperiksa tanpa kesalahan, 1 ada dosir dengan kesalahan, 2 salah pakai atau berkas aturan \
      rusak, 3 tanpa kesalahan tetapi ada yang gagal, tidak terbaca, atau tidak selesai diperiksa.
      """,
    aliases: ["stream"])

  @Option(
    name: .customLong("jendela"),
    help: .init(
      "Baris terbanyak yang dibaca tetapi belum dijawab; sebanyak itu pula yang diperiksa bersamaan. Bawaan: sebanyak inti prosesor.",
      valueName: "jumlah"))
  var window: Amount?

  @OptionGroup var limits: DossierLimitOption

  @OptionGroup var choices: EachReviewOption

  func run() async throws {
    _ = try choices.checkedRules()
    guard let scratch = TemporaryFolder() else { throw InputFile.problem(TemporaryFolder.parent, errno) }
    let review = StreamReview(
      program: try OwnProgram.path(), arguments: try choices.arguments(),
      hasSettings: choices.settings.file != nil || choices.settings.isIgnored, folder: try BatchOutput.real("."),
      limits: limits.limits, scratch: scratch)
    // Who reads the answers may stop before the last; that is told, and nothing is left behind.
    signal(SIGPIPE, SIG_IGN)
    try StopSignals { signal in
      // Reviews that go on end with this process.
      Self.remove(scratch)
      _exit(128 + signal)
    }
    defer { Self.remove(scratch) }
    if let code = try await answers(review) { throw ExitCode(code) }
  }

  /// Removes the files that came in lines; what cannot be removed is told.
  private static func remove(_ scratch: TemporaryFolder) {
    if !scratch.remove() { Terminal.tell("reviu: \(scratch.path): tidak dapat dihapus; hapuslah sendiri") }
  }

  /// Writes the answers in the order of their lines; the code they come to.
  private func answers(_ review: StreamReview) async throws -> Int32? {
    // A semaphore must not be lower than it began when it goes; this one ends with room taken.
    let room = DispatchSemaphore(value: 0)
    for _ in 0..<(window?.value ?? OwnProgram.cores) { room.signal() }
    let (tasks, source) = AsyncThrowingStream<Task<StreamReview.Answer, Never>, any Error>.makeStream()
    // Reading waits, for a line and for room, on a thread of its own.
    DispatchQueue.global().async {
      var reader = LineReader(STDIN_FILENO)
      var number = 0
      do {
        while true {
          room.wait()
          guard let line = try reader.next() else { return source.finish() }
          number += 1
          let count = number
          source.yield(Task { await review.answer(line, count) })
        }
      } catch {
        source.finish(throwing: error)
      }
    }
    var codes: Set<Int32> = []
    for try await task in tasks {
      let answer = await task.value
      let failure = Terminal.write(answer.line, to: Terminal.output)
      guard failure == 0 else { throw InputFile.problem("keluaran baku", failure) }
      codes.insert(answer.code)
      room.signal()
    }
    codes.remove(0)
    return codes.min()
  }
}
