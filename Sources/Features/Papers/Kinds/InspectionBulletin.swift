import Core
import Database
import Directives
import Pages
import PaperFormat
import Tasks

/// 督查通报: overall, done well, behind, what is asked, and the list of what is behind (domain B10).
struct InspectionBulletin {
    private struct UnitCount {
        let unit: UnitID
        let name: String
        var all = 0
        var closed = 0
        var behind = 0
        var slow = 0
    }

    static let mostBehind = 200
    private static let mostUnits = 40

    let directive: Directive?
    let office: String

    func draft(_ reader: FigureReader, for actor: Actor, _ tx: Transaction) throws -> PaperDraft {
        var filter = TaskFilter()
        filter.directive = directive?.id
        var counts: [UnitID: UnitCount] = [:]
        var behind: [TaskLine] = []
        try tx.tasks.each(filter, TaskScope(actor), reader.lightColumn) { line in
            var count = counts[line.task.lead] ?? UnitCount(unit: line.task.lead, name: line.leadName)
            count.all += 1
            if line.light == .closed { count.closed += 1 }
            if line.light == .slow { count.slow += 1 }
            if line.light == .behind {
                count.behind += 1
                behind.append(line)
            }
            counts[line.task.lead] = count
        }
        let units = counts.values.sorted { ($0.behind, $0.all, $1.unit) > ($1.behind, $1.all, $0.unit) }
        let shown = Array(behind.sorted { gap($0, reader) > gap($1, reader) }.prefix(Self.mostBehind))
        let tables = [try unitTable(units, reader), try behindTable(shown, reader)]
        let lines = try text(units, behindCount: behind.count, shown: shown.count, reader)
        let content = PaperContent(
            title: directive.map { "关于\(documentName($0.title))推进情况的通报" } ?? "关于全县重点任务推进情况的通报",
            addressees: ["各乡镇人民政府", "县直各有关部门"],
            text: lines.joined(separator: "\n"),
            tables: tables,
            figures: reader.figures,
            annexes: shown.isEmpty ? [] : [.init(title: "滞后任务清单", text: "〔表：滞后任务〕", isWide: true)],
            copies: ["县委、县人民政府领导"],
            office: office,
            dated: reader.today
        )
        return PaperDraft(.inspectionBulletin, content, units: units.map(\.unit))
    }

    private func gap(_ line: TaskLine, _ reader: FigureReader) -> Double {
        line.task.pace(on: reader.today).behindBy ?? 0
    }

    private var base: String { directive.map { "directive=\($0.id)" } ?? "" }

    private func query(_ parts: String...) -> FigureQuery {
        .tasks((parts + [base]).filter { !$0.isEmpty }.joined(separator: "&"))
    }

    private func text(_ units: [UnitCount], behindCount: Int, shown: Int, _ reader: FigureReader) throws -> [String] {
        let scope = directive.map { documentName($0.title) } ?? "全县"
        func total(_ name: String, _ part: String, _ words: String) throws -> String {
            try reader.name(name, query(part), from: "任务清单：\(scope)，\(words)")
        }
        let all = try total("任务总数", "", "全部")
        let closed = try total("已销号", "light=closed", "已销号")
        let onTrack = try total("正常", "light=onTrack", "正常")
        let slow = try total("偏慢", "light=slow", "偏慢")
        let behind = try total("滞后", "light=behind", "滞后")
        let good = units.filter { $0.behind == 0 && $0.slow == 0 && $0.closed > 0 }
            .sorted { ($0.closed, $1.unit) > ($1.closed, $0.unit) }.prefix(5)
        let poor = units.filter { $0.behind > 0 }.prefix(5)
        var lines = [
            "截至\(Format.day(reader.today))，对\(directive == nil ? "全县重点任务" : scope + "下达的任务")的推进情况进行了督查。现通报如下。",
            "一、总体情况", "共下达任务\(all)项，已销号\(closed)项，正常推进\(onTrack)项，偏慢\(slow)项，滞后\(behind)项。各单位情况见下表。",
            "〔表：各单位推进情况〕",
        ]
        if !good.isEmpty {
            let names = try good.map { unit in
                let closed = try reader.name(
                    "\(unit.name)已销号",
                    query("unit=\(unit.unit)&role=lead&light=closed"),
                    from: "任务清单：\(unit.name)牵头，已销号"
                )
                return "\(unit.name)（已销号\(closed)项，没有滞后和偏慢的任务）"
            }
            lines += ["二、进展较好的单位", names.joined(separator: "、") + "。"]
        }
        if !poor.isEmpty {
            let names = poor.map { "\($0.name)（滞后〔\($0.name)滞后〕项）" }
            let more = behindCount > shown ? "，按落后程度列出前\(shown)项" : ""
            lines += ["三、进展滞后的单位", names.joined(separator: "、") + "。滞后的任务见附件\(more)。"]
        }
        return lines + [
            "四、下步要求", "（一）抓紧补上差距。滞后任务的牵头单位逐项查明原因，排出每周完成的数量和完成日期，不能按期完成的及时申请延期并说明理由。",
            "（二）按时如实报送。进展随办随报，数据以台账和任务记录为准，不另行报送材料。", "（三）一周后复查。仍然没有进展的任务，发督办通知并约请牵头单位说明情况。",
        ]
    }

    private func unitTable(_ units: [UnitCount], _ reader: FigureReader) throws -> PaperTable {
        let shown = units.prefix(Self.mostUnits)
        let rows = try shown.map { unit in
            func cell(_ word: String, _ light: String) throws -> String {
                try reader.name(
                    unit.name + word,
                    query("unit=\(unit.unit)&role=lead" + (light.isEmpty ? "" : "&light=\(light)")),
                    from: "任务清单：\(unit.name)牵头，\(word)"
                )
            }
            return [
                unit.name, try cell("任务", ""), try cell("已销号", "closed"), try cell("正常", "onTrack"),
                try cell("偏慢", "slow"), try cell("滞后", "behind"),
            ]
        }
        let left = units.count - shown.count
        return PaperTable(
            "各单位推进情况",
            columns: [
                .init("牵头单位", share: 3, .left), .init("任务（项）", share: 1, .right), .init("已销号", share: 1, .right),
                .init("正常", share: 1, .right), .init("偏慢", share: 1, .right), .init("滞后", share: 1, .right),
            ],
            rows: rows,
            note: left > 0 ? "按滞后任务多少列出前 \(shown.count) 个单位，另有 \(left) 个单位。" : ""
        )
    }

    private func behindTable(_ lines: [TaskLine], _ reader: FigureReader) throws -> PaperTable {
        let rows = try lines.enumerated().map { index, line in
            let task = line.task
            func figure(_ measure: FigureQuery.TaskMeasure) throws -> String {
                try reader.name(
                    "滞后\(index + 1)\(measure.word)",
                    .task(task.id, measure),
                    from: "任务\(task.number)的\(measure.word)"
                )
            }
            return [
                "\(index + 1)", "\(task.number)", task.title, line.leadName,
                task.deadline.map { Format.tableDay($0) } ?? "", try figure(.percent), try figure(.expected),
                try figure(.gap),
            ]
        }
        return PaperTable(
            "滞后任务",
            showsName: false,
            columns: [
                .init("序号", share: 0.6), .init("编号", share: 1.5), .init("任务", share: 3.7, .left),
                .init("牵头单位", share: 2, .left), .init("完成时限", share: 1.3), .init("进度", share: 0.9, .right),
                .init("应达", share: 0.9, .right), .init("落后（百分点）", share: 1.1, .right),
            ],
            rows: rows
        )
    }
}
