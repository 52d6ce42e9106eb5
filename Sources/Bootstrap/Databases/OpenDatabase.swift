import Core
import Database
import DatabasePostgres
import DatabaseSQLite
import Foundation
import Schema

/// A county's database, opened and brought to the schema of this program.
struct OpenDatabase {
    let address: DatabaseAddress

    /// Opens it as it is.
    func open() async throws -> Database {
        switch address {
        case .sqlite(let path):
            let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            return Database(try SQLiteDriver.open(at: path))
        case .postgres(let url):
            return Database(try await PostgresDriver.open(PostgresSettings(address: url)))
        }
    }

    /// Opens it and applies what its schema lacks, saying each step.
    func migrated(_ console: Console) async throws -> Database {
        let database = try await open()
        do {
            try await Migrator.migrate(
                database,
                Schema.migrations,
                progress: { migration in
                    console.say("升级数据库：\(migration.number) \(migration.name)")
                }
            )
        } catch {
            try? await database.close()
            throw error
        }
        return database
    }
}

extension CommandRefusal {
    /// A fault of the machine in words that say what to do; its detail goes to the second line for whoever keeps it.
    init(fault: any Error, _ address: DatabaseAddress) {
        let what =
            switch fault {
            case MigrationFault.databaseIsNewer: "数据库是更新版本的程序写的，换用新版本的程序再启动。"
            case MigrationFault.edited, MigrationFault.outOfOrder: "数据库的升级历史与程序不符，用写它的那个版本检查。"
            case MigrationFault.failed: "数据库升级没有完成，已回到升级前的状态。"
            case DatabaseFault.busy: "数据库正被别的程序占用：\(address.shown)。先停掉那个程序。"
            case DatabaseFault.lost, DatabaseFault.timeout: "连不上数据库 \(address.shown)。检查地址、账号和它是否在运行。"
            case DatabaseFault.diskFull: "磁盘满了，腾出空间后再试。"
            case DatabaseFault.corrupt: "数据库文件已损坏：\(address.shown)。用最近的备份恢复：luoshi restore。"
            default: "数据库 \(address.shown) 用不了。"
            }
        self.init("\(what)\n（\(fault)）", code: 3)
    }
}
