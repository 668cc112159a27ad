/// A race of some work against the clock.
enum Deadline {
  /// What the work comes to, or `late` when it is not done in time; the work is then cancelled.
  static func race<Outcome: Sendable>(
    within time: Duration, late: Outcome, _ work: @escaping @Sendable () async -> Outcome
  ) async -> Outcome {
    await withTaskGroup(of: Outcome.self) { group in
      group.addTask(operation: work)
      group.addTask {
        // A sleep ends early only when the work has won, and then nobody asks for this answer.
        try? await Task.sleep(for: time)
        return late
      }
      let first = await group.next() ?? late
      group.cancelAll()
      return first
    }
  }
}
