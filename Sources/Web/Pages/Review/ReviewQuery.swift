internal import Reviewing
internal import Store

/// What of a review is shown: the form, the item, the finding, the part of the document and the filters, as the
/// address of the page says it.
struct ReviewQuery {
  var form: String?
  /// `lembar-asistensi/6`; nil for all findings.
  var item: String?
  var part: Int?
  /// The fingerprint of the chosen finding.
  var finding: String?
  /// Which of its other places is shown beside it, from 1.
  var beside: Int?
  var severity: Severity?
  var progress: FindingProgress?
  var disposition: Disposition?
  /// The page of the list of findings, from 1.
  var page: Int?
  /// The regions that alone are asked for; nil for the whole page.
  let regions: [String]?

  init(_ query: [String: String]) {
    item = query["butir"].flatMap { $0.isEmpty ? nil : $0 }
    form = query["formulir"] ?? item?.split(separator: "/").first.map(String.init)
    part = Self.number(query["bagian"])
    finding = query["temuan"].flatMap { $0.isEmpty ? nil : $0 }
    beside = Self.number(query["banding"])
    severity = query["tingkat"].flatMap(Severity.init)
    progress = query["keadaan"].flatMap(FindingProgress.init)
    disposition = query["putusan"].flatMap(Disposition.init)
    page = Self.number(query["hal"])
    regions = query["ganti"]?.split(separator: ",").map(String.init)
  }

  /// A number as people count, from 1; anything else is none, however long.
  private static func number(_ text: String?) -> Int? {
    text.flatMap { Int($0) }.flatMap { (1...1_000_000).contains($0) ? $0 : nil }
  }

  /// The fields with their values, as an address or hidden fields hold them.
  var fields: [Field] {
    let all: [(String, String?)] = [
      ("formulir", item == nil ? form : nil), ("butir", item), ("tingkat", severity?.rawValue),
      ("keadaan", progress?.rawValue), ("putusan", disposition?.rawValue), ("hal", page.map { "\($0)" }),
      ("bagian", part.map { "\($0)" }), ("temuan", finding), ("banding", beside.map { "\($0)" }),
    ]
    return all.compactMap { name, value in value.map { Field(name: name, value: $0) } }
  }

  /// One name with its value.
  struct Field {
    let name: String
    let value: String
  }

  /// The address of the page with something changed: `?butir=lembar-asistensi/6#temuan`.
  func href(_ anchor: String = "", _ change: (inout ReviewQuery) -> Void = { _ in }) -> String {
    var query = self
    change(&query)
    let pairs = query.fields.map { "\($0.name)=\(Self.encoded($0.value))" }
    return "?" + pairs.joined(separator: "&") + (anchor.isEmpty ? "" : "#" + anchor)
  }

  /// A value fit for an address (RFC 3986): all but the harmless letters as bytes.
  static func encoded(_ value: String) -> String {
    let digits = Array("0123456789ABCDEF")
    return value.utf8.reduce(into: "") { text, byte in
      let isPlain =
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) && byte < 0x80
        || "-._~/".utf8.contains(byte)
      text += isPlain ? String(UnicodeScalar(byte)) : "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
    }
  }
}
