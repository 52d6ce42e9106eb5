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
}
