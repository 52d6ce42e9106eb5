import Core

/// Whose answer of a field stands where two people changed it.
package enum EditSide: String, Hashable, Sendable {
    case theirs
    case mine
}

/// What a person had before their eyes when they filled a form, and what they chose where somebody else had changed the
/// same field.
package struct EditBasis: Hashable, Sendable {
    /// Number of the newest change of the thing then, 0 for none; nil where the form does not say.
    package let change: Int64?
    /// Fields a side was asked for, by key; the place is `place`.
    package let asked: Set<String>
    package let sides: [String: EditSide]

    package init(change: Int64?, asked: Set<String> = [], sides: [String: EditSide] = [:]) {
        self.change = change
        self.asked = asked
        self.sides = sides
    }

    /// Whether the form was filled from an earlier version, or a choice between two answers is open.
    func isBehind(_ version: Int, _ item: LedgerItem) -> Bool { version != item.version || !asked.isEmpty }
}

/// One answer that was seen, changed by others meanwhile or not, and handed in.
package enum MergedAnswer: Hashable, Sendable {
    case answer(String)
    /// Both changed it, and nobody chose.
    case conflict

    /// - Parameter seen: nil where nobody knows what the form was filled with.
    package static func of(
        seen: String?,
        theirs: String,
        mine: String,
        side: EditSide? = nil,
        isSame: (String, String) -> Bool = { $0 == $1 }
    ) -> MergedAnswer {
        if side == .theirs || isSame(theirs, mine) { return .answer(theirs) }
        if side == .mine { return .answer(mine) }
        guard let seen else { return .conflict }
        if isSame(seen, mine) { return .answer(theirs) }
        return isSame(seen, theirs) ? .answer(mine) : .conflict
    }
}

/// A field two people changed: both answers in words, and who gave the other one when, where that is known.
struct EditConflict: Hashable, Sendable {
    let key: String
    let label: String
    let theirs: String
    let mine: String
    let person: String?
    let at: Instant?

    var issue: Issue { Issue("item.bothChanged", field: key, ["label": label]) }
}

/// A form laid over a thing that others changed since it was opened: what only one side changed stands, what both changed
/// is asked.
struct EditMerge: Sendable {
    /// Where both changed a field, it holds what was handed in.
    var answers: ItemAnswers
    var conflicts: [EditConflict] = []
    /// Labels of fields that others changed and this person did not.
    var taken: [String] = []
}

extension ItemChanges {
    func tells(of key: String) -> Bool { changes.contains { $0.key == key } }

    /// What stood before this act; nil where it did not change the field.
    func old(of key: String) -> JSONPart? { changes.first { $0.key == key }?.old }
}
