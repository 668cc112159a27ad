import Reviewing
import Testing

@testable import Store
@testable import Web

@Suite("Overview of a year")
struct OverviewTests {
  @Test func everyPictureHasATitleADescriptionAndATable() throws {
    let page = Markup(try Desk.overview(Desk.agencies(14)).write())
    #expect(Set(page.ids).count == page.ids.count)
    #expect(page.unnamedControls.isEmpty)
    let pictures = page.tags.filter { $0.name == "svg" }
    #expect(pictures.count == 4)
    for picture in pictures {
      let named = (picture.attributes["aria-labelledby"] ?? "").split(separator: " ").map(String.init)
      #expect(picture.attributes["role"] == "img" && named.count == 2 && named.allSatisfy(page.ids.contains))
    }
    #expect(page.tags.count { $0.name == "table" } == 4)
    #expect(page.tags.allSatisfy { $0.attributes["style"] == nil })
  }

  @Test func answersAreToldBySignsAndNotByColourAlone() throws {
    let agencies = Desk.agencies(8)
    let form = try #require(FormColumns.all(agencies).first)
    #expect(form.items.map(\.id) == ["1", "2", "3", "4", "5", "6", "7", "8", "9", "a", "b", "c", "d", "e"])
    #expect(FormColumns.all(agencies)[1].items.map(\.id) == ["I.1", "I.2", "I.10", "II.1", "III.1"])
    let matrix = AnswerMatrix(agencies, form)
    for (row, status) in zip(matrix.rows, agencies.filter { !$0.answers.isEmpty }) {
      #expect(row.cells.map(\.sign) == form.items.map { status.answer($0.name)?.sign ?? " " })
      #expect(row.cells.count { $0.isPersons } == status.overruled.keys.count { $0.hasPrefix("lembar-asistensi/") })
    }
    let signs = matrix.svg.filter { "✓✗?–".contains($0) }.count
    #expect(signs == matrix.rows.count * form.items.count + 4)
  }

  @Test func agenciesAreFoundBySearchAndState() throws {
    let agencies = Desk.agencies(21)
    let names = { (query: [String: String]) in
      Desk.overview(agencies, query: query).csv().split(separator: "\r\n").dropFirst().map {
        String($0.prefix { $0 != "," })
      }
    }
    #expect(names(["cari": "kecamatan TIMUR"]).allSatisfy { $0.hasPrefix("Kecamatan Wanasari Timur") })
    #expect(names(["cari": "kecamatan TIMUR"]).count == 3)
    #expect(names(["status": "belum"]).count == agencies.count { $0.dossier == nil })
    #expect(names(["cari": "tidak ada"]).isEmpty)
    #expect(try Desk.overview(agencies, query: ["cari": "\"><i>"]).write().contains("value=\"&quot;&gt;&lt;i&gt;\""))
    let errors = Desk.overview(agencies, query: ["urut": "kesalahan"]).csv().split(separator: "\r\n").dropFirst()
    #expect(errors.first?.contains("Selesai") == true || errors.first?.contains("ditutup") == true)
  }

  @Test func noCellOfTheTableIsAFormula() {
    var agencies = Desk.agencies(2)
    let agency = Agency(id: 9, name: "=HYPERLINK(\"x\"), Dinas", isActive: true)
    agencies.append(
      AgencyStatus(agency: agency, dossier: nil, trend: [], answers: [:], overruled: [:], decided: 0))
    let csv = Desk.overview(agencies).csv()
    #expect(csv.contains("\"'=HYPERLINK(\"\"x\"\"), Dinas\";2023;Belum menyerahkan"))
    let widths = Set(
      csv.split(separator: "\r\n").filter { !$0.contains("\"") }.map {
        $0.split(separator: ";", omittingEmptySubsequences: false).count
      })
    #expect(widths.count == 1)
  }
}
