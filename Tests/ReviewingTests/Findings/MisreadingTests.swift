import Testing

@testable import Reviewing

/// Figures from pictures: what one slip of recognition explains accuses nobody for sure.
struct MisreadingTests {
  /// What explains a finding; unless told otherwise, all its figures stand in pictures.
  private func slip(
    _ accused: String, _ computation: String? = nil, expected: String? = nil, seen: [String]? = nil
  ) -> Misreading.Slip? {
    Misreading.explains(
      Judgement(.fail, expected: expected, computation: computation), accused: accused,
      seen: seen ?? [accused, computation ?? "", expected ?? ""])
  }

  @Test(arguments: [
    // A digit lost, one taken for another, a lost comma.
    ("9.17", "82,06 ÷ 90,00 × 100 = 91,18"), ("83,09", "5.355.538.740 ÷ 6.445.120.000 × 100 = 83,10"),
    ("9118", "82,06 ÷ 90,00 × 100 = 91,18"),
    // An input misread.
    ("2031", "2031 ≤ 2022"), ("91,17", "62,06 ÷ 90,00 × 100 = 68,96"), ("45", "21 + 8 + 3 + 8 = 40"),
  ])
  func oneSlipExplains(accused: String, computation: String) {
    #expect(slip(accused, computation) == .figure)
  }

  @Test(arguments: [
    ("144,98", "99,91 ÷ 68,00 × 100 = 146,93"), ("0,59", "124.876.014,00 ÷ 61.564.550,00 × 100 = 202,84"),
    ("2055", "2055 ≤ 2022"), ("57,47", "233.678.279 ÷ 529.533.550 × 100 = 44,13"),
    ("1.250.000", "(812.400 + 96.300) ÷ 2 = 454.350"),
    // A digit and the comma: two slips.
    ("9,18", "81,80 ÷ 1,00 = 81,80"),
  ])
  func noSlipExplains(accused: String, computation: String) {
    #expect(slip(accused, computation) == nil)
  }

  /// What the document prints itself is not misread.
  @Test func onlyWhatStandsInPicturesIsMisread() {
    let (accused, computation) = ("91,17", "62,06 ÷ 90,00 × 100 = 68,96")
    #expect(slip(accused, computation, seen: ["62,06"]) == .figure)
    #expect(slip(accused, computation, seen: ["91,17", "90,00"]) == nil)
    #expect(slip("83,09", "5.355.538.740 ÷ 6.445.120.000 × 100 = 83,10", seen: ["83,09"]) == .figure)
    #expect(slip("9118", "82,06 ÷ 90,00 × 100 = 91,18", seen: ["90,00"]) == nil)
    #expect(slip("2031", "2031 ≤ 2022", seen: ["22 Maret 2031"]) == .figure)
    #expect(slip("2031", "2031 ≤ 2022", seen: ["2022"]) == nil)
    #expect(slip("82,00", expected: "82,06", seen: ["Nilai 82,06 pada tahun 2022."]) == .figure)
    #expect(slip("82,00", expected: "82,06", seen: ["90,00"]) == nil)
  }

  @Test func figuresAndNamesThatDifferLittle() {
    #expect(slip("82,00", expected: "82,06") == .figure)
    #expect(slip("34,12", expected: "66,07") == nil)
    #expect(slip("Sistem Akunlabirtas Kinerja", expected: "Sistem Akuntabilitas Kinerja") == .letters)
    #expect(slip("Dinas Kesehatan", expected: "Dinas Pendidikan") == nil)
  }
}
