import ArgumentParser
import Core
import Database
import Foundation

struct CopyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "copy",
        abstract: "把一个县的数据搬到另一个数据库，并逐表核对行数和摘要。",
        discussion: "目标数据库要是空的。附件文件夹另行复制。输出每张表一行：表名、来源行数、目标行数、来源摘要、目标摘要。"
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
        let tables = try await copy(source, target, console)
        for table in tables {
            let mark = table.isEqual ? "✓" : "✗"
            console.result(
                "\(mark) \(table.name)\t\(table.sourceRows)\t\(table.targetRows)\t\(table.sourceDigest.prefix(16))"
                    + "\t\(table.targetDigest.prefix(16))"
            )
        }
        guard tables.allSatisfy(\.isEqual) else { throw CommandRefusal("两边不一致，目标数据库不要启用。", code: 3) }
        console.say("搬迁完成：\(tables.count) 张表，\(tables.map(\.targetRows).reduce(0, +)) 行，两边一致。")
    }

    private func copy(
        _ source: DatabaseAddress,
        _ target: DatabaseAddress,
        _ console: Console
    ) async throws -> [DatabaseCopy.Table] {
        if case .sqlite(let path) = source, !FileManager.default.fileExists(atPath: path) {
            throw CommandRefusal("找不到来源数据库文件 \(path)，检查路径。")
        }
        let one = try await Self.open(source, "来源", console)
        let other = try await Self.open(target, "目标", console)
        let progress = console.progress("搬迁和核对")
        let tables = try await Self.naming(source, target) {
            try await DatabaseCopy(from: one, to: other).run { progress.report($0.done, of: $0.total) }
        }
        try await one.close()
        try await other.close()
        return tables
    }

    private static func open(_ address: DatabaseAddress, _ side: String, _ console: Console) async throws -> Database {
        do {
            return try await OpenDatabase(address: address).migrated(console)
        } catch var trouble as DatabaseTrouble {
            trouble.side = side
            throw trouble
        }
    }

    /// Gives a fault of one side that side's address.
    private static func naming<Value>(
        _ source: DatabaseAddress,
        _ target: DatabaseAddress,
        _ work: () async throws -> Value
    ) async throws -> Value {
        do {
            return try await work()
        } catch DatabaseCopy.Fault.source(let fault) {
            throw DatabaseTrouble(address: source, cause: fault, side: "来源")
        } catch DatabaseCopy.Fault.target(let fault) {
            throw DatabaseTrouble(address: target, cause: fault, side: "目标")
        }
    }
}
