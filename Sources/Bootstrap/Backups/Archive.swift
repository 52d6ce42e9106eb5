import Foundation

/// Packs and unpacks with the machine's `tar`, which every Debian has.
enum Archive {
    /// Packs `entries` of `folder`, then everything in `more` under `files/`, to a new file that appears when it is whole.
    static func pack(_ entries: [String], in folder: String, files more: String?, to path: String) throws {
        let partial = path + ".partial"
        try run(["-cf", partial, "-C", folder] + entries)
        if let more, FileManager.default.fileExists(atPath: more) {
            let names = try names(in: more)
            if !names.isEmpty { try run(["-rf", partial, "--transform", "s,^,files/,", "-C", more] + names) }
        }
        try FileManager.default.moveItem(atPath: partial, toPath: path)
    }

    static func unpack(_ path: String, to folder: String) throws {
        try run(["-xf", path, "-C", folder, "--no-same-owner", "--no-same-permissions"])
    }

    private static func names(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0 != "incoming" }.sorted()
    }

    private static func run(_ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["tar"] + arguments
        let errors = Pipe()
        process.standardError = errors
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        let said = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw BackupFault.archive(String(decoding: said.prefix(300), as: UTF8.self))
        }
    }
}
