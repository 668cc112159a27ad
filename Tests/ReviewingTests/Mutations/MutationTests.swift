import Documents
import Foundation
import TestSupport
import Testing

@testable import Reviewing

/// Right reports with one mistake put in: how many of the mistakes are found. `swift test --filter MutationTests` prints
/// the shares; `MUTANTS=0` tries every place instead of a sample.
@Suite struct MutationTests {
  /// What was tried of one kind and what nobody saw.
  private struct Tally {
    var all = 0
    var missed: [String] = []

    var caught: Int { all - missed.count }
    var share: Double { all == 0 ? 1 : Double(caught) / Double(all) }
  }

  private static let cases = CorpusCase.all.filter { $0.description.hasPrefix("bersih") }
  private static let sample = ProcessInfo.processInfo.environment["MUTANTS"].flatMap(Int.init) ?? 16

  @Test func mistakesAreFound() async throws {
    var tallies: [Mutant.Kind: Tally] = [:]
    for item in Self.cases {
      let base = Review(item.dossier, library: Shipped.library)
      let known = Set(base.findings.map(\.fingerprint))
      #expect(known.isEmpty, "\(item) tidak lagi bersih")
      var dice = Dice(20_240_229)
      let places = MutantPlaces(dossier: item.dossier, review: base, library: Shipped.library)
      // What lies beside the report is a witness: mistakes in it are nobody's finding.
      let own = places.mutants(&dice).filter { $0.edits.allSatisfy { $0.document == 0 } }
      let chosen = choose(own, &dice)
      let caught = await Self.review(chosen, item.dossier, known)
      for (mutant, isCaught) in zip(chosen, caught) {
        tallies[mutant.kind, default: Tally()].all += 1
        if !isCaught { tallies[mutant.kind]?.missed.append("\(item) \(mutant.show(in: item.dossier))") }
      }
    }
    let total = tallies.values.reduce(into: Tally()) {
      $0.all += $1.all
      $0.missed += $1.missed
    }
    print("Kesalahan yang ditanam satu per satu dalam laporan yang benar:")
    for kind in Mutant.Kind.allCases {
      guard let tally = tallies[kind] else { continue }
      print("  \(kind.rawValue): \(tally.caught) dari \(tally.all)")
    }
    print("  SEMUA: \(total.caught) dari \(total.all)")
    for kind in Mutant.Kind.allCases {
      for words in tallies[kind]?.missed ?? [] { print("  lolos: \(kind.rawValue): \(words)") }
    }
    #expect((tallies[.computed]?.share ?? 0) >= 0.95)
    #expect(total.share >= 0.90)
    #expect(total.all >= 150)
  }

  /// At most so many of each kind, three times as many of figures.
  private func choose(_ mutants: [Mutant], _ dice: inout Dice) -> [Mutant] {
    guard Self.sample > 0 else { return mutants }
    return Mutant.Kind.allCases.flatMap { kind in
      mutants.filter { $0.kind == kind }.shuffled(using: &dice).prefix(
        kind == .computed ? 3 * Self.sample : Self.sample)
    }
  }

  /// Whether each mutant is caught; as many at once as there are cores.
  private static func review(_ mutants: [Mutant], _ dossier: Dossier, _ known: Set<String>) async -> [Bool] {
    await withTaskGroup(of: (Int, Bool).self) { group in
      for (index, mutant) in mutants.enumerated() {
        group.addTask {
          let review = Review(mutant.applied(to: dossier), library: Shipped.library)
          return (index, mutant.isCaught(by: review, knowing: known, library: Shipped.library))
        }
      }
      var caught = [Bool](repeating: false, count: mutants.count)
      for await (index, isCaught) in group { caught[index] = isCaught }
      return caught
    }
  }
}
