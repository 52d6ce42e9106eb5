import Core
import Ledgers
import Programmes
import TestSupport

/// Families and the aid they get, and a ledger only few may read.
enum AroundPlaybooks {
    static let families = """
        key: sample-families
        name: 样例帮扶户
        covers: []
        clause: 应保尽保
        lead: housing
        goal: 生活富裕
        areas: [产业振兴]
        cadence: weekly
        item: {word: 户, counter: 户, title: number, level: village}
        fields:
          - {key: number, label: 户编号, type: text, unique: county, required: yes}
          - {key: head, label: 户主姓名, type: person-name, required: yes}
          - {key: income, label: 人均收入, type: person-amount, min: -50000, max: 100000}
          - {key: kind, label: 类别, type: choice, options: [一般, 困难], required: yes}
          - {key: needs, label: 该有的帮扶, type: set, options: [低保, 医疗]}
        linked:
          - {key: aids, word: 落实的帮扶, from: sample-aids, by: family, stages: [given]}
        twins:
          - {key: same, word: 同名同类的户, same: [head, kind], within: village, days: 100}
        stages:
          - {key: listed, word: 帮扶中}
          - {key: well, word: 已脱困, outcome: done}
          - {key: left, word: 误登, outcome: dropped}
        moves:
          - {key: release, word: 脱困, from: listed, to: well, who: [village, township]}
          - {key: leaving, word: 误登, from: listed, to: left, who: [township], words: yes}
        gates:
          - {key: helped, before: well, holds: count(aids) > 0 and sum(aids.amount) >= 100, says: 有帮扶措施, fix: 先落实帮扶}
          - {key: earns, before: well, holds: income > 5000, says: 收入够, fix: 核算收入}
          - {key: covered, before: well, holds: needs in aids.kind, says: 该有的都有了, fix: 补上缺的帮扶}
          - {key: once, before: well, holds: count(same) == 0, says: 没有重复登记, fix: 看同名同类的户}
        warnings:
          - {key: left-out, when: 'stage == "listed" and count(aids) == 0', says: 没有一项帮扶, to: township}
        measures:
          - {key: uncovered, word: 漏帮, unit: 户, value: 'if(count(aids) == 0, 1, 0)'}
          - {key: aid, word: 帮扶金额, unit: 元, value: sum(aids.amount)}
          - {key: twice, word: 重复登记, unit: 户, value: 'if(count(same) > 0, 1, 0)'}
        indicators:
          - {key: uncovered, word: 漏帮户, unit: 户, decimals: 0, direction: stay-within, formula: 'measure(uncovered, listed)'}
          - {key: aid, word: 帮扶金额, unit: 元, formula: measure(aid)}
          - {key: twice, word: 重复登记, unit: 户, decimals: 0, direction: stay-within, formula: measure(twice)}
        targets:
          - {indicator: uncovered, value: 0, source: 讲话}

        """

    static let aids = """
        key: sample-aids
        name: 样例帮扶措施
        covers: []
        clause: 落实帮扶
        lead: housing
        goal: 生活富裕
        areas: [产业振兴]
        cadence: weekly
        item: {word: 帮扶措施, counter: 项, title: content, level: village}
        fields:
          - {key: content, label: 内容, type: text, required: yes}
          - {key: family, label: 哪一户, type: link, to: sample-families, required: yes}
          - {key: amount, label: 金额, type: money, min: 0, max: 100000, required: yes}
          - {key: kind, label: 种类, type: choice, options: [低保, 医疗]}
        twins:
          - {key: others, word: 这一户别的帮扶, same: [family], within: county}
        stages:
          - {key: planned, word: 已安排}
          - {key: given, word: 已落实, outcome: done}
        moves:
          - {key: giving, word: 落实, from: planned, to: given, who: [village, township]}
          - {key: taking, word: 退回, from: given, to: planned, who: [village, township]}
        measures:
          - {key: largest, word: 最大的一项, unit: 元, value: 'if(count(others) > 0 and max(others.amount) > amount, 0, amount)'}
        indicators:
          - {key: rate, word: 落实率, unit: "%", formula: 100 * items(given) / items()}
          - {key: largest, word: 每户最大的一项, unit: 元, formula: measure(largest)}
        targets:
          - {indicator: rate, value: 100, source: 讲话}

        """

    static func texts() throws -> [PlaybookText] {
        try OwnPlaybook.texts([families, aids, RestrictedPlaybook.yaml()])
    }
}
