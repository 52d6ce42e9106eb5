import Core
import Expression
import Ledgers
import Programmes
import Tasks

/// Makes answers that a playbook's rules and gates let through, by trying.
struct ItemMaker {
    let playbook: Playbook
    let today: Day
    var pool: [String: [DemoThing]]
    var random: SeededGenerator
    private var names = PersonNames()
    private var count = 0

    init(_ playbook: Playbook, today: Day, pool: [String: [DemoThing]], _ random: SeededGenerator) {
        self.playbook = playbook
        self.today = today
        self.pool = pool
        self.random = random
    }

    /// Nil where no answers were found that fit.
    mutating func make(
        at spot: DemoSpot,
        through target: Int,
        file: NewAttachment?,
        _ environment: Environment
    ) -> ItemAnswers? {
        let place = spot.code
        for _ in 0..<8 {
            var answers = AnswerMaker(playbook, today: today, through: target, pool: pool, at: spot)
            answers.fill(&random, &names)
            guard settle(&answers, place, target) else { continue }
            var made = ItemAnswers(place: place.digits, texts: answers.texts)
            for index in playbook.fields.indices
            where playbook.fields[index].type == .file && answers.texts[index] != "" {
                made.texts[index] = ""
                guard let file else { continue }
                made.files[index] = [
                    NewAttachment(
                        id: environment.newID(),
                        digest: file.digest,
                        name: file.name,
                        mediaType: file.mediaType,
                        size: file.size
                    )
                ]
            }
            return made
        }
        return nil
    }

    /// Draws the fields of broken conditions anew until all hold that a thing at the target must have passed.
    private mutating func settle(_ answers: inout AnswerMaker, _ place: RegionCode, _ target: Int) -> Bool {
        for round in 0..<60 {
            answers.drop(in: place)
            let facts = answers.facts(in: place, stage: 0)
            var broken = playbook.rules.filter { $0.formula.holds(in: facts) == false }.map(\.fields)
            // Gates are asked while the thing stands in the stage before.
            broken += playbook.gates.filter { gate in
                // What other things sum up to is not known yet: the move itself asks.
                !gate.formula.slots.contains { playbook.itemVocabulary.names[$0].type == .numbers }
                    && gate.before.contains { stage in
                        stage <= target && stage > 0
                            && gate.formula.holds(in: answers.facts(in: place, stage: stage - 1)) != true
                    }
            }.map(\.fields)
            broken += answers.missing(in: place).map { [$0] }
            guard let fields = broken.first else { return true }
            guard !fields.isEmpty else { return false }
            // Late rounds also touch what the others hang on.
            if round > 40 {
                for index in playbook.fields.indices where !answers.isAskedLater(index) {
                    answers.draw(index, &random, &names)
                }
            }
            for index in fields where !answers.isAskedLater(index) {
                answers.draw(index, &random, &names, isWanted: true, isWide: round > 15)
            }
            answers.settleAmounts()
        }
        return false
    }
}
