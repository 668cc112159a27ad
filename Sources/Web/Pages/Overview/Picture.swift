/// A picture as SVG in the making, with its title and what it says in words; sizes are in pixels.
struct Picture {
  private var html = HTMLText()

  /// Begins a picture; `id` tells its title and description from those of other pictures of the page.
  init(_ id: String, width: Int, height: Int, title: String, about: String) {
    html.markup("<svg class=\"picture\" role=\"img\" width=\"\(width)\" height=\"\(height)\" ")
    html.markup(
      "viewBox=\"0 0 \(width) \(height)\" aria-labelledby=\"\(id)-judul \(id)-isi\"><title id=\"\(id)-judul\">")
    html.words(title)
    html.markup("</title><desc id=\"\(id)-isi\">")
    html.words(about)
    html.markup("</desc>\n")
  }

  /// The finished picture.
  func svg() -> String { html.string + "</svg>" }

  mutating func box(_ style: String, x: Int, y: Int, width: Int, height: Int) {
    html.markup("<rect class=\"\(style)\" x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(height)\"/>\n")
  }

  /// Equal boxes as one shape.
  mutating func boxes(_ style: String, at places: [Int], y: Int, width: Int, height: Int) {
    let shape = places.map { "M\($0) \(y)h\(width)v\(height)h-\(width)z" }.joined()
    html.markup("<path class=\"\(style)\" d=\"\(shape)\"/>\n")
  }

  mutating func text(_ words: String, style: String, x: Int, y: Int) {
    html.markup("<text class=\"\(style)\" x=\"\(x)\" y=\"\(y)\">")
    html.words(words)
    html.markup("</text>\n")
  }

  /// One sign at each of some places.
  mutating func signs(_ sign: String, style: String, at places: [Int], y: Int) {
    let list = places.map(String.init).joined(separator: " ")
    html.markup("<text class=\"\(style)\" y=\"\(y)\" x=\"\(list)\">")
    html.words(String(repeating: sign, count: places.count))
    html.markup("</text>\n")
  }

  mutating func line(_ style: String, through points: [(x: Int, y: Int)]) {
    let list = points.map { "\($0.x),\($0.y)" }.joined(separator: " ")
    html.markup("<polyline class=\"\(style)\" points=\"\(list)\"/>\n")
  }

  mutating func dot(_ style: String, x: Int, y: Int) {
    html.markup("<circle class=\"\(style)\" cx=\"\(x)\" cy=\"\(y)\" r=\"3\"/>\n")
  }
}
