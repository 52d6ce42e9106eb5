import Core
import Expression

/// Every playbook a county works by: the shipped ones and its own.
package struct PlaybookLibrary: Sendable {
    /// In order of their keys.
    package let playbooks: [Playbook]

    package subscript(key: String) -> Playbook? { playbooks.first { $0.key == key } }

    /// What was read, and what is wrong with what was not.
    package struct Loading: Sendable {
        package let library: PlaybookLibrary
        /// In order of file and place.
        package let problems: [PlaybookProblem]

        package var hasErrors: Bool { problems.contains { $0.severity == .error } }
    }

    /// The shipped ones alone, read once.
    package static let shipped = read()

    /// The shipped ones with a county's own beside them; nothing is read again where it has none.
    package static func library(own: [WrittenFile]) -> PlaybookLibrary {
        own.isEmpty ? shipped.library : read(own: own).library
    }

    /// Reads the shipped playbooks and the county's own beside them; an own one replaces the shipped one of its name.
    ///
    /// An own file with an error is left out, and the shipped one of its name stands again, so one bad file stops nobody.
    package static func read(
        shipped: [WrittenFile] = ShippedPlaybooks.files,
        own: [WrittenFile] = [],
        kinds: [LinkKind] = []
    ) -> Loading {
        var own = own
        var told: [PlaybookProblem] = []
        while true {
            let names = Set(own.map(\.stem))
            let reading = LibraryReading(shipped.filter { !names.contains($0.stem) } + own, kinds)
            let broken = Set(reading.problems.filter { $0.severity == .error }.map(\.file))
            let problems = told + reading.problems.filter { !told.contains($0) }
            guard own.contains(where: { broken.contains($0.name) }) else {
                return Loading(library: PlaybookLibrary(playbooks: reading.playbooks), problems: problems)
            }
            told = problems
            own.removeAll { broken.contains($0.name) }
        }
    }
}

/// One pass over all files.
struct LibraryReading {
    private(set) var playbooks: [Playbook] = []
    private(set) var problems: [PlaybookProblem] = []

    init(_ files: [WrittenFile], _ kinds: [LinkKind]) {
        var lists: [ProblemList] = []
        var written: [String: WrittenPlaybook] = [:]
        for file in files {
            let list = ProblemList(file: file.name)
            lists.append(list)
            guard let playbook = WrittenPlaybook(file, list) else { continue }
            if let other = written[playbook.key.value] {
                let values = ["key": playbook.key.value, "file": other.problems.file]
                list.report("playbook.samePlaybook", at: playbook.key.position, values)
            } else {
                written[playbook.key.value] = playbook
            }
        }
        let kinds = Dictionary(kinds.map { ($0.key, $0) }) { first, _ in first }
        let surroundings = Surroundings(written: written, kinds: kinds)
        var good: [String: Playbook] = [:]
        for (key, playbook) in written {
            good[key] = PlaybookChecker(playbook, in: surroundings).playbook()
        }
        LibraryCycles(playbooks: good, written: written).report()
        playbooks = good.values.filter { written[$0.key]?.problems.hasErrors == false }.sorted { $0.key < $1.key }
        problems = lists.flatMap { list in
            list.problems.sorted { ($0.position, $0.severity.rawValue) < ($1.position, $1.severity.rawValue) }
        }
    }
}
