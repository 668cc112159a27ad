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
  /// The rule and the family of rules that found it.
  var rule: String?
  var family: String?
  /// The chapter and the document it stands in, from 1.
  var chapter: Int?
  var file: Int?
  /// Words that it says.
  var search: String?
  var order: Order = .weight
  /// The page of the list of findings, from 1.
  var page: Int?
  /// The regions that alone are asked for; nil for the whole page.
  let regions: [String]?

  /// How the list of findings is ordered.
  enum Order: String, CaseIterable {
    /// The gravest first, what one rule tells together.
    case weight = "penting"
    /// As the text goes.
    case text = "naskah"

    var display: String { self == .weight ? "terpenting dulu" : "menurut naskah" }
  }

  init(_ query: [String: String]) {
    item = query["butir"].flatMap { $0.isEmpty ? nil : $0 }
    form = query["formulir"] ?? item?.split(separator: "/").first.map(String.init)
    part = Self.number(query["bagian"])
    finding = query["temuan"].flatMap { $0.isEmpty ? nil : $0 }
    beside = Self.number(query["banding"])
    severity = query["tingkat"].flatMap(Severity.init)
    progress = query["keadaan"].flatMap(FindingProgress.init)
    disposition = query["putusan"].flatMap(Disposition.init)
    rule = query["aturan"].flatMap { $0.isEmpty ? nil : $0 }
    family = query["keluarga"].flatMap { $0.isEmpty ? nil : $0 }
    chapter = Self.number(query["bab"])
    file = Self.number(query["berkas"])
    search = query["cari"].flatMap { $0.allSatisfy(\.isWhitespace) ? nil : String($0.prefix(100)) }
    order = query["urut"].flatMap(Order.init) ?? .weight
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
      ("keadaan", progress?.rawValue), ("putusan", disposition?.rawValue), ("aturan", rule), ("keluarga", family),
      ("bab", chapter.map { "\($0)" }), ("berkas", file.map { "\($0)" }), ("cari", search),
      ("urut", order == .weight ? nil : order.rawValue), ("hal", page.map { "\($0)" }),
      ("bagian", part.map { "\($0)" }), ("temuan", finding), ("banding", beside.map { "\($0)" }),
    ]
    return all.compactMap { name, value in value.map { Field(name: name, value: $0) } }
  }

  /// Whether the list is narrowed.
  var isNarrowed: Bool {
    severity != nil || progress != nil || disposition != nil || rule != nil || family != nil || chapter != nil
      || file != nil || search != nil
  }

  /// The same without what narrows the list.
  mutating func widen() {
    (severity, progress, disposition, page) = (nil, nil, nil, nil)
    (rule, family, chapter, file, search) = (nil, nil, nil, nil, nil)
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
