import Ledgers

/// A ledger whose fields count in units of every size: sums in 元 and in 万元, areas in 亩, 平方米 and 公顷.
package enum UnitsPlaybook {
    package static let key = "sample-units"

    package static let yaml = """
        \(OwnPlaybook.head(key, "样例项目", item: "{word: 项目, counter: 个, title: name, level: village}"))
        fields:
          - {key: name, label: 项目名称, type: text, required: yes}
          - {key: invested, label: 总投资, type: number, unit: 万元}
          - {key: paid, label: 补助金额, type: money}
          - {key: land, label: 耕地面积, type: number, unit: 亩}
          - {key: area, label: 建筑面积, type: number, unit: 平方米}
          - {key: wood, label: 林地面积, type: number, unit: 公顷, decimals: 4}
          - {key: share, label: 完成比例, type: number, unit: "%"}
          - {key: income, label: 人均纯收入, type: person-amount}
        stages:
          - {key: planned, word: 已安排}
          - {key: done, word: 已完成, outcome: done}
        moves:
          - {key: finish, word: 完成, from: planned, to: done, who: [village, township, officer/housing]}
        measures:
          - {key: invested, word: 总投资, unit: 万元, value: 'if(known(invested), invested, 0)'}
        indicators:
          - {key: invested, word: 总投资, unit: 万元, formula: measure(invested)}

        """

    package static func text() throws -> PlaybookText { try OwnPlaybook.text(yaml) }
}
