/// What the template `pemeriksaan.mustache` fills in; what a page has none of stays nil or empty.
struct ReviewPageContent {
  struct Tally { let severity: String; let mark: String; let name: String; let count: Int }
  struct FigureRow { let name: String; let cells: [String] }
  struct FormShown {
    let title: String
    let basis: String
    let columns: [String]
    let answers: [AnswerShown]
  }
  struct AnswerShown {
    /// The heading of the group that begins with this item.
    let group: String?
    let span: Int
    let id: String
    let ask: String
    let verdicts: [VerdictShown]
    let note: String
    let count: CountShown?
  }
  /// How many problems concern an item, and where the first is told.
  struct CountShown { let number: Int; let first: String }
  struct VerdictShown { let title: String; let verdict: String; let mark: String?; let word: String }
  struct GroupShown {
    let id: String
    let name: String
    let ask: String?
    let count: Int
    let findings: [PageFinding]
  }
  struct ForemostShown {
    let title: String
    let entries: [ForemostEntry]
    let order: String
  }
  struct ForemostEntry {
    let severity: String; let mark: String; let message: String; let place: String; let link: String
  }
  struct StandingShown {
    let title: String; let verdict: String; let mark: String; let word: String; let place: String?
  }
  struct IndicatorRow { let name: String; let cells: [StandingShown] }
  struct AchievedRow { let name: String; let target: String; let actual: String; let share: String; let place: String }
  struct IndicatorsShown {
    let source: String
    let columns: [String]
    let rows: [IndicatorRow]
    /// How many indicators more there are.
    let more: String?
    let chart: PageCharts.Chart?
    let achieved: [AchievedRow]
  }

  let title: String
  let coverage: [String]
  let documents: [PageFinding.Pair]
  let tallies: [Tally]
  let counts: String
  let settled: [String]
  let verdicts: String
  let foremost: ForemostShown?
  let families: PageCharts.Chart?
  let familyRows: [FigureRow]
  let forms: [FormShown]
  let indicators: IndicatorsShown?
  let groups: [GroupShown]
  let gaps: [String]
  let questions: [PageFinding.Pair]
  let version: String
}
