import Core
import Indicators
import Pages

/// `/scores/{period}`: units × items, shaded, each figure opening to what it is made of.
struct ResultPage {
    let reading: ScoreReading
    /// Those this person may see.
    let shown: [UnitScore]
    let readsAll: Bool
    let runs: Bool
    let heads: Bool
    let peer: PeerGroup?
    /// `total`, `region`, or the key of an item.
    let sort: String
    let checks: [UnitID: ScoreCheck]
    let findings: [ScoreFinding]
    /// Appeals and pleas nobody has answered.
    let open: Int
    let changed: [ScoreChange]
    let foot: RecordFoot?
    let errors: [FieldError]
    /// Items this person marks, with how many units have a mark.
    var marked: [(item: SchemeItem, units: Int)] = []

    var period: ScorePeriod { reading.period }
    var scheme: ScoreScheme { reading.scheme }
    var address: String { "/scores/\(period.id)" }
    private var sheet: String { address + "/sheet" + (peer.map { "?peers=\($0.key)" } ?? "") }

    /// The units of the chosen group; all where none is chosen.
    var scores: [UnitScore] {
        guard let peer, let members = period.peers[peer.key] else { return shown }
        return shown.filter { members.contains($0.unit.id) }
    }

    var sorted: [UnitScore] {
        if sort == "region" { return scores.sorted { $0.unit.region < $1.unit.region } }
        guard let item = scheme.item(sort) else { return ScoreRanks.sorted(scores) }
        return scores.sorted { one, other in
            (one.point(item.key)?.points ?? 0, one.total) > (other.point(item.key)?.points ?? 0, other.total)
        }
    }

