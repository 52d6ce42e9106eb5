import Database
import Foundation
import TestSupport
import Testing

struct CopyCommandTests {
    static let pairs = Driver.allCases.flatMap { from in Driver.allCases.map { (from, $0) } }

    @Test(arguments: pairs)
    func aCountyMovesWithEqualCountsAndDigests(from: Driver, to: Driver) async throws {
        try await withFilledCounty(from) { county in
            try await withDatabaseAddress(to, migrations: []) { target in
                let copy = CommandCase(
                    ["copy", "--from", county.address.option, "--to", target.option],
                    0,
                    errors: ["搬迁和核对", "（100%）", "两边一致"]
                )
                let rows = try await copy.check(in: county.folder).lines.map {
                    $0.split(separator: "\t").map(String.init)
                }
                #expect(rows.count > 15 && rows.allSatisfy { $0.count == 5 && $0[0].hasPrefix("✓ ") })
                #expect(rows.allSatisfy { $0[1] == $0[2] && $0[3] == $0[4] })
                #expect(rows.contains { $0[0] == "✓ task" && (Int($0[1]) ?? 0) > 100 })
                let again = CommandCase(copy.arguments, 1, errors: ["目标数据库已有数据（", "换一个空的数据库"])
                try await again.check(in: county.folder)
                let verify = CommandCase(["records", "verify", "--database", target.option], 0, output: ["留痕完好"])
                try await verify.check(in: county.folder)
            }
        }
    }

    @Test
    func whatIsWrongIsSaidOfTheRightSide() async throws {
        let cases = [
            CommandCase("copy --from nowhere.sqlite --to b.sqlite", 1, errors: ["找不到来源数据库文件 nowhere.sqlite"]),
            CommandCase("copy --from mysql://x --to b.sqlite", 1, errors: ["来源“mysql://x”要写成"]),
            CommandCase("copy --from a.sqlite --to mysql://x", 1, errors: ["目标“mysql://x”要写成"]),
            CommandCase("copy --from a.sqlite --to sqlite:a.sqlite", 1, errors: ["来源和目标是同一个数据库"]),
            CommandCase(
                "copy --from postgres://a:geheim@127.0.0.1:9/x --to b.sqlite",
                3,
                errors: ["连不上来源数据库 postgres://a@127.0.0.1:9/x"]
            ),
            CommandCase(
                "copy --from a.sqlite --to postgres://a:geheim@127.0.0.1:9/x",
                3,
                errors: ["连不上目标数据库 postgres://a@127.0.0.1:9/x"]
            ),
            CommandCase("copy --from text.sqlite --to b.sqlite", 3, errors: ["来源数据库 sqlite:text.sqlite 的文件已损坏"]),
            CommandCase("copy --from a.sqlite --to text.sqlite", 3, errors: ["目标数据库 sqlite:text.sqlite 的文件已损坏"]),
            CommandCase("copy --from a.sqlite", 64, errors: ["--to"]),
        ]
        try await withFolder { folder in
            try "只是文字，不是数据库文件。".write(toFile: folder + "/text.sqlite", atomically: true, encoding: .utf8)
            try await CommandCase("migrate --database a.sqlite", 0).check(in: folder)
            for one in cases {
                let end = try await one.check(in: folder)
                #expect(!end.errors.contains("geheim"))
            }
        }
    }
}
