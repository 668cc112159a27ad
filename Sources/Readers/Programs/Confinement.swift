import Subprocess

/// What another program may use: a document may be made to take all of a computer.
///
/// It is kept by two programs of util-linux (setpriv(1), prlimit(1)), each of which becomes the next one, so that nothing
/// of the document is read before the limits stand; it ends with this process, however that ends.
struct Confinement {
  /// MiB of what `counts` says.
  let memory: Int
  /// Seconds of computing: for the smallest input and for the largest.
  let seconds: ClosedRange<Int>
  /// Whether it starts others, which end with it; it must lead a process group then.
  var startsOthers = false
  /// What of the memory is counted.
  var counts = Memory.addresses

  /// A way to count memory: what a program may address, or what it writes to. Each program it starts has as much, and
  /// may ask for a narrower limit only.
  enum Memory: String {
    case addresses = "as"
    case data
  }

  /// The seconds for an input of so many bytes: one more for each 200 KB, which are some forty pages of
  /// text and take a tenth of it.
  func seconds(for bytes: Int) -> Int { min(seconds.lowerBound + bytes / 200_000, seconds.upperBound) }

  /// What ``first`` is started with to become a program.
  func arguments(for program: String, _ arguments: [String], input bytes: Int) async throws -> Arguments {
    let path =
      program.hasPrefix("/") ? program : "\(try await Executable.name(program).resolveExecutablePath(in: .inherit))"
    let time = seconds(for: bytes)
    // The kernel ends a program by SIGXCPU at the first limit and by SIGKILL at the other.
    let limits = ["--\(counts.rawValue)=\(memory << 20)", "--cpu=\(time):\(time + Self.grace)", "--core=0"]
    let leader = startsOthers ? ["sh", "-c", Self.leader] : []
    return Arguments(
      ["--pdeathsig", startsOthers ? "TERM" : "KILL", "--", "prlimit"] + limits + ["--"] + leader + [path]
        + arguments)
  }

  /// Ends its whole group when it is told to end; the kernel tells only this process that its parent is gone.
  private static let leader = #"trap 'kill -KILL 0' TERM; "$0" "$@" & wait $!"#

  /// Seconds of computing that a program which heeds no SIGXCPU goes on for.
  private static let grace = 5

  /// The program that begins.
  static let first = Executable.name("setpriv")
}
