import Files
import Foundation

/// Packs and unpacks with the machine's `tar`, which every Debian has. Blocks.
enum Archive {
    /// Packs the manifest and the database of `folder` and the listed files of the vault; the archive stands under its
    /// name, readable by its owner alone, when it is whole.
    static func pack(
        _ manifest: BackupManifest,
        in folder: String,
        vault: String,
        to path: String,
        progress: WorkProgress.Teller
    ) throws {
        let (partial, list) = (folder + "/whole.tar", folder + "/list")
        _ = FileManager.default.createFile(atPath: partial, contents: nil, attributes: [.posixPermissions: 0o600])
        var arguments = ["-cvf", partial, "-C", folder, BackupManifest.name, BackupManifest.database]
        if !manifest.files.isEmpty {
            let places = manifest.files.compactMap(FileDigest.init).map(\.place)
            try Data(places.map { $0 + "\n" }.joined().utf8).write(to: URL(fileURLWithPath: list))
            // Only files of the vault have two short folders before their name.
            arguments += ["--transform", "s,^\\([0-9a-f][0-9a-f]/[0-9a-f][0-9a-f]/\\),\(BackupManifest.files)/\\1,"]
            // A second relative folder would be looked for inside the first.
            arguments += ["-C", URL(fileURLWithPath: vault).path, "--verbatim-files-from", "-T", list]
        }
        let total = manifest.files.count + 2
        try run(arguments, words: folder + "/words") { done in
            progress(WorkProgress(words: "打包附件", done: min(done, total), total: total))
        }
        let handle = try FileHandle(forUpdating: URL(fileURLWithPath: partial))
        try handle.synchronize()
        try handle.close()
        try FileManager.default.moveItem(atPath: partial, toPath: path)
    }

    static func unpack(_ path: String, to folder: String, progress: WorkProgress.Teller) throws {
        progress(WorkProgress(words: "解包", done: 0, total: 1))
        let arguments = ["-xvf", path, "-C", folder, "--no-same-owner", "--no-same-permissions"]
        try run(arguments, words: folder + ".words") { _ in }
        progress(WorkProgress(words: "解包", done: 1, total: 1))
    }

    /// Throws `notABackup` where no manifest stands in the archive. Reads only its beginning where one does.
    static func checkIsBackup(_ path: String, named name: String) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["tar", "-xOf", path, "--occurrence=1", BackupManifest.name]
        let manifest = Pipe()
        process.standardOutput = manifest
        process.standardInput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        let text = try manifest.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard BackupManifest.isOne(text) else { throw BackupFault.notABackup(name) }
    }

    /// - Parameters:
    ///   - words: a file for what `tar` says of faults.
    ///   - told: the entries done so far.
    private static func run(_ arguments: [String], words: String, _ told: (Int) -> Void) throws {
        _ = FileManager.default.createFile(atPath: words, contents: nil)
        defer { try? FileManager.default.removeItem(atPath: words) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["tar"] + arguments
        let names = Pipe()
        process.standardOutput = names
        process.standardInput = FileHandle.nullDevice
        process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: words))
        try process.run()
        var done = 0
        while case let piece = names.fileHandleForReading.availableData, !piece.isEmpty {
            done += piece.count { $0 == UInt8(ascii: "\n") }
            told(done)
        }
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            let said = FileManager.default.contents(atPath: words) ?? Data()
            let line = String(decoding: said.prefix(300), as: UTF8.self).split(separator: "\n").first ?? ""
            throw BackupFault.archive(String(line))
        }
    }
}
