import Core
import Database
import Expression
import Programmes
import Tasks

/// What was entered, read and checked: ready to be stored, or with what stands in the way.
struct ItemDraft: Sendable {
    var region: RegionCode?
    var values: [Value]
    /// Personal values in the clear, by place of their field: what is to be sealed and indexed.
    var personal: [Int: String] = [:]
    var issues: [Issue] = []

    /// What lists call it.
    func title(_ book: LedgerBook) -> String {
        if case .text(let text) = values[book.title] { text } else { "" }
    }
}

/// Reads answers by a playbook. Pure: places and links were looked up before.
struct DraftReader: Sendable {
    let book: LedgerBook
    let places: RegionNames
    let today: Day
    /// Whether an answer to a question that is not asked is an issue: a person sees it and may have meant it. Of a sheet it is
    /// left out.
    var refusesUnasked = false

    /// - Parameter old: the thing as it is stored; nil for a new one.
    func read(_ answers: ItemAnswers, keeping old: LedgerItem? = nil) -> ItemDraft {
        var draft = taken(answers, old)
        guard let region = draft.region else {
            // What hangs on the place waits; everything else is told at once.
            require(&draft, nil)
            return draft
        }
        var standing =
            old?.standing ?? ItemStanding(stage: book.firstStage, since: today, entered: today, region: region)
        standing.region = region
        prune(&draft, standing, old)
        let needsFacts = !book.playbook.rules.isEmpty || !book.conditionalFields.isEmpty
        require(&draft, needsFacts ? facts(draft, standing) : nil)
        bound(&draft, standing)
        return draft
    }

    /// The fields that are not asked of a new thing after these answers, by place.
    func unasked(after answers: ItemAnswers) -> Set<Int> {
        let draft = taken(answers, nil)
        guard let region = draft.region, !book.conditionalFields.isEmpty else { return [] }
        let standing = ItemStanding(stage: book.firstStage, since: today, entered: today, region: region)
        let facts = facts(draft, standing)
        return Set(book.conditionalFields.filter { book.playbook.fields[$0].when?.holds(in: facts) == false })
    }

    /// What the answers so far to a new thing say against each other, each with the rule that says so.
    func contradictions(in answers: ItemAnswers) -> [(rule: EntryRule, issue: Issue)] {
        var draft = taken(answers, nil)
        guard let region = draft.region, !book.playbook.rules.isEmpty else { return [] }
        let standing = ItemStanding(stage: book.firstStage, since: today, entered: today, region: region)
        prune(&draft, standing, nil)
        return broken(draft, facts(draft, standing))
    }

    private func taken(_ answers: ItemAnswers, _ old: LedgerItem?) -> ItemDraft {
        let fields = book.playbook.fields
        var draft = ItemDraft(values: [Value](repeating: .unknown, count: fields.count))
        switch places.find(answers.place, level: book.playbook.item.level) {
        case .done(let region): draft.region = region
        case .refused(let issues): draft.issues += issues
        }
        for (place, field) in fields.enumerated() where place < answers.texts.count {
            if case .file = field.type {
                draft.values[place] = files(answers.files[place] ?? [], old?.values[place])
            } else {
                read(answers.texts[place], field, at: place, old, &draft)
            }
        }
        return draft
    }

    private func read(_ text: String, _ field: LedgerField, at place: Int, _ old: LedgerItem?, _ draft: inout ItemDraft)
    {
        // A mask sent back unchanged keeps what is stored.
        if case .personal = field.type, let old, case .text(let stored) = old.values[place],
            text == PersonalVault.masked(stored)
        {
            return draft.values[place] = old.values[place]
        }
        let (value, issue) = AnswerReading.value(text, of: field)
        if let issue { draft.issues.append(issue) }
        if case .region = field.type, case .text(let code) = value, !places.holds(code) {
            return draft.issues.append(Issue("answer.region", field: field.key, ["label": field.label, "value": code]))
        }
        if case .personal = field.type, case .text(let plain) = value { draft.personal[place] = plain }
        draft.values[place] = value
    }

    private func files(_ added: [NewAttachment], _ old: Value?) -> Value {
        var keys: [String] = []
        if case .set(let parts)? = old { keys = parts }
        keys += added.map { "\($0.id)" }
        return keys.isEmpty ? .unknown : .set(keys)
    }

