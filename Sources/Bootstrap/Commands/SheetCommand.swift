import ArgumentParser
import Core
import Documents
import SheetShapes

/// `luoshi sheet`: what the program understands of somebody's spreadsheet. Needs no database.
struct SheetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sheet",
        abstract: "读懂一份表格（.xlsx .csv，装了 LibreOffice 时也读 .xls .et .ods）。",
        subcommands: [Inspect.self, Read.self, Fill.self]
    )

    static func open(_ path: String) throws -> SheetFile {
        try CommandRefusal.unlessReadable(path)
        var limits = DocumentLimits.standard
        limits.columns = DocumentLimits.tableColumns
        do {
            return try SheetFile(.file(path: path), name: path, limits: limits)
        } catch {
            throw CommandRefusal(files: [error.issue(reading: .sheet)])
        }
    }

    static func reading<Value>(_ work: () throws(DocumentFault) -> Value) throws -> Value {
        do {
            return try work()
        } catch {
            throw CommandRefusal(files: [error.issue(reading: .sheet)])
        }
    }

    struct Inspect: AsyncParsableCommand {
        enum Format: String, ExpressibleByArgument { case text, json }

        static let configuration = CommandConfiguration(
            commandName: "inspect",
            abstract: "说明读懂了什么：标题、表头、数据行、合计、注、每列的名称、类型和单位。",
            discussion: "不用数据库。行、列从 1 数起。退出码：0 找到表格；1 文件读不了，或没有一行一条的表格。"
        )

        @Argument(help: "表格文件。")
        var file: String

        @Option(name: .long, help: "输出：text 给人看，json 给程序用。")
        var format: Format = .text

        @Flag(name: .long, help: "连隐藏的工作表也读。")
        var hidden = false

        func run() async throws {
            let console = Console()
            let opened = try SheetCommand.open(file)
            let name = file
            let inspection = try SheetCommand.reading { () throws(DocumentFault) in
                try SheetInspection(opened, name: name, readsHidden: hidden)
            }
            let text = format == .json ? inspection.json() + "\n" : inspection.text()
            console.result(bytes: Array(text.utf8))
            guard inspection.tables.isEmpty else { return }
            let reasons = inspection.sheets.flatMap { $0.remarks.map(\.issue) }
            throw CommandRefusal(reasons.isEmpty ? [DocumentFault.noText.issue(reading: .sheet)] : reasons, sheetWords)
        }
    }

    struct Read: AsyncParsableCommand {
        enum Format: String, ExpressibleByArgument { case csv }

        static let configuration = CommandConfiguration(
            commandName: "read",
            abstract: "打印一张表格的数据：合并的名称填到每一行，重复的表头、空行、合计和小标题不要。",
            discussion: "不用数据库。表的序号见 luoshi sheet inspect。退出码：0 已打印；1 文件读不了，或没有这张表。"
        )

        @Argument(help: "表格文件。")
        var file: String

        @Option(name: .long, help: "输出：csv（UTF-8，逗号分隔，第一行是列名）。")
        var format: Format = .csv

        @Option(name: .long, help: "工作表名；不写时在所有工作表里数。")
        var sheet: String?

        @Option(name: .long, help: "第几张表，从 1 数起。")
        var table = 1

        @Flag(name: .long, help: "合计、小计行也要。")
        var totals = false

        func run() async throws {
            let opened = try SheetCommand.open(file)
            let index = try sheetIndex(opened)
            var left = table
            var seen = 0
            for place in index.map({ [$0] }) ?? opened.sheets.indices.filter({ !opened.sheets[$0].isHidden }) {
                let grid = try SheetCommand.reading { () throws(DocumentFault) in try opened.grid(ofSheet: place) }
                let tables = findShape(grid).tables
                seen += tables.count
                guard left > tables.count else { return try write(tables, left, grid) }
                left -= tables.count
            }
            throw CommandRefusal(
                seen == 0 ? "这里没有一行一条的表格。用 luoshi sheet inspect 看看读懂了什么。" : "只有 \(seen) 张表，没有第 \(table) 张。"
            )
        }

        private func write(_ tables: [FoundTable], _ number: Int, _ grid: Grid) throws {
            guard number >= 1 else { throw CommandRefusal("--table 从 1 数起。") }
            let plain = PlainTable(tables[number - 1], in: grid, withTotals: totals)
            let console = Console()
            var lines = CSVLines()
            lines.append(plain.header.map { .text($0) })
            for row in plain.rows {
                lines.append(row.map { $0.isEmpty ? .blank : .text($0) })
                if lines.bytes.count > 1_000_000 { console.result(bytes: lines.take()) }
            }
            console.result(bytes: lines.take())
        }

        private func sheetIndex(_ opened: SheetFile) throws -> Int? {
            guard let sheet else { return nil }
            if let index = opened.sheets.firstIndex(where: { $0.name == sheet }) { return index }
            let names = opened.sheets.map(\.name).joined(separator: "、")
            throw CommandRefusal("没有叫“\(sheet)”的工作表，有：\(names)。")
        }
    }
}

private let sheetWords = documentWords.merging(shapeWords)
