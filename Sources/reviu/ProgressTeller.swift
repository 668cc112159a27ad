internal import ArgumentParser
internal import Documents
internal import Reporters
internal import Synchronization

/// How the progress of long work is told on standard error.
enum ProgressShape: String, ExpressibleByArgument, CaseIterable {
  /// A bar on a terminal while work lasts longer than a second.
  case automatic = "auto"
  /// One JSON object a line, from the beginning.
  case json
  case never = "tidak"
}

/// `--kemajuan`, for the verbs that review.
struct ProgressOption: ParsableArguments {
  @Option(
    name: .customLong("kemajuan"),
    help: .init(
      """
      Kemajuan pada galat baku: auto menggambar batang di layar bila lebih dari satu detik; json menulis satu objek \
      sebaris, misalnya {"stage":"picture","file":"lkj.pdf","done":45,"total":139,"fraction":0.31}; stage ialah file, \
      page (setelah halaman PDF dibaca), picture (OCR), atau rule; pada banyak hanya dossier, dengan perMinute dan \
      secondsLeft. Setiap pemeriksaan mulai dari nol.
      """, valueName: "bentuk"))
  var shape = ProgressShape.automatic
}

/// Tells on standard error how far work is, as a bar that goes away again or as lines for machines.
final class ProgressTeller: Sendable {
  private struct State {
    var fractions = ProgressFractions()
    var last: WorkProgress.Step?
    /// Where a run over dossiers began: those before needed no work.
    var first: (step: WorkProgress.Step, at: ContinuousClock.Instant)?
    /// When something was written, by stage.
    var written: [WorkProgress.Stage: ContinuousClock.Instant] = [:]
    var isShown = false
    var isFinished = false
  }

  private let text: String
  private let shape: ProgressShape
  private let start = ContinuousClock.now
  private let state = Mutex(State())

  /// Work shorter than this needs no bar, and no stage is told of more often than that.
  private static let patience = Duration.seconds(1)
  private static let pause = Duration.milliseconds(100)

  /// - Parameter text: says what is done, without a stop.
  init(_ text: String, _ shape: ProgressShape = .automatic) {
    self.text = text.plain
    self.shape = shape == .automatic && !Terminal.isTerminal(Terminal.error) ? .never : shape
    guard self.shape == .automatic else { return }
    // Something may take long without a step.
    Task.detached { [self] in
      do { try await Task.sleep(for: Self.patience) } catch { return }
      state.withLock { draw(&$0) }
    }
  }

  /// Takes the steps of the work.
  var progress: WorkProgress? { shape == .never ? nil : WorkProgress { [self] in take($0) } }

  private func take(_ step: WorkProgress.Step) {
    let now = ContinuousClock.now
    state.withLock { state in
      guard !state.isFinished else { return }
      state.fractions.take(step)
      // Workers finish out of order.
      if let last = state.last, last.stage == step.stage, last.file == step.file, last.done > step.done { return }
      state.last = step
      if step.stage == .dossier, state.first == nil { state.first = (step, now) }
      let isEnd = step.done == step.total
      guard isEnd || state.written[step.stage].map({ now - $0 >= Self.pause }) ?? true else { return }
      guard shape == .json || now - start >= Self.patience else { return }
      state.written[step.stage] = now
      if shape == .json {
        _ = Terminal.write(Self.json(step, state.fractions.whole, pace(state, now)) + "\n", to: Terminal.error)
      } else {
        draw(&state)
      }
    }
  }

  private func draw(_ state: inout State) {
    guard !state.isFinished else { return }
    state.isShown = true
    let bar = ProgressBar(
      text: text, step: state.last, fraction: state.fractions.whole, pace: pace(state, ContinuousClock.now))
    _ = Terminal.write("\r\u{1B}[K" + bar.line(width: Terminal.errorWidth - 1), to: Terminal.error)
  }

  /// Takes the bar away again.
  func finish() {
    state.withLock { state in
      if state.isShown, !state.isFinished { _ = Terminal.write("\r\u{1B}[K", to: Terminal.error) }
      state.isFinished = true
    }
  }

  /// How fast dossiers get done; nil of other work.
  private func pace(_ state: State, _ now: ContinuousClock.Instant) -> ProgressPace? {
    guard let first = state.first, let last = state.last else { return nil }
    return ProgressPace(done: last.done - first.step.done, left: last.total - last.done, in: now - first.at)
  }

  private static func json(_ step: WorkProgress.Step, _ fraction: Double, _ pace: ProgressPace?) -> String {
    let file = step.file.isEmpty ? "" : ",\"file\":\(JSONValue.quoted(step.file))"
    let share = Int(clamping: (fraction * 100).rounded(.down))
    let hundredths = share == 100 ? "1" : "0." + (share < 10 ? "0" : "") + "\(share)"
    return
      "{\"stage\":\"\(step.stage.rawValue)\"\(file),\"done\":\(step.done),\"total\":\(step.total),\"fraction\":\(hundredths)\(pace?.members ?? "")}"
  }
}

/// How much of one review is done, estimated: files are read first, then rules judge. It never falls.
struct ProgressFractions {
  private(set) var whole = 0.0
  private var file = 0
  private var files = 1
  /// Where the judging begins: behind the reading, where there is any.
  private var read = 0.0

  /// What reading takes of all, and the drawing of its pages of a file with pictures.
  private static let reading = 0.6
  private static let drawing = 0.3

  mutating func take(_ step: WorkProgress.Step) {
    let share = step.total > 0 ? Double(step.done) / Double(step.total) : 1
    if step.stage != .rule { read = Self.reading }
    switch step.stage {
    case .dossier: rise(to: share)
    case .file:
      (file, files) = (step.done, max(step.total, 1))
      rise(to: Self.reading * Double(file) / Double(files))
    case .page: rise(to: Self.reading * (Double(file) + Self.drawing * share) / Double(files))
    case .picture:
      rise(to: Self.reading * (Double(file) + Self.drawing + (1 - Self.drawing) * share) / Double(files))
    case .rule: rise(to: read + (1 - read) * share)
    }
  }

  private mutating func rise(to fraction: Double) { whole = min(1, max(whole, fraction)) }
}

/// The bar as it stands on a terminal.
struct ProgressBar {
  let text: String
  let step: WorkProgress.Step?
  let fraction: Double
  var pace: ProgressPace?

  private static let length = 20

  func line(width: Int) -> String {
    let full = Int(clamping: (fraction * Double(Self.length)).rounded(.down))
    let bar = String(repeating: "█", count: full) + String(repeating: "░", count: Self.length - full)
    let name =
      switch step?.stage {
      case .dossier: "dosir"
      case .file: "berkas"
      case .page: "halaman"
      case .picture: "OCR halaman"
      case .rule: "aturan"
      case nil: ""
      }
    let count = (step.map { " \(name) \($0.done) dari \($0.total)" } ?? "") + (pace.map { " · \($0.words)" } ?? "")
    let end = "  \(bar)\(count)"
    return Layout.cut(Layout.cut(text, to: max(width - end.unicodeScalars.count, 10)) + end, to: width)
  }
}
