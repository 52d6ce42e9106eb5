import Foundation

/// The engines a suite runs on: `@Test(arguments: Driver.allCases)`.
///
/// PostgreSQL is the server named by LUOSHI_TEST_POSTGRES (`Scripts/postgres start DIR` prints an address). Without it
/// the suite runs on SQLite alone and says so; with LUOSHI_REQUIRE_POSTGRES=1 its PostgreSQL cases fail instead.
package enum Driver: String, CaseIterable, Sendable {
    case sqlite, postgres

    package static let allCases: [Driver] = {
        if serverAddress != nil || isRequired { return [.sqlite, .postgres] }
        let notice = """

            ******************************************************************************
            * LUOSHI_TEST_POSTGRES is not set: every test on PostgreSQL is LEFT OUT.       *
            * Set it to the address that  Scripts/postgres start DIR  prints.              *
            ******************************************************************************


            """
        FileHandle.standardError.write(Data(notice.utf8))
        return [.sqlite]
    }()

    /// The address of the server for tests; nil where there is none.
    package static let serverAddress: String? = {
        let address = ProcessInfo.processInfo.environment["LUOSHI_TEST_POSTGRES"] ?? ""
        return address.isEmpty ? nil : address
    }()

    private static let isRequired = ProcessInfo.processInfo.environment["LUOSHI_REQUIRE_POSTGRES"] == "1"
}

struct NoServer: Error, CustomStringConvertible {
    var description: String { "LUOSHI_REQUIRE_POSTGRES is 1 and LUOSHI_TEST_POSTGRES names no server" }
}
