internal import Documents
internal import Reporters

/// A run over many dossiers: tells which changed since the last run, reviews these a few at a time, in the order of their
/// names.
struct BatchRun: Sendable {
  let dossiers: [BatchDossier]
  let output: BatchOutput
  /// The folders of their results, in their order.
  let names: BatchNames
  let review: DossierReview
  /// How many are reviewed at the same time.
  let width: Int
  let shape: ProgressShape

  /// What became of the dossiers.
  struct Outcome: Sendable {
    /// One for each dossier, in their order; nil where the run was stopped before.
    var results: [ReviewedDossier?]
    /// How many did not change since they were reviewed.
    var unchanged = 0
    /// Seconds of each that was reviewed now, by its name.
    var seconds: [String: Double] = [:]

    var isWhole: Bool { results.allSatisfy { $0 != nil } }
  }

  /// What is known of a dossier before it is reviewed.
  private enum Standing: Sendable {
    case known(ReviewedDossier)
    case stale(DossierReview.Order)
    /// The run was stopped before it was looked at.
    case unseen
  }

  /// Reviews what changed. A dossier that cannot be read or reviewed is a result too; throws when results cannot be
  /// written.
  func outcome(_ key: BatchKey) async throws -> Outcome {
    let standings = standings(key)
    var outcome = Outcome(results: standings.map { if case .known(let known) = $0 { known } else { nil } })
    outcome.unchanged = outcome.results.count { $0?.review != nil }
    let stale = standings.enumerated().compactMap { index, standing in
      if case .stale(let order) = standing { (index, order) } else { nil }
    }
    let teller = ProgressTeller("Memeriksa \(dossiers.count) dosir", shape)
    defer { teller.finish() }
    if Task.isCancelled { return outcome }
    var done = dossiers.count - stale.count
    teller.progress?.tell(.dossier, done, of: dossiers.count)
    try await withThrowingTaskGroup(of: (Int, ReviewedDossier?, Double).self) { group in
      var waiting = stale.makeIterator()
      var busy = 0
      while true {
        while busy < width, !Task.isCancelled, let (index, order) = waiting.next() {
          group.addTask { try await timed(index, order) }
          busy += 1
        }
        guard let (index, result, seconds) = try await group.next() else { return }
        busy -= 1
        guard let result else { continue }
        outcome.results[index] = result
        outcome.seconds[result.id] = seconds
        done += 1
        teller.progress?.tell(.dossier, done, of: dossiers.count, file: result.id)
      }
    }
    return outcome
  }

  private func timed(_ index: Int, _ order: DossierReview.Order) async throws -> (Int, ReviewedDossier?, Double) {
    let start = ContinuousClock.now
    let result = try await review.review(order)
    let time = (ContinuousClock.now - start).components
    return (index, result, Double(time.seconds) + Double(time.attoseconds) / 1e18)
  }

  /// Reads all files of all dossiers once, to see which changed. One that failed before is reviewed again: the cause may
  /// have been the computer's.
  private func standings(_ key: BatchKey) -> [Standing] {
    let teller = ProgressTeller("Mencari yang berubah", shape == .json ? .never : shape)
    defer { teller.finish() }
    let progress = teller.progress
    return dossiers.enumerated().map { number, dossier in
      guard !Task.isCancelled else { return .unseen }
      progress?.tell(.dossier, number, of: dossiers.count, file: dossier.id)
      let folder = DossierFolder(names.folders[number], in: output.path)
      do throws(Misuse) {
        let (content, key) = try key.keys(of: dossier)
        if let known = folder.known(key, hasPage: review.hasPage) { return .known(known) }
        return .stale(DossierReview.Order(dossier: dossier, folder: folder, content: content, key: key))
      } catch {
        return .known(
          ReviewedDossier(
            id: dossier.id, folder: folder.name, hash: nil,
            failure: dossier.told("\(error)", below: dossier.path)))
      }
    }
  }
}
