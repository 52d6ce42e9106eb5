import Core
import Indicators
import Programmes
import Testing

@Suite("Forecasts and gaps")
struct ForecastTests {
    private let today = CourseTests.day("2026-06-10")
    private let course = CourseTests.course(base: 0, goal: 100)

    @Test func anEvenPaceEndsOnADayWithoutABand() throws {
        let forecast = try #require(Forecast([10, 20, 30, 40], until: today, to: course))
        #expect(forecast.pace == 10 && forecast.weeks == 3 && forecast.spread == 0)
        #expect(forecast.finish == today.adding(days: 42))
        #expect(forecast.earliest == forecast.finish && forecast.latest == forecast.finish)
    }

    @Test func unevenWeeksMakeTheBandWider() throws {
        let calm = try #require(Forecast([0, 9, 20, 29, 40], until: today, to: course))
        let wild = try #require(Forecast([0, 1, 30, 31, 40], until: today, to: course))
        #expect(calm.finish == wild.finish)
        func width(_ forecast: Forecast) -> Int {
            forecast.latest.map { $0.days(since: forecast.earliest ?? today) } ?? .max
        }
        #expect(width(calm) > 0 && width(wild) > width(calm))
        let finish = try #require(calm.finish)
        let (earliest, latest) = (try #require(calm.earliest), try #require(calm.latest))
        #expect(earliest < finish && finish < latest)
    }

    @Test(arguments: [[40.0, 40, 40], [50, 45, 40]])
    func withoutProgressThereIsNoEnd(values: [Double]) throws {
        let forecast = try #require(Forecast(values, until: today, to: course))
        #expect(forecast.finish == nil)
    }

    @Test func aNumberThatIsToFallIsForecastDownwards() throws {
        let falling = CourseTests.course(.stayWithin, base: 100, goal: 0)
        let forecast = try #require(Forecast([60, 50, 40], until: today, to: falling))
        #expect(forecast.pace == 10 && forecast.finish == today.adding(days: 28))
    }

    @Test func onlyTheLastWeeksCount() throws {
        let forecast = try #require(Forecast([0, 50, 50, 50, 50, 50, 50, 50], until: today, to: course))
        #expect(forecast.pace == 0 && forecast.weeks == Forecast.window)
    }

    @Test func oneWeekSaysNothing() { #expect(Forecast([10], until: today, to: course) == nil) }

    @Test func onAnEvenPastTheForecastWasRight() throws {
        let test = try #require(BackTest((0..<20).map { Double($0) * 5 }))
        #expect(test.trials == 14 && test.meanError < 1e-9 && test.meanChange == 20 && test.inside == 1)
    }

    @Test func aPastThatStoodStillShowsItsError() throws {
        let test = try #require(BackTest([0, 10, 20, 30, 40, 40, 40, 40, 40, 40]))
        // From week 2 on: forecast 60, 70, 80 while it stayed at 40.
        #expect(test.trials == 4 && test.meanError > 15 && test.inside < 1)
    }

    @Test func aShortPastIsNotTested() { #expect(BackTest([1, 2, 3, 4, 5, 6, 7]) == nil) }

    @Test func placesBehindMakeUpTheGapAndPlacesAheadDoNot() throws {
        let places = ["620799101201", "620799101202", "620799101203"].compactMap { RegionCode($0) }
        let shares = Gap.shares([
            .init(places[0], value: 10, expected: 40), .init(places[1], value: 90, expected: 40),
            .init(places[2], value: nil, expected: 10),
        ])
        #expect(shares.map(\.region) == [places[0], places[2]])
        #expect(shares.map(\.missing) == [30, 10] && shares.map(\.share) == [0.75, 0.25])
        #expect(Gap.shares([.init(places[0], value: 50, expected: 40)]) == [])
        #expect(Gap.shares([.init(places[0], value: 50, expected: 40)], lowers: true).count == 1)
    }

    static let cuts: [(Double, [Double], [Double])] = [
        (100.0, [1.0, 1, 1], [34.0, 33, 33]), (10, [0, 0], [0, 0]), (7, [3, 2, 1], [4, 2, 1]), (0, [1, 2], [0, 0]),
        (5, [1, 0, 9], [1, 0, 4]),
    ]

    @Test(arguments: cuts)
    func partsAddUpToTheWhole(whole: Double, weights: [Double], parts: [Double]) {
        #expect(Apportion.parts(of: whole, by: weights) == parts)
    }
}
