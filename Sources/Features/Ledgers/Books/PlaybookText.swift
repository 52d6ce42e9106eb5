import Programmes
import Synchronization

/// A playbook with the text it was read from, which is what a county keeps.
package struct PlaybookText: Sendable {
    package let playbook: Playbook
    package let yaml: String

    package init(playbook: Playbook, yaml: String) {
        self.playbook = playbook
        self.yaml = yaml
    }

    /// The playbooks of a library with their files; files that were not read are left out.
    package static func all(_ files: [WrittenFile], in library: PlaybookLibrary) -> [PlaybookText] {
        files.compactMap { file in
            let name = file.name.split(separator: "/").last.map(String.init) ?? file.name
            return library[name.replacing(".yaml", with: "")].map {
                PlaybookText(playbook: $0, yaml: String(decoding: file.bytes, as: UTF8.self))
            }
        }
    }

    /// Those the program brings with it, read once.
    package static let shipped = all(ShippedPlaybooks.files, in: PlaybookLibrary.shipped.library)

    /// What a county may take on: the shipped ones and its own, an own one in the place of the shipped one of its name.
    package static func offered(own: [WrittenFile]) -> OfferedPlaybooks {
        guard !own.isEmpty else { return OfferedPlaybooks(texts: shipped) }
        func stem(_ file: WrittenFile) -> String {
            (file.name.split(separator: "/").last.map(String.init) ?? file.name).replacing(".yaml", with: "")
        }
        let loading = PlaybookLibrary.read(own: own)
        let library = loading.library
        // The digest of its file tells whether a playbook was read from it or from the shipped one.
        let good = own.filter { library[stem($0)]?.version != PlaybookLibrary.shipped.library[stem($0)]?.version }
        let names = Set(good.map(stem))
        return OfferedPlaybooks(
            texts: all(ShippedPlaybooks.files.filter { !names.contains(stem($0)) } + good, in: library),
            problems: loading.problems.filter { $0.severity == .error }
        )
    }

    /// Texts that were taken on, read beside each other; each names its playbook's key.
    /// - Parameter kept: key of the text that is wanted, whatever the others lack beside it.
    static func read(_ texts: [(key: String, yaml: String)], keeping kept: String) -> PlaybookLibrary {
        let own = texts.filter { shippedText[$0.key] != $0.yaml }
        guard !own.isEmpty else { return PlaybookLibrary.shipped.library }
        let files = own.sorted { $0.key < $1.key }.map {
            WrittenFile(name: "\($0.key).yaml", bytes: Array($0.yaml.utf8))
        }
        let key = files.map(\.bytes)
        func known() -> PlaybookLibrary? {
            lastRead.withLock { $0.first { $0.key == key && ($0.kept == nil || $0.kept == kept) } }?.library
        }
        if let library = known() { return library }
        // Whoever wants the same meanwhile waits for it.
        return reading.withLock { _ in
            if let library = known() { return library }
            let loading = PlaybookLibrary.read(own: files, keeping: kept)
            // Where nothing is wrong nothing was left out, whichever was wanted.
            let read = (key: key, kept: loading.hasErrors ? kept : nil, library: loading.library)
            lastRead.withLock { last in last = [read] + last.prefix(7) }
            return loading.library
        }
    }

    private static let reading = Mutex(())

    static func isShipped(_ yaml: String, of key: String) -> Bool { shippedText[key] == yaml }

    private static let shippedText = Dictionary(
        shipped.map { ($0.playbook.key, $0.yaml) },
        uniquingKeysWith: { first, _ in first }
    )

    /// A text is read the same way every time, and reading a library takes long: the last few are kept.
    private static let lastRead = Mutex<[(key: [[UInt8]], kept: String?, library: PlaybookLibrary)]>([])
}

/// The playbooks a county may take on, and why some of its own files are not among them.
package struct OfferedPlaybooks: Sendable {
    package var texts: [PlaybookText] = []
    /// Each with a place in a file of the county.
    package var problems: [PlaybookProblem] = []

    package init(texts: [PlaybookText], problems: [PlaybookProblem] = []) {
        self.texts = texts
        self.problems = problems
    }
}
