import Files
import Foundation
import Testing

/// Looking at a file before it is kept.
@Suite("FileVault check")
struct VaultCheckTests {
    @Test func saysWhatStoreWouldSayAndKeepsNothing() throws {
        let root = NSTemporaryDirectory() + "luoshi-check-\(UInt64.random(in: 0...UInt64.max))"
        defer { try? FileManager.default.removeItem(atPath: root) }
        let vault = FileVault(root: root + "/vault")
        try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
        let (text, program, nothing) = (root + "/a.txt", root + "/b.txt", root + "/c.txt")
        try Data("一组：已完成".utf8).write(to: URL(fileURLWithPath: text))
        try Data([0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0]).write(to: URL(fileURLWithPath: program))
        try Data().write(to: URL(fileURLWithPath: nothing))
        try vault.check(contentsOf: text, originalName: "台账.txt")
        for path in [program, nothing, root + "/absent.txt"] {
            #expect(throws: FileFault.self) { try vault.check(contentsOf: path, originalName: "台账.txt") }
        }
        #expect(!FileManager.default.fileExists(atPath: vault.root))
    }

    @Test func takesBackAFileUnderItsDigest() throws {
        let root = NSTemporaryDirectory() + "luoshi-take-\(UInt64.random(in: 0...UInt64.max))"
        defer { try? FileManager.default.removeItem(atPath: root) }
        let (old, new) = (FileVault(root: root + "/old"), FileVault(root: root + "/new"))
        try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
        try Data("一组：已完成".utf8).write(to: URL(fileURLWithPath: root + "/a.txt"))
        let digest = try old.store(contentsOf: root + "/a.txt", originalName: "台账.txt").digest
        try new.take(digest, from: old.path(of: digest))
        try new.verify(digest)
        // A fault of the disk is mended, also where the size is the same.
        try Data("二组：已完成".utf8).write(to: URL(fileURLWithPath: new.path(of: digest)))
        try new.take(digest, from: old.path(of: digest))
        try new.verify(digest)
        try FileManager.default.removeItem(atPath: new.path(of: digest))
        try Data("别的".utf8).write(to: URL(fileURLWithPath: root + "/b.txt"))
        #expect(throws: FileFault.changed(digest)) { try new.take(digest, from: root + "/b.txt") }
        #expect(!new.contains(digest))
    }
}
