import Core

/// What stands in the way of a move: the post, the stage, the proof owed, the conditions. Pure.
package enum WorkflowRules {
    /// As long as the minutes of a long meeting: a note is kept for ever and stands where moves are listed.
    package static let longestNote = 20_000

    package static func issues<Subject>(
        _ transition: Transition<Subject>,
        of subject: Subject,
        by actor: Actor,
        note: String,
        files: Int,
        on today: Day
    ) -> [Issue] {
        let act = ["act": transition.word]
        guard transition.permits(actor, subject) else { return [Issue("move.notAllowed", act)] }
        guard transition.from.contains(subject.stage) else {
            return [Issue("move.stage", ["act": transition.word, "stage": subject.stage.word])]
        }
        var issues = transition.conditions.flatMap { $0.check(subject, today) }
        if transition.owes.contains(.words), note.allSatisfy(\.isWhitespace) {
            issues.append(Issue("move.words", field: "note", act))
        }
        if note.utf8.count > longestNote, note.count > longestNote {
            let counts = ["limit": "\(longestNote)", "count": "\(note.count)"]
            issues.append(Issue("move.noteLong", field: "note", counts))
        }
        if transition.owes.contains(.files), files < transition.leastFiles {
            let counts = ["least": "\(transition.leastFiles)", "count": "\(files)"]
            issues.append(Issue("move.files", field: "files", counts))
        }
        return issues
    }
}
