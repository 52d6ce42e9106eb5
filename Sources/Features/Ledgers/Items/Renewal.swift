import Core
import Database
import Expression
import Programmes

/// A thing as it would go on under the version its ledger runs now. Its answers go along and are read as the new version
/// reads them: what that one does not take is an issue, and the thing stays where it is.
struct Renewal: Sendable {
    var item: LedgerItem
    /// The new version.
    let book: LedgerBook
    let personal: [Int: String]
    let issues: [Issue]
    /// Values only one thing may have, which this one did not have before.
    let claimed: [ItemKey]

    /// Answers the new version requires and nobody was asked for yet: they are owed at the next change, not now.
    var owed: [Issue] { issues.filter(isOwed) }
    var obstacles: [Issue] { issues.filter { !isOwed($0) } }

    private func isOwed(_ issue: Issue) -> Bool {
        guard ["answer.missing", "answer.unchosen"].contains(issue.key) else { return false }
        return issue.field != book.playbook.fields[book.title].key
    }
}

extension LedgerDesk {
    /// - Parameter answers: what a person entered for the new version; nil takes the ones the thing has.
    func renewal(
        of item: LedgerItem,
        _ old: LedgerBook,
        to book: LedgerBook,
        with answers: ItemAnswers? = nil,
        _ reader: DraftReader,
        for actor: Actor,
        _ tx: Transaction
    ) throws -> Renewal {
        guard book.programme != item.programme else { return .held(item, book, Issue("bulk.current")) }
        guard book.place(ofStage: item.stage) != nil else {
            return .held(item, book, Issue("bulk.stageGone", ["stage": old.stage(item.stage)?.word ?? ""]))
        }
        var new = item.carried(from: old, to: book)
        let answers = answers ?? ItemAnswers(new, book)
        var draft = reader.read(answers, keeping: new)
        try tx.items(shelf).resolveLinks(&draft, book, keeping: new, for: actor)
        new.values = try seal(draft, book)
        new.title = draft.title(book)
        new.region = draft.region ?? item.region
        var issues = draft.issues.map { $0.told(of: answers, in: book.playbook) }
        // What it has already it keeps, also where a merged village brought two of a kind together.
        let had = Set(keys(of: item, old, personal: [:]))
        let claimed = keys(of: new, book, personal: draft.personal).filter { !had.contains($0) }
        if let taken = try tx.items(shelf).taken(claimed, except: item.id, book) { issues.append(taken.issue) }
        return Renewal(item: new, book: book, personal: draft.personal, issues: issues, claimed: claimed)
    }
}

extension Renewal {
    fileprivate static func held(_ item: LedgerItem, _ book: LedgerBook, _ issue: Issue) -> Renewal {
        Renewal(item: item, book: book, personal: [:], issues: [issue], claimed: [])
    }
}

extension LedgerItem {
    /// With the answers it has, by place in another version's fields. A field of another type takes the words of plain
    /// values; what is sealed, filed or linked only goes where the type is the same.
    func carried(from old: LedgerBook, to book: LedgerBook) -> LedgerItem {
        var item = self
        item.programme = book.programme
        item.values = book.playbook.fields.map { field in
            guard let place = old.playbook.field(field.key) else { return .unknown }
            return old.playbook.fields[place].type.isCarried(to: field.type) ? values[place] : .unknown
        }
        return item
    }
}

extension FieldType {
    func isCarried(to other: FieldType) -> Bool { self == other || isPlain && other.isPlain }

    /// Whether a value is no more than its words.
    var isPlain: Bool {
        switch self {
        case .text, .number, .money, .day, .truth, .choice, .set: true
        case .point, .region, .link, .file, .personal: false
        }
    }
}

extension Issue {
    /// With the answer a thing has, where the version it is to go on under does not take it.
    fileprivate func told(of answers: ItemAnswers, in playbook: Playbook) -> Issue {
        let keys = ["answer.choice": "choice", "answer.small": "small", "answer.large": "large"]
        guard let word = keys[key], let field, let place = playbook.field(field) else { return self }
        let value = answers.texts[place]
        return Issue("renewal.\(word)", field: field, values.merging(["value": values["value"] ?? value]) { $1 })
    }
}
