/// Which rule read a field of a duty, and where. `ReadingRuleWords` says it in Chinese.
package struct ReadingReason: Sendable, Hashable, Codable {
    package var field: Field
    package var rule: ReadingRule
    /// The characters that made the rule apply; nil where it is the whole duty.
    package var span: TextSpan?

    package init(_ field: Field, _ rule: ReadingRule, _ span: TextSpan? = nil) {
        self.field = field
        self.rule = rule
        self.span = span
    }

    package enum Field: String, Sendable, CaseIterable, Codable {
        case duty, title, kind, units, quantities, deadlines, cadences, subject
    }
}

package enum ReadingRule: String, Sendable, CaseIterable, Codable {
    // Why it is a task.
    case noteBehind, demandWord, leadingVerb, numberedPoint, subjectMust, forbiddingWord, targetNumber, tableRow
    case continuation, handedIn
    // Where a field came from.
    case bracketNote, lineNote, sharedNote, labelledUnits, unitsWithVerb, firstUnitLeads, subjectUnit
    case inheritedSubject, headingUnit, tableColumn, statutoryDuty, earlierAssignment, headingWords
    case writtenNumber, maskedNumber, coverageWord, zeroWord, multipleWord
    case fullDate, yearFromDocument, relativeTime, planPeriod, seasonWord, everyWord, standingWord
    case headingTitle, verbObject, firstClause
    case numberToReach, numberNotToPass, plainAction
    case goalWords, programmeWords
}