    /// Answers to questions that are not asked are not kept.
    private func prune(_ draft: inout ItemDraft, _ standing: ItemStanding, _ old: LedgerItem?) {
        for place in book.conditionalFields {
            let field = book.playbook.fields[place]
            guard let when = field.when, draft.values[place].isKnown else { continue }
            guard when.holds(in: facts(draft, standing)) == false else { continue }
            if refusesUnasked, isTyped(draft.values[place], field, old?.values[place] ?? .unknown) {
                draft.issues.append(Issue("answer.unasked", field: field.key, ["label": field.label]))
                continue
            }
            draft.values[place] = .unknown
            draft.personal[place] = nil
        }
    }

    /// Whether a person just gave the answer, rather than the form having kept it. A link comes back as a name.
    private func isTyped(_ value: Value, _ field: LedgerField, _ stored: Value) -> Bool {
        if case .link = field.type { return !stored.isKnown }
        return value != stored
    }

    /// - Parameter facts: nil where nothing can be asked of the thing yet, or nothing is.
    private func require(_ draft: inout ItemDraft, _ facts: ItemFacts?) {
        for place in book.requiredFields where !draft.values[place].isKnown {
            let field = book.playbook.fields[place]
            if let when = field.when, facts.map({ when.holds(in: $0) }) != true { continue }
            if draft.issues.contains(where: { $0.field == field.key }) { continue }
            let key = field.options.isEmpty ? "answer.missing" : "answer.unchosen"
            draft.issues.append(Issue(key, field: field.key, ["label": field.label]))
        }
        guard let facts else { return }
        draft.issues += broken(draft, facts).map { $0.issue }
    }

    private func broken(_ draft: ItemDraft, _ facts: ItemFacts) -> [(rule: EntryRule, issue: Issue)] {
        book.playbook.rules.filter { $0.formula.holds(in: facts) == false }
            .map { (rule: $0, issue: contradiction($0, draft.values)) }
    }

    /// Stands at every answer that makes it, first at the one its sentence says to change: that one stands in quotation marks.
    private func contradiction(_ rule: EntryRule, _ values: [Value]) -> Issue {
        let fields = book.playbook.fields
        func rank(_ place: Int) -> Int? {
            let label = fields[place].label
            if rule.sentence.contains("“\(label)”") { return 0 }
            if rule.sentence.contains(label) { return 1 }
            return values[place].isKnown ? 2 : nil
        }
        let told: [Int] = [0, 1, 2].flatMap { (wanted: Int) -> [Int] in rule.fields.filter { rank($0) == wanted } }
        let keys = (told.isEmpty ? Array(rule.fields.prefix(1)) : told).map { fields[$0].key }
        let words = ["sentence": rule.sentence.asSentence]
        return Issue("item.rule", field: keys.first, others: Array(keys.dropFirst()), words)
    }

    /// What a thing brings to the sums has a bound: beyond it the thing would be missing from them without a word. A move
    /// asks no answers any more, so what comes with a later stage is bounded too.
    private func bound(_ draft: inout ItemDraft, _ standing: ItemStanding) {
        guard let field = largeNumber(draft).map({ book.playbook.fields[$0] }) else { return }
        for stage in asksStage ? book.stageNumbers : [standing.stage] {
            var later = standing
            later.stage = stage
            let facts = facts(draft, later)
            for measure in book.playbook.measures {
                guard case .number(let amount) = measure.formula.value(in: facts) else { continue }
                guard abs(amount) > MeasureAmounts.largest else { continue }
                let words = ["label": field.label, "measure": measure.word, "unit": measure.unit]
                return draft.issues.append(Issue("item.tooMuch", field: field.key, words))
            }
        }
    }

    /// Whether a measure is another one in another stage.
    private var asksStage: Bool {
        guard let slot = book.placeSlots.stage else { return false }
        return book.playbook.measures.contains { $0.formula.slots.contains(slot) }
    }

    /// The field of the largest number, where it is one that a few others can multiply beyond the bound of sums.
    private func largeNumber(_ draft: ItemDraft) -> Int? {
        guard !book.playbook.measures.isEmpty else { return nil }
        var (largest, found) = (1_000.0, Int?.none)
        for (place, value) in draft.values.enumerated() {
            guard case .number(let number) = book.amount(value, at: place), abs(number) > largest else { continue }
            (largest, found) = (abs(number), place)
        }
        return found
    }

    private func facts(_ draft: ItemDraft, _ standing: ItemStanding) -> ItemFacts {
        let place = book.nameSlot.map { [$0: Value.text(places.name(standing.region))] }
        return ItemFacts(book, draft.values, standing, on: today, linked: place ?? [:])
    }
}
