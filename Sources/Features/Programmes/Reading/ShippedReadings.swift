/// What each shipped file says by itself. It is read again beside every county's own ones and says the same every time, and
/// taking it apart is most of the work: it is done once.
enum ShippedReadings {
    /// As `WrittenPlaybook(file, problems)`.
    static func playbook(_ file: WrittenFile, _ problems: ProblemList) -> WrittenPlaybook? {
        guard let reading = readings[file.name], reading.file == file else { return WrittenPlaybook(file, problems) }
        for problem in reading.problems { problems.add(problem.issue, at: problem.position, problem.severity) }
        var playbook = reading.playbook
        playbook?.problems = problems
        return playbook
    }

    private struct Reading {
        let file: WrittenFile
        let playbook: WrittenPlaybook?
        let problems: [PlaybookProblem]

        init(_ file: WrittenFile) {
            let list = ProblemList(file: file.name)
            self.file = file
            playbook = WrittenPlaybook(file, list)
            problems = list.problems
        }
    }

    /// Never changed once it is made: whoever is given a playbook gets it with a list of problems of their own.
    nonisolated(unsafe) private static let readings = Dictionary(
        ShippedPlaybooks.files.map { ($0.name, Reading($0)) },
        uniquingKeysWith: { first, _ in first }
    )
}
