import Core
import Database
import Records

/// Turns what was recorded into messages: each record once, in the transaction that moves the cursor past it.
package struct TellOutcomes: Sendable {
    let desk: MessageDesk
    let sources: [String: MessageSource]
    static let batch = 400

    package init(_ desk: MessageDesk, _ sources: [MessageSource]) {
        self.desk = desk
        self.sources = Dictionary(
            sources.flatMap { source in source.acts.map { ($0, source) } },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// Sets the cursors where the record ends now, unless they stand already: everything after is told.
    package func begin() async throws {
        try await desk.database.write { tx in _ = try tx.messageCursors.lock() }
    }

    /// Messages of what was recorded since the last time. A record no message can be made of stands among the faults and is
    /// passed by: the others are told.
    @discardableResult
    package func callAsFunction() async throws -> TurnDone {
        var told = TurnDone()
        while try await desk.database.read({ tx in try tx.messageCursors.isBehind() }) {
            let (done, isWhole) = try await batch()
            told += done
            if isWhole { break }
        }
        return told
    }

    private func batch() async throws -> (done: TurnDone, isWhole: Bool) {
        let (desk, sources) = (desk, sources)
        return try await desk.database.write { tx in
            var (done, isWhole) = (TurnDone(), true)
            var all: [Record] = []
            for (chain, place) in try tx.messageCursors.lock().sorted(by: { $0.key < $1.key }) {
                let records = try tx.messageCursors.records(chain, after: place, limit: Self.batch)
                if records.count == Self.batch { isWhole = false }
                if let last = records.last { try tx.messageCursors.move(chain, to: last.place) }
                all += records
            }
            for record in all.sorted(by: { ($0.at, $0.id) < ($1.at, $1.id) }) {
                guard let source = sources[record.act] else { continue }
                try done.attempt("\(record.act) of \(record.subjectKind) \(record.subjectID)", tx) {
                    guard let notice = try source.notice(record, tx) else { return 0 }
                    return try insert(notice, of: record, desk, tx) ? 1 : 0
                }
            }
            return (done, isWhole)
        }
    }

    /// Nobody is told of what the own unit did.
    private func insert(
        _ notice: SystemNotice,
        of record: Record,
        _ desk: MessageDesk,
        _ tx: Transaction
    ) throws -> Bool {
        let units = Set(notice.units).filter { $0 != record.unit }.sorted()
        guard !units.isEmpty, let county = RegionCode(record.county) else { return false }
        let message = Message(
            id: desk.environment.newID(),
            county: county,
            kind: .notice,
            unit: nil,
            unitName: record.unitName,
            person: "",
            title: String(notice.title.prefix(120)),
            body: notice.body,
            address: notice.address,
            isUrgent: false,
            at: record.at,
            shownAt: try tx.messages.hours(of: county).next(from: record.at, desk.calendar(county, tx))
        )
        try tx.messages.insert(message, to: units)
        return true
    }
}
