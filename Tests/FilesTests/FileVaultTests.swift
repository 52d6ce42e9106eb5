import Core
import Foundation
import Testing

@testable import Files

private let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0] + Array(repeating: 9, count: 200_000)

@Suite final class FileVaultTests {
    private let folder: String
    private let vault: FileVault

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        vault = FileVault(root: folder + "/deep/vault/")
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    private func upload(_ bytes: [UInt8], _ name: String = "upload") throws -> String {
        let path = folder + "/" + name
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        return path
    }

    private func filesInVault() throws -> [String] {
        let all = FileManager.default.enumerator(atPath: vault.root)?.compactMap { $0 as? String } ?? []
        return all.filter { $0.split(separator: "/").count == 3 }
    }

    @Test func keepsAFileUnderItsDigest() throws {
        let path = try upload(Array("abc".utf8))
        let stored = try vault.store(contentsOf: path, originalName: "笔记.txt", declaredType: "image/png")
        let digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        #expect(stored.digest.description == digest)
        #expect(stored.size == 3 && stored.type == .text && stored.name.description == "笔记.txt")
        #expect(vault.path(of: stored.digest) == "\(folder)/deep/vault/ba/78/\(digest)")
        #expect(try Data(contentsOf: URL(fileURLWithPath: vault.path(of: stored.digest))) == Data("abc".utf8))
        #expect(FileManager.default.fileExists(atPath: path))
        #expect(vault.contains(stored.digest))
        try vault.verify(stored.digest)
    }

    @Test func keepsTheSameBytesOnce() throws {
        let first = try vault.store(contentsOf: try upload(jpeg, "a"), originalName: "现场.jpg")
        let second = try vault.store(contentsOf: try upload(jpeg, "b"), originalName: "复查.jpeg")
        #expect(first.digest == second.digest)
        #expect(second.name.description == "复查.jpeg")
        #expect(try filesInVault().count == 1)
        #expect(try FileManager.default.contentsOfDirectory(atPath: vault.root + "/incoming").isEmpty)
    }

    @Test func takesTheSameFileFromManyAtOnce() async throws {
        let path = try upload(jpeg)
        let vault = vault
        let digests = try await withThrowingTaskGroup(of: FileDigest.self) { group in
            for _ in 0..<20 { group.addTask { try vault.store(contentsOf: path, originalName: "a.jpg").digest } }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(digests.count == 1)
        #expect(try filesInVault().count == 1)
        for digest in digests { try vault.verify(digest) }
    }

    @Test func noticesChangedAndMissingFiles() throws {
        let digest = try vault.store(contentsOf: try upload(jpeg), originalName: "a.jpg").digest
        let place = URL(fileURLWithPath: vault.path(of: digest))
        try Data(jpeg.dropLast() + [1]).write(to: place)
        #expect(throws: FileFault.changed(digest)) { try vault.verify(digest) }
        try FileManager.default.removeItem(at: place)
        #expect(throws: FileFault.missing(digest)) { try vault.verify(digest) }
        #expect(!vault.contains(digest))
    }

    @Test func putsAFileCutOffByTheDiskRightAgain() throws {
        let digest = try vault.store(contentsOf: try upload(jpeg), originalName: "a.jpg").digest
        try Data(jpeg.prefix(10)).write(to: URL(fileURLWithPath: vault.path(of: digest)))
        _ = try vault.store(contentsOf: try upload(jpeg), originalName: "a.jpg")
        try vault.verify(digest)
    }

    @Test(
        arguments: [
            ([], "a.jpg", .empty),
            (Array("%PDF-1.7".utf8), "现场.jpg", nil),
            (Array("<html>".utf8), "现场.jpg", .notReally(ending: "jpg", detected: .html)),
            ([0, 1, 2, 3, 4], "现场.jpg", .notReally(ending: "jpg", detected: .unknown)),
            (Array("<svg xmlns=''/>".utf8), "a.svg", .typeNotAllowed(.xml, allowed: [])),
            (Array("MZ".utf8) + [0, 0, 0, 0, 0, 0, 0, 0, 0, 0], "a.exe", .typeNotAllowed(.program, allowed: [])),
            (Array("MZ".utf8) + [0, 0, 0, 0, 0, 0, 0, 0, 0, 0], "a", .typeNotAllowed(.program, allowed: [])),
            (Array("落实".utf8) + Array(repeating: 0x61, count: 300_000), "a.txt", .tooLarge(limit: 250_000)),
        ] as [([UInt8], String, FileFault?)]
    )
    func takesOnlyWhatIsAllowed(bytes: [UInt8], name: String, fault: FileFault?) throws {
        let path = try upload(bytes)
        let vault = FileVault(root: vault.root, largest: 250_000)
        var thrown: FileFault?
        do { _ = try vault.store(contentsOf: path, originalName: name) } catch { thrown = error }
        if case .typeNotAllowed(let type, let allowed) = thrown {
            #expect(fault == .typeNotAllowed(type, allowed: []) && allowed.contains(.pdf))
        } else {
            #expect(thrown == fault)
        }
    }

    @Test func sweepsWhatAnInterruptedStoreLeft() throws {
        let digest = try vault.store(contentsOf: try upload(jpeg), originalName: "a.jpg").digest
        for name in ["Xa3f9Z", "upload-1x"] {
            try Data([1]).write(to: URL(fileURLWithPath: vault.root + "/incoming/" + name))
        }
        let now = Int(Date().timeIntervalSince1970)
        vault.sweep(now: now + 86_000)
        // It may belong to an upload under way, of this server or another.
        #expect(try FileManager.default.contentsOfDirectory(atPath: vault.root + "/incoming").count == 2)
        vault.sweep(now: now + 86_500)
        #expect(try FileManager.default.contentsOfDirectory(atPath: vault.root + "/incoming").isEmpty)
        try vault.verify(digest)
    }

    @Test func cannotBeLedElsewhereByADigest() {
        for text in [
            "../../etc/passwd", "BA7816", String(repeating: "A", count: 64), String(repeating: "a", count: 63),
        ] {
            #expect(FileDigest(text) == nil)
        }
    }

    @Test func saysWhatToDoInASentence() throws {
        let digest = try #require(FileDigest(String(repeating: "a", count: 64)))
        let faults: [FileFault] = [
            .empty, .tooLarge(limit: 50_000_000), .typeNotAllowed(.program, allowed: [.jpeg, .pdf]),
            .notReally(ending: "jpg", detected: .html), .notReally(ending: "jpg", detected: .unknown),
            .passwordProtected, .missing(digest), .changed(digest), .diskFull, .storage,
        ]
        for fault in faults {
            #expect(fault.sentence.hasSuffix("。") && !fault.sentence.contains("{"))
            for word in ["非法", "无效", "错误", "失败", "请"] { #expect(!fault.sentence.contains(word)) }
        }
        let fault = FileFault.typeNotAllowed(.program, allowed: [.jpeg, .pdf])
        #expect(fault.sentence == "这是程序，这里收不了。可以上传的有：.jpg、.pdf。")
        // As the page says beside the field.
        #expect(fault.sentence(offered: [".jpg", ".jpeg"]) == "这是程序，这里收不了。可以上传的有：.jpg、.jpeg。")
    }
}
