import Testing

@testable import DemoCounty

@Suite("Targets of the demonstration")
struct DemoTargetTests {
    private static let cases: [([Int], [Double?])] = [
        ([40, 1, 30, 0], [10, 8, 0, nil]), ([1, 1], [1722, 1]), ([3, 5], [nil, nil]), ([0, 0], [nil, nil]),
    ]

    /// A township with one large thing is asked for what it brought, one with nothing is asked nothing, and nobody ends a
    /// third beyond the share of the county.
    @Test(arguments: cases)
    func townshipsAreAskedInProportionToWhatIsThere(things: [Int], done: [Double?]) {
        let weights = DemoTargets.weights(things: things, done: done)
        let (whole, sum) = (weights.reduce(0, +), done.reduce(0) { $0 + ($1 ?? 0) })
        #expect(abs(whole - 1) < 1e-9 || things.allSatisfy { $0 == 0 })
        for place in things.indices {
            let own = sum > 0 ? (done[place] ?? 0) / sum : 0
            #expect(own <= weights[place] * 4 / 3 + 1e-9, "\(weights)")
            #expect((weights[place] > 0) == (things[place] > 0), "\(weights)")
        }
    }

    /// A river forest is asked of those along the river, and of everybody only while nobody has planted any.
    @Test func whatFewPlacesCanBringIsAskedOfThoseFew() {
        #expect(DemoTargets.sharing(things: [4, 1, 3], done: [0, 120, nil]) == [0, 1, 0])
        #expect(DemoTargets.sharing(things: [4, 1, 3], done: [0, nil, nil]) == [4, 1, 3])
    }
}
