internal import Store

/// Where all agencies stand in a year.
struct OverviewPage {
  let frame: PageFrame
  let year: Int
  let years: [Int]
  let agencies: [AgencyStatus]
  let query: [String: String]

  func write() throws -> String {
    try MessagePage(frame: frame, message: "Tahun \(year)", advice: nil, link: nil).write()
  }

  /// The same as a table for a spreadsheet.
  func csv() -> String { "" }
}
