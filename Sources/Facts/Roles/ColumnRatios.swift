import Patterns

/// What shares and achievements of one table are made of.
extension ColumnRoles {
  /// What `%`, `Realisasi (%)` and a bare `Capaian` are beside the other columns.
  func settleRatios(_ roles: inout [ColumnRole]) {
    for index in roles.indices {
      let before = roles[..<index].lastIndex(where: isRealisation)
      switch roles[index].measure {
      case "persen":
        // `Target | Realisasi | %`: a share beside the figures it is made of needs no other name.
        guard let before else { continue }
        roles[index].measure = "capaian"
        roles[index].domain = roles[index].domain ?? roles[before].domain
        roles[index].period = roles[index].period ?? roles[before].period
        roles[index].isPrinted =
          roles[before].isPrinted && roles[..<index].contains { $0.measure == "target" || $0.measure == "pagu" }
      case "realisasi" where roles[index].unit == "persen" && isShareOfCounts(index, roles):
        roles[index].measure = "capaian"
      case "realisasi" where roles[index].unit == "persen" && shapes[index].isSmall:
        // `Realisasi (Rp)` followed by `Realisasi (%)`: the second is the share of the first.
        guard let before, roles[before].unit != "persen", roles[before].agrees(with: roles[index]),
          shapes[before].isMoney || roles[before].unit == "rupiah"
        else { continue }
        roles[index].measure = "capaian"
        roles[index].domain = roles[before].domain
      case "pagu" where roles[index].unit == "persen" && shapes[index].isSmall:
        // `Dana (%)` beside `Pagu Dana` and `Penyerapan Dana`.
        guard before != nil else { continue }
        roles[index].measure = "capaian"
        roles[index].domain = "keuangan"
      case "capaian" where roles[index].domain == nil:
        // Money's share stands behind the money it is made of, and a table has one.
        let kinds = Set(
          roles.filter { isRealisation($0) || $0.measure == "target" || $0.measure == "pagu" }.map {
            $0.domain ?? "kinerja"
          }
        ).subtracting(["fisik"])
        let isOnly = !roles.contains { $0.measure == "capaian" && $0.domain == "keuangan" }
        if kinds == ["keuangan"], before != nil, isOnly { roles[index].domain = "keuangan" }
      default: continue
      }
    }
    // What was reached of a year's target is that year's, whatever year the caption says.
    for index in roles.indices where roles[index].measure == "capaian" && roles[index].period == nil {
      roles[index].period = roles[..<index].last(where: isRealisation)?.period
    }
    inferComparisons(&roles)
    settleAchievements(&roles)
  }

  /// `Realisasi 2015 | Realisasi 2016 | Capaian` without a target: the share of what was reached the year before. And
  /// `Capaian 2014 | 2015 | 2016` over counts are what was reached, no shares.
  private func inferComparisons(_ roles: inout [ColumnRole]) {
    let achieved = roles.indices.filter { roles[$0].measure == "capaian" && roles[$0].domain != "keuangan" }
    let years = Set(roles.filter(isRealisation).compactMap(\.period))
    if years.count > 1, !roles.contains(where: { $0.measure == "target" }) {
      for index in achieved where roles[index].basis == nil { roles[index].basis = "pembanding" }
    }
    let yearly = achieved.filter { roles[$0].unit != "persen" }
    let (figures, shares) = yearly.reduce((0, 0)) { ($0.0 + shapes[$1].figures, $0.1 + shapes[$1].nearHundred) }
    let isOpen = !roles.contains { isRealisation($0) && $0.isPrinted }
    let isReached = isOpen && shares * 2 < figures || yearly.contains { shapes[$0].large >= 2 }
    if Set(yearly.compactMap { roles[$0].period }).count > 1, isReached {
      for index in yearly { roles[index].measure = "realisasi" }
    }
  }

  /// `Realisasi (%)` of things that are counted in tons and heads is the share of their target that was reached, where
  /// the caption speaks of achievements.
  private func isShareOfCounts(_ column: Int, _ roles: [ColumnRole]) -> Bool {
    guard shapes[column].isSmall, roles[column].domain != "keuangan",
      roles.indices.contains(where: { roles[$0].measure == "satuan" && shapes[$0].countsThings && !shapes[$0].isShares }
      )
    else { return false }
    return words.all(.measure, in: caption, matcher).contains("capaian")
  }

  func isRealisation(_ role: ColumnRole) -> Bool { role.measure == "realisasi" }

  /// Where a table has `% Capaian` beside a plain `Capaian` and no `Realisasi`, the plain one is what was reached.
  private func settleAchievements(_ roles: inout [ColumnRole]) {
    guard !roles.contains(where: { $0.measure == "realisasi" && $0.domain != "keuangan" }) else { return }
    let shares = roles.indices.filter { index in
      roles[index].measure == "capaian"
        && (roles[index].unit == "persen" || headers[index].last?.contains("tingkat") == true)
    }
    guard !shares.isEmpty else { return }
    for index in roles.indices
    where roles[index].measure == "capaian" && !shares.contains(index) && roles[index].domain != "keuangan" {
      roles[index].measure = "realisasi"
      roles[index].isPrinted = false
    }
  }
}
