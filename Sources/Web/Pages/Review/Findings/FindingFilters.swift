internal import Documents
internal import Bahasa
internal import DeskWork
internal import Reviewing
internal import Store

/// What the list of findings may be narrowed to, and how it is ordered.
struct FindingFilters {
  let hidden: [ReviewQuery.Field]
  let search: String
  let severities: [Choice]
  let dispositions: [Choice]
  /// The choices that only some lists need: rule, family, chapter, file, state, order.
  let others: [Menu]
  let isActive: Bool
  /// Whether one of those others is chosen.
  let isDeep: Bool
  let clear: String

  /// One value of a filter.
  struct Choice {
    let value: String
    let words: String
    let isChosen: Bool
  }

  /// A filter with its values.
  struct Menu {
    let name: String
    let label: String
    /// What it says when nothing is chosen.
    let all: String
    let choices: [Choice]
  }

  init(_ state: ReviewState) {
    let query = state.query
    let kept = ["formulir", "butir", "bagian"]
    hidden = query.fields.filter { kept.contains($0.name) }
    search = query.search ?? ""
    severities = Severity.allCases.reversed().map {
      .init(value: $0.rawValue, words: $0.display, isChosen: query.severity == $0)
    }
    dispositions = Disposition.allCases.reversed().map {
      .init(value: $0.rawValue, words: $0.display, isChosen: query.disposition == $0)
    }
    others = Self.menus(state)
    isActive = query.isNarrowed
    isDeep =
      query.rule != nil || query.family != nil || query.chapter != nil || query.file != nil
      || query.progress != nil || query.order != .weight
    clear = query.href("temuan") { $0.widen() }
  }

  private static func menus(_ state: ReviewState) -> [Menu] {
    let (query, shown) = (state.query, state.shown)
    let all = state.item.map { ReviewState.problems(of: $0, shown) } ?? Array(shown.reading.problems.indices)
    let rules = counted(all.map { shown.lead($0).rule }) { shown.reading.rules[$0]?.title ?? $0 }
    let families = counted(all.map { shown.family(shown.lead($0)) }) { $0.prefix(1).uppercased() + $0.dropFirst() }
    let chapters = counted(all.map { "\(shown.chapterOfProblem[$0] + 1)" }, isByName: false) { number in
      Int(number).map { shown.chapters[$0 - 1] } ?? number
    }
    let files = counted(all.map { "\((shown.lead($0).evidence.first?.document ?? 0) + 1)" }, isByName: false) {
      number in
      Int(number).map { shown.reading.documents[$0 - 1].document.file.lastName } ?? number
    }
    let progress =
      state.hasEarlier
      ? FindingProgress.allCases.map { (value: $0.rawValue, words: $0.display) } : []
    let menus = [
      menu("aturan", "Aturan", rules, query.rule), menu("keluarga", "Keluarga aturan", families, query.family),
      menu("bab", "Bab", chapters, query.chapter.map { "\($0)" }),
      files.count > 1 ? menu("berkas", "Berkas", files, query.file.map { "\($0)" }) : nil,
      progress.isEmpty ? nil : menu("keadaan", "Keadaan", progress, query.progress?.rawValue),
    ].compactMap { $0 }
    let orders = ReviewQuery.Order.allCases.dropFirst().map { (value: $0.rawValue, words: $0.display) }
    let order = menu("urut", "Urutan", Array(orders), query.order.rawValue, all: ReviewQuery.Order.weight.display)
    return menus + [order]
  }

  private static func menu(
    _ name: String, _ label: String, _ values: [(value: String, words: String)], _ chosen: String?,
    all: String = "semua"
  ) -> Menu {
    Menu(
      name: name, label: label, all: all,
      choices: values.map { Choice(value: $0.value, words: $0.words, isChosen: $0.value == chosen) })
  }

  /// Values with how often they occur: `Serapan salah hitung (12)`; by name, or by value as a number.
  private static func counted(
    _ values: [String], isByName: Bool = true, _ words: (String) -> String
  ) -> [(value: String, words: String)] {
    let counts = Dictionary(values.map { ($0, 1) }, uniquingKeysWith: +)
    let named = counts.map { (value: $0.key, name: words($0.key), count: $0.value) }
    let sorted = named.sorted { left, right in
      isByName ? (left.name, left.value) < (right.name, right.value) : (Int(left.value) ?? 0) < (Int(right.value) ?? 0)
    }
    return sorted.map { (value: $0.value, words: "\($0.name.cut(to: 70)) (\($0.count))") }
  }
}
