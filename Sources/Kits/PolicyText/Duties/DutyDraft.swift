/// A task being put together: its characters and who said what about it.
struct DutyDraft: Sendable {
    var range: Range<Int>
    /// Index into the sections.
    var section: Int?
    var paragraph: Int
    var rule: ReadingRule
    var cue: Range<Int>?
    var forbids = false
    var isFirm = false
    /// Notes of its own or shared; several lines may name owners.
    var notes: [UnitNote] = []
    var sharesNote = false
    /// Units that another sentence or a heading named.
    var inherited: [UnitMention] = []
    var inheritedRule: ReadingRule = .inheritedSubject
    /// Ranges of a table's cells.
    var unitCells: [(range: Range<Int>, role: UnitRole)] = []
    var timeCells: [Range<Int>] = []
    var leaderCell: Range<Int>?
    /// A heading that runs into the task.
    var heading: Range<Int>?
    /// Sentences that make it up.
    var sentences: [Int] = []
    var isHandedIn = false
    /// The reader's own units of the sentence, kept for the next sentence.
    var subjects: [UnitMention] = []
}
