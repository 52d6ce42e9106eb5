import Core
import Imports
import Ledgers
import Programmes
import Regions
import TestSupport

/// A ledger of houses as a county keeps it in Excel.
enum ImportPlaybook {
    static let key = "import-houses"
    private static let houses = "{word: 农房, counter: 户, title: owner, level: village}"
    private static let visits = "{word: 走访, counter: 次, title: name, level: village}"

    static let yaml = """
        \(OwnPlaybook.head(key, "样例农房", item: houses))
        fields:
          - {key: owner, label: 户主, type: text, max: 40, required: yes}
          - {key: identity, label: 身份证号, type: id-number}
          - {key: phone, label: 联系电话, type: phone}
          - {key: account, label: 银行账号, type: bank-account}
          - {key: plot, label: 宅基地编号, type: text, unique: county}
          - {key: kind, label: 农户类型, type: choice, options: [脱贫户, 监测户, 一般户], required: yes}
          - {key: grade, label: 现等级, type: choice, options: [A级, B级, C级, D级]}
          - {key: uses, label: 现在用途, type: set, options: [住人, 存放, 养畜]}
          - {key: area, label: 建筑面积, type: number, unit: 平方米, min: 1, max: 2000, decimals: 2}
          - {key: land, label: 耕地面积, type: number, unit: 亩, min: 0, decimals: 2}
          - {key: subsidy, label: 危房补助, type: money, min: 0}
          - {key: graded, label: 鉴定日期, type: day}
          - {key: lived, label: 有人居住, type: yes-no}
          - {key: photo, label: 照片, type: file}
          - {key: remark, label: 备注, type: text}
        stages:
          - {key: watched, word: 监测中}
          - {key: repairing, word: 改造中}
          - {key: safe, word: 安全, outcome: done}
        moves:
          - {key: start, word: 开始改造, from: watched, to: repairing, who: [village, township, officer/housing]}
          - {key: finish, word: 认定安全, from: [watched, repairing], to: safe, who: [township, officer/housing]}
        gates:
          - {key: graded, before: safe, holds: 'grade in ["A级", "B级"]', says: 鉴定为 A 级或 B 级, fix: 填“现等级”}
        rules:
          - {key: sane, holds: 'not known(subsidy) or known(area)', says: 有补助的要填建筑面积}
        measures:
          - {key: area, word: 建筑面积, unit: 平方米, value: 'if(known(area), area, 0)'}
        indicators:
          - {key: rate, word: 安全率, unit: "%", formula: 100 * items(safe) / items()}
        """

    static func text(_ yaml: String = yaml) throws -> PlaybookText {
        try OwnPlaybook.text(yaml)
    }

    /// Visits to such houses, which read from them.
    /// - Parameter more: further fields, one a line.
    static func visits(more: String = "") throws -> PlaybookText {
        let own = """
            \(OwnPlaybook.head("import-visits", "样例走访", clause: "宽带进村", item: visits))
            fields:
              - {key: name, label: 户主, type: text, required: yes}
              - {key: area, label: 建筑面积, type: number, unit: 平方米, min: 1, max: 2000}
              - {key: house, label: 关联的农房, type: link, to: import-houses, reads: [area]}
            \(more)
            stages:
              - {key: planned, word: 已安排}
              - {key: done, word: 已走访, outcome: done}
            moves:
              - {key: visit, word: 办完, from: planned, to: done, who: [village, township, officer/housing]}
            indicators:
              - {key: rate, word: 走访率, unit: "%", formula: 100 * items(done) / items()}
            """
        return try OwnPlaybook.text(own, beside: [yaml])
    }

    /// 甘州区 with two townships that both have a 新村, and a village that went to another.
    static var places: PlaceFinder {
        let names: [(String, String, String?)] = [
            ("620702101", "明永镇", nil), ("620702102", "碱滩镇", nil), ("620702001", "东街街道", nil),
            ("620702101201", "沿河村", nil), ("620702101202", "新村", nil), ("620702101203", "武家闸村", nil),
            ("620702101204", "老湾村", "620702101201"), ("620702102201", "新村", nil), ("620702102202", "永星村", nil),
            ("620702102001", "沿河社区", nil), ("620702101201001", "一组", nil),
        ]
        let regions = names.compactMap { code, name, successor in
            RegionCode(code).map {
                Region(code: $0, parent: $0.parent, name: name, successor: successor.flatMap { RegionCode($0) })
            }
        }
        let above = [("62", "甘肃省"), ("6207", "张掖市"), ("620702", "甘州区")].compactMap { code, name in
            RegionCode(code).map { Region(code: $0, parent: $0.parent, name: name) }
        }
        let former = [("620702102202", "红星公社"), ("620702101201", "新河村"), ("620702101202", "沿河村")].compactMap {
            code,
            name in
            RegionCode(code).map { (name: name, code: $0) }
        }
        return PlaceFinder(regions, in: above[2].code, above: above, former: former)
    }
}
