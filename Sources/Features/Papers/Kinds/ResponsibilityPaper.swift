import Core
import Indicators
import Pages
import PaperFormat
import Tasks

/// 目标责任书: the targets and tasks of a township in a year, what counts, and both signatures (domain B15).
struct ResponsibilityPaper {
    static let mostTasks = 60

    let letter: PlainLetter
    let unit: UnitID?
    let office: String

    func draft(_ reader: FigureReader) -> PaperDraft {
        var lines = [
            "为落实\(letter.county)\(letter.year)年重点工作，明确责任，\(letter.county)人民政府与\(letter.place)人民政府签订本责任书。", "一、工作目标",
        ]
        var tables: [PaperTable] = []
        if letter.numbers.isEmpty {
            lines.append("\(letter.year)年没有分解到\(letter.place)的数量目标。")
        } else {
            let rest = letter.numbers.contains { $0.goal.hasSuffix(yearEnd) } ? "没有另写日期的，12月31日前完成。" : ""
            lines += ["\(letter.year)年完成下列目标，共\(letter.numbers.count)项。\(rest)", "〔表：年度目标〕"]
            tables.append(targets(reader))
        }
        lines.append("一、重点任务")
        if letter.tasks.isEmpty {
            lines.append("没有由\(letter.place)牵头的任务，新下达的任务自下达之日起列入本责任书。")
        } else {
            let more = letter.tasks.count + letter.moreTasks - min(letter.tasks.count, Self.mostTasks)
            lines += [
                "牵头完成下列任务\(more > 0 ? "（另有\(more)项见任务清单）" : "")，新下达的任务自下达之日起列入本责任书。", "〔表：重点任务〕",
            ]
            tables.append(tasks)
        }
        lines += [
            "一、考核和奖惩", "完成情况以台账和任务记录为准，不另行报送材料。计分、奖励和处罚按县考核方案执行；对考核结果有异议的，可以申请复核。", "一、其他",
            "本责任书一式两份，双方各执一份，自签字之日起施行。",
        ]
        let content = PaperContent(
            title: "\(letter.county)\(letter.place)\(letter.year)年目标责任书",
            text: lines.joined(separator: "\n"),
            tables: tables,
            figures: reader.figures,
            parties: [letter.county, letter.place].map {
                PaperParty("\($0)人民政府（盖章）", lines: ["负责人：＿＿＿＿＿＿", "　　年　　月　　日"])
            },
            office: office
        )
        return PaperDraft(.responsibility, content, units: unit.map { [$0] } ?? [])
    }

    /// Most targets are due on the last day of the year: said once above the table and not in every row.
    private var yearEnd: String { "，\(letter.year)-12-31 前" }

    private func targets(_ reader: FigureReader) -> PaperTable {
        let rows = letter.numbers.enumerated().map { index, number in
            let key = "\(number.programme)·\(number.indicator)"
            reader.add(
                key,
                .indicator(number.key, number.region),
                from: "\(number.programme)“\(number.indicator)”，\(number.place)",
                number.value
            )
            let goal = number.goal.hasSuffix(yearEnd) ? String(number.goal.dropLast(yearEnd.count)) : number.goal
            return ["\(index + 1)", number.programme, number.indicator, goal, "〔\(key)〕", number.source]
        }
        return PaperTable(
            "年度目标",
            columns: [
                .init("序号", share: 0.6), .init("专项", share: 1.6, .left), .init("指标", share: 1.6, .left),
                .init("目标", share: 1.6, .left), .init("签订时", share: 1, .right), .init("依据", share: 2.8, .left),
            ],
            rows: rows
        )
    }

    private var tasks: PaperTable {
        PaperTable(
            "重点任务",
            columns: [
                .init("编号", share: 2.3), .init("任务", share: 3, .left), .init("牵头单位", share: 1.8, .left),
                .init("完成时限", share: 2),
            ],
            rows: letter.tasks.prefix(Self.mostTasks).map { line in
                [
                    "\(line.task.number)", line.task.title, line.leadName,
                    line.task.deadline.map { Format.tableDay($0) } ?? "长期",
                ]
            }
        )
    }
}
