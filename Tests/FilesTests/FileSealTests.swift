import Ciphers
import Core
import Foundation
import Testing

@testable import Files

@Suite("Files that lie sealed")
final class FileSealTests {
    private static let seal = FileSeal(key: SymmetricKey(data: Array(repeating: 4, count: 32)))
    private static let piece = FileSeal.pieceSize

    private let folder: String
    private let vault: FileVault

    init() throws {
        folder = NSTemporaryDirectory() + "luoshi-sealed-\(UInt64.random(in: 0...UInt64.max))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        vault = FileVault(root: folder + "/vault")
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    private func brought(_ size: Int) throws -> (path: String, bytes: [UInt8]) {
        let bytes = Array(String(repeating: "620702196001010010,", count: size / 19 + 1).utf8.prefix(size))
        let path = folder + "/brought.csv"
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        return (path, bytes)
    }

    private func stored(_ path: String) throws -> StoredFile {
        try vault.store(contentsOf: path, originalName: "农房.csv", types: [.text], sealedBy: Self.seal)
    }

    private func lying(_ digest: FileDigest) throws -> Data {
        try Data(contentsOf: URL(fileURLWithPath: vault.path(of: digest)))
    }

    private func age(_ digest: FileDigest) throws {
        try FileManager.default.setAttributes(
            [.modificationDate: Date.distantPast],
            ofItemAtPath: vault.path(of: digest)
        )
    }

    @Test(arguments: [3, 18, 262_143, 262_144, 262_145, 524_288, 524_298])
    func comesBackAsItWasAndLiesOtherwise(size: Int) throws {
        let (path, bytes) = try brought(size)
        let one = try stored(path)
        #expect(one.size == size && vault.plainSize(one.digest) == size)
        #expect(try vault.plain(one.digest, by: Self.seal) == bytes)
        let lying = try lying(one.digest)
        #expect(lying.count > size && (size < 18 || lying.range(of: Data("620702196001010010".utf8)) == nil))
        // Whoever makes or checks a backup needs no key.
        try vault.verify(one.digest)
        // Brought again it is the same file; its name says nothing of what is in it.
        #expect(try stored(path).digest == one.digest)
        #expect(one.digest != FileDigest(of: bytes))
        let other = FileSeal(key: SymmetricKey(data: Array(repeating: 5, count: 32)))
        #expect(throws: FileFault.sealed(one.digest)) { try self.vault.plain(one.digest, by: other) }
    }

    @Test func opensNothingThatWasChangedOrCut() throws {
        let one = try stored(brought(2 * Self.piece + 10).path)
        let whole = try lying(one.digest)
        let place = URL(fileURLWithPath: vault.path(of: one.digest))
        for byte in [16, 47, 48, 60, 48 + Self.piece, 48 + Self.piece + 28, whole.count - 1] {
            var changed = whole
            changed[byte] ^= 1
            try changed.write(to: place)
            #expect(throws: FileFault.sealed(one.digest), "byte \(byte)") {
                try self.vault.plain(one.digest, by: Self.seal)
            }
        }
        for length in [16, 48, 100, 48 + Self.piece + 28, 48 + 2 * (Self.piece + 28), whole.count - 1] {
            try whole.prefix(length).write(to: place)
            #expect(throws: FileFault.sealed(one.digest), "\(length) bytes") {
                try self.vault.plain(one.digest, by: Self.seal)
            }
        }
        try whole.write(to: place)
        #expect(try vault.plain(one.digest, by: Self.seal)?.count == 2 * Self.piece + 10)
    }

    @Test func whatLiesInTheClearIsReadAndSealedBesideAfterADay() throws {
        let (path, bytes) = try brought(1_000)
        let clear = try vault.store(contentsOf: path, originalName: "农房.csv").digest
        #expect(try vault.plain(clear, by: Self.seal) == nil && vault.plainSize(clear) == 1_000)
        #expect(try vault.seal(clear, by: Self.seal) == nil)
        try age(clear)
        let sealed = try #require(try vault.seal(clear, by: Self.seal))
        #expect(try vault.plain(sealed, by: Self.seal) == bytes)
        #expect(try stored(path).digest == sealed && vault.contains(clear))
        try age(sealed)
        #expect(try vault.seal(sealed, by: Self.seal) == nil)
    }
}
