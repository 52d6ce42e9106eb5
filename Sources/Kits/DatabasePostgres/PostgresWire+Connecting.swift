import CLibPQ
import Database
import Foundation

extension PostgresWire {
    /// Opens a connection; waits at most some seconds for the server. Blocks its thread.
    static func connect(_ settings: PostgresSettings) throws(DatabaseFault) -> OpaquePointer {
        let options = [
            ("connect_timeout", "5"), ("keepalives_idle", "30"), ("tcp_user_timeout", "20000"),
            ("fallback_application_name", "luoshi"),
            // The address comes after what it may override, and before what it may not.
            ("dbname", settings.address), ("client_encoding", "UTF8"),
        ]
        guard let handle = open(options) else { throw .lost("no memory for a connection") }
        do throws(DatabaseFault) {
            guard PQstatus(handle) == CONNECTION_OK else { throw .lost(String(cString: PQerrorMessage(handle))) }
            guard PQparameterStatus(handle, "server_encoding").map({ String(cString: $0) }) == "UTF8" else {
                throw .failed(code: "encoding", message: "the database must be made with ENCODING 'UTF8'")
            }
            PQsetNoticeProcessor(handle, { _, _ in }, nil)
            try prepare(handle, settings)
            return handle
        } catch {
            PQfinish(handle)
            throw error
        }
    }

    private static func open(_ options: [(String, String)]) -> OpaquePointer? {
        var keys = options.map { UnsafePointer<CChar>(strdup($0.0)) }
        var values = options.map { UnsafePointer<CChar>(strdup($0.1)) }
        defer { (keys + values).forEach { free(UnsafeMutablePointer(mutating: $0)) } }
        keys.append(nil)
        values.append(nil)
        return PQconnectdbParams(keys, values, 1)
    }

    private static func prepare(_ handle: OpaquePointer, _ settings: PostgresSettings) throws(DatabaseFault) {
        let result = PQexec(
            handle,
            """
            SET statement_timeout = \(settings.statementTimeout);
            SET idle_in_transaction_session_timeout = 300000;
            SET cursor_tuple_fraction = 1;
            SET timezone = 'UTC';
            SET bytea_output = 'hex';
            SET extra_float_digits = 1;
            SET standard_conforming_strings = on
            """
        )
        guard let result else { throw .lost(String(cString: PQerrorMessage(handle))) }
        if let refusal = PostgresRefusal(PostgresAnswer(result)) { throw DatabaseFault(refusal) }
    }
}
