import Core
import Database
import Documents
import Files
import Foundation
import Web

/// A fault of the machine in one database, kept with its address so that the sentence can name it.
struct DatabaseTrouble: Error {
    let address: DatabaseAddress
    let cause: any Error
    /// "来源" or "目标" where a command has two databases.
    var side = ""
}

extension DatabaseAddress {
    /// Runs `work`; faults of the database are thrown with its address.
    func naming<Value>(_ work: () async throws -> Value) async throws -> Value {
        do {
            return try await work()
        } catch let fault as DatabaseFault {
            throw DatabaseTrouble(address: self, cause: fault)
        } catch let fault as MigrationFault {
            throw DatabaseTrouble(address: self, cause: fault)
        }
    }
}

extension CommandRefusal {
    /// Every fault a command can meet, as a sentence that says what to do; nil for what the parser of the command line
    /// words itself.
    init?(_ error: any Error) {
        switch error {
        case let refusal as CommandRefusal: self = refusal
        case let trouble as DatabaseTrouble: self.init(trouble)
        case let fault as DatabaseFault: self.init("数据库用不了。\n（\(fault)）", code: 3)
        case let fault as MigrationFault: self.init("数据库升级没有完成。\n（\(fault)）", code: 3)
        case let fault as DatabaseCopy.Fault: self.init(Self.sentence(fault), code: fault.isOfMachine ? 3 : 1)
        case let fault as SettingsFault: self.init(fault.description)
        case let fault as DocumentFault: self.init(files: [fault.issue(field: nil)])
        case let fault as FileFault: self.init(fault.sentence)
        case let fault as BackupFault: self.init(fault.description)
        case is WrongPersonalKey: self.init(Self.wrongKey)
        case let fault as ServerFault: self.init(Self.sentence(fault), code: 3)
        case let fault as CocoaError: self.init(Self.sentence(fault), code: 3)
        default: return nil
        }
    }

    private static let wrongKey = """
        personal-key 不是这个数据库原来用的那一把，先停在这里：用错的密钥接着写，新旧内容就不能一起打开了。
        把原来的 personal-key 放回来（默认在数据库旁边，也可以写在设置里），再运行一次。
        原来那一把确实找不回来，才运行 luoshi key accept：以后用现在这一把，以前加密的内容打不开。
        """

    /// Its detail goes to the second line, for whoever keeps the machine.
    private init(_ trouble: DatabaseTrouble) {
        let name = "\(trouble.side)数据库 \(trouble.address.shown)"
        let what =
            switch trouble.cause {
            case MigrationFault.databaseIsNewer: "\(name) 是更新版本的程序写的，换用新版本的程序。"
            case MigrationFault.edited, MigrationFault.outOfOrder: "\(name) 的升级历史与程序不符，用写它的那个版本检查。"
            case MigrationFault.failed: "\(name) 升级没有完成，已回到升级前的状态。"
            case DatabaseFault.busy: "\(name) 正被别的程序占用。先停掉那个程序。"
            case DatabaseFault.lost, DatabaseFault.timeout: Self.unreachable(name, trouble.address)
            case DatabaseFault.diskFull: "磁盘满了，\(name) 写不进去。腾出空间后再试。"
            case DatabaseFault.readOnly: "\(name) 只能读、不能写。检查文件和文件夹的权限。"
            case DatabaseFault.corrupt: "\(name) 的文件已损坏，或不是数据库文件。用最近的备份恢复：luoshi restore。"
            default: "\(name) 用不了。"
            }
        self.init("\(what)\n（\(trouble.cause)）", code: 3)
    }

    private static func unreachable(_ name: String, _ address: DatabaseAddress) -> String {
        switch address {
        case .sqlite: "打不开\(name)。检查路径和权限。"
        case .postgres: "连不上\(name)。检查地址、账号和它是否在运行。"
        }
    }

    private static func sentence(_ fault: DatabaseCopy.Fault) -> String {
        switch fault {
        case .targetIsNotEmpty(let table): "目标数据库已有数据（\(table)），换一个空的数据库。"
        case .schemasDiffer(let what): "两边的表结构不同（\(what)），用同一版本的程序升级后再搬。"
        case .differs(let table): "写进去的与来源不一致（\(table)），已经全部退回，目标数据库和原来一样。重新运行一次。"
        case .interrupted: "搬迁中途断开，目标数据库里什么也没有写。重新运行一次。"
        case .source(let fault): "来源数据库中途出错，目标数据库里什么也没有写。检查来源后重新运行一次。\n（\(fault)）"
        case .target(let fault): "目标数据库中途出错，没有搬完。换一个空的数据库重新运行一次。\n（\(fault)）"
        }
    }

    private static func sentence(_ fault: ServerFault) -> String {
        switch fault {
        case .addressTaken(let host, let port): "\(host):\(port) 已被别的程序占用。换一个端口：--port 8081，0 表示任意空闲端口。"
        case .addressRefused(let host, let port, let detail): "不能在 \(host):\(port) 上监听，检查地址和权限。\n（\(detail)）"
        }
    }

    private static func sentence(_ fault: CocoaError) -> String {
        let path = fault.userInfo[NSFilePathErrorKey] as? String ?? fault.userInfo[NSURLErrorKey].map { "\($0)" } ?? ""
        switch fault.code {
        case .fileWriteOutOfSpace: return "磁盘满了，腾出空间后再试。"
        case .fileReadNoSuchFile, .fileNoSuchFile: return "找不到 \(path)，检查路径。"
        default: return "读不了或写不了 \(path)，检查路径和权限。\n（\(fault)）"
        }
    }
}

extension DatabaseCopy.Fault {
    /// Whether a machine failed, and not what was asked for.
    fileprivate var isOfMachine: Bool {
        switch self {
        case .targetIsNotEmpty, .schemasDiffer: false
        case .differs, .interrupted, .source, .target: true
        }
    }
}
