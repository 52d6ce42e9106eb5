import Core
import Testing

@testable import Ledgers

/// Titles with their numbers, as sheets have them and people copy them.
@Suite("Words of links")
struct LinkTextTests {
    private static let first = "873022567219208545"
    private static let second = "873022567219208546"

    static let cells: [(String, [String])] = [
        ("甲（\(first)）", ["甲（\(first)）"]), ("甲（\(first)）、乙（\(second)）", ["甲（\(first)）", "乙（\(second)）"]),
        // A title may hold whatever parts names elsewhere, and brackets of its own.
        ("甲、乙家（\(first)）、丙,丁(\(second))", ["甲、乙家（\(first)）", "丙,丁(\(second))"]),
        ("甲（东院）（\(first)）；乙", ["甲（东院）（\(first)）", "乙"]),
        ("甲\n乙（\(first)）\n丙（\(second)）", ["甲\n乙（\(first)）", "丙（\(second)）"]),
        // Numbers that are none of a thing, or stand within a name.
        ("甲（13812345678）、乙", ["甲（13812345678）", "乙"]), ("甲（\(first)）家、乙", ["甲（\(first)）家", "乙"]),
        ("\(first)、\(second)", [first, second]), ("甲、乙", ["甲", "乙"]), (" 甲（ \(first)）", ["甲（ \(first)）"]), ("", []),
        ("）、（", ["）", "（"]),
    ]

    @Test(arguments: cells)
    func aCellIsCutAfterItsNumbers(_ cell: String, _ pieces: [String]) {
        #expect(LinkText.pieces(cell) == pieces)
    }

    @Test(arguments: [
        ("甲", false), ("甲（东院）", false), ("甲、乙", true), ("甲（\(first)） 乙", true), ("甲（\(first)）和乙", true), ("", false),
    ])
    func aTitleThatMayBeSeveralIsKnown(_ title: String, _ isSo: Bool) {
        #expect(LinkText.mayBeSeveral(title) == isSo)
    }

    @Test func aCellTakesAsManyTitlesAsItHoldsAndSaysHowManyThereAre() {
        #expect(LinkText.listed(["甲", "乙"]) == "甲、乙")
        let many = LinkText.listed(Array(repeating: "样例村老旧房屋", count: 5_000))
        #expect(many.utf16.count <= 32_767 && many.hasPrefix("样例村老旧房屋、样例村老旧房屋、"))
        #expect(many.hasSuffix("、样例村老旧房屋等 5000 条"), "\(many.suffix(40))")
    }

    static let words: [(String, String?)] = [
        (first, first), ("甲（\(first)）", first), ("甲(\(first)) ", first), ("（\(first)）", first), ("甲", nil),
        ("13812345678", nil), ("甲（13812345678）", nil), ("\(first)0000", nil), ("甲（\(first)）家", nil), ("", nil),
    ]

    @Test(arguments: words)
    func aNumberIsReadWithOrWithoutItsTitle(_ text: String, _ number: String?) {
        #expect(LinkText.number(text)?.description == number)
    }
}
