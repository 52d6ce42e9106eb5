import Ledgers
import Programmes
import TestSupport
import Testing

@testable import Indicators

/// Whoever asks how a number is reckoned reads the words of the playbook.
@Suite("What a number is made of, in words")
struct FormulaReadingTests {
    /// A stage and a number share the key `built`: a number is not made of itself.
    @Test(arguments: [
        ("built", "件数（待验收，已验收）"), ("rate", "100 × 新建户厕 ÷ 全部件数"), ("covered", "合计（占地，起自 待验收）"),
        ("most", "较大者（新建户厕，件数（已申请））"),
    ])
    func namesAreReadByTheFunctionTheyStandIn(key: String, words: String) throws {
        let playbook = try OwnPlaybook.text(Self.toilets).playbook
        let indicator = try #require(playbook.indicator(key))
        var read = ""
        if case .formula(let formula) = indicator.origin { read = FormulaReading.words(formula, playbook) }
        #expect(read == words)
    }

    private static let item = "{word: 户厕, counter: 座, title: owner, level: village}"
    private static let toilets = """
        \(OwnPlaybook.head("sample-toilets", "样例改厕", item: item))
        fields:
          - {key: owner, label: 户主, type: text, required: yes}
          - {key: area, label: 占地, type: number, unit: 平方米, required: yes}
        stages:
          - {key: asked, word: 已申请}
          - {key: built, word: 待验收}
          - {key: accepted, word: 已验收, outcome: done}
        moves:
          - {key: building, word: 报告建成, from: asked, to: built, who: [village, officer/housing]}
          - {key: accepting, word: 验收, from: built, to: accepted, who: [village, officer/housing]}
        measures:
          - {key: area, word: 占地, unit: 平方米, value: area}
        indicators:
          - {key: built, word: 新建户厕, unit: 座, decimals: 0, formula: 'items(built, accepted)'}
          - {key: rate, word: 建成率, unit: "%", formula: 100 * built / items()}
          - {key: covered, word: 建成占地, unit: 平方米, formula: 'measure(area, from built)'}
          - {key: most, word: 较多的, unit: 座, decimals: 0, formula: 'max(built, items(asked))'}
        """
}
