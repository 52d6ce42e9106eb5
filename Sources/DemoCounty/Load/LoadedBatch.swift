import Core
import Expression
import Ledgers
import Programmes
import Workflow

/// Entries of one ledger as a sheet brings them: few patterns, each row with a place, numbers and links of its own.
struct LoadedBatch {
    private static let patterns = 40

    let playbook: Playbook
    let next: LedgerMove?
    var random: SeededGenerator
    private(set) var answers: [ItemAnswers] = []

    /// Whether it can hold any number of things: one of nine tasks a village cannot.
    static func isBoundless(_ playbook: Playbook) -> Bool {
        !playbook.fields.contains { field in
            guard field.unique != nil else { return false }
            return field.type != .text && field.type != .personal(.identity)
        }
    }

    /// - Parameter existing: things of all ledgers, so that no number comes twice.
    init(
        _ playbook: Playbook,
        _ count: Int,
        after existing: Int,
        _ people: LoadedPeople,
        _ clock: DemoClock,
        _ work: LoadLedgers.Work
    ) {
        self.playbook = playbook
        var maker = ItemMaker(playbook, today: clock.now.day, pool: work.pool, work.random)
        let spot = DemoSpot(code: people.county, village: "上坪村", township: "云雾镇", number: 1)
        let next = playbook.moves.first {
            $0.from.contains(0) && playbook.stages[$0.to].outcome != .dropped && $0.to > 0
        }
        self.next = next?.owesFiles == 0 ? next : nil
        // What is measured is not how answers are made up.
        let patterns = (0..<Self.patterns).compactMap { _ -> ItemAnswers? in
            maker.make(at: spot, through: next?.to ?? 0, file: nil, clock.environment)
        }
        random = maker.random
        guard !patterns.isEmpty else { return }
        let links = freeLinks(before: next)
        answers.reserveCapacity(count)
        for index in 0..<count {
            var one = random.pick(patterns)
            let place = people.place(at: playbook.item.level, &random)
            one.place = place.digits
            number(&one, existing + index)
            for (field, ledger) in links where !one.texts[field].isEmpty {
                guard let near = work.places[ledger]?[place], !near.isEmpty else { continue }
                one.texts[field] = "\(random.pick(near))"
            }
            answers.append(one)
        }
    }

    private func number(_ one: inout ItemAnswers, _ number: Int) {
        for (field, asked) in playbook.fields.enumerated() where asked.unique != nil {
            one.texts[field] = asked.type == .text ? "\(number)" : DemoWords.identity(number)
        }
    }

    /// Links that may lead to any thing of their ledger: no gate of the next step asks what it says.
    private func freeLinks(before next: LedgerMove?) -> [(field: Int, ledger: String)] {
        let names = playbook.itemVocabulary.names
        let asked = playbook.gates.filter { gate in gate.before.contains { $0 > 0 && $0 <= next?.to ?? 0 } }
            .flatMap { gate in gate.formula.slots.map { names[$0].key } }
        return playbook.fields.enumerated().compactMap { place, field in
            guard case .link(let ledger, many: false) = field.type,
                !asked.contains(where: { $0.hasPrefix(field.key + ".") })
            else { return nil }
            return (place, ledger)
        }
    }

    func steps(_ ids: [ItemID], _ people: LoadedPeople) -> [MoveMany.Move] {
        guard let next else { return [] }
        return zip(ids, answers).compactMap { id, answer in
            guard let region = RegionCode(answer.place), let actor = people.actor(for: next, in: region) else {
                return nil
            }
            return MoveMany.Move(id, MoveRequest(next.key, note: "已核实。"), by: actor)
        }
    }
}
