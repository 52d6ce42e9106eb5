import Core
import Expression
import Programmes

/// A small good playbook, and the same with something changed.
enum Sample {
    static let text = """
        key: sheds
        name: 棚圈整修
        covers: [2.20]
        clause: 整治棚圈
        lead: agriculture
        goal: 生态宜居
        areas: [生态振兴]
        cadence: weekly
        item: {word: 棚圈, counter: 个, title: owner, level: village}
        fields:
          - {key: owner, label: 户主, type: text, required: yes}
          - {key: area, label: 面积, type: number, unit: 平方米, min: 0, max: 900}
          - {key: state, label: 现状, type: choice, options: [完好, 破损], required: yes}
          - {key: photos, label: 照片, type: file}
        stages:
          - {key: found, word: 已登记}
          - {key: working, word: 整修中}
          - {key: mended, word: 已修好, outcome: done}
          - {key: left, word: 误登, outcome: dropped}
        moves:
          - {key: start, word: 开始, from: found, to: working, who: [village]}
          - {key: mending, word: 修好, from: [found, working], to: mended, who: [officer/housing], another: yes}
          - {key: leaving, word: 误登, from: found, to: left, who: [township], words: yes}
        gates:
          - {key: shown, before: mended, holds: count(photos) > 0, says: 有照片, fix: 传照片}
        measures:
          - {key: area, word: 面积, unit: 平方米, value: area}
        indicators:
          - {key: rate, word: 修好率, unit: "%", formula: 100 * items(mended) / items()}
          - {key: mended_area, word: 修好面积, unit: 平方米, formula: 'measure(area, from mended)'}
        targets:
          - {indicator: rate, value: 100, source: 讲话}

        """

    static func file(_ text: String = text, name: String = "sheds.yaml") -> WrittenFile {
        WrittenFile(name: name, bytes: Array(text.utf8))
    }

    static func changed(_ old: String, _ new: String, in text: String = text) -> String {
        precondition(text.contains(old), "the sample has no \(old)")
        return text.replacing(old, with: new, maxReplacements: 1)
    }

    static func read(_ text: String = text) -> PlaybookLibrary.Loading {
        PlaybookLibrary.read(shipped: [file(text)])
    }

    /// `12:8 sentence` of everything that is wrong.
    static func complaints(_ text: String) -> [String] {
        read(text).problems.map {
            "\($0.position.line):\($0.position.column) \(playbookWords.sentence(for: $0.issue))"
        }
    }
}
