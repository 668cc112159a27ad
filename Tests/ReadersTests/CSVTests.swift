import Documents
import Testing

@testable import Readers

/// The words of every cell of the only table.
private func cells(_ content: String, file: String = "a.csv") -> [[String]] {
  let document = Readers.read(Array(content.utf8), file: file)
  expectSound(document)
  guard case .table(let table)? = document.blocks.first?.content else { return [] }
  return table.rows.map { $0.cells.map { document.text.string($0.range) } }
}

@Suite struct CSVTests {
  @Test(arguments: [
    ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
    ("a;b\n1,5;2,5\n", [["a", "b"], ["1,5", "2,5"]]),
    ("a\tb\n1\t2", [["a", "b"], ["1", "2"]]),
    ("sep=;\na;b,c\n", [["a", "b,c"]]),
    ("a,\"b,c\"\n", [["a", "b,c"]]),
    ("a,\"b \"\"c\"\"\"\n", [["a", "b \"\"c\"\""]]),
    ("a,\"b\nc\",d\n", [["a", "b\nc", "d"]]),
    ("a,\"b\"c,d\n", [["a", "\"b\"c", "d"]]),
    ("a, \"b,c\" ,d\n", [["a", "b,c", "d"]]),
    ("a,b\"c,d\n", [["a", "b\"c", "d"]]),
    ("a,,\n,,\n,b,\n", [["a", "", ""], ["", "b", ""]]),
    ("a,\"\",c", [["a", "", "c"]]),
    ("a,b\n1,2,3\n4\n", [["a", "b"], ["1", "2", "3"], ["4"]]),
  ])
  func splits(_ content: String, _ expected: [[String]]) {
    #expect(cells(content) == expected)
  }

  @Test func anUnclosedQuoteIsPlainAndReported() {
    let document = Readers.read(Array("a,b\n1,\"2\n3,4\n".utf8), file: "a.csv")
    #expect(cells("a,b\n1,\"2\n3,4\n") == [["a", "b"], ["1", "\"2"], ["3", "4"]])
    #expect(document.gaps.map { document.text.string($0.range) } == ["\""])
  }

  @Test func headersAreFound() {
    let content = "Realisasi 2024;;;\nNo;Program;Target;\n;;K;Rp\n1;Layanan;2 Unit;1.000\n"
    let document = Readers.read(Array(content.utf8), file: "DATA.CSV")
    guard case .table(let table)? = document.blocks.first?.content else { return #expect(Bool(false)) }
    #expect(table.rows.map(\.kind) == [.header, .header, .header, .body])
    #expect(table.columns == 4)
  }

  @Test func tsvIsAlwaysTabs() {
    #expect(cells("a;b\tc;d\n", file: "x.tsv") == [["a;b", "c;d"]])
  }

  @Test func blankFilesHaveNoTable() {
    #expect(Readers.read(Array(",,\n,,\n".utf8), file: "a.csv").blocks.isEmpty)
  }
}
