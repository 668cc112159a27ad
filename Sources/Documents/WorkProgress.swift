/// Who wants to know how far a long piece of work is.
package struct WorkProgress: Sendable {
  /// What is counted.
  package enum Stage: String, Sendable, CaseIterable {
    /// Dossiers of a run over many, those that are done.
    case dossier
    /// Files of a dossier, those that are read.
    case file
    /// Pages of a file, those whose drawing is read.
    case page
    /// Pages of a file that are pictures, those that were recognised.
    case picture
    /// Rules that have judged.
    case rule
  }

  /// How much of one stage is done.
  package struct Step: Sendable, Equatable {
    package let stage: Stage
    package let done: Int
    package let total: Int
    /// The file it is about; empty when it is about all.
    package let file: String

    package init(_ stage: Stage, _ done: Int, of total: Int, file: String = "") {
      (self.stage, self.done, self.total, self.file) = (stage, done, total, file)
    }
  }

  private let take: @Sendable (Step) -> Void

  /// - Parameter take: is called often and from any thread, so that it must be quick.
  package init(_ take: @escaping @Sendable (Step) -> Void) { self.take = take }

  package func tell(_ stage: Stage, _ done: Int, of total: Int, file: String = "") {
    take(Step(stage, done, of: total, file: file))
  }
}
