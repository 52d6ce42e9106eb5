import Testing

@testable import Ledgers

struct AheadTests {
    private struct Refused: Error {}

    @Test(arguments: [0, 1, 7, 8, 100, 1_001])
    func partsComeInTheirOrderWhoeverMadeThem(count: Int) throws {
        let parts = Ahead(count, size: 8) { $0 }
        var all: [Int] = []
        while let part = try parts.next() { all += part }
        #expect(all == Array(0..<count))
        #expect(try parts.next() == nil)
    }

    @Test func aMistakeIsToldWithItsPartAndTheRestGoesOn() throws {
        let parts = Ahead(30, size: 10) { place in
            guard place != 15 else { throw Refused() }
            return place
        }
        #expect(try parts.next() == Array(0..<10))
        #expect(throws: Refused.self) { try parts.next() }
        #expect(try parts.next() == Array(20..<30))
    }
}
