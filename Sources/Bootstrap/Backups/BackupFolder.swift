import Core
import Foundation

/// Where backups made from the page lie.
struct BackupFolder {
    let path: String

    struct File: Hashable, Sendable {
        let name: String
        /// Bytes.
        let size: Int
        let madeAt: Instant

        /// Made by the program before a restore took its county's place.
        var isFromBeforeRestore: Bool { name.hasSuffix(BackupFolder.beforeRestore) }
    }

    private static let beforeRestore = "-before-restore.tar"

    /// `luoshi-2026-06-10-083000.tar`
    static func name(at moment: Instant, beforeRestore: Bool = false) -> String {
        let (hour, minute, second) = moment.clock
        let stamp = "\(moment.day)-\(hour.padded(2))\(minute.padded(2))\(second.padded(2))"
        return "luoshi-\(stamp)" + (beforeRestore ? Self.beforeRestore : ".tar")
    }

    /// The newest first.
    func files() -> [File] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.filter { $0.hasSuffix(".tar") && !$0.hasPrefix(".") }.sorted(by: >).map { name in
            let facts = try? FileManager.default.attributesOfItem(atPath: path + "/" + name)
            let date = (facts?[.modificationDate] as? Date) ?? .distantPast
            return File(
                name: name,
                size: (facts?[.size] as? Int) ?? 0,
                madeAt: Instant(milliseconds: Int64(date.timeIntervalSince1970 * 1000))
            )
        }
    }

    func file(named name: String) -> File? { files().first { $0.name == name } }

    /// Takes in a file somebody uploaded, under its own name where that is a plain one and free. Answers the name it has.
    func take(_ uploaded: String, named name: String, at moment: Instant) throws -> String {
        let files = FileManager.default
        try files.createDirectory(
            atPath: path,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        let isPlain = name.wholeMatch(of: /[A-Za-z0-9][A-Za-z0-9._-]{0,80}\.tar/) != nil
        let stem = isPlain ? String(name.dropLast(".tar".count)) : "uploaded-" + Self.name(at: moment).dropLast(4)
        let names = ["\(stem).tar"] + (2...99).map { "\(stem)-\($0).tar" }
        guard let free = names.first(where: { !files.fileExists(atPath: "\(path)/\($0)") }) else {
            throw BackupFault.occupied(name)
        }
        // On another disk this copies: under another name first, so that no half file is listed.
        let partial = "\(path)/.\(free)"
        try files.moveItem(atPath: uploaded, toPath: partial)
        try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: partial)
        try files.moveItem(atPath: partial, toPath: "\(path)/\(free)")
        return free
    }
}
