import ArgumentParser
import Core
import Database
import Documents
import Problems

/// `luoshi problems`: what is understood of a list somebody brings, and whether draws come out the same again.
struct ProblemsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "problems",
        abstract: "问题清单。",
        subcommands: [Read.self, Verify.self]
    )

    struct Read: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "read",
            abstract: "读一份问题清单（.xlsx .csv），逐行说明读懂了什么；不写入。",
            discussion: "不用数据库。退出码：0 读懂了；1 文件读不了，或没有“存在问题”一列。"
        )

        @Argument(help: "问题清单。")
        var file: String

        func run() async throws {
            try CommandRefusal.unlessReadable(file)
            let sheet: ProblemSheet
            do {
                guard let read = try ProblemSheet.read(.file(path: file), name: file, converts: true) else {
                    throw CommandRefusal("表里没有找到“存在问题”一列：第一行写列名，至少有 存在问题 和 方面（类别）。")
                }
                sheet = read
            } catch let fault as DocumentFault {
                throw CommandRefusal(files: [fault.issue(reading: .sheet)])
            }
            let console = Console()
            console.result(
                "\(sheet.title)：\(sheet.rows.count) 行，列：\(sheet.columns.map(\.word).joined(separator: "、"))。"
            )
            if !sheet.unknown.isEmpty { console.result("没有用到的列：\(sheet.unknown.joined(separator: "、"))。") }
            for row in sheet.rows {
                let parts = sheet.columns.filter { !row[$0].isEmpty }.map { "\($0.word)：\(row[$0])" }
                console.result("第 \(row.number) 行　" + parts.joined(separator: "　"))
            }
        }
    }

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "verify",
            abstract: "按留下的随机数把每次回头看再抽一遍，检查结果是不是相同。",
            discussion: "相同时退出码为 0；有不同时为 1，并列出是哪几次。"
        )

        @OptionGroup var common: CommonOptions

        func run() async throws {
            try await common.withCounty { _, database, console in
                let (rounds, differing) = try await database.read { try $0.lookBacks.verify() }
                guard differing.isEmpty else {
                    let list = differing.prefix(10).map { "/look-backs/\($0)" }.joined(separator: "、")
                    throw CommandRefusal("\(differing.count) 次抽查与随机数不符：\(list)。")
                }
                console.result("抽查结果相同：\(rounds) 次。")
            }
        }
    }
}
