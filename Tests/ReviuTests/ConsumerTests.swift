import Documents
import Facts
import Foundation
import Reporters
import Reviewing
import TestSupport
import Testing

@testable import reviu

/// What a review is written as, read by the programs it is written for.
@Suite("Consumers", .serialized)
struct ConsumerTests {
  private static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../..")
    .standardized

  private static func program(_ name: String) -> String? {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// The official schema, which is not ours to hand on: `SARIF_SCHEMA` or beside the repository.
  private static let schema: String? =
    ([ProcessInfo.processInfo.environment["SARIF_SCHEMA"]].compactMap { $0 }
    + ["../shared", "../../shared"].map { package.appending(path: "\($0)/sarif-schema-2.1.0.json").standardized.path() })
    .first { FileManager.default.fileExists(atPath: $0) }

  private let scratchFolder: ScratchFolder
  private let folder: URL
  private let output: ReviewOutput

  init() async throws {
    scratchFolder = try ScratchFolder()
    folder = scratchFolder.url
    let library = RuleSet(try RuleFolder(nil)).library
    let report = Self.package.appending(path: "Corpus/cacat/laporan.txt").path()
    let dossier = try await DossierFiles(files: [report], attachments: [], roles: []).dossier(library)
    output = ReviewOutput(
      review: Review(dossier, library: library), formIDs: ["lembar-asistensi", "kertas-kerja-reviu"], minimum: .note,
      version: "1")
    #expect(output.review.findings.count > 40)
  }

  private func write(_ format: Format) throws -> String {
    let file = folder.appending(path: "hasil." + format.extensions[0])
    try Data(try format.bytes(of: output)).write(to: file)
    return file.path()
  }

  /// Runs a script that prints one JSON value.
  private func python(_ script: String, _ arguments: String...) throws -> Any {
    let result = try ProgramRun(SystemPython.program, ["-W", "ignore", "-c", script] + arguments)
    #expect(result.code == 0, "\(result.output)\(result.error)")
    return try JSONSerialization.jsonObject(with: Data(result.output.utf8), options: .fragmentsAllowed)
  }

  @Test(
    .enabled(if: schema != nil && SystemPython.has("jsonschema"), "tanpa skema SARIF atau python3-jsonschema dilewati"))
  func sarifObeysItsSchema() throws {
    let script = """
      import json, sys, jsonschema
      schema, log = (json.load(open(path, encoding='utf-8')) for path in sys.argv[1:3])
      faults = jsonschema.Draft4Validator(schema).iter_errors(log)
      print(json.dumps([[str(list(f.path)), f.message[:200]] for f in faults]))
      """
    let schema = try #require(Self.schema)
    let faults = try #require(try python(script, schema, try write(.sarif)) as? [[String]])
    #expect(faults == [])
    // The same validator refuses a log that is wrong.
    let wrong = folder.appending(path: "salah.sarif")
    try Data(#"{"version": "2.1.0", "runs": [{"results": [{"level": "fatal"}]}]}"#.utf8).write(to: wrong)
    #expect((try python(script, schema, wrong.path()) as? [[String]])?.isEmpty == false)
  }

  @Test(.enabled(if: SystemPython.has("xml.etree.ElementTree"), "tanpa python3 dilewati"))
  func junitIsReadByAnXMLParser() throws {
    let script = """
      import json, sys, xml.etree.ElementTree as tree
      root = tree.parse(sys.argv[1]).getroot()
      cases = [c for s in root for c in s.findall('testcase')]
      print(json.dumps({'suites': len(root), 'cases': len(cases), 'tests': int(root.get('tests')),
        'failures': int(root.get('failures')), 'failed': sum(c.find('failure') is not None for c in cases),
        'skipped': int(root.get('skipped')), 'reasons': [c.find('skipped').get('message') for c in cases
        if c.find('skipped') is not None]}))
      """
    try expectCounts(try python(script, try write(.junit)))
  }

  @Test(.enabled(if: SystemPython.has("junitparser"), "tanpa python3-junitparser dilewati"))
  func junitIsReadByAJUnitParser() throws {
    let script = """
      import json, sys
      from junitparser import JUnitXml, Failure, Skipped
      xml = JUnitXml.fromfile(sys.argv[1])
      cases = [c for s in xml for c in s]
      of = lambda c, kind: [r for r in c.result if isinstance(r, kind)]
      print(json.dumps({'suites': len(list(xml)), 'cases': len(cases), 'tests': xml.tests, 'failures': xml.failures,
        'failed': sum(bool(of(c, Failure)) for c in cases), 'skipped': xml.skipped,
        'reasons': [r.message for c in cases for r in of(c, Skipped)]}))
      """
    try expectCounts(try python(script, try write(.junit)))
  }

  private func expectCounts(_ value: Any) throws {
    let counts = try #require(value as? [String: Any])
    let forms: [FilledForm] = output.review.forms.filter { output.formIDs.contains($0.form.id) }
    let answers: [Answer] = forms.flatMap(\.answers)
    let cases = try #require(counts["cases"] as? Int)
    #expect(cases >= answers.count && counts["tests"] as? Int == cases)
    let failed = answers.count { $0.verdict == .fail }
    #expect(try #require(counts["failed"] as? Int) >= failed && failed > 5)
    #expect(counts["failures"] as? Int == counts["failed"] as? Int)
    let reasons = try #require(counts["reasons"] as? [String])
    let skipped = answers.count { $0.verdict == .unsure || $0.verdict == .skip }
    #expect(reasons.count == skipped)
    #expect(counts["skipped"] as? Int == reasons.count && reasons.allSatisfy { $0.count > 15 })
  }

  /// Opened with Indonesian settings: semicolons part the fields, no figure or formula is made of the words, and each
  /// finding has a row for every place it accuses.
  @Test(
    .enabled(
      if: program("soffice") != nil && SystemPython.has("openpyxl"), "tanpa LibreOffice atau python3-openpyxl dilewati"
    ))
  func csvOpensInASpreadsheet() throws {
    let sheet = try openedCSV()
    #expect(sheet.heads.count == 20 && Set(sheet.heads).count == 20)
    #expect(!sheet.rows.contains { $0.values.contains { ["f", "d", "e"].contains($0.kind) } })
    let review = output.review
    #expect(sheet.rows.count == review.findings.reduce(0) { $0 + max(1, $1.accused.count) })
    let rows: [SpreadsheetCell: [[String: SpreadsheetCell]]] = Dictionary(
      grouping: sheet.rows.filter { $0["Sidik"] != nil }, by: { $0["Sidik"] ?? .words("") })
    for (index, finding) in review.findings.enumerated() {
      let own = try #require(rows[.words("#" + finding.fingerprint)], "\(finding.message)")
      #expect(own.map { $0["Tempat ke"] } == (1...max(1, finding.accused.count)).map(SpreadsheetCell.number))
      for row in own {
        #expect(row["Masalah"] == .number(review.problemOfFinding[index] + 1))
        #expect(row["Aturan"] == .words(finding.rule.id) && row["Temuan"] == .words(finding.message))
      }
      if finding.accused.isEmpty { #expect(own[0]["Kutipan"] == .words("Seluruh dokumen")) }
      for (row, place) in zip(own, finding.accused) {
        let document = review.book.document(place.document)
        #expect(row["Baris berkas"] == .number(document.location(of: place).line))
        let words = document.text.string(place.range).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if words.count < 100 { #expect(row["Kutipan"] == .words("“\(words)”")) }
      }
    }
    #expect(sheet.rows.contains { $0["Kutipan"] == .words("“84,55”") })
  }

  /// A cell as a spreadsheet holds it: its kind in openpyxl's letters (`n` a number, `s` words) and its value.
  private struct SpreadsheetCell: Hashable {
    let kind: String
    let value: String

    static func number(_ value: Int) -> Self { Self(kind: "n", value: "\(value)") }
    static func words(_ value: String) -> Self { Self(kind: "s", value: value) }
  }

  /// The CSV of the review as LibreOffice opens it: the first line, and the others by its words.
  private func openedCSV() throws -> (heads: [String], rows: [[String: SpreadsheetCell]]) {
    let file = try write(.csv)
    let made = try ProgramRun(
      "soffice",
      [
        "-env:UserInstallation=file://\(folder.path())/profil", "--headless",
        "--infilter=CSV:59,34,76,1,,1057,false,true", "--convert-to", "xlsx", "--outdir", folder.path(), file,
      ])
    #expect(made.code == 0, "\(made.output)\(made.error)")
    let script = """
      import json, sys, openpyxl
      rows = openpyxl.load_workbook(sys.argv[1]).active.iter_rows()
      print(json.dumps([[[c.data_type, '' if c.value is None else str(c.value)] for c in r] for r in rows]))
      """
    let value = try python(script, folder.appending(path: "hasil.xlsx").path())
    let cells = try #require(value as? [[[String]]])
    let heads: [String] = cells[0].map { $0[1] }
    let rows: [[String: SpreadsheetCell]] = cells.dropFirst().map { row in
      Dictionary(
        zip(heads, row.map { SpreadsheetCell(kind: $0[0], value: $0[1]) }), uniquingKeysWith: { first, _ in first })
    }
    return (heads, rows)
  }

  /// On a telephone nothing reaches over the edge; the page also stands when scripts are off and fetches nothing.
  @Test(
    .enabled(
      if: program("chromium") != nil && program("chromedriver") != nil && SystemPython.has("selenium"),
      "tanpa chromium, chromium-driver, atau python3-selenium dilewati"))
  func thePageFitsItsScreen() throws {
    let script = """
      import json, sys
      from selenium import webdriver
      from selenium.webdriver.chrome.options import Options
      from selenium.webdriver.chrome.service import Service
      options = Options()
      options.binary_location = sys.argv[2]
      for flag in ('--headless=new', '--no-sandbox', '--disable-gpu'): options.add_argument(flag)
      driver = webdriver.Chrome(service=Service(sys.argv[3]), options=options)
      found = []
      try:
        for width in (360, 768, 1280):
          driver.execute_cdp_cmd('Emulation.setDeviceMetricsOverride',
            {'width': width, 'height': 800, 'deviceScaleFactor': 1, 'mobile': True})
          driver.get('file://' + sys.argv[1])
          found.append([width, driver.execute_script('return document.documentElement.scrollWidth'),
            driver.execute_script('return performance.getEntriesByType("resource").length'),
            driver.execute_script('return document.querySelectorAll("article.finding").length'),
            driver.execute_script('return [...document.querySelectorAll("article.finding")]'
              + '.filter(a => a.offsetHeight > 0).length')])
        driver.execute_script('document.getElementById("lihat-error").click()')
        found.append([0, 0, 0, 0, driver.execute_script('return [...document.querySelectorAll("article.finding")]'
          + '.filter(a => a.offsetHeight > 0).length')])
        print(json.dumps(found))
      finally:
        driver.quit()
      """
    let chromium = try #require(Self.program("chromium"))
    let driver = try #require(Self.program("chromedriver"))
    let found = try #require(try python(script, try write(.html), chromium, driver) as? [[Int]])
    let problems = output.review.problems.count
    for screen in found.prefix(3) { #expect(screen[1] <= screen[0] && screen.dropFirst(2) == [0, problems, problems]) }
    let errors = output.review.problems.count { output.review.findings[$0.lead].severity == .error }
    #expect(found[3][4] == problems - errors && errors > 10)
  }
}
