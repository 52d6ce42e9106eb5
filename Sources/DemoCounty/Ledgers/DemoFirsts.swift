import Core
import Ledgers
import Programmes

/// The first things of some programmes belong together, so that one of each comes to its end: a sum that is divided
/// and paid out to the last yuan, and a household that got what it is entitled to and has its book.
struct DemoFirsts {
    private var fund: DemoThing?
    private var household: DemoThing?

    /// What each of the first allocations gets; together the whole sum.
    private static let parts = [9_000, 8_000, 7_000]

    /// How many things of each programme go ahead of the others.
    static let count = 3

    /// The one thing a programme's thing belongs to, and the ledger it is in; nil where it may belong to any.
    func belonging(_ key: String, _ number: Int) -> (ledger: String, thing: DemoThing)? {
        switch key {
        case "fund-allocations" where number < Self.parts.count: return fund.map { ("fund-projects", $0) }
        case "income-book" where number == 0: return household.map { ("listed-households", $0) }
        case "support-measures":
            guard var thing = household, number < thing.needs.count else { return nil }
            thing.needs = [thing.needs[number]]
            return ("listed-households", thing)
        default: return nil
        }
    }

    /// Gives the first sum and its parts their amounts.
    func settle(_ answers: inout ItemAnswers, _ playbook: Playbook, _ number: Int) {
        func set(_ key: String, _ amount: Int) {
            if let field = playbook.field(key) { answers.texts[field] = "\(amount)" }
        }
        switch playbook.key {
        case "fund-projects" where number == 0: set("amount", Self.parts.reduce(0, +))
        case "fund-allocations" where fund != nil && number < Self.parts.count:
            set("amount", Self.parts[number])
            set("paid", Self.parts[number])
        default: return
        }
    }

    /// Whether nothing else may belong to the thing: the first sum is divided as it is.
    mutating func keep(_ thing: DemoThing, _ key: String, _ number: Int) -> Bool {
        guard number == 0 else { return false }
        if key == "listed-households" { household = thing }
        guard key == "fund-projects" else { return false }
        fund = thing
        return true
    }
}