    /// Places among those shown together.
    var ranks: [UnitID: ScoreRank] { readsAll ? ScoreRanks.ranks(scores) : [:] }

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            period.name,
            lead: lead,
            breadcrumbs: [Crumb("今日", "/"), Crumb("考核", "/scores")],
            actions: [.link("导出表格", to: sheet, icon: .download), .print()],
            width: .full,
            printStyle: .poster,
            context: context
        )
        return page.render { w in
            w.errorSummary(errors)
            w.statStrip(stats)
            w.tabs(tabs)
            if shown.isEmpty {
                w.emptyState("这个考核期不考核你的单位", "公布以后，各单位的结果列在这里。")
            } else {
                w.heatTable(table)
                remarks(w)
            }
            if !marked.isEmpty { marking(w) }
            if readsAll, !scores.isEmpty { lists(w) }
            if !changed.isEmpty { changes(w) }
            if runs { acts(w, context) }
            if let foot { w.tag("p", ["class": "digest"], text: foot.words) }
        }
    }

    private var lead: String {
        let days = "\(Format.day(period.from))至\(Format.day(period.through))"
        let state = period.stage == .open ? "截至\(Format.day(reading.asOf))的实时得分" : "\(period.stage.word)，数字不再变"
        return "\(scheme.name)，\(days)。\(state)。"
    }

    private var stats: [Stat] {
        let unknown = shown.reduce(0) { $0 + $1.unknown.count }
        var stats = [
            Stat("单位", "\(shown.count)", unit: "个"),
            Stat("项目", "\(scheme.items.count)", unit: "个", address: "\(address)/scheme"),
            Stat("未知", "\(unknown)", unit: "项"),
            Stat("申诉和容错待答复", "\(open)", unit: "件", address: "\(address)/appeals"),
        ]
        if heads {
            stats.append(
                Stat("数据要复核", "\(findings.count { $0.outcome == nil })", unit: "处", address: "\(address)/quality")
            )
        }
        return stats
    }

    private var tabs: [Tab] {
        var tabs = [Tab("全部", address, isCurrent: peer == nil)]
        for group in scheme.groups where period.peers[group.key]?.isEmpty == false {
            tabs.append(Tab(group.word, "\(address)?peers=\(group.key)", isCurrent: peer == group))
        }
        if heads { tabs.append(Tab("权重试算", "\(address)/what-if")) }
        if heads { tabs.append(Tab("数据质量", "\(address)/quality")) }
        tabs += [Tab("申诉和容错", "\(address)/appeals"), Tab("方案", "\(address)/scheme")]
        return tabs
    }

    private func marking(_ w: HTMLWriter) {
        w.panel("由你评分的项目", remark: "一次给各单位评分，附一份依据") {
            let columns = [
                TableColumn("项目", .name), TableColumn("已评分", .number, unit: "个单位"), TableColumn("评分", .short),
            ]
            w.table("由你评分的项目", columns) {
                for (item, units) in marked {
                    w.row {
                        w.cell(item.word)
                        w.cell("\(units)/\(reading.scores.count)")
                        w.cell("去评分", linkingTo: "\(address)/items/\(item.key)/marks")
                    }
                }
            }
        }
    }

    private func sorting(_ key: String) -> String {
        "\(address)?sort=\(key)" + (peer.map { "&peers=\($0.key)" } ?? "")
    }

    private var table: HeatTable {
        let ranks = ranks
        var totals = [
            HeatTable.Column("名次"), .init("总分", worth: "\(ScoreFormat.points(full)) 分", sort: sorting("total")),
        ]
        totals.append(.init("等次"))
        if heads { totals.append(.init("可信")) }
        return HeatTable(
            "\(scheme.subject.word)得分",
            corner: scheme.subject.word,
            totals: totals,
            columns: scheme.items.map { .init($0.word, worth: ScoreFormat.worth($0), sort: sorting($0.key)) },
            rows: sorted.map { row($0, ranks[$0.unit.id]) },
            paperTitle: period.name
        )
    }

    /// What could be had so far, the same for all.
    private var full: Double { shown.map(\.full).max() ?? 0 }

    private func row(_ score: UnitScore, _ rank: ScoreRank?) -> HeatTable.Row {
        let unit = "\(address)/units/\(score.unit.id)"
        var totals = [
            rank.map { ScoreFormat.places($0.range) } ?? "—",
            ScoreFormat.points(score.total) + (score.unknown.isEmpty ? "" : "＋未知"),
            score.grade.isEmpty ? "—" : score.grade,
        ]
        if heads { totals.append(credibility(score.unit.id)) }
        let cells = zip(scheme.items, score.points).map { item, point in
            HeatTable.Cell(
                ScoreFormat.state(point, item),
                share: point.state == .known ? point.share : nil,
                address: "\(unit)/items/\(item.key)",
                remark: point.words
            )
        }
        return HeatTable.Row(score.unit.name, address: unit, totals: totals, cells: cells)
    }

    /// 11/12: checks without anything to look at again, of all that had enough to look at.
    func credibility(_ unit: UnitID) -> String {
        guard let check = checks[unit] else { return "未核查" }
        // Too few things for any check say nothing, neither good nor bad.
        guard check.checks > 0 else { return "数据太少" }
        let found = findings.count { $0.unit == unit && $0.outcome?.isWrong != false }
        return "\(max(0, check.checks - found))/\(check.checks)"
    }

    private func remarks(_ w: HTMLWriter) {
        w.remark("颜色越深得分率越高；点开任何一个数看它怎么算、依据什么。带 * 的项目不适用，按本单位其余项目的得分率计入。")
        if shown.contains(where: { !$0.unknown.isEmpty }) {
            w.remark("“未知”不按 0 分算：名次写成一段，是未知的项目得 0 分到满分之间可能的名次。")
        }
        w.remark(ScoreFormat.ranking)
        if heads { w.remark("“可信”是数据质量检查里没有要复核的项数；每一处只是复核的理由，不是结论。") }
    }

    private func lists(_ w: HTMLWriter) {
        let (red, black) = ScoreRanks.lists(scheme, scores)
        guard !red.isEmpty || !black.isEmpty else { return }
        func line(_ scores: [UnitScore]) -> String {
            scores.map { "\($0.unit.name)（\(ScoreFormat.points($0.total))）" }.joined(separator: "、")
        }
        w.panel("红黑榜", remark: "只列单位，不列个人；有未知项目的不上榜。" + (period.stage == .open ? "现在是截至今天的样子，定格以前还会变。" : "")) {
            w.summaryList {
                w.summaryRow("红榜", red.isEmpty ? "没有" : line(red))
                w.summaryRow("黑榜", black.isEmpty ? "没有" : line(black))
            }
        }
    }

    private func changes(_ w: HTMLWriter) {
        let columns = [
            TableColumn("单位", .name), TableColumn("项目"), TableColumn("定格时", .number, unit: "分"),
            TableColumn("按现在的数据", .number, unit: "分"),
        ]
        w.panel("定格以后数据的变化", remark: "结果不随之改变；差得多的，看看是补录还是更正。") {
            w.table("定格以后数据的变化", columns) {
                for change in changed.prefix(60) {
                    w.row {
                        w.cell(change.unit.name)
                        w.cell(scheme.item(change.item)?.word ?? change.item)
                        w.cell(ScoreFormat.points(change.then))
                        w.cell(change.now.map(ScoreFormat.points) ?? "未知")
                    }
                }
            }
            if changed.count > 60 { w.remark("另有 \(changed.count - 60) 处。") }
        }
    }

    private func acts(_ w: HTMLWriter, _ context: PageContext) {
        w.panel("办理") {
            w.buttonRow {
                w.actionForm("核查数据质量", to: "\(address)/quality", token: context.token)
                w.actionForm("拟考核通报", to: "\(address)/bulletin", token: context.token)
            }
            let version = [("version", "\(period.version)")]
            switch period.stage {
            case .open:
                w.confirm("定格结果", explanation: "定格以后数据再变，这里的数不变；之后是申诉期。还有未知的项目时不能定格。") {
                    w.actionForm("定格考核结果", to: "\(address)/freezing", token: context.token, fields: version)
                }
            case .frozen:
                w.confirm("公布结果", explanation: "公布以后不再受理申诉，各单位都能看到全部结果。") {
                    w.actionForm("公布考核结果", to: "\(address)/publication", token: context.token, fields: version)
                }
            case .published: w.remark("结果已公布。")
            }
        }
    }
}
