import Dispatch
import GRDB
import GRDBSQLite
import Synchronization

/// Brings what stands in the log back into the file, on a connection of its own: a write that fills the log does not wait
/// until thousands of pages are in their places and on the disk.
///
/// The log begins anew when all of it is copied, and the writer always adds to it meanwhile. So its last pages are copied
/// by the writer, when they are few. Source: SQLite, Write-Ahead Logging, 2.3 Checkpointing and 3.2.
package final class Checkpoints: Sendable {
    /// Counts pages of 4 KB.
    package struct Limits: Sendable {
        /// So many new pages are worth copying.
        package var worthwhile = 8_000
        /// So few that are left the writer copies itself.
        package var few = 1_000
        /// In a log so long it copies whatever is left.
        package var long = 32_000
        /// In a log so long it waits for those that are being copied.
        package var longest = 256_000

        package init() {}
    }

    private struct State {
        /// Pages of the log that stand in the file.
        var copied = 0
        /// Pages of the log when they were last copied: a reader can keep some from being copied.
        var seen = 0
        var isCopying = false
    }

    private enum Step { case nothing, beside, here, wait }

    private let path: String
    private let limits: Limits
    private let state = Mutex(State())
    private let queue = DispatchQueue(label: "luoshi.sqlite.checkpoints", qos: .utility)
    private let connection = Mutex<DatabaseQueue?>(nil)

    init(path: String, limits: Limits = Limits()) {
        self.path = path
        self.limits = limits
    }

    /// Told of every commit of the writer from here on; it must be closed before this is let go.
    func watch(_ writer: OpaquePointer) {
        let context = Unmanaged.passUnretained(self).toOpaque()
        sqlite3_wal_hook(
            writer,
            { context, writer, _, pages in
                if let context, let writer {
                    Unmanaged<Checkpoints>.fromOpaque(context).takeUnretainedValue().log(holds: Int(pages), writer)
                }
                return SQLITE_OK
            },
            context
        )
    }

    /// After the copy that is being made; none begins any more.
    func stop(_ writer: OpaquePointer) throws {
        sqlite3_wal_hook(writer, nil, nil)
        queue.sync {}
        try connection.withLock { connection in
            try connection?.close()
            connection = nil
        }
    }

    private func log(holds pages: Int, _ writer: OpaquePointer) {
        switch state.withLock({ Self.step(&$0, pages, limits) }) {
        case .nothing: break
        case .beside: queue.async { self.copyBeside() }
        case .here: copy(writer)
        case .wait:
            queue.sync {}
            copy(writer)
        }
    }

    private static func step(_ state: inout State, _ pages: Int, _ limits: Limits) -> Step {
        if pages < state.seen { (state.copied, state.seen) = (0, 0) }
        guard !state.isCopying else { return pages < limits.longest ? .nothing : .wait }
        if pages - state.seen >= limits.worthwhile {
            state.isCopying = true
            return .beside
        }
        let isEnd = state.copied > 0 && pages - state.copied < limits.few
        return isEnd || pages >= limits.long ? .here : .nothing
    }

    private func copyBeside() {
        defer { state.withLock { $0.isCopying = false } }
        // What cannot be copied now stays in the log, from which it is read as well, and is copied another time.
        try? connection.withLock { connection in
            let queue = try connection ?? DatabaseQueue(path: path, configuration: Configuration())
            connection = queue
            queue.writeWithoutTransaction { connection in
                if let pointer = connection.sqliteConnection { copy(pointer) }
            }
        }
    }

    private func copy(_ connection: OpaquePointer) {
        var (pages, copied): (Int32, Int32) = (0, 0)
        let code = sqlite3_wal_checkpoint_v2(connection, nil, SQLITE_CHECKPOINT_PASSIVE, &pages, &copied)
        guard code == SQLITE_OK, pages >= 0 else { return }
        state.withLock { ($0.copied, $0.seen) = (Int(copied), Int(pages)) }
    }
}
