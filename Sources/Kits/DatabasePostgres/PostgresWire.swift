import CLibPQ
import Database

enum PostgresCommand {
    case plain(String)
    case prepare(_ name: String, _ text: String, [UInt32])
    case run(_ name: String, PostgresValues)
    case query(_ text: String, PostgresValues)
}

/// A libpq connection in pipeline mode: several commands make one trip.
final class PostgresWire {
    private let handle: OpaquePointer
    private var isAbandoned = false
    /// Sent commands whose results nobody waited for, counted per trip.
    private var owed: [Int] = []

    init(_ settings: PostgresSettings) throws(DatabaseFault) {
        handle = try Self.connect(settings)
        guard PQenterPipelineMode(handle) == 1 else {
            PQfinish(handle)
            throw .lost("the connection refuses pipeline mode")
        }
    }

    var isLost: Bool { isAbandoned || PQstatus(handle) != CONNECTION_OK }

    func close() { PQfinish(handle) }

    /// The connection is not used again.
    func abandon() { isAbandoned = true }

    /// One trip without waiting for it.
    func send(_ commands: [PostgresCommand]) {
        for command in commands where !send(command) { return abandon() }
        guard PQpipelineSync(handle) == 1 else { return abandon() }
        owed.append(commands.count)
    }

    /// One trip; the results of all commands, of which there is at least one.
    func exchange(_ commands: [PostgresCommand]) throws(PostgresRefusal) -> [PostgresAnswer] {
        send(commands)
        guard !isLost else { throw PostgresRefusal(lost: handle) }
        let count = owed.removeLast()
        for earlier in owed { _ = try? collect(earlier) }
        owed = []
        return try collect(count)
    }

    private func send(_ command: PostgresCommand) -> Bool {
        switch command {
        case .plain(let text):
            PQsendQueryParams(handle, text, 0, nil, nil, nil, nil, 0) == 1
        case .prepare(let name, let text, let types):
            PQsendPrepare(handle, name, text, Int32(types.count), types) == 1
        case .run(let name, let values):
            values.withPointers { PQsendQueryPrepared(handle, name, values.count, $0, $1, $2, 0) } == 1
        case .query(let text, let values):
            values.withPointers { PQsendQueryParams(handle, text, values.count, values.types, $0, $1, $2, 0) } == 1
        }
    }

    /// Takes in all results of a trip, so that the next one starts clean, and throws the first refusal.
    private func collect(_ count: Int) throws(PostgresRefusal) -> [PostgresAnswer] {
        var refusal: PostgresRefusal?
        var answers: [PostgresAnswer] = []
        for _ in 0..<count {
            guard let result = PQgetResult(handle) else { throw PostgresRefusal(lost: handle) }
            let answer = PostgresAnswer(result)
            refusal = refusal ?? PostgresRefusal(answer)
            answers.append(answer)
            // Nothing follows a result but the null that ends it, or more of the same when the connection broke.
            while let rest = PQgetResult(handle) { PQclear(rest) }
        }
        let sync = PQgetResult(handle)
        let isSync = PQresultStatus(sync) == PGRES_PIPELINE_SYNC
        PQclear(sync)
        if let refusal { throw isLost ? PostgresRefusal(lost: handle, after: refusal) : refusal }
        guard isSync, !answers.isEmpty else { throw PostgresRefusal(lost: handle) }
        return answers
    }
}
