import ArgumentParser
import Core
import Foundation
import PaperFormat

/// Seconds of writing a bulletin of thirty pages and more with twenty tables: the first time, then the slowest of ten.
struct MeasurePapers: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "papers", abstract: "写一份三十页、二十张表的通报。")

    @Argument(help: "写到哪个文件（.docx）。")
    var file: String

    func run() async throws {
        let clock = ContinuousClock()
        var taken: [Double] = []
        for _ in 0..<11 {
            let time = try clock.measure { try DocxWriter.write(Self.bulletin(), to: file) }
            let (seconds, rest) = time.components
            taken.append(Double(seconds) + Double(rest) / 1e18)
        }
        let worst = taken.dropFirst().max() ?? 0
        Console().result(String(format: "%.4f %.4f", taken[0], worst))
    }

    /// As a county writes it: a section a programme, each with its words, its figures and a table of its townships.
    private static func bulletin() -> OfficialPaper {
        var lines: [String] = []
        var tables: [String: PaperTable] = [:]
        var figures: [String: PaperFigure] = [:]
        let sentence = "进展以台账为准，滞后的地方逐项查明原因，排出每周完成的数量和完成日期。"
        for index in 1...20 {
            let (name, figure) = ("专项\(index)进展", "专项\(index)")
            lines.append("一、第\(index)个专项")
            lines += (0..<3).map { _ in "现为〔\(figure)〕。" + String(repeating: sentence, count: 4) }
            lines.append("〔表：\(name)〕")
            tables[name] = PaperTable(
                name,
                columns: [.init("乡镇"), .init("目标", share: 3), .init("现在"), .init("应达"), .init("灯")],
                rows: (1...18).map { ["第\($0)个乡镇", "达到 100%，2026-10-31 前", "〔\(figure)〕", "42.0%", "滞后"] }
            )
            figures[figure] = PaperFigure(
                key: figure,
                words: "\(index).5%",
                query: "indicator sample rate 620799",
                source: "专项\(index)",
                address: "/indicators",
                asOf: "2026年6月10日 09:00"
            )
        }
        return OfficialPaper(
            form: .bulletin,
            head: ["调度通报"],
            number: "2026年第1期",
            office: "云岭县人民政府督查室",
            title: "关于专项工作进展情况的通报",
            addressees: ["各乡镇人民政府", "县直各有关部门"],
            body: PaperSource(lines.joined(separator: "\n")).blocks(figures, tables),
            dated: Day("2026-06-10"),
            record: PaperRecord(copies: ["县委、县人民政府领导"], printer: "云岭县人民政府督查室", printedOn: Day("2026-06-10")),
            figures: figures.values.sorted { $0.key < $1.key }
        )
    }
}
