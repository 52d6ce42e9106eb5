import Core
import Database
import Programmes

extension ProgrammeStore {
    /// A new playbook as it would be read beside those the county runs, and what is wrong with it.
    package func reading(
        _ yaml: String,
        key: String,
        in county: RegionCode
    ) throws -> (text: PlaybookText?, problems: [PlaybookProblem]) {
        let rows = try tx.rows(
            """
            SELECT p.key, p.yaml FROM ledger l JOIN programme p ON p.id = l.programme_id
            WHERE l.county = \(county) AND l.key <> \(key) ORDER BY l.id
            """
        )
        let others = try rows.map {
            WrittenFile(name: "\(try $0.text("key")).yaml", bytes: Array(try $0.text("yaml").utf8))
        }
        let file = WrittenFile(name: "\(key).yaml", bytes: Array(yaml.utf8))
        let loading = PlaybookLibrary.read(own: others + [file])
        let problems = loading.problems.filter { $0.file == file.name && $0.severity == .error }
        let playbook = problems.isEmpty ? loading.library[key] : nil
        return (playbook.map { PlaybookText(playbook: $0, yaml: yaml) }, problems)
    }

    /// Names of programmes the county runs that could no longer be read beside a new text: it dropped what they name.
    func broken(beside text: PlaybookText, in county: RegionCode) throws -> [String] {
        let key = text.playbook.key
        let rows = try tx.rows(
            """
            SELECT p.key, p.yaml, p.digest, p.name FROM ledger l JOIN programme p ON p.id = l.programme_id
            WHERE l.county = \(county) AND l.key <> \(key) ORDER BY l.id
            """
        )
        let others = try rows.map { (key: try $0.text("key"), yaml: try $0.text("yaml")) }
        // The shipped ones were read beside each other when the program was built.
        let all = others + [(key, text.yaml)]
        guard !others.isEmpty, !all.allSatisfy({ PlaybookText.isShipped($0.yaml, of: $0.key) }) else { return [] }
        func unread(_ texts: [(key: String, yaml: String)]) throws -> [String] {
            let library = PlaybookText.read(texts, keeping: key)
            return try rows.filter { library[try $0.text("key")]?.version != (try $0.text("digest")) }
                .map { try $0.text("name") }
        }
        let broken = try unread(all)
        guard !broken.isEmpty else { return [] }
        let current: Query = """
            SELECT p.yaml FROM ledger l JOIN programme p ON p.id = l.programme_id
            WHERE l.county = \(county) AND l.key = \(key)
            """
        let old = try tx.first(current) { (key: key, yaml: try $0.text("yaml")) }
        let before = try unread(others + (old.map { [$0] } ?? []))
        return broken.filter { !before.contains($0) }
    }
}
