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
}
