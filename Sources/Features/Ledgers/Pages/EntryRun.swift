import Core
import Programmes

/// One entry by hand while its questions are answered one a page. Its number stands in every address, so that entries begun
/// in two windows stay apart.
struct EntryRun: Sendable {
    /// Later ones have larger numbers.
    let number: Int64
    let ledger: String
    /// More was answered than a cookie holds: the answers travel with the form alone.
    var isCarried = false

    /// Carries the number with the answers; no key of a field has a hyphen.
    static let fieldName = "entry-run"
    static let cookiePrefix = "luoshi_entry_"

    init(number: Int64, ledger: String) {
        self.number = number
        self.ledger = ledger
    }

    /// Nil where the text is no number of one.
    init?(_ text: String, of ledger: String) {
        guard let number = Int64(text), number > 0 else { return nil }
        self.init(number: number, ledger: ledger)
    }

    /// Its cookie is sent to addresses that begin so.
    var path: String { "/ledgers/\(ledger)/new/steps" }

    var cookieName: String { Self.cookiePrefix + String(number) }

    /// - Parameter words: more of the query, such as `back=1`.
    func address(_ step: Int, _ words: [String] = []) -> String {
        let query = ["run=\(number)"] + (isCarried ? ["carried=1"] : []) + words
        return "\(path)/\(step)?" + query.joined(separator: "&")
    }

    /// What its sealed answers are bound to.
    func about(_ account: AccountID) -> String { "\(account) \(ledger) \(number)" }
}

/// Which page of an entry is shown.
struct EntryView {
    /// As in `ItemStepPage`.
    var step: Int
    /// One answer is put right from the page that shows all.
    var isFixing = false
    /// What is said beside the question, or before the next one; looked for again whenever the page is opened.
    var remark: Remark?

    enum Remark: String {
        /// What is wrong with its answer.
        case wrong
        /// What may be entered already.
        case known
    }

    func address(in run: EntryRun) -> String {
        run.address(step, (isFixing ? ["fix=1"] : []) + (remark.map { ["remark=\($0.rawValue)"] } ?? []))
    }
}

/// What was answered of an entry so far, by the fields' keys.
struct KeptAnswers: Codable, Hashable, Sendable {
    let place: String
    let texts: [String: String]
    /// Things that looked alike and that a person said are others.
    let apart: Set<ItemID>

    init(_ answers: ItemAnswers, apart: Set<ItemID>, of playbook: Playbook) {
        place = answers.place
        let filled = Swift.zip(playbook.fields, answers.texts).filter { !$0.1.isEmpty }.map { ($0.0.key, $0.1) }
        texts = Dictionary(filled, uniquingKeysWith: { first, _ in first })
        self.apart = apart
    }

    func answers(of playbook: Playbook) -> ItemAnswers { ItemAnswers(place: place, texts, of: playbook) }
}
