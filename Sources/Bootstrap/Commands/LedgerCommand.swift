import ArgumentParser
import Catalogue
import Core
import Documents

/// `luoshi ledger`: a ledger from somebody's spreadsheet. Needs no database.
struct LedgerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger",
        abstract: "台账：从手头的表格建。",
        subcommands: [Propose.self]
    )

    struct Propose: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "propose",
            abstract: "读一份表格，打印可以建的台账（专项文件，YAML）。",
            discussion: """
                不用数据库。字段、类型、选项、所在地、环节、唯一的字段和合计按表格读出，改好后存成“名字.yaml”，用 luoshi playbook \
                check 检查。退出码：0 已打印；1 文件读不了，或没有这张表。
                """
        )

        @Argument(help: "表格文件（.xlsx .csv，装了 LibreOffice 时也读 .xls .et .ods）。")
        var file: String

        @Option(name: .long, help: "第几张表，从 1 数起；不写时用行数最多的。")
        var table: Int?

        @Option(name: .long, help: "牵头职能，如 housing；不写时按名称猜。")
        var lead: String?

        func run() throws {
            try CommandRefusal.unlessReadable(file)
            let path = file
            let tables = try SheetCommand.reading { () throws(DocumentFault) in
                try SheetTables(.file(path: path), name: path)
            }
            .tables.filter { !$0.isUnread }
            guard let largest = SheetTables.largest(tables) else {
                throw CommandRefusal("这里没有一行一条的表格。用 luoshi sheet inspect 看看读懂了什么。")
            }
            let number = table ?? largest + 1
            guard tables.indices.contains(number - 1) else {
                throw CommandRefusal("只有 \(tables.count) 张表，没有第 \(number) 张。")
            }
            let proposed = proposeLedger(tables[number - 1].sampled, fileName: file, lead: lead)
            Console().result(bytes: Array(proposed.yaml().utf8))
        }
    }
}
