internal import HTTPTypes
internal import Hummingbird
internal import Store

extension Desk {
  /// What a person types about a draft, kept until it is saved or dropped.
  func addTyping(to inside: RouterGroup<DeskContext>) {
    inside.get("dosir/:dosir/draf/:draf/ketikan") { _, context in
      let (_, draft) = try await self.draft(context)
      let typed = try await cabinet.typed(in: draft, by: try context.person)
      return try Reply.json(typed.mapValues(\.fields))
    }
    inside.post("dosir/:dosir/draf/:draf/ketikan") { _, context in
      let (_, draft) = try await self.draft(context)
      let fields = context.form.filter { $0.key != "subjek" && $0.key != "_csrf" }
      try await cabinet.keepTyped(fields, about: context.field("subjek"), in: draft, by: try context.person)
      return Response(status: .noContent)
    }
    inside.post("dosir/:dosir/draf/:draf/ketikan/buang") { request, context in
      let (_, draft) = try await self.draft(context)
      try await cabinet.forgetTyped(about: context.field("subjek"), in: draft, by: try context.person)
      return Reply.seeOther(self.back(context, else: "\(request.uri.path.dropLast("ketikan/buang".count))tinjauan"))
    }
  }

  /// Where a form asks to be led afterwards, when that is a page of a dossier.
  func back(_ context: DeskContext, else page: String) -> String {
    let asked = context.field("kembali")
    return asked.hasPrefix("/dosir/") ? Self.local(asked) : page
  }
}
