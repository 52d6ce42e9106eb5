import Core
import Scores

/// Things of one ledger in many made-up places, some of which were tampered with in a known way: what checks of quality
/// find is held against what was planted. The same seed makes the same things.
package struct PlantedFraud: Sendable {
    package let things: [QualityThing]
    /// What was done in which place; places that are missing are honest.
    package let planted: [UnitID: Set<QualityKind>]
    package let places: [UnitID]
    package let deadline: Day

    /// - Parameters:
    ///   - places: how many; every second one is honest, the others carry one kind each in turn.
    ///   - size: things a place.
    package init(places count: Int, size: Int, seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        deadline = Day(daysSince1970: 20_600)
        let kinds = QualityKind.allCases
        var things: [QualityThing] = []
        var planted: [UnitID: Set<QualityKind>] = [:]
        var places: [UnitID] = []
        for place in 0..<count {
            let unit = UnitID(rawValue: Int64(place + 1))
            places.append(unit)
            let kind = place % 2 == 1 ? kinds[place / 2 % kinds.count] : nil
            if let kind { planted[unit] = [kind] }
            things += Self.place(unit, size, kind, deadline, first: place * 100_000, &random)
        }
        (self.things, self.planted, self.places) = (things, planted, places)
    }

    /// An honest place: measured areas, entries spread over four months, a photo of its own for most things. One place in
    /// four rounds every tenth number, as people do.
    private static func place(
        _ unit: UnitID,
        _ size: Int,
        _ kind: QualityKind?,
        _ deadline: Day,
        first: Int,
        _ random: inout SeededGenerator
    ) -> [QualityThing] {
        let rounds = random.chance(25)
        let batch = (random.whole(40...160), random.whole(1...9), random.whole(200...900))
        return (0..<size).map { number in
            var area = Double(random.whole(38...212))
            if rounds, random.chance(10) { area = (area / 10).rounded() * 10 }
            var (people, money) = (Double(random.whole(1...7)), Double(random.whole(180...940)))
            var entered = deadline.adding(days: -random.whole(0...119))
            // What is not done by the deadline is not done: honest work does not pile up on one day.
            let finished = entered.adding(days: random.whole(1...40))
            var done = random.chance(80) && finished <= deadline ? finished : nil
            var photo = "p\(unit)-\(number)"
            switch kind {
            case .digits where random.chance(45): area = (area / 10).rounded() * 10
            case .copies where random.chance(15):
                (area, people, money) = (Double(batch.0), Double(batch.1), Double(batch.2))
            case .bulk where random.chance(70): entered = deadline.adding(days: -random.whole(0...1))
            case .jumps where random.chance(45): done = deadline.adding(days: -9)
            case .photos where random.chance(8): photo = "p\(unit)-same"
            case .equal where random.chance(90): money = 500
            default: break
            }
            return QualityThing(
                id: Int64(first + number),
                unit: unit,
                enteredOn: entered,
                doneOn: done,
                numbers: ["area": area, "people": people, "money": money],
                signature: "area=\(area)|people=\(people)|money=\(money)|kind=土木",
                photos: random.chance(85) || kind == .photos ? [photo] : []
            )
        }
    }

    /// How often a planted kind was found, and how often something was found that nobody planted.
    package struct Verdict: Hashable, Sendable {
        package let kind: QualityKind
        package let planted: Int
        package let detected: Int
        /// Honest places, and those where it was reported all the same.
        package let clean: Int
        package let falseAlarms: Int
    }

    package func verdicts() -> [Verdict] {
        let found = QualityChecks(things, deadline: deadline).found
        let honest = Set(places).subtracting(planted.keys)
        return QualityKind.allCases.map { kind in
            let reported = Set(found.filter { $0.kind == kind }.map(\.unit))
            let guilty = Set(planted.filter { $0.value.contains(kind) }.keys)
            return Verdict(
                kind: kind,
                planted: guilty.count,
                detected: reported.intersection(guilty).count,
                clean: honest.count,
                falseAlarms: reported.intersection(honest).count
            )
        }
    }
}
