import Core
import DemoCounty
import Scores
import Testing

/// Checks of quality: thresholds by cases, and planted fraud by rates.
struct QualityTests {
    private static let unit = UnitID(rawValue: 1)
    private static let deadline = IndicatorDays.day("2026-06-10")

    private static func things(_ count: Int, _ change: (Int, inout [String: Double]) -> Void = { _, _ in })
        -> [QualityThing]
    {
        (0..<count).map { number in
            // Every last digit as often as the others.
            var numbers = ["area": Double(40 + number % 100)]
            change(number, &numbers)
            return QualityThing(
                id: Int64(number),
                unit: unit,
                enteredOn: deadline.adding(days: -20 - number % 60),
                numbers: numbers
            )
        }
    }

    private static func kinds(_ things: [QualityThing]) -> [QualityKind] {
        QualityChecks(things, deadline: deadline).found.filter { $0.unit == unit }.map(\.kind)
    }

    @Test func evenDigitsAreLeftAloneAndRoundedOnesAreNamed() throws {
        #expect(Self.kinds(Self.things(100)) == [])
        let rounded = Self.things(100) { number, numbers in
            if number % 2 == 0 { numbers["area"] = Double(40 + number % 100 / 10 * 10) }
        }
        let found = try #require(QualityChecks(rounded, deadline: Self.deadline).found.first)
        // 55 zeros and 45 spread over five digits of nine: far over the 99.9 % point.
        #expect(found.kind == .digits && found.statistic > QualityChecks.digitThreshold && found.things.count >= 50)
        #expect(Self.kinds(Array(rounded.prefix(QualityChecks.fewestForDigits - 1))) == [])
    }

    @Test func entriesOfTheLastTwoDaysAreNamedAboveHalf() {
        func late(_ count: Int) -> [QualityThing] {
            Self.things(40).map { thing in
                let day = thing.id < Int64(count) ? Self.deadline.adding(days: -Int(thing.id % 2)) : thing.enteredOn
                return QualityThing(id: thing.id, unit: thing.unit, enteredOn: day, numbers: thing.numbers)
            }
        }
        #expect(Self.kinds(late(20)) == [] && Self.kinds(late(21)) == [.bulk])
    }

    @Test func copiesJumpsPhotosAndEqualValuesAreNamed() {
        let copies = Self.things(30).map { thing in
            QualityThing(
                id: thing.id,
                unit: thing.unit,
                enteredOn: thing.enteredOn,
                signature: thing.id < 3 ? "same" : "own \(thing.id)",
                photos: thing.id < 2 ? ["one"] : ["p\(thing.id)"]
            )
        }
        #expect(Self.kinds(copies) == [.copies, .photos])
        let jumps = Self.things(60).map { thing in
            let day = thing.id < 24 ? Self.deadline : Self.deadline.adding(days: -Int(thing.id))
            return QualityThing(id: thing.id, unit: thing.unit, enteredOn: thing.enteredOn, doneOn: day)
        }
        #expect(Self.kinds(jumps) == [.jumps])
        let others = Self.things(60).map { thing in
            QualityThing(
                id: 1000 + thing.id,
                unit: UnitID(rawValue: 2),
                enteredOn: thing.enteredOn,
                numbers: ["money": Double(thing.id)]
            )
        }
        let equal = Self.things(25) { number, numbers in numbers = ["money": number < 21 ? 500 : Double(number)] }
        #expect(Self.kinds(equal + others) == [.equal])
    }

    @Test func plantedFraudIsFoundAndHonestPlacesAreLeftAlone() {
        let verdicts = PlantedFraud(places: 96, size: 120, seed: 7).verdicts()
        #expect(verdicts.map(\.planted) == [8, 8, 8, 8, 8, 8])
        for verdict in verdicts {
            #expect(verdict.detected * 10 >= verdict.planted * 7, "\(verdict)")
            #expect(verdict.falseAlarms * 12 <= verdict.clean, "\(verdict)")
        }
    }
}
