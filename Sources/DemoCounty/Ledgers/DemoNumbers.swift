import Core
import Database
import Indicators
import Ledgers
import Programmes
import Regions
import Workflow

/// The numbers nobody can count in ledgers: entered by one office with period and source, checked by another person.
struct DemoNumbers {
    let desk: IndicatorDesk
    let staff: DemoStaff
    let places: DemoPlaces
    let today: Day
    private var random = SeededGenerator(seed: 620_799)

    init(desk: IndicatorDesk, staff: DemoStaff, places: DemoPlaces, today: Day) {
        (self.desk, self.staff, self.places, self.today) = (desk, staff, places, today)
    }

    /// Left for whoever tries the program, and one that waits for its check.
    private static let open: Set<String> = ["life_expectancy", "gini", "patents"]
    private static let waiting = "internet"
    /// Denominators the ledgers' own numbers are held against, in the order of the demonstration's few things.
    private static let usual: [String: Double] = [
        "townships": 18, "rural_households": 71_400, "sanitary_before": 52_600,
        "contracted_land": 68.4, "manure_made": 41_800, "straw_made": 186_000, "residue_made": 92_500, "registered": 30,
        "manure_direct": 21_300, "output": 36.8,
    ]
    /// How many villages there are, also asked of each township: what is a share of them is told of townships too.
    private static let counted = ["villages", "village_count"]
    /// Of those of the table that have no target to be drawn from.
    private static let untargeted: [String: Double] = [
        "emerging_share": 6.4, "debt_ratio": 58.2, "accident_deaths": 0.061, "elder_beds": 31.5, "out_of_poverty": 98.7,
        "grassland": 52.3,
    ]

    /// Answers what the rules refused; nothing in a sound county.
    mutating func enter() async throws -> [String] {
        var refused: [String] = []
        let year =
            Period("\(today.year - 1)").map { $0.lastDay < today ? today.year - 1 : today.year - 2 } ?? today.year - 1
        for (key, place, value, source) in try await wanted() {
            let draft = ValueDraft(period: "\(year)", value: value, source: source)
            guard let first = staff.supervisors.first, let other = staff.supervisors.dropFirst().first else { break }
            switch try await EnterValue(desk)(key, in: place, draft, by: first) {
            case .refused(let issues): refused += issues.map { "\(key.set).\(key.indicator): \($0.key)" }
            case .done(let id):
                if key.indicator == Self.waiting { continue }
                refused += try await CheckValue(desk)(id, MoveRequest("checking"), by: other).issues.map(\.key)
            }
        }
        return refused
    }

    private mutating func wanted() async throws -> [(IndicatorKey, RegionCode, Double, String)] {
        let (county, shelf) = (places.county, desk.shelf)
        let books = try await desk.database.read { tx in try shelf.all(in: county, tx) }
        var wanted: [(IndicatorKey, RegionCode, Double, String)] = []
        for book in books {
            for indicator in book.playbook.indicators {
                guard case .entered(let source, _) = indicator.origin else { continue }
                let key = IndicatorKey(book.playbook.key, indicator.key)
                if Self.counted.contains(indicator.key) {
                    wanted += villages.map { (key, $0, Double($1), source) }
                } else if let value = Self.usual[indicator.key] {
                    wanted.append((key, county, value, source))
                }
            }
        }
        for set in desk.sets {
            for entry in set.entries where entry.computed == nil && !Self.open.contains(entry.key) {
                guard let value = value(entry) else { continue }
                wanted.append((IndicatorKey(set.key, entry.key), county, value, "\(places.countyName)统计公报（示例数）"))
            }
        }
        return wanted
    }

    /// How many villages the county and each township have.
    private var villages: [(RegionCode, Int)] {
        let parts = places.townships.map { ($0.region.code, $0.villages.count) }
        return [(places.county, parts.reduce(0) { $0 + $1.1 })] + parts
    }

    /// Near the target: those the speech names as not reached fall short of it.
    private mutating func value(_ entry: IndicatorEntry) -> Double? {
        guard let target = entry.target else { return Self.untargeted[entry.key] }
        let off = Double(random.whole(entry.isUnmet ? 4...18 : 0...9)) / 100
        let factor = (entry.direction == .stayWithin) == entry.isUnmet ? 1 + off : 1 - off
        let reached = entry.isUnmet ? factor : entry.direction == .stayWithin ? 1 - off : 1 + off
        let value = target * reached
        let most = entry.unit == "%" ? min(value, 100) : value
        return most >= 100 ? most.rounded() : (most * 100).rounded() / 100
    }
}
