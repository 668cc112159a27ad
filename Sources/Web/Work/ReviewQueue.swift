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
  private let busy = Mutex(0)
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
        while busy.withLock({ $0 }) < width, let task = await next() {
          busy.withLock { $0 += 1 }
          group.addTask {
            await self.work(task)
            self.busy.withLock { $0 -= 1 }
            self.ring()
          }
        }
      }
    }
  }

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
