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
    /// An own file with an error is left out, and the shipped one of its name stands again. So is one beside which others
    /// cannot be read: of several the one without which the fewest files stay broken goes first. One bad file stops nobody.
    /// - Parameter kept: the stem of a file that stays whatever others lack beside it: a version things stand under.
    package static func read(
        shipped: [WrittenFile] = ShippedPlaybooks.files,
        own: [WrittenFile] = [],
        kinds: [LinkKind] = [],
        keeping kept: String? = nil
    ) -> Loading {
        func reading(_ own: [WrittenFile]) -> LibraryReading {
            let names = Set(own.map(\.stem))
            return LibraryReading(shipped.filter { !names.contains($0.stem) } + own, kinds)
        }
        var own = own
        var told: [PlaybookProblem] = []
        var last = reading(own)
        while !last.broken.isEmpty, !own.isEmpty {
            let unread = own.filter { last.unread.contains($0.name) }
            if !unread.isEmpty {
                // What is wrong with the others may only be that these are missing.
                told += last.problems(of: unread)
                own.removeAll { unread.contains($0) }
                last = reading(own)
            } else {
                let tried = last.suspects(own).filter { $0.stem != kept }.map { file in
                    (file: file, rest: reading(own.filter { $0 != file }))
                }
                guard let best = tried.min(by: { last.order($0, $1) }) else { break }
                told += last.problems(with: best.file)
                own.removeAll { $0 == best.file }
                last = best.rest
            }
        }
        let problems = told + last.problems.filter { !told.contains($0) }
        return Loading(library: PlaybookLibrary(playbooks: last.playbooks), problems: problems)
    }
}

extension LibraryReading {
    /// Names of files with an error.
    fileprivate var broken: Set<String> { Set(problems.filter { $0.severity == .error }.map(\.file)) }

    fileprivate func problems(of files: [WrittenFile]) -> [PlaybookProblem] {
        problems.filter { problem in files.contains { $0.name == problem.file } }
    }

    /// Files that are broken, and those the broken ones speak of: each is tried, and a reading takes a while.
    fileprivate func suspects(_ own: [WrittenFile]) -> [WrittenFile] {
        let broken = broken
        let texts = files.filter { broken.contains($0.name) }.map { String(decoding: $0.bytes, as: UTF8.self) }
        let found = own.filter { file in
            let names = [file.stem, file.stem.replacing("-", with: "_")]
            return broken.contains(file.name) || texts.contains { text in names.contains { text.contains($0) } }
        }
        return found.isEmpty ? own : found
    }

    /// Whether to leave out one file rather than another: it mends more, or is wrong itself.
    fileprivate func order(
        _ left: (file: WrittenFile, rest: LibraryReading),
        _ right: (file: WrittenFile, rest: LibraryReading)
    ) -> Bool {
        let (first, second) = (left.rest.broken.count, right.rest.broken.count)
        if first != second { return first < second }
        return broken.contains(left.file.name) && !broken.contains(right.file.name)
    }

    /// What is wrong with a file that is left out; where nothing is wrong in itself, what others lack beside it.
    fileprivate func problems(with file: WrittenFile) -> [PlaybookProblem] {
        let own = problems(of: [file])
        if own.contains(where: { $0.severity == .error }) { return own }
        return own
            + problems.filter { $0.severity == .error }.prefix(5).map { other in
                let name = other.file.split(separator: "/").last.map(String.init) ?? other.file
                return PlaybookProblem(
                    file: file.name,
                    position: Position(line: 1, column: 1),
                    issue: Issue("playbook.breaks", ["other": name, "sentence": other.sentence]),
                    severity: .error
                )
            }
    }
}

/// One pass over all files.
struct LibraryReading {
    let files: [WrittenFile]
    private(set) var playbooks: [Playbook] = []
    private(set) var problems: [PlaybookProblem] = []
    /// Names of files that are wrong before they are held against the others.
    private(set) var unread: Set<String> = []

    init(_ files: [WrittenFile], _ kinds: [LinkKind]) {
        self.files = files
        var lists: [ProblemList] = []
        var written: [String: WrittenPlaybook] = [:]
        for file in files {
            let list = ProblemList(file: file.name)
            lists.append(list)
            let playbook = ShippedReadings.playbook(file, list)
            if list.hasErrors { unread.insert(file.name) }
            guard let playbook else { continue }
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
