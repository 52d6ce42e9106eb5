import Core
import Pages

/// One unit's result: each item with its facts, rule and points, each leading to what it was counted from.
struct UnitScorePage {
    let reading: ScoreReading
    let score: UnitScore
    /// Nil where others' results are not this person's to see yet.
    let rank: ScoreRank?
    let check: ScoreCheck?
    let findings: [ScoreFinding]
    let readsAll: Bool
    let foot: RecordFoot?

    private var address: String { "/scores/\(reading.period.id)/units/\(score.unit.id)" }

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "\(score.unit.name)的考核",
            lead: "\(reading.period.name)，截至\(Format.day(reading.asOf))，\(reading.period.stage.word)。",
            breadcrumbs: [
                Crumb("今日", "/"), Crumb("考核", "/scores"),
                Crumb(reading.period.name, "/scores/\(reading.period.id)"),
            ],
            actions: [.print()],
            printStyle: .landscape,
            context: context
        )
        return page.render { w in
            w.statStrip(stats)
            if !score.vetoes.isEmpty { veto(w) }
            for part in reading.scheme.parts { w.panel(part.word, remark: partWords(part)) { items(part, w) } }
            if !findings.isEmpty { quality(w) }
            if let foot { w.tag("p", ["class": "digest"], text: foot.words) }
        }
    }

    private var stats: [Stat] {
        var stats = [Stat("总分", ScoreFormat.points(score.total), unit: "/ \(ScoreFormat.points(score.full)) 分")]
        if let rank { stats.append(Stat("名次", ScoreFormat.places(rank.range), unit: "/ \(reading.scores.count)")) }
        stats.append(Stat("等次", score.grade.isEmpty ? "还定不了" : score.grade))
        if let range = ScoreFormat.range(score) { stats.append(Stat("补齐未知以后", range, unit: "分")) }
        if let check, check.checks > 0 {
            let found = findings.count { $0.outcome?.isWrong != false }
            let address = "/scores/\(reading.period.id)/quality"
            stats.append(
                Stat("数据质量", "\(max(0, check.checks - found))/\(check.checks)", unit: "项没有疑点", address: address)
            )
        }
        return stats
    }

    private func veto(_ w: HTMLWriter) {
        let names = score.vetoes.compactMap { reading.scheme.item($0.item)?.word }.joined(separator: "、")
        w.remark("一票否决：\(names)。等次最高评为“\(reading.scheme.vetoGrade ?? "")”。")
    }

    private func partWords(_ part: SchemePart) -> String {
        let own = zip(reading.scheme.items, score.points).filter { $0.0.part == part.key && $0.1.state != .notYet }
        guard !own.isEmpty else { return "考核期末评分" }
        return "\(ScoreFormat.points(own.reduce(0) { $0 + $1.1.points })) / \(ScoreFormat.points(part.points)) 分"
    }

    private func items(_ part: SchemePart, _ w: HTMLWriter) {
        let columns = [
            TableColumn("项目", .name), TableColumn("类别", onlyOnDesk: true), TableColumn("数据"), TableColumn("怎么算"),
            TableColumn("满分", .number), TableColumn("得分", .number), TableColumn("依据", .number, unit: "条"),
        ]
        w.table(part.word, columns) {
            for (item, point) in zip(reading.scheme.items, score.points) where item.part == part.key {
                let address = "\(address)/items/\(item.key)"
                w.row(opening: address) {
                    w.cell(item.word, linkingTo: address)
                    w.cell(item.group)
                    w.cell { facts(point, w) }
                    w.cell(ScoreFormat.rule(item))
                    w.cell(item.kind == .veto ? "—" : ScoreFormat.points(item.points))
                    w.cell(ScoreFormat.state(point, item))
                    w.cell(point.evidence.count)
                }
            }
        }
    }

    private func facts(_ point: ScorePoint, _ w: HTMLWriter) {
        let known = point.facts.map { "\($0.word) \($0.value.map { ScoreFormat.points($0) } ?? "未知")" }
        if point.state != .notYet { w.text(known.joined(separator: "，")) }
        if !point.words.isEmpty { w.remark(point.words) }
    }

    private func quality(_ w: HTMLWriter) {
        w.panel("数据要复核的地方", remark: "每一处只是复核的理由，不是结论。") {
            w.tag("ul") {
                for finding in findings {
                    w.tag("li") {
                        w.text("\(finding.kind.word)：\(finding.words)")
                        if let outcome = finding.outcome {
                            w.text("。复核：\(outcome.isWrong ? "数据不实" : "有合理原因")，\(outcome.words)")
                        }
                    }
                }
            }
        }
    }
}
