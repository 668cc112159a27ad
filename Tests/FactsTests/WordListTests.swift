import Testing

@testable import Facts

@Suite struct WordListTests {
  private let list = WordList(words: ["tertuang", "prasarana", "usulan", "berbagai", "kontrak"], alike: ["kontak"])

  @Test(arguments: [
    ("tetuang", "tertuang"), ("prasrana", "prasarana"), ("usuluan", "usulan"), ("berbgaai", "berbagai"),
  ])
  func anInnerLetterLostAddedOrSwappedIsRecognised(_ word: String, _ meant: String) {
    #expect(list.meant(by: Array(word.utf8)) == meant)
  }

  @Test(arguments: ["ertuang", "tertuan", "tetuan", "usuan", "bebagi"])
  func nothingElseIs(_ word: String) {
    #expect(list.meant(by: Array(word.utf8)) == nil)
  }

  @Test func rightWordsThatAreAlikeAreKnown() {
    #expect(list.knows(Array("kontak".utf8)) && !list.knows(Array("kontrk".utf8)))
  }

  @Test func twoWordsThatCouldBeMeantAreNone() {
    let list = WordList(words: ["pelaporan", "pelapoxran"])
    #expect(list.meant(by: Array("pelapoyran".utf8)) == "pelaporan")
    #expect(WordList(words: ["keabaran", "kexbaran"]).meant(by: Array("kebaran".utf8)) == nil)
  }
}
