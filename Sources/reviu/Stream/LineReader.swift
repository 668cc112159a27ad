internal import Glibc

/// Lines of a stream, one at a time, each at most so long; no more of the stream is held than one line and a piece.
struct LineReader {
  private let stream: Int32
  private var rest: ArraySlice<UInt8> = []
  private var isAtEnd = false

  /// Bytes of a line: a dossier of some files of the largest size in base64.
  static let longest = 512 << 20
  private static let piece = 1 << 16

  init(_ stream: Int32) { self.stream = stream }

  /// What stands on a line.
  enum Line {
    case text([UInt8])
    /// Its bytes were read and thrown away.
    case tooLong
  }

  /// The next line without its end; nil at the end of the stream. Waits for it.
  mutating func next() throws(Misuse) -> Line? {
    var line: [UInt8] = []
    var isTooLong = false
    while true {
      if let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
        line += rest[..<end]
        rest = rest[(end + 1)...]
        return isTooLong || line.count > Self.longest ? .tooLong : .text(line)
      }
      line += rest
      rest = []
      if line.count > Self.longest {
        isTooLong = true
        line = []
      }
      if isAtEnd { return isTooLong ? .tooLong : line.isEmpty ? nil : .text(line) }
      try fill()
    }
  }

  private mutating func fill() throws(Misuse) {
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: Self.piece) { room, count in
      var got = read(stream, room.baseAddress, Self.piece)
      while got < 0, errno == EINTR { got = read(stream, room.baseAddress, Self.piece) }
      failure = got < 0 ? errno : 0
      count = max(got, 0)
    }
    guard failure == 0 else { throw InputFile.problem("masukan baku", failure) }
    isAtEnd = bytes.isEmpty
    rest = bytes[...]
  }
}
