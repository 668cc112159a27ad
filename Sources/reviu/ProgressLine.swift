internal import Synchronization

/// A line on standard error while work lasts longer than a second; only on a terminal.
final class ProgressLine: Sendable {
  private enum State { case waiting, shown, finished }

  private let state = Mutex(State.waiting)

  init(_ text: String) {
    guard Terminal.isTerminal(Terminal.error) else { return }
    Task.detached { [self] in
      do { try await Task.sleep(for: .seconds(1)) } catch { return }
      show(text)
    }
  }

  private func show(_ text: String) {
    state.withLock { state in
      guard state == .waiting else { return }
      state = .shown
      _ = Terminal.write(text, to: Terminal.error)
    }
  }

  /// Takes the line away again.
  func finish() {
    state.withLock { state in
      if state == .shown { _ = Terminal.write("\r\u{1B}[K", to: Terminal.error) }
      state = .finished
    }
  }
}
