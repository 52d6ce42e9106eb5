import Core
import Ledgers
import Programmes
import TestSupport

/// A small ledger of old houses with everything a thing can have.
enum SamplePlaybook {
    static let key = "sample-houses"
    private static let item = "{word: 老旧房屋, counter: 户, title: owner, level: village}"

    static func yaml(name: String = "样例拆旧", more: String = "") -> String {
        """
        \(OwnPlaybook.head(key, name, item: item, more: "with: [agriculture]"))
        fields:
          - {key: owner, label: 户主, type: text, max: 40, required: yes}
          - {key: plot, label: 宅基地编号, type: text, unique: county}
          - {key: identity, label: 身份证号, type: id-number}
          - {key: phone, label: 电话, type: phone}
          - {key: area, label: 建筑面积, type: number, unit: 平方米, min: 1, max: 2000, required: yes, why: 计算腾出的土地}
          - {key: subsidy, label: 补助金额, type: money, min: 0}
          - {key: built, label: 建成日期, type: day}
          - {key: empty, label: 已腾空, type: yes-no}
          - {key: structure, label: 结构, type: choice, options: [土坯, 砖木, 砖混]}
          - {key: uses, label: 现在用途, type: set, options: [住人, 存放, 养畜]}
          - {key: elders, label: 老人安置, type: choice, options: [无老人, 随子女, 待安置], required: yes}
          - {key: home, label: 老人现住处, type: text, when: 'elders == "随子女"'}
          - {key: neighbour, label: 相邻房屋, type: link, to: sample-houses, many: yes}
        \(more)
        stages:
          - {key: found, word: 已登记}
          - {key: agreed, word: 已签协议, days: 10}
          - {key: demolished, word: 已拆除}
          - {key: accepted, word: 已验收, outcome: done}
          - {key: dropped, word: 不拆除, outcome: dropped}
        moves:
          - {key: agreement, word: 登记协议, from: found, to: agreed, who: [village, township, officer/housing]}
          - {key: demolition, word: 报告拆除, from: agreed, to: demolished, who: [village, township, officer/housing]}
          - {key: acceptance, word: 验收通过, from: demolished, to: accepted, who: [township, officer/housing], another: yes}
          - {key: return, word: 退回重做, from: demolished, to: agreed, who: [township, officer/housing], words: yes}
          - {key: leaving, word: 不再拆除, from: [found, agreed], to: dropped, who: [township], words: yes}
        gates:
          - {key: housed, before: demolished, holds: 'elders != "待安置"', says: 老人有去处, fix: 填“老人安置”}
          - {key: emptied, before: demolished, holds: empty, says: 房屋已腾空, fix: 填“已腾空”}
        rules:
          - {key: sane, holds: 'not known(subsidy) or subsidy <= area * 1000', says: 补助金额与面积对不上}
        warnings:
          - {key: stands, when: 'stage == "agreed" and days_since(stage_since) > 15', says: 签了协议半个月还没有拆, to: township}
          - {key: brick, when: 'structure in ["砖木", "砖混"] and empty and area > 60', says: 好房子腾空了, to: officer}
        measures:
          - {key: area, word: 建筑面积, unit: 平方米, value: area}
          - {key: paid, word: 补助, unit: 元, value: 'if(known(subsidy), subsidy, 0)'}
        indicators:
          - {key: rate, word: 拆除率, unit: "%", formula: 100 * items(from demolished) / items()}
        """
    }

    static func text(name: String = "样例拆旧", more: String = "") throws -> PlaybookText {
        try text(of: yaml(name: name, more: more))
    }

    static func text(of yaml: String) throws -> PlaybookText {
        try OwnPlaybook.text(yaml)
    }

    /// The ledger once only few may read it.
    static func restricted() throws -> PlaybookText { try text(of: OwnPlaybook.restricted(yaml())) }
}
