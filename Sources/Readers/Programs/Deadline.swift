/// A race of some work against the clock.
enum Deadline {
  /// What the work comes to, or `late` when it is not done in time; the work is then cancelled. Both go before other
  /// tasks, so that the clock measures the work and not how long a busy process left it waiting.
  static func race<Outcome: Sendable>(
    within time: Duration, late: Outcome, _ work: @escaping @Sendable () async -> Outcome
  ) async -> Outcome {
    await withTaskGroup(of: Outcome.self) { group in
      group.addTask(priority: .high, operation: work)
      group.addTask(priority: .high) {
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
