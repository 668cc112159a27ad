internal import Facts
package import Reviewing

/// Whom a form is about and who uses it; what is nil is left on paper for a pen.
package struct FormSubject: Sendable {
  package var agency: String?
  package var year: Int?
  /// The government: `Kota Contoh`.
  package var region: String?
  /// Where it is signed.
  package var place: String?
  /// The day of the review, as it shall be printed.
  package var date: String?
  package var letterhead = Letterhead()
  /// Who signs; where nobody is named, room is left for a pen.
  package var officials: [Official] = []

  /// What the report says of itself.
  package init(of review: Review) {
    agency = review.book.identity.agency?.text.plain
    year = review.book.identity.year?.value
  }

  /// The values of a layout's placeholders.
  var values: [String: String] {
    var values: [String: String] = [:]
    values["instansi"] = agency
    values["tahun"] = year.map(String.init)
    values["daerah"] = region
    values["tempat"] = place
    values["tanggal"] = date
    return values
  }
}

/// The head of an office's letters.
package struct Letterhead: Sendable {
  /// Its lines; when empty those of the form's layout are used.
  package var lines: [String]
  package var logo: Picture?
  /// The lines of single forms, by their ids, in place of those.
  package var ofForms: [String: [String]]

  package init(lines: [String] = [], logo: Picture? = nil, ofForms: [String: [String]] = [:]) {
    self.lines = lines
    self.logo = logo
    self.ofForms = ofForms
  }
}

/// Whoever signs off on a report, so that the statement is drafted.
package struct Approval: Sendable {
  package let name: String

  package init(name: String) { self.name = name }
}
