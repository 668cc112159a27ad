internal import Logging
internal import ServiceLifecycle
internal import Store
internal import Synchronization

/// Makes the reviews that wait, a few at a time, oldest first. What a crash cut off is taken up again at the start.
final class ReviewQueue: Service {
  private let cabinet: Cabinet
  private let worker: Worker
  private let logger: Logger
  private let width: Int
  private let places = Mutex((busy: 0, guests: 0))
  private let steps = Mutex<[Int64: String]>([:])
  private let bell: AsyncStream<Void>
  private let ringer: AsyncStream<Void>.Continuation

  init(_ cabinet: Cabinet, worker: Worker, logger: Logger, width: Int = 2) {
    self.cabinet = cabinet
    self.worker = worker
    self.logger = logger
    self.width = width
    (bell, ringer) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  /// Says that a review may be waiting.
  func ring() { ringer.yield() }

  /// What is being done for a review right now, in words.
  func step(of review: Int64) -> String? { steps.withLock { $0[review] } }

  func run() async throws {
    try await cabinet.resumeReviews()
    ring()
    await cancelWhenGracefulShutdown { await self.serve() }
  }

  private func serve() async {
    await withDiscardingTaskGroup { group in
      for await _ in bell {
        while take(asGuest: false) {
          guard let task = await next() else {
            leave()
            break
          }
          group.addTask {
            await self.work(task)
            self.leave()
            self.ring()
          }
        }
      }
    }
  }

  /// Does other work for a worker as soon as a place is free, before reviews that wait: somebody waits for the answer.
  func besides<Result: Sendable>(_ work: @Sendable () async throws -> Result) async throws -> Result {
    places.withLock { $0.guests += 1 }
    defer { ring() }
    do {
      while !take(asGuest: true) { try await Task.sleep(for: .milliseconds(50)) }
    } catch {
      places.withLock { $0.guests -= 1 }
      throw error
    }
    defer { leave() }
    return try await work()
  }

  /// Takes a place among those who work, when there is one; a guest is no longer waiting then.
  private func take(asGuest isGuest: Bool) -> Bool {
    places.withLock { places in
      guard places.busy < width, isGuest || places.guests == 0 else { return false }
      places.busy += 1
      if isGuest { places.guests -= 1 }
      return true
    }
  }

  private func leave() { places.withLock { $0.busy -= 1 } }

  private func next() async -> ReviewTask? {
    guard !Task.isCancelled else { return nil }
    do {
      return try await cabinet.takeReview()
    } catch {
      logger.error("Antrean pemeriksaan tidak dapat dibaca: \(error)")
      return nil
    }
  }

  private func work(_ task: ReviewTask) async {
    let review = task.review
    defer {
      steps.withLock { $0[review] = nil }
      cabinet.clearWork(of: review)
    }
    do {
      do {
        let result = try await worker.review(task, in: cabinet) { words in
          self.steps.withLock { $0[review] = words }
        }
        try await cabinet.finishReview(review, result)
      } catch WorkFailure.asking(let roles, let origins) {
        try await cabinet.askAbout(review, roles: roles, origins: origins)
      } catch let failure as WorkFailure where !Task.isCancelled {
        logger.warning("Pemeriksaan \(review) gagal: \(failure)")
        try await cabinet.failReview(review, failure.words)
      } catch  where Task.isCancelled {
        // The desk is closing; the next start takes the review up again.
        try await Task { try await cabinet.releaseReview(review) }.value
      } catch {
        logger.error("Pemeriksaan \(review) gagal: \(error)")
        try await cabinet.failReview(
          review, "Pemeriksaan gagal karena galat server. Periksa ulang; bila berulang, hubungi admin.")
      }
    } catch {
      logger.error("Hasil pemeriksaan \(review) tidak tersimpan: \(error)")
    }
  }
}
