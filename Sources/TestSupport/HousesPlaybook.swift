/// A small ledger of houses with one gate and a target the county hands down.
package enum HousesPlaybook {
    package static let key = "sample-houses"

    package static let yaml = """
        \(OwnPlaybook.head(key, "样例拆旧", item: houses, more: "with: [agriculture]"))
        fields:
          - {key: owner, label: 户主, type: text, required: yes}
          - {key: empty, label: 已腾空, type: yes-no}
        stages:
          - {key: found, word: 已登记}
          - {key: demolished, word: 已拆除, outcome: done}
        moves:
          - {key: demolition, word: 报告拆除, from: found, to: demolished, who: [village, officer/housing]}
        gates:
          - {key: emptied, before: demolished, holds: empty, says: 房屋已腾空, fix: 填“已腾空”}
        indicators:
          - {key: done, word: 已拆除, unit: 户, decimals: 0, formula: items(demolished)}
        targets:
          - {indicator: done, value: ~, by: 10-31, source: 讲话二（一）：XX户}
        """

    private static let houses = "{word: 老旧房屋, counter: 户, title: owner, level: village}"
}
