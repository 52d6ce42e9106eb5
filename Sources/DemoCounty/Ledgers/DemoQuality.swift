import Core
import Ledgers
import Programmes
import Regions

/// Old houses of four townships, so that looks at the data have enough to look at: one entered sizes as people guess
/// them, one copied a row, one entered everything the evening before the count, and one measured and entered honestly.
struct DemoQuality {
    let desk: LedgerDesk
    let clock: DemoClock
    let places: DemoPlaces
    let clerk: Actor
    private var random: SeededGenerator
    private(set) var refused: [String] = []

    static let programme = "old-houses"
    /// Days before today on which the first three enter theirs.
    static let entry = 44

    init(_ desk: LedgerDesk, _ clock: DemoClock, _ places: DemoPlaces, by clerk: Actor, _ random: SeededGenerator) {
        (self.desk, self.clock, self.places, self.clerk, self.random) = (desk, clock, places, clerk, random)
    }

    mutating func enterInTime(_ playbook: Playbook) async throws {
        var guessed = houses(64, in: 2, playbook)
        if let area = playbook.field("floor_area") {
            for place in guessed.indices where place % 8 < 5 {
                guessed[place].texts[area] = String((Double(guessed[place].texts[area]) ?? 0).rounded(to: 10))
            }
        }
        try await enter(guessed, playbook)
        try await enter(houses(64, in: 5, playbook), playbook)
        var copied = houses(14, in: 7, playbook)
        for place in copied.indices.prefix(4).dropFirst() {
            for (index, field) in playbook.fields.enumerated() where field.type.isCopied {
                copied[place].texts[index] = copied[0].texts[index]
            }
        }
        try await enter(copied, playbook)
    }

    mutating func enterLate(_ playbook: Playbook) async throws {
        try await enter(houses(26, in: 9, playbook), playbook)
    }

    private mutating func houses(_ count: Int, in township: Int, _ playbook: Playbook) -> [ItemAnswers] {
        guard places.townships.indices.contains(township) else { return [] }
        let place = places.townships[township]
        var maker = ItemMaker(playbook, today: clock.now.day, pool: [:], random)
        var made: [ItemAnswers] = []
        for number in 0..<count {
            let village = place.villages[number % place.villages.count]
            let spot = DemoSpot(
                code: village.code,
                village: village.name,
                township: place.region.name,
                number: number / place.villages.count + 1
            )
            guard var answers = maker.make(at: spot, through: 0, file: nil, clock.environment) else { continue }
            // As a tape measures it; the plot is as large at least.
            let area = maker.random.whole(41...188)
            for (key, value) in ["floor_area": area, "plot_area": area + maker.random.whole(20...130)] {
                if let field = playbook.field(key) { answers.texts[field] = "\(value)" }
            }
            made.append(answers)
        }
        random = maker.random
        return made
    }

    private mutating func enter(_ answers: [ItemAnswers], _ playbook: Playbook) async throws {
        guard !answers.isEmpty else { return }
        let outcome = try await BulkCreate(desk)(playbook.key, answers, by: clerk)
        refused += outcome.issues.prefix(3).map { "\(playbook.key): \(ledgerWords.sentence(for: $0))" }
    }
}

extension FieldType {
    /// What somebody who copies a row leaves as it is: everything but names and numbers of people.
    fileprivate var isCopied: Bool {
        switch self {
        case .number, .money, .choice, .day, .set, .truth: true
        default: false
        }
    }
}

extension Double {
    fileprivate func rounded(to step: Double) -> Int { Int((self / step).rounded() * step) }
}
