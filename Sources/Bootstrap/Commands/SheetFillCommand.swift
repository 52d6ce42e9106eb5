import ArgumentParser
import Core
import Documents
import SheetShapes

extension SheetCommand {
    /// `luoshi sheet fill`: somebody's own blank form, filled from a table and single values.
    struct Fill: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "fill",
            abstract: "填一份空白表样：按单元格名称、填写项和表头填，其余一个字节不动。",
            discussion: "不用数据库。有公式的单元格不填，打开时重新计算。空行不够时照最后一行空行加行，下面的内容和引用跟着下移。退出码：0 已填；1 文件读不了，或没有可填的地方。"
        )

        @Argument(help: "空白表样（.xlsx）。")
        var blank: String

        @Option(name: .long, help: "数据表格：按列名填到表样的表头下面。")
        var data: String?

        @Option(name: .customLong("set"), help: "单个值，写成 名称=值，例如 填报单位=云雾镇；可以写几个。")
        var values: [String] = []

        @Option(name: .long, help: "填好的文件存到哪里。")
        var output: String

        func run() async throws {
            try CommandRefusal.unlessReadable(blank)
            var filling = try data.map { try rows(of: $0) } ?? FormFilling()
            for text in values {
                guard let mark = text.firstIndex(of: "=") else { throw CommandRefusal("--set 写成 名称=值，例如 填报单位=云雾镇。") }
                filling.values[String(text[..<mark])] = .text(String(text[text.index(after: mark)...]))
            }
            do {
                let form = try SheetCommand.reading { () throws(DocumentFault) in
                    try SheetForm(.file(path: blank), name: blank)
                }
                let filled = try fillForm(form, with: filling)
                try SheetCommand.reading { () throws(DocumentFault) in try form.write(to: output) }
                tell(filled)
            } catch let fault as FormFault {
                throw CommandRefusal([fault.issue], documentWords.merging(formWords))
            }
        }

        private func tell(_ filled: FilledForm) {
            let console = Console()
            console.result("填了 \(filled.rows) 行，\(filled.matched.count) 列，\(filled.values.count) 个单个值。")
            if !filled.unmatched.isEmpty { console.result("没有对应数据、空着的列：\(filled.unmatched.joined(separator: "、"))") }
        }

        private func rows(of path: String) throws -> FormFilling {
            let file = try SheetCommand.open(path)
            for index in file.sheets.indices where !file.sheets[index].isHidden {
                let grid = try SheetCommand.reading { () throws(DocumentFault) in try file.grid(ofSheet: index) }
                guard let table = findShape(grid).tables.first else { continue }
                let plain = PlainTable(table, in: grid, withTotals: false)
                let columns = table.columns.map {
                    FormFilling.Column([$0.names.joined(), $0.names.last ?? $0.header], unit: $0.unit ?? "")
                }
                return FormFilling(columns: columns, rows: plain.rows.map { cells($0, table) })
            }
            throw CommandRefusal("\(path) 里没有一行一条的表格。")
        }

        private func cells(_ row: [String], _ table: FoundTable) -> [SheetCell] {
            zip(row, table.columns).map { text, column in
                switch column.type {
                case .integer, .decimal, .amount: Double(text).map { SheetCell.decimal($0) } ?? .text(text)
                case .day: Day(text).map { SheetCell.day($0) } ?? .text(text)
                default: text.isEmpty ? .blank : .text(text)
                }
            }
        }
    }
}
