import Ledgers
import Programmes

/// Playbooks that tests write themselves, read as a county's own are.
package enum OwnPlaybook {
    package struct Unreadable: Error {
        let sentences: [String]
    }

    /// The playbook of a text; throws what the program says against it.
    /// - Parameter others: texts it stands beside, whose ledgers it leads to.
    package static func text(_ yaml: String, beside others: [String] = []) throws -> PlaybookText {
        let texts = try texts([yaml] + others.filter { key(of: $0) != key(of: yaml) })
        guard let text = texts.first(where: { $0.playbook.key == key(of: yaml) }) else {
            throw Unreadable(sentences: ["no key"])
        }
        return text
    }

    /// The playbooks of texts that stand beside each other, all of them.
    package static func texts(_ yamls: [String]) throws -> [PlaybookText] {
        let files = yamls.map { WrittenFile(name: "\(key(of: $0)).yaml", bytes: Array($0.utf8)) }
        let loading = PlaybookLibrary.read(shipped: [], own: files)
        let texts = PlaybookText.all(files, in: loading.library)
        guard texts.count == yamls.count else { throw Unreadable(sentences: loading.problems.map(\.sentence)) }
        return texts
    }

    /// The first lines of a small playbook of the department of housing, down to its fields.
    /// - Parameters:
    ///   - clause: what the speech says of it.
    ///   - item: as playbooks write it: `{word: 农房, counter: 户, title: owner, level: village}`.
    ///   - more: a line the playbook has besides, such as `with: [agriculture]`.
    package static func head(
        _ key: String,
        _ name: String,
        clause: String = "全速推进老旧房屋拆除",
        item: String,
        more: String = ""
    ) -> String {
        """
        key: \(key)
        name: \(name)
        covers: []
        clause: \(clause)
        lead: housing
        \(more)
        goal: 生态宜居
        areas: [生态振兴]
        cadence: weekly
        item: \(item)
        """
    }

    /// Street lamps that are found and then put up, down to its indicators.
    package static func lamps(_ key: String = "sample-lamps") -> String {
        let item = "{word: 路灯, counter: 盏, title: spot, level: village}"
        return """
            \(head(key, "样例路灯", clause: "安装路灯", item: item))
            fields:
              - {key: spot, label: 位置, type: text, required: yes}
            stages:
              - {key: found, word: 已登记}
              - {key: lit, word: 已安装, outcome: done}
            moves:
              - {key: lighting, word: 报告安装, from: found, to: lit, who: [village, officer/housing]}
            indicators:
            """
    }

    /// Stages and the move of things that are planned and then mended.
    package static let repairs = """
        stages:
          - {key: planned, word: 已安排}
          - {key: done, word: 已修好, outcome: done}
        moves:
          - {key: repair, word: 修好, from: planned, to: done, who: [village, township, officer/housing]}
        """

    /// The same text as a ledger only few may read.
    /// - Parameter readers: as playbooks name them.
    package static func restricted(_ yaml: String, to readers: String = "leader, officer/housing") -> String {
        yaml.replacing("\nfields:", with: "\nreaders: [\(readers)]\nfields:", maxReplacements: 1)
    }

    /// `key: sample-houses` at the head of the text.
    private static func key(of yaml: String) -> String {
        let line = yaml.split(whereSeparator: \.isNewline).first { $0.hasPrefix("key: ") }
        return line.map { String($0.dropFirst(5)) } ?? ""
    }
}
