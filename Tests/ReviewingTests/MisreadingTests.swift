import Testing

@testable import Reviewing

/// Figures from pictures: what one slip of recognition explains accuses nobody for sure.
struct MisreadingTests {
  private func slip(_ accused: String, _ computation: String? = nil, expected: String? = nil) -> Misreading.Slip? {
    Misreading.explains(Judgement(.fail, expected: expected, computation: computation), accused: accused)
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
  ])
  func noSlipExplains(accused: String, computation: String) {
    #expect(slip(accused, computation) == nil)
  }

  @Test func figuresAndNamesThatDifferLittle() {
    #expect(slip("82,00", expected: "82,06") == .figure)
    #expect(slip("34,12", expected: "66,07") == nil)
    #expect(slip("Sistem Akunlabirtas Kinerja", expected: "Sistem Akuntabilitas Kinerja") == .letters)
    #expect(slip("Dinas Kesehatan", expected: "Dinas Pendidikan") == nil)
  }
}
