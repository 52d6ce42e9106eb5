import Core
import Testing

@Suite("Ends of sentences")
struct SentenceTests {
    static let cases: [(words: String, whole: String, open: String)] = [
        ("老人有去处", "老人有去处。", "老人有去处"),
        ("老人有去处。", "老人有去处。", "老人有去处"),
        ("先安置老人！", "先安置老人！", "先安置老人"),
        ("老人去哪里住？", "老人去哪里住？", "老人去哪里住"),
        ("没有开工…", "没有开工…", "没有开工"),
        ("先安置，再拆除；", "先安置，再拆除；", "先安置，再拆除"),
        ("问一句“老人去哪里？”", "问一句“老人去哪里？”", "问一句“老人去哪里？”"),
        ("填“老人安置”", "填“老人安置”。", "填“老人安置”"),
        ("按规定（见附件。）", "按规定（见附件。）", "按规定（见附件。）"),
        ("至少 3.5 米", "至少 3.5 米。", "至少 3.5 米"),
        ("", "", ""),
    ]

    @Test(arguments: cases)
    func aSentenceEndsOnceAndGoesOnWithoutItsEnd(words: String, whole: String, open: String) {
        #expect(words.asSentence == whole)
        #expect(words.withoutStop == open)
    }
}
