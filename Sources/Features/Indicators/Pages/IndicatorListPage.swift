import Accounts
import Core
import Pages
import Programmes

/// `/indicators` and `/indicators/{set}`: a table of indicators with what each has come to, and how much of its target.
struct IndicatorListPage {
    struct Line: Sendable {
        let key: IndicatorKey
        /// Where the number is computed or entered: an own line, or a programme's.
        let shown: IndicatorKey
        let indicator: Indicator
        let group: String
        let target: Double?
        let low: Double?
        let isUnmet: Bool
        let value: Double?
        let period: String
        let isWaiting: Bool

        /// A share of more than all of the things there are.
        var isDoubtful: Bool { value.map(indicator.isDoubtful) ?? false }

        /// 实现程度, 0 to 1; nil where target or value is not known, and where the value cannot be.
        var reached: Double? {
            guard let value, !isDoubtful else { return nil }
            return Achievement.of(value, indicator.direction, target: target, low: low)
        }
    }

    let title: String
    let lead: String
    let source: String
    /// Nil for a list of programmes' own numbers.
    let set: IndicatorSet?
    let lines: [Line]
    let tabs: [Tab]
    let onlyUnmet: Bool
    /// What was asked of the programmes' numbers; nil for a table's.
    var filter: IndicatorFilter?
    /// What each programme is told by on its page and on the wall.
    var mains: Set<IndicatorKey> = []
    let waiting: [Waiting]

    struct Waiting: Sendable {
        let key: IndicatorKey
        let word: String
        let place: String
        let period: String
        let value: String
        let person: String
    }

    var shown: [Line] { onlyUnmet ? lines.filter(\.isUnmet) : lines }

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            title,
            lead: lead,
            breadcrumbs: [Crumb("今日", "/"), Crumb("专项", "/programmes")],
            actions: [
                .link("导出表格", to: sheetAddress, icon: .download),
                .print(),
            ],
            printStyle: .landscape,
            context: context
        )
        return page.render { w in
            w.tabs(tabs)
            waitingList(w)
            if let set { totals(set, w) }
            if let filter { w.filterBar(filter.bar) }
            jumps(w)
            if let filter, filter.isEmpty {
                programmes(w)
            } else {
                if shown.isEmpty { w.emptyState("没有这样的指标", "去掉一两个条件再看。", action: .link("看全部专项", to: "/indicators")) }
                for group in groups { panel(group, w) }
            }
            if !source.isEmpty { w.remark("出处：\(source)") }
        }
    }

    /// What its file says of itself.
    func note(at now: Instant) -> ListNote {
        ListNote(readAt: now, filters: (filter?.parts ?? []) + (onlyUnmet ? ["讲话点名未达标的"] : []))
    }

    var groups: [String] {
        shown.reduce(into: [String]()) { if !$0.contains($1.group) { $0.append($1.group) } }
    }

    /// Σ w·z ÷ Σ w over what is known, and how much is not.
    private func totals(_ set: IndicatorSet, _ w: HTMLWriter) {
        let parts = lines.map { (weight: $0.indicator.weight, reached: $0.reached) }
        let known = parts.filter { $0.weight != nil && $0.reached != nil }.count
        let total = Achievement.total(parts)
        let unmet = lines.filter(\.isUnmet).count
        let base = "/indicators/\(set.key)"
        w.statStrip(
            [
                Stat("实现程度", total.map { Format.percent($0) } ?? "—", unit: "按 \(known) 项计", address: base),
                Stat("讲话点名未达标", "\(unmet)", unit: "项", address: base + "?only=unmet"),
                Stat("还没有数", "\(lines.filter { $0.value == nil }.count)", unit: "项"),
                Stat("目标或权重不明", "\(lines.filter { $0.target == nil || $0.indicator.weight == nil }.count)", unit: "项"),
            ],
            label: "总体"
        )
        if set.unknownCount > 0 {
            w.remark(
                "官方表共 \(set.size) 项，这里有 \(lines.count) 项；其余 \(set.unknownCount) 项的名称没有查到。目标、权重写“不明”的，由县里查到原表后录入，不参加合计。"
            )
        }
        if onlyUnmet { w.tag("p") { w.link("看全部指标", to: base) } }
    }

    private func panel(_ group: String, _ w: HTMLWriter) {
        let columns = [
            TableColumn("指标", .name), TableColumn("现在", .number), TableColumn("期间", .short), TableColumn("目标", .short),
            TableColumn("权重", .number), TableColumn("实现程度", .text), TableColumn("说明", .text, onlyOnDesk: true),
        ]
        w.panel(group.isEmpty ? "指标" : group, id: Self.anchor(groups.firstIndex(of: group) ?? 0)) {
            w.table(group, columns) {
                for line in shown where line.group == group {
                    w.row(opening: address(line)) {
                        w.cell {
                            w.link(line.indicator.word, to: address(line))
                            if line.isUnmet { w.text(" "); w.chip("未达标") }
                            if line.isWaiting { w.text(" "); w.chip("待审核") }
                        }
                        w.figure(TargetWords.value(line.value, line.indicator), line.value == nil ? nil : address(line))
                        w.cell(line.period)
                        w.cell(goal(line))
                        w.cell(line.indicator.weight.map { Format.number($0, places: 1) } ?? (set == nil ? "—" : "不明"))
                        w.cell { reached(line, w) }
                        w.cell(line.indicator.note)
                    }
                }
            }
        }
    }

    /// How much of its target a number has come to; where that cannot be told, whether the number is doubted.
    func reached(_ line: Line?, _ w: HTMLWriter) {
        if let reached = line?.reached { return w.progressBar(Progress(reached)) }
        w.text(line?.isDoubtful == true ? Outlook.doubt : "—")
    }

    func goal(_ line: Line) -> String {
        guard let target = line.target else { return set == nil ? "—" : "不明" }
        return TargetWords.goal(value: target, low: line.low, isAdded: false, line.indicator)
    }

    func address(_ line: Line) -> String { "/indicators/\(line.shown.set)/\(line.shown.indicator)" }

    private func waitingList(_ w: HTMLWriter) {
        guard !waiting.isEmpty else { return }
        let columns = [
            TableColumn("指标", .name), TableColumn("地方"), TableColumn("期间", .short), TableColumn("数", .number),
            TableColumn("录入人"),
        ]
        w.panel("待审核的数", remark: "录入的数要由另一个人审核后才计入。") {
            w.table("待审核的数", columns) {
                for one in waiting {
                    let address = "/indicators/\(one.key.set)/\(one.key.indicator)"
                    w.row(opening: address) {
                        w.cell(one.word, linkingTo: address)
                        w.cell(one.place)
                        w.cell(one.period)
                        w.cell(one.value)
                        w.cell(one.person)
                    }
                }
            }
        }
    }
}
