import Ledgers
import Programmes

/// A small ledger only few may read.
package enum RestrictedPlaybook {
    package static let key = "sample-secrets"

    /// - Parameter readers: as the playbook names them.
    package static func text(readers: String = "leader, officer/housing") throws -> PlaybookText {
        try OwnPlaybook.text(yaml(readers: readers))
    }

    package static func yaml(readers: String = "leader, officer/housing") -> String {
        """
        key: \(key)
        name: 样例线索
        covers: []
        clause: 依法打击
        lead: housing
        readers: [\(readers)]
        goal: 治理有效
        areas: [组织振兴]
        cadence: weekly
        item: {word: 线索, counter: 条, title: number, level: village}
        fields:
          - {key: number, label: 线索编号, type: text, required: yes}
          - {key: spot, label: 位置, type: point}
          - {key: proof, label: 材料, type: file}
        stages:
          - {key: listed, word: 已登记}
          - {key: handed, word: 已移交, outcome: done}
          - {key: left, word: 重复, outcome: dropped}
        moves:
          - {key: handing, word: 移交, from: listed, to: handed, who: [officer/housing]}
          - {key: leaving, word: 重复, from: listed, to: left, who: [officer/housing]}
        warnings:
          - {key: waits, when: 'stage == "listed"', says: 还没有移交, to: officer}
        indicators:
          - {key: rate, word: 移交率, unit: "%", formula: 100 * items(handed) / items()}
          - {key: listed, word: 未移交, unit: 条, formula: items(listed)}
        targets:
          - {indicator: rate, value: 100, by: 12-31, source: 讲话}

        """
    }
}
