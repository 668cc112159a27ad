internal import HTTPTypes
internal import Hummingbird
internal import Store

extension Desk {
  /// Where all agencies stand.
  func addOverview(to inside: RouterGroup<DeskContext>) {
    inside.get("ikhtisar") { request, context in
      Reply.page(try await overview(request, context).write())
    }
    inside.get("ikhtisar.csv") { request, context in
      let page = try await overview(request, context)
      return Reply.bytes(Array(page.csv().utf8), type: "text/csv; charset=utf-8", name: "ikhtisar-\(page.year).csv")
    }
  }

  private func overview(_ request: Request, _ context: DeskContext) async throws -> OverviewPage {
    guard try context.person.role.seesAllAgencies else { throw Refusal.forbidden }
    let years = try await cabinet.years()
    let asked = request.uri.queryParameters["tahun"].flatMap { Int($0) }.flatMap { (1...9999).contains($0) ? $0 : nil }
    let year = asked ?? years.first ?? Moment.now.year - 1
    var query: [String: String] = [:]
    for (name, value) in request.uri.queryParameters { query[String(name)] = String(value) }
    return OverviewPage(
      frame: context.frame("Ikhtisar \(year)", request), year: year, years: years,
      agencies: try await cabinet.overview(year: year), query: query)
  }
}
