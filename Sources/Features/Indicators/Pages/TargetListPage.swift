import Core
import Ledgers
import Pages
import Programmes

/// `/programmes/{programme}/targets`: what each indicator is to come to in a place, how it was handed down, and every
/// earlier version.
struct TargetListPage {
    struct Line: Sendable {
        let outlook: Outlook
        let versions: [Target]
        /// How many of the places below have their own, and what these come to together; nil for a rate.
        let handed: Int
        let handedSum: Double?
        let isTargeted: Bool
    }

    let playbook: Playbook
    let region: RegionCode
    let place: String
    let isOwnPlace: Bool
    let year: Int
    let lines: [Line]
    let placesBelow: Int
    let maySet: Bool
    let mayHandDown: Bool

    private var address: String { "/programmes/\(playbook.key)/targets" }
    private var query: String { isOwnPlace ? "" : "?region=\(region)" }

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "\(playbook.name)的目标",
            lead: "\(place) · \(year) 年。目标改动即成新版，旧报告仍按当时的目标。",
            breadcrumbs: [Crumb("专项", "/programmes"), Crumb(playbook.name, "/programmes/\(playbook.key)")],
            actions: [
                .link("导出表格", to: "\(address)?as=xlsx&year=\(year)&region=\(region)", icon: .download),
                .link("责任书", to: "/responsibility-letters"), .print(),
            ],
            printStyle: .landscape,
            context: context.searching(playbook)
        )
        return page.render { w in
            let targeted = lines.filter(\.isTargeted)
            if targeted.isEmpty {
                w.emptyState("还没有目标", "从下面的指标里选一个来定目标，各地的灯、应达和预测随之算出。")
            } else {
                table(targeted, w, today: context.today)
            }
            others(w)
            let rest = lines.filter { !$0.isTargeted }
            if maySet, !rest.isEmpty { offer(rest, w, today: context.today) }
            versions(w)
        }
    }

    /// The place and the year a form is for, where it is not the reader's own or this one.
    private func asked(_ year: Int, today: Day) -> String {
        let parts = [year == today.year ? nil : "year=\(year)", isOwnPlace ? nil : "region=\(region)"].compactMap { $0 }
        return parts.isEmpty ? "" : "?" + parts.joined(separator: "&")
    }

    private func table(_ lines: [Line], _ w: HTMLWriter, today: Day) {
        let columns = [
            TableColumn("指标", .name), TableColumn("灯", .short), TableColumn("目标"), TableColumn("推进"),
            TableColumn("现在", .short), TableColumn("应达", .short), TableColumn("分解"), TableColumn("办理", .acts),
        ]
        w.table("目标", columns) {
            for line in lines {
                let outlook = line.outlook
                w.row(signal: outlook.signal) {
                    w.cell(
                        outlook.indicator.word,
                        linkingTo: "/indicators/\(playbook.key)/\(outlook.key.indicator)\(query)"
                    )
                    w.cell { w.light(of: outlook) }
                    w.cell(outlook.goal)
                    w.cell(outlook.course.map { TargetWords.trajectory($0.trajectory) } ?? "—")
                    w.cell(outlook.words(outlook.value))
                    w.cell(outlook.finer(outlook.standing?.expected))
                    w.cell(handed(line))
                    w.cell { acts(line, w, asked(line.outlook.target?.year ?? year, today: today)) }
                }
            }
        }
    }

    /// The targets that stand beside the one followed, this year and after, each with its own change.
    private func others(_ w: HTMLWriter) {
        let ahead = lines.flatMap { line in
            line.versions.filter { $0.endedAt == nil && $0.year >= year && $0.id != line.outlook.target?.id }
                .map { (line.outlook.indicator, $0) }
        }
        guard !ahead.isEmpty else { return }
        let title = ahead.allSatisfy { $0.1.year > year } ? "以后年度的目标" : "其他时段的目标"
        let columns = [
            TableColumn("指标", .name), TableColumn("年度", .short), TableColumn("目标"), TableColumn("推进"),
            TableColumn("办理", .acts),
        ]
        w.panel(title) {
            w.table(title, columns) {
                for (indicator, target) in ahead {
                    w.row {
                        w.cell(indicator.word)
                        w.cell("\(target.year)")
                        w.cell(
                            "\(target.year) 年：\(TargetWords.goal(target, indicator))，\(target.dueOn) 前，第 \(target.version) 版"
                        )
                        w.cell(TargetWords.trajectory(target.trajectory))
                        w.cell {
                            let asked = "?year=\(target.year)" + (isOwnPlace ? "" : "&region=\(region)")
                            let form = "\(address)/\(target.key.indicator)"
                            if maySet { w.link("调整 \(target.year) 年目标", to: form + asked) }
                            if mayHandDown, placesBelow > 0 {
                                w.text(" ")
                                w.link("分解 \(target.year) 年目标", to: "\(form)/handing-down\(asked)")
                            }
                        }
                    }
                }
            }
        }
    }

    /// 9 个乡镇，合计 1,180 户，差 20 户.
    private func handed(_ line: Line) -> String {
        guard placesBelow > 0 else { return "—" }
        guard line.handed > 0 else {
            let isShared = line.handedSum == nil && !line.outlook.indicator.isEnteredAmount
            return isShared ? "各地同一目标" : "没有分解"
        }
        guard let sum = line.handedSum, let target = line.outlook.target else { return "\(line.handed) 个地方另定" }
        let (difference, indicator) = (target.value - sum, line.outlook.indicator)
        let places = indicator.places(telling: difference)
        let words = Format.difference(abs(difference), indicator.unit, places: places)
        let rest = abs(difference) < 1e-6 ? "与本级相等" : (difference > 0 ? "比本级少 " : "比本级多 ") + words
        return "\(line.handed) / \(placesBelow) 个地方，合计 \(line.outlook.words(sum))，\(rest)"
    }

    private func acts(_ line: Line, _ w: HTMLWriter, _ asked: String) {
        let key = line.outlook.key.indicator
        if maySet { w.link(line.outlook.target == nil ? "定目标" : "调整目标", to: "\(address)/\(key)\(asked)") }
        if mayHandDown, line.outlook.target != nil, placesBelow > 0 {
            w.text(" ")
            w.link("分解目标", to: "\(address)/\(key)/handing-down\(asked)")
        }
    }

    private func offer(_ lines: [Line], _ w: HTMLWriter, today: Day) {
        let asked = asked(year, today: today)
        w.panel("还可以定目标的指标") {
            w.tag("ul", ["class": "link-list"]) {
                for line in lines {
                    w.tag("li") {
                        w.link(line.outlook.indicator.word, to: "\(address)/\(line.outlook.key.indicator)\(asked)")
                    }
                }
            }
        }
    }

    private func versions(_ w: HTMLWriter) {
        let changed = lines.filter { !$0.versions.isEmpty }
        guard !changed.isEmpty else { return }
        let columns = [
            TableColumn("指标", .name), TableColumn("年度", .short), TableColumn("版", .number), TableColumn("目标"),
            TableColumn("依据"), TableColumn("调整原因"), TableColumn("谁定的"), TableColumn("从", .short),
            TableColumn("到", .short),
        ]
        w.panel("目标的版本") {
            w.table("目标的版本", columns) {
                for line in changed {
                    for version in line.versions {
                        w.row {
                            w.cell(line.outlook.indicator.word)
                            w.cell("\(version.year)")
                            w.cell(version.version)
                            w.cell("\(TargetWords.goal(version, line.outlook.indicator))，\(version.dueOn) 前")
                            w.cell(version.source)
                            w.cell(version.reason)
                            w.cell("\(version.person) \(version.unitName)")
                            w.cell(Format.tableDay(version.setAt.day))
                            w.cell(version.endedAt.map { Format.tableDay($0.day) } ?? "现行")
                        }
                    }
                }
            }
        }
    }
}
