import Core
import Foundation
import PaperFormat

enum SamplePaper {
    /// Pages of nothing but text, whose lines and characters are counted.
    static let plain = OfficialPaper(
        form: .slip,
        title: "甲",
        body: [.paragraph(PaperText(String(repeating: "进", count: 28 * 60)))]
    )
    static let day = Day(year: 2026, month: 6, day: 10)
    static let figures = [
        PaperFigure(
            key: "滞后",
            words: "30",
            query: "tasks light=behind",
            source: "任务清单：滞后",
            address: "/tasks?light=behind",
            asOf: "2026年6月10日 09:00"
        )
    ]
    static let table = PaperTable(
        "各单位推进情况",
        columns: [.init("牵头单位", share: 2, .left), .init("任务", .right), .init("滞后", .right)],
        rows: [["住房和城乡建设局", "12", "〔滞后〕"], ["农业农村局", "8", "0"]],
        note: "按滞后任务多少排列。"
    )

    /// Everything a document can have.
    static func full(body lines: [String]? = nil) -> OfficialPaper {
        let text =
            lines ?? [
                "截至2026年6月10日，全县共有〔滞后〕项任务滞后。", "一、总体情况", "（一）住房建设。进展正常。", "1.抓紧补上差距", "（1）逐项查明原因", "〔表：各单位推进情况〕",
            ]
        let known = Dictionary(uniqueKeysWithValues: figures.map { ($0.key, $0) })
        return OfficialPaper(
            form: .document,
            copyNumber: "000001",
            secrecy: "秘密★1年",
            urgency: "特急",
            head: ["云岭县人民政府督查室文件"],
            number: "云政督〔2026〕3号",
            title: "关于加快推进老旧房屋拆除和农村户用卫生厕所改造工作的督办通知",
            addressees: ["各乡镇人民政府", "县直各有关部门"],
            body: PaperSource(text.joined(separator: "\n")).blocks(known, [table.name: table]),
            attachments: [
                PaperAttachment(title: "滞后任务清单", body: [.table(table, cells: [[PaperText("甲")]])], isWide: true)
            ],
            signatures: ["云岭县人民政府督查室"],
            dated: day,
            record: PaperRecord(copies: ["县委办公室", "县纪委监委"], printer: "云岭县人民政府督查室", printedOn: day),
            figures: figures
        )
    }

    /// A letter by 10.1, long enough for a second page.
    static func letter() -> OfficialPaper {
        OfficialPaper(
            form: .letter,
            head: ["云岭县人民政府督查室"],
            number: "督办函〔2026〕3号",
            title: "关于督办问题〔2026〕3号问题整改的函",
            addressees: ["云雾镇人民政府"],
            body: (1...24).map { .paragraph(PaperText("第\($0)段，" + String(repeating: "进", count: 50))) },
            signatures: ["云岭县人民政府督查室"],
            dated: day
        )
    }

    /// A bulletin of thirty pages with twenty tables.
    static func bulletin() -> OfficialPaper {
        var lines: [String] = []
        var tables: [String: PaperTable] = [:]
        for index in 1...20 {
            let name = "专项\(index)进展"
            lines.append("一、专项\(index)")
            for _ in 0..<8 { lines.append(String(repeating: "进展以台账为准，滞后的地方逐项查明原因。", count: 4)) }
            lines.append("〔表：\(name)〕")
            tables[name] = PaperTable(
                name,
                columns: [.init("乡镇"), .init("目标"), .init("现在"), .init("应达"), .init("灯")],
                rows: (1...15).map { ["乡镇\($0)", "达到 100%", "\($0).5%", "42.0%", "滞后"] }
            )
        }
        return OfficialPaper(
            form: .bulletin,
            head: ["调度通报"],
            number: "2026年第1期",
            office: "云岭县人民政府督查室",
            title: "关于专项工作进展情况的通报",
            body: PaperSource(lines.joined(separator: "\n")).blocks([:], tables),
            dated: day
        )
    }
}

/// A folder of its own, gone afterwards.
func withFolder(_ body: (String) throws -> Void) throws {
    let folder = NSTemporaryDirectory() + "luoshi-papers-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
}
