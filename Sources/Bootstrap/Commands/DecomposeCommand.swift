import ArgumentParser
import Core
import Directives
import Documents
import Foundation
import PolicyText

struct DecomposeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decompose",
        abstract: "读一份文件（.txt .md .docx），分解出任务、单位、数字和时限。",
        discussion: "不用数据库。退出码：0 读到任务；1 文件读不了，或全文没有任务。"
    )

    @Argument(help: "文件路径。")
    var file: String

    @Option(name: .customLong("as-of"), help: "文件没有写日期时，从哪一天起算，如 2026-06-01；默认今天。")
    var asOf: String?

    @Option(name: .long, help: "输出：table 表格、json、xlsx 任务分解表、text 读到的文字。")
    var format: DecomposeFile.Format = .table

    @Option(name: .long, help: "写到这个文件，不写则输出到屏幕；xlsx 必须写。")
    var output: String?

    @Option(name: .long, help: "第几条任务为什么这样读：每一项用的规则和原文里的字。")
    var explain: Int?

    func run() async throws {
        let console = Console()
        guard let day = asOf == nil ? Environment.live().today : Day(asOf ?? "") else {
            throw CommandRefusal("--as-of 要写成 2026-06-01 这样的日期。")
        }
        try CommandRefusal.unlessReadable(file)
        let reading: DecomposeFile.Reading
        switch DecomposeFile()(path: file, asOf: day) {
        case .done(let done): reading = done
        case .refused(let issues): throw CommandRefusal(files: issues)
        }
        reading.notices.forEach(console.say)
        if let explain { return try self.explain(explain, reading, console) }
        try write(reading, console)
        if reading.breakdown.duties.isEmpty {
            throw CommandRefusal("全文 \(reading.breakdown.sentences.count) 句，没有读到任务：都是背景、评价或套语。")
        }
    }

    private func explain(_ number: Int, _ reading: DecomposeFile.Reading, _ console: Console) throws {
        guard let lines = reading.explanation(of: number) else {
            throw CommandRefusal("没有第 \(number) 条，全文读到 \(reading.breakdown.duties.count) 条任务。")
        }
        lines.forEach { console.result($0) }
    }

    private func write(_ reading: DecomposeFile.Reading, _ console: Console) throws {
        switch format {
        case .table: try put(reading.table, console)
        case .json: try put(reading.breakdown.json() + "\n", console)
        case .text: try put(reading.text, console)
        case .xlsx:
            guard let output else { throw CommandRefusal("输出 xlsx 时用 --output 写明存到哪个文件。") }
            try keep(output, console) { try reading.sheet.document.write(to: output) }
        }
    }

    private func put(_ text: String, _ console: Console) throws {
        guard let output else { return console.result(bytes: Array(text.utf8)) }
        try keep(output, console) { try text.write(toFile: output, atomically: true, encoding: .utf8) }
    }

    private func keep(_ output: String, _ console: Console, _ write: () throws -> Void) throws {
        do {
            try write()
        } catch {
            throw CommandRefusal("写不了 \(output)，检查路径和权限。")
        }
        console.say("已写入 \(output)")
    }
}

extension DecomposeFile.Format: ExpressibleByArgument {}
