import Foundation

/// Where a demonstration lives: its database, and beside it a folder with everything else of its own.
///
/// The folder is the mark of a demonstration: nothing without it is ever opened or removed by `demo`. The database takes
/// its place only when it is filled, so a first start that was cut off leaves nothing a second one would keep.
struct DemoPlace {
    let database: String

    private var folder: String { database + ".demo" }
    var files: String { folder + "/files" }
    /// Where the county is filled.
    var draft: String { folder + "/draft.sqlite" }
    private var accounts: String { folder + "/accounts.txt" }

    private var hasDatabase: Bool { FileManager.default.fileExists(atPath: database) }
    private var hasMark: Bool { FileManager.default.fileExists(atPath: folder) }

    /// Whether a filled demonstration lies here; throws where the database is somebody's own.
    func isFilled() throws -> Bool {
        guard hasDatabase else { return false }
        guard hasMark else {
            throw CommandRefusal("\(database) 不是示范县，没有动它。示范县换一个位置：--database 别的文件；正式的县用 luoshi serve 打开。")
        }
        return true
    }

    /// Removes the demonstration, and nothing that is none.
    func remove() throws {
        _ = try isFilled()
        for path in [database, database + "-wal", database + "-shm", folder] {
            if FileManager.default.fileExists(atPath: path) { try FileManager.default.removeItem(atPath: path) }
        }
    }

    /// An empty folder to fill in, in place of one that a cut-off start left.
    func begin() throws {
        if hasMark { try FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
    }

    /// Keeps the sample accounts for the next start, then puts the filled database in its place.
    func finish(_ lines: [String]) throws {
        try Data(lines.joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: accounts))
        try FileManager.default.moveItem(atPath: draft, toPath: database)
        for rest in [draft + "-wal", draft + "-shm"] { try? FileManager.default.removeItem(atPath: rest) }
    }

    func readAccounts() -> [String] {
        (try? String(contentsOfFile: accounts, encoding: .utf8))?.split(separator: "\n").map(String.init) ?? []
    }

    private func key(_ name: SettingName) throws -> String {
        try Secret.kept(in: folder, name).map { String(format: "%02x", $0) }.joined()
    }

    func settings(port: Int?) throws -> Settings {
        let (secret, personal) = (try key(.secret), try key(.personal))
        var flags: [SettingName: String] = [
            .database: "sqlite:" + database, .files: files, .backups: folder + "/backups", .secret: secret,
            .personal: personal, .development: "yes",
        ]
        flags[.port] = port.map(String.init)
        return try Settings(SettingsReader(flags: flags, variables: [:]))
    }
}
