import ArgumentParser
import Core
import Directives

/// `luoshi compare`: what changed between two versions of a document. Needs no database.
struct CompareCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "比较一份文件的两稿：改动、新增和不再提的任务",
        discussion: "不用数据库。退出码：0 已比较；1 文件读不了。"
    )

    @Argument(help: "早先的文件。")
    var old: String

    @Argument(help: "新的文件。")
    var new: String

    @Option(name: .customLong("as-of"), help: "文件没有写日期时，从哪一天起算，如 2026-06-01；默认今天。")
    var asOf: String?

    func run() async throws {
        let console = Console()
        guard let day = asOf == nil ? Environment.live().today : Day(asOf ?? "") else {
            throw CommandRefusal("--as-of 要写成 2026-06-01 这样的日期。")
        }
        for path in [old, new] { try CommandRefusal.unlessReadable(path) }
        switch CompareFiles()(old: old, new: new, asOf: day) {
        case .done(let reading):
            reading.notices.forEach(console.say)
            console.result(bytes: Array(reading.table.utf8))
        case .refused(let issues): throw CommandRefusal(files: issues)
        }
    }
}
