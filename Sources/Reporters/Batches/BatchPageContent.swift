/// What the template `banyak.mustache` fills in; what a page has none of stays nil or empty.
struct BatchPageContent {
  struct Tally { let severity: String; let mark: String; let name: String; let count: String }
  struct Failure { let name: String; let words: String }
  struct RuleRow {
    let title: String; let rule: String; let severity: String; let mark: String; let word: String
    let dossiers: String; let share: String; let problems: String
  }
  struct ShareRow { let name: String; let count: String }
  /// A dossier in a table, with links to what lies in its folder; no link leads to what is not there.
  struct DossierRow {
    let name: String
    let id: String
    let page: String?
    let data: String?
    let agency: String
    let year: String
    let errors: String
    let warnings: String
    let notes: String
    let share: String
    let gaps: String
  }
  struct ItemRow { let id: String; let ask: String; let cells: [Count] }
  struct Count { let word: String; let count: String }
  struct Cell { let verdict: String; let mark: String; let word: String }
  struct HeatRow { let name: String; let link: String?; let cells: [Cell] }
  struct Column { let id: String; let ask: String }
  struct FormShown {
    let title: String
    let items: [ItemRow]
    let columns: [Column]
    let rows: [HeatRow]
  }

  let title: String
  let dossiers: String
  let coverage: String
  let tallies: [Tally]
  let failures: [Failure]
  let rulesChart: PageCharts.Chart?
  let rules: [RuleRow]
  let sharesChart: PageCharts.Chart?
  let shares: [ShareRow]
  let worst: [DossierRow]
  let forms: [FormShown]
  let list: [DossierRow]
  /// How many dossiers more there are than the tables show.
  let more: String?
  let passedOver: [String]
  let version: String
}
