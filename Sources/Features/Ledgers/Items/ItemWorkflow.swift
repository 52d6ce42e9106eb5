import Core
import Expression
import Programmes
import Workflow

/// A stage as a playbook names it.
package struct ItemStage: WorkflowStage {
    package let rawValue: String
    package let word: String

    package init(_ stage: LedgerStage) {
        rawValue = stage.key
        word = stage.word
    }

    package init?(rawValue: String) {
        self.rawValue = rawValue
        word = rawValue
    }

    package static func == (a: Self, b: Self) -> Bool { a.rawValue == b.rawValue }
    package func hash(into hasher: inout Hasher) { hasher.combine(rawValue) }
}

/// A thing with what its moves depend on: what the workflow moves.
package struct ItemDossier: WorkflowSubject {
    package static let workflowKind = "item"

    package let item: LedgerItem
    package let book: LedgerBook
    /// What formulas ask.
    package let facts: ItemFacts
    /// Who looks at it, and who moved it last: nobody accepts the own work.
    package let actor: AccountID
    package let movedBy: AccountID?
    /// What the actor's unit is responsible for.
    package let functions: Set<String>

    package var workflowKey: Int64 { item.id.rawValue }
    package var place: Int { book.place(ofStage: item.stage) ?? 0 }
    var ledgerStage: LedgerStage { book.playbook.stages[place] }
    package var stage: ItemStage { ItemStage(book.playbook.stages[place]) }
}

/// The moves of a playbook as a workflow: gates are its conditions.
package struct ItemWorkflow: Sendable {
    /// By the stage a thing stands in: gates depend on where a move begins.
    private let byStage: [Workflow<ItemDossier>]

    init(_ playbook: Playbook) {
        byStage = playbook.stages.indices.map { stage in
            Workflow(
                playbook.moves.filter { $0.from.contains(stage) }.map { move in
                    Self.transition(move, from: stage, playbook)
                }
            )
        }
    }

    package func workflow(for dossier: ItemDossier) -> Workflow<ItemDossier> { byStage[dossier.place] }

    private static func transition(
        _ move: LedgerMove,
        from stage: Int,
        _ playbook: Playbook
    ) -> Transition<ItemDossier> {
        var owes: Set<Proof> = []
        if move.owesWords { owes.insert(.words) }
        if move.owesFiles > 0 { owes.insert(.files) }
        return Transition(
            move.key,
            move.word,
            from: [ItemStage(playbook.stages[stage])],
            to: ItemStage(playbook.stages[move.to]),
            owes: owes,
            leastFiles: move.owesFiles,
            conditions: playbook.gates(of: move, from: stage).map(condition) + (move.byAnother ? [byAnother] : []),
            permits: { actor, dossier in ItemPolicy.mayMake(move, actor, dossier) }
        )
    }

    private static func condition(_ gate: Gate) -> Condition<ItemDossier> {
        Condition(gate.sentence) { dossier, _ in
            guard gate.formula.holds(in: dossier.facts) != true else { return [] }
            let facts = gate.formula.explanation(in: dossier.facts).reasons
            let values = [
                "sentence": gate.sentence.withoutStop, "gate": gate.key,
                "fix": gate.fix.asSentence,
                "fact": facts.sentences.joined(separator: "；"),
            ]
            return [Issue("item.gate", values)]
        }
    }

    private static let byAnother = Condition<ItemDossier>("由上一步经办人以外的人办理") { dossier, _ in
        dossier.movedBy != nil && dossier.movedBy == dossier.actor ? [Issue("item.ownWork")] : []
    }
}
