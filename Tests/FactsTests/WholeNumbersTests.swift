import Documents
import Testing

/// Numbers of documents become whole ones without a trap, whatever they are.
@Suite struct WholeNumbersTests {
  @Test(arguments: [
    (2.9, 2), (-2.9, -2), (0, 0), (.nan, 0), (1e300, 1 << 53), (-.infinity, -(1 << 53)), (9.3e18, 1 << 53),
  ])
  func wholeParts(_ number: Double, _ whole: Int) {
    #expect(Int(clamping: number) == whole)
  }
}
