import Core
import Database
import Files
import Foundation
import Synchronization
import TestSupport
import Uploads

/// The sample county with a vault of its own and a clock that tests move.
struct UploadCounty: Sendable {
    let database: Database
    let sample: SampleCounty
    let root: String
    let desk: UploadDesk
    private let days: Mutexed

    final class Mutexed: Sendable {
        private let count = Mutex(0)
        var value: Int { count.withLock { $0 } }
        func add(_ days: Int) { count.withLock { $0 += days } }
    }

    init(_ database: Database, _ sample: SampleCounty, limits: UploadLimits) {
        self.database = database
        self.sample = sample
        root = NSTemporaryDirectory() + "luoshi-uploads-\(UInt64.random(in: 0...UInt64.max))"
        let (source, days) = (IdentifierSource(maker: 9), Mutexed())
        self.days = days
        let now: @Sendable () -> Instant = { SampleCounty.now.adding(days: days.value) }
        desk = UploadDesk(
            database: database,
            environment: Environment(now: now, newNumber: { source.next(at: now()) }),
            vault: FileVault(root: root, largest: 1_000_000),
            limits: limits
        )
    }

    func later(days count: Int) { days.add(count) }

    /// Files that wait for their rest.
    var parts: [String] { (try? FileManager.default.contentsOfDirectory(atPath: root + "/parts").sorted()) ?? [] }

    func upload(_ key: String, of actor: Actor? = nil) async throws -> ChunkedUpload {
        try await database.read { tx in try tx.uploads.find(key, of: actor ?? sample.officer) }
    }

    func begin(_ file: Sample, by actor: Actor? = nil) async throws -> Outcome<ChunkedUpload> {
        try await BeginUpload(desk)(file.promise, by: actor ?? sample.officer)
    }

    func send(
        _ file: Sample,
        _ range: Range<Int>,
        saying digest: FileDigest? = nil,
        by actor: Actor? = nil
    ) async throws -> Outcome<ChunkedUpload> {
        let bytes = Array(file.bytes[range])
        return try await AddChunk(desk)(
            bytes,
            at: range.lowerBound,
            digest: digest ?? FileDigest(of: bytes),
            to: file.key,
            by: actor ?? sample.officer
        )
    }
}

/// A file on somebody's phone.
struct Sample: Sendable {
    var key: String
    var name = "院子.jpg"
    var bytes: [UInt8]

    /// A picture as far as its beginning tells.
    init(_ key: String, size: Int = 10_000) {
        self.key = "phone-000001-" + key
        bytes = [0xFF, 0xD8, 0xFF, 0xE0] + (4..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 / 251) }
    }

    var promise: UploadPromise {
        UploadPromise(id: key, name: name, size: bytes.count, digest: "\(FileDigest(of: bytes))")
    }
}

func withUploadCounty(
    _ driver: Driver,
    limits: UploadLimits = UploadLimits(),
    _ body: (UploadCounty) async throws -> Void
) async throws {
    try await withSampleCounty(driver) { database, sample in
        let county = UploadCounty(database, sample, limits: limits)
        defer { try? FileManager.default.removeItem(atPath: county.root) }
        try await body(county)
    }
}
