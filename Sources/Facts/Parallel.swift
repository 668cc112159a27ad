internal import Dispatch
internal import Synchronization

/// Does the same to many things on all cores; results come in the order of the things.
package enum Parallel {
  /// - Parameters:
  ///   - state: makes the working memory of one worker; never shared between workers.
  ///   - transform: must not depend on the order in which things are taken.
  package static func map<Item: Sendable, State, Output: Sendable>(
    _ items: [Item], state: @Sendable () -> State, _ transform: @Sendable (inout State, Item) -> Output
  ) -> [Output] {
    let next = Mutex(0)
    let results = Mutex([Output?](repeating: nil, count: items.count))
    let workers = min(items.count, max(1, Cores.count))
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      var state = state()
      while true {
        let index = next.withLock { position in
          defer { position += 1 }
          return position
        }
        guard index < items.count else { return }
        let output = transform(&state, items[index])
        results.withLock { $0[index] = output }
      }
    }
    return results.withLock { $0.compactMap { $0 } }
  }

  /// The same without working memory.
  package static func map<Item: Sendable, Output: Sendable>(
    _ items: [Item], _ transform: @Sendable (Item) -> Output
  ) -> [Output] {
    map(items, state: {}) { _, item in transform(item) }
  }
}
