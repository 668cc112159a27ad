/// One piece of a document in reading order.
package struct Block: Sendable {
  package let content: Content
  package let range: Range<Int>

  package init(_ content: Content, _ range: Range<Int>) {
    self.content = content
    self.range = range
  }
}

/// What a block is.
package enum Content: Sendable {
  /// A heading; 1 is a chapter (`BAB I`) or a front part (`KATA PENGANTAR`), 2 a section (`A.`), 3 anything below.
  case heading(level: Int)
  case paragraph
  /// An item of a list; the range is its marker as printed (`a.`, `1)`, `-`).
  case listItem(marker: Range<Int>)
  /// The words that name a table or a figure.
  case caption(Caption)
  case table(Table)
  /// A formula in LaTeX (`$$…$$`) or on a line of its own.
  case formula
  /// A line of a list of contents, tables or figures.
  case entry(Entry)
}

/// The words that name a table or a figure: `Tabel 3. 2 Capaian Kinerja`.
package struct Caption: Sendable {
  package enum Kind: String, Sendable { case table = "tabel", figure = "gambar" }

  package let kind: Kind
  /// The number as printed (`3. 2`), or nil when the caption has none.
  package let number: Range<Int>?
  /// The title without label and number; may run over several lines; may be empty.
  package let title: Range<Int>

  package init(kind: Kind, number: Range<Int>?, title: Range<Int>) {
    self.kind = kind
    self.number = number
    self.title = title
  }
}

/// A line of a list of contents, tables or figures: `Tabel 3.2 Capaian Kinerja ..... 37`.
package struct Entry: Sendable {
  /// Nil for a line of the list of contents.
  package let kind: Caption.Kind?
  /// The number or letter as printed (`3.2`, `A.`, `BAB I`), or nil.
  package let number: Range<Int>?
  package let title: Range<Int>
  /// The page as printed (`37`, `iv`), or nil.
  package let page: Range<Int>?

  package init(kind: Caption.Kind?, number: Range<Int>?, title: Range<Int>, page: Range<Int>?) {
    self.kind = kind
    self.number = number
    self.title = title
    self.page = page
  }
}
