internal import ArgumentParser
internal import Glibc
internal import Readers

/// `urai-pdf`: reads the drawing of the PDF on standard input for another process of this program. Not for people.
struct DrawingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: DrawingWork.verb, abstract: "Baca garis dan gambar sebuah PDF.", shouldDisplay: false)

  func run() throws {
    switch DrawingWork.answer(to: try InputFile.read("/dev/stdin")) {
    case .success(let bytes):
      guard Terminal.write(bytes, to: Terminal.output) == 0 else { throw ExitCode(ExitStatus.misuse) }
    case .failure(let refusal): throw ExitCode(refusal.code)
    }
  }
}
