import ArgumentParser
import Core
import Database

struct CopyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "copy",
        abstract: "把一个县的数据搬到另一个数据库，并逐表核对行数和摘要。",
        discussion: "目标数据库要是空的。附件文件夹另行复制。"
    )

    @Option(name: .long, help: "来源，如 sqlite:var/luoshi.sqlite。")
    var from: String

    @Option(name: .long, help: "目标，如 postgres://luoshi@127.0.0.1/luoshi。")
    var to: String

    func run() async throws {
        let console = Console()
        guard let source = DatabaseAddress(from) else {
            throw CommandRefusal("来源“\(from)”要写成 sqlite:路径 或 postgres://…。")
        }
        guard let target = DatabaseAddress(to) else { throw CommandRefusal("目标“\(to)”要写成 sqlite:路径 或 postgres://…。") }
        guard source != target else { throw CommandRefusal("来源和目标是同一个数据库，换一个目标。") }
        do {
            let tables = try await copy(source, target, console)
            for table in tables {
                let mark = table.isEqual ? "✓" : "✗"
                console.result(
                    "\(mark) \(table.name)\t\(table.sourceRows)\t\(table.targetRows)\t\(table.targetDigest.prefix(16))"
                )
            }
            guard tables.allSatisfy(\.isEqual) else { throw CommandRefusal("两边不一致，目标数据库不要启用。", code: 3) }
            console.say("搬迁完成：\(tables.count) 张表，\(tables.map(\.targetRows).reduce(0, +)) 行，两边一致。")
        } catch let fault as DatabaseCopy.Fault {
            throw CommandRefusal(Self.sentence(fault))
        } catch let fault as DatabaseFault {
            throw CommandRefusal(fault: fault, target)
        }
    }

    private func copy(
        _ source: DatabaseAddress,
        _ target: DatabaseAddress,
        _ console: Console
    ) async throws -> [DatabaseCopy.Table] {
        let one = try await OpenDatabase(address: source).migrated(console)
        let other = try await OpenDatabase(address: target).migrated(console)
        let tables = try await DatabaseCopy(from: one, to: other).run { table, rows in
            if rows % 10_000 == 0, rows > 0 { console.say("\(table) \(rows) 行") }
        }
        try await one.close()
        try await other.close()
        return tables
    }

    private static func sentence(_ fault: DatabaseCopy.Fault) -> String {
        switch fault {
        case .targetIsNotEmpty(let table): "目标数据库已有数据（\(table)），换一个空的数据库。"
        case .schemasDiffer(let what): "两边的表结构不同（\(what)），用同一版本的程序升级后再搬。"
        case .interrupted: "搬迁中途断开，目标数据库里什么也没有写。重新运行一次。"
        }
    }
}
