import Core
import Database
import Pages
import PaperFormat
import Tasks

/// 督办通知: what tasks lack, and until when an answer is due.
struct SupervisionNotice {
    let tasks: [TaskDossier]
    let replyBy: Day
    let office: String

    func draft(_ reader: FigureReader) throws -> PaperDraft {
        tasks.count == 1 ? try one(tasks[0], reader) : try several(reader)
    }

    private func one(_ dossier: TaskDossier, _ reader: FigureReader) throws -> PaperDraft {
        let task = dossier.task
        func figure(_ measure: FigureQuery.TaskMeasure) throws -> String {
            try reader.name(measure.word, .task(task.id, measure), from: "任务\(task.number)的\(measure.word)")
        }
        var state = "截至\(Format.day(reader.today))，该任务进度为\(try figure(.percent))"
        if task.deadline != nil {
            state += "，按计划应达\(try figure(.expected))，落后\(try figure(.gap))个百分点"
        }
        if let left = task.pace(on: reader.today).daysLeft, left < 0 { state += "，已逾期\(try figure(.late))天" }
        let due = task.deadline.map { "，完成时限为\(Format.day($0))" } ?? ""
        let lines = [
            "“\(task.title)”（任务编号\(task.number)）由你单位牵头，\(Format.day(task.issuedAt.day))下达\(due)。\(state)。现就有关事项通知如下。",
            "一、查明原因", "对照任务内容逐项核实进展，写明没有按计划推进的原因、涉及的单位和需要协调解决的问题。", "二、限期推进",
            "制定后续推进安排，明确责任人、每周完成的数量和完成日期，按安排组织实施，每周在系统中报送一次进展。", "三、按时报告",
            "请于\(Format.day(replyBy))前将办理情况书面报送\(office)。逾期不报或者进展仍然滞后的，按规定通报。",
        ]
        let table = try table(reader)
        var content = content("关于督办“\(task.title)”的通知", [dossier.leadName], lines, reader)
        // The text tells of one task; a form of the county's own may list it.
        content.tables = [table]
        return PaperDraft(
            .supervisionNotice,
            content,
            units: [task.lead],
            about: PaperAbout("task", task.id.rawValue)
        )
    }

    private func several(_ reader: FigureReader) throws -> PaperDraft {
        let table = try table(reader)
        var seen: Set<UnitID> = []
        let leads = tasks.filter { seen.insert($0.task.lead).inserted }
        let lines = [
            "截至\(Format.day(reader.today))，下列\(tasks.count)项任务没有按计划推进。现就有关事项通知如下。", "〔表：督办任务〕", "一、查明原因",
            "各牵头单位对照任务内容逐项核实进展，写明没有按计划推进的原因和需要协调解决的问题。", "二、限期推进",
            "制定后续推进安排，明确责任人、每周完成的数量和完成日期，每周在系统中报送一次进展。", "三、按时报告",
            "请于\(Format.day(replyBy))前将办理情况书面报送\(office)。逾期不报或者进展仍然滞后的，按规定通报。",
        ]
        var content = content("关于督办\(tasks.count)项滞后任务的通知", leads.map(\.leadName), lines, reader)
        content.tables = [table]
        return PaperDraft(.supervisionNotice, content, units: leads.map(\.task.lead))
    }

    private func table(_ reader: FigureReader) throws -> PaperTable {
        let columns: [PaperTable.Column] = [
            .init("编号", share: 2.3), .init("任务", share: 2.6, .left), .init("牵头单位", share: 1.8, .left),
            .init("完成时限", share: 2.1),
            .init("进度", share: 1, .right), .init("应达", share: 1, .right),
        ]
        let rows = try tasks.enumerated().map { index, dossier in
            let task = dossier.task
            func figure(_ measure: FigureQuery.TaskMeasure) throws -> String {
                try reader.name(
                    tasks.count == 1 ? measure.word : "任务\(index + 1)\(measure.word)",
                    .task(task.id, measure),
                    from: "任务\(task.number)的\(measure.word)"
                )
            }
            return [
                "\(task.number)", task.title, dossier.leadName, task.deadline.map { Format.tableDay($0) } ?? "",
                try figure(.percent), try figure(.expected),
            ]
        }
        return PaperTable("督办任务", columns: columns, rows: rows)
    }

    private func content(
        _ title: String,
        _ addressees: [String],
        _ lines: [String],
        _ reader: FigureReader
    ) -> PaperContent {
        PaperContent(
            title: title,
            addressees: addressees,
            text: lines.joined(separator: "\n"),
            figures: reader.figures,
            signature: office,
            office: office,
            dated: reader.today
        )
    }
}
