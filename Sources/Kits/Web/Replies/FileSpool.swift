import Foundation
import Logging
import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A file that is sent while it is still written. What is written lies on the disk until it was sent, so that a slow
/// browser holds up neither the writer nor the database it reads from. Nobody but the two sees the file.
package final class FileSpool: Sendable {
    private struct State {
        var size = 0
        var hasEnded = false
        var fault: (any Error)?
        var isAbandoned = false
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    /// A writer whose reader went away stops.
    struct Abandoned: Error {}

    private let descriptor: Int32
    private let state = Mutex(State())

    init() throws {
        let path = FileManager.default.temporaryDirectory.path + "/luoshi-spool-\(UUID().uuidString)"
        descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw DiskFault(errno) }
        unlink(path)
    }

    deinit { close(descriptor) }

    /// Bytes that lie ready so far.
    package var size: Int { state.withLock { $0.size } }

    /// The next bytes of the file. Blocks while the disk does; one writer at a time.
    package func append(_ bytes: UnsafeRawBufferPointer) throws {
        let place = try state.withLock { state in
            if state.isAbandoned { throw Abandoned() }
            return state.size
        }
        var written = 0
        while written < bytes.count {
            let count = pwrite(
                descriptor,
                bytes.baseAddress! + written,
                bytes.count - written,
                off_t(place + written)
            )
            guard count > 0 else { throw DiskFault(errno) }
            written += count
        }
        tell { $0.size += bytes.count }
    }

    /// - Parameter fault: what stopped the writer before the file was whole.
    func end(_ fault: (any Error)? = nil) {
        tell { ($0.hasEnded, $0.fault) = (true, fault) }
    }

    /// Nobody reads any more.
    package func abandon() { state.withLock { $0.isAbandoned = true } }

    /// Waits until more than `offset` bytes are ready; false where the file ended whole before. Throws what stopped the
    /// writer.
    package func hasMore(than offset: Int) async throws -> Bool {
        while true {
            let (isReady, hasEnded, fault) = state.withLock { ($0.size > offset, $0.hasEnded, $0.fault) }
            if isReady { return true }
            if let fault { throw fault }
            if hasEnded { return false }
            await withCheckedContinuation { continuation in
                let isLate = state.withLock { state in
                    guard state.size <= offset, !state.hasEnded else { return true }
                    state.waiting.append(continuation)
                    return false
                }
                if isLate { continuation.resume() }
            }
        }
    }

    /// Up to `count` bytes from `offset`, of those that are ready. Blocks while the disk does.
    package func read(at offset: Int, count: Int) throws -> [UInt8] {
        let count = min(count, size - offset)
        guard count > 0 else { return [] }
        var fault: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            let read = pread(descriptor, buffer.baseAddress, count, off_t(offset))
            filled = max(0, read)
            if read < 0 { fault = errno }
        }
        guard fault == 0 else { throw DiskFault(fault) }
        return bytes
    }

    /// Everything, once it was written.
    package func whole() async throws -> [UInt8] {
        while try await hasMore(than: size) {}
        return try read(at: 0, count: size)
    }

    private func tell(_ change: (inout State) -> Void) {
        let waiting = state.withLock { state in
            change(&state)
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }
}

/// A file that is made while it is sent.
package struct WrittenReply: Sendable {
    package let name: String
    package let type: String
    package let write: @Sendable (FileSpool) async throws -> Void
}

extension Reply {
    /// A file sent while `write` makes it: the browser gets its first bytes as soon as there are any. What `write` throws
    /// before them becomes a page; afterwards the download breaks off.
    package static func written(
        name: String,
        type: String,
        _ write: @escaping @Sendable (FileSpool) async throws -> Void
    ) -> Reply {
        Reply(status: 200, content: .written(WrittenReply(name: name, type: type, write: write)))
    }
}

extension Site {
    /// Starts the writer of a reply that has one, and waits for its first bytes. It counts as a request until it ends, so
    /// that whoever wants the site alone waits for it.
    func started(_ reply: Reply) async throws -> Reply {
        guard case .written(let written) = reply.content else { return reply }
        let spool = try FileSpool()
        pause.stay()
        Task.detached { [pause, logger] in
            do {
                try await written.write(spool)
                spool.end()
            } catch {
                // Before the first bytes the page of the fault tells of it.
                let isUnseen = spool.size > 0 && !(error is FileSpool.Abandoned)
                if isUnseen { logger.error("\(written.name): \(String(reflecting: error))") }
                spool.end(error)
            }
            pause.leave()
        }
        _ = try await spool.hasMore(than: 0)
        var started = reply
        started.content = .spooled(spool, name: written.name, type: written.type)
        return started
    }
}
