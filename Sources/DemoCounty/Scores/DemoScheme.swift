/// Last year's scheme of the fictional county, from before it kept ledgers: every line is a mark with its file.
enum DemoScheme {
    static let key = "township-before"

    static let yaml = """
        key: township-before
        name: 乡镇乡村振兴考核办法（上年度）
        source: 云岭县乡镇乡村振兴考核办法
        subject: townships
        parts:
          - {key: daily, word: 日常考核, points: 60}
          - {key: year-end, word: 年终考核, points: 40, at-end: yes}
        groups:
          - {key: weak, word: 五个薄弱乡镇, units: []}
        grades:
          - {word: 好, from: 90}
          - {word: 较好, from: 80}
          - {word: 一般, from: 60}
          - {word: 较差, from: 0}
        items:
          - {key: environment, word: 人居环境季度检查, group: 日常, part: daily, points: 20, from: manual, share: mark / 100, source: 考核办法第六条}
          - {key: industry, word: 产业项目推进, group: 日常, part: daily, points: 20, from: manual, share: mark / 100, source: 考核办法第七条}
          - {key: problems, word: 反馈问题整改, group: 日常, part: daily, points: 20, from: manual, share: mark / 100, source: 考核办法第八条}
          - {key: guarantees, word: 三保障和饮水安全, group: 年终, part: year-end, points: 15, from: manual, share: mark / 100, source: 考核办法第九条}
          - {key: income, word: 农民收入, group: 年终, part: year-end, points: 15, from: manual, share: mark / 100, source: 考核办法第十条}
          - {key: villagers, word: 群众满意度, group: 年终, part: year-end, points: 10, from: manual, share: mark / 100, source: 考核办法第十一条}
          - {key: model, word: 经验推广, group: 加分, part: year-end, kind: bonus, points: 2, from: manual, score: mark, source: 考核办法第十三条}

        """
}
