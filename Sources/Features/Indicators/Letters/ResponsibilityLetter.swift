import Core
import Database
import Ledgers
import Programmes
import Regions
import Tasks

/// 目标责任书: what a township owes the county in a year: its targets and the tasks its units lead.
struct ResponsibilityLetter: Sendable {
    struct TargetLine: Sendable {
        let programme: String
        let outlook: Outlook
    }

    let county: String
    let region: RegionCode
    let place: String
    let year: Int
    let targets: [TargetLine]
    let tasks: [TaskLine]
    /// More than the letter lists.
    let moreTasks: Int
}

/// A letter in the list of a year.
struct LetterLine: Sendable {
    let region: RegionCode
    let name: String
    let targets: Int
    let behind: Int
    /// Nil where none was signed this year.
    let signed: SignedLetter?
}
