import Indicators
import Pages
import Testing

@Suite struct SlowFirstTests {
    @Test func listsBeginWithTheSlowOnesAndEndWithThoseWithoutALight() {
        let standings: [SlowFirst] = [
            SlowFirst(light: .onTrack, points: nil), SlowFirst(light: nil, points: nil),
            SlowFirst(light: .slow, points: 12), SlowFirst(light: .behind, points: 30),
            SlowFirst(light: .notDue, points: nil), SlowFirst(light: .behind, points: 78),
            SlowFirst(light: .onTrack, points: nil), SlowFirst(light: .slow, points: 12),
        ]
        #expect(SlowFirst.order(standings) == [5, 3, 2, 7, 0, 6, 4, 1])
        #expect(SlowFirst.order([]) == [])
    }
}
