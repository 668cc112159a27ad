/// A page that says one thing: what happened, and what to do about it.
struct MessagePage {
  let frame: PageFrame
  let message: String
  let advice: String?
  /// Where to go from here.
  let link: PageFrame.Link?

  /// The page as HTML.
  func write() throws -> String { try Templates.render(self, with: "pesan") }
}
