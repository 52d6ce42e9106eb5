import Core
import Testing

@Suite("Identifier")
struct IdentifierTests {
    private enum House {}

    @Test(arguments: ["0", "-4", "", "12a", "9223372036854775808", " 1"])
    func readsNothingButPositiveDecimalNumbers(text: String) {
        #expect(Identifier<House>(text) == nil)
    }

    @Test func growsEvenWhenTheClockStandsOrGoesBack() {
        let source = IdentifierSource(maker: 5)
        let now = Instant(milliseconds: 1_800_000_000_000)
        var last: Int64 = 0
        for step in 0..<10_000 {
            let earlier = Instant(milliseconds: now.milliseconds - Int64(step % 7))
            let next = source.next(at: earlier)
            #expect(next > last)
            last = next
        }
    }

    @Test func staysApartFromAnotherMakersNumbers() {
        let now = Instant(milliseconds: 1_800_000_000_000)
        let (one, two) = (IdentifierSource(maker: 1), IdentifierSource(maker: 2))
        let first = Set((0..<5_000).map { _ in one.next(at: now) })
        #expect(first.isDisjoint(with: (0..<5_000).map { _ in two.next(at: now) }))
    }

    @Test func numbersOfALaterTimeLieAboveItsLowest() {
        let source = IdentifierSource(maker: 1023)
        let now = Instant(milliseconds: 1_800_000_000_000)
        let before = source.next(at: now)
        let lowest = IdentifierSource.lowest(at: now.adding(seconds: 1))
        #expect(before < lowest)
        #expect(source.next(at: now.adding(seconds: 1)) >= lowest)
    }
}
