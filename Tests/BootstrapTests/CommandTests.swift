import Database
import Foundation
import TestSupport
import Testing

/// Commands as they are typed, with the built program.
struct CommandTests {
    @Test
    func everyCommandExplainsItself() async throws {
        let commands = [
            "", "demo", "serve", "decompose", "compare", "sheet", "sheet inspect", "sheet read", "import", "regions",
            "regions import", "regions list", "units", "units import",
            "account", "account add", "account reset", "account list", "records", "records verify", "problems",
            "problems read", "problems verify", "backup", "restore",
            "migrate", "copy", "outlines", "outlines import", "outlines list", "playbook check",
        ]
        try await withFolder { folder in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for command in commands {
                    group.addTask {
                        let help = CommandCase(command + " --help", 0, output: ["OVERVIEW: ", "USAGE: luoshi"])
                        try await help.check(in: folder)
                    }
                }
                try await group.waitForAll()
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [])
            try await CommandCase("nonsense", 64, errors: ["nonsense"]).check(in: folder)
        }
    }

    @Test
    func aDocumentIsBrokenDown() async throws {
        let speech = """
            在全县农村人居环境整治会议上的讲话
            2026年6月1日

            一、改造户厕
            农业农村局要在10月底前改造农村户厕1260户。
            """
        let cases = [
            CommandCase("decompose speech.txt", 0, output: ["改造农村户厕", "农业农村局", "目标"]),
            CommandCase("decompose speech.txt --as-of 2025-01-01 --format json", 0, output: ["2026-10-31"]),
            CommandCase("decompose undated.txt --as-of 2025-01-01 --format json", 0, output: ["2025-10-31"]),
            CommandCase("decompose speech.txt --format json --output a.json", 0, errors: ["已写入 a.json"]),
            CommandCase("decompose speech.txt --format xlsx --output a.xlsx", 0, errors: ["已写入 a.xlsx"]),
            CommandCase("decompose speech.txt --format text", 0, output: ["一、改造户厕"]),
            CommandCase("decompose speech.txt --format xlsx", 1, errors: ["用 --output 写明存到哪个文件"]),
            CommandCase("decompose speech.txt --format pdf", 64, errors: ["pdf"]),
            CommandCase("decompose speech.txt --as-of 六月", 1, errors: ["--as-of 要写成 2026-06-01 这样的日期"]),
            CommandCase("decompose nowhere.txt", 1, errors: ["找不到文件 nowhere.txt，检查路径"]),
            CommandCase("decompose .", 1, errors: ["它是文件夹"]),
            CommandCase("decompose empty.txt", 1, errors: ["这个文件是空的"]),
            CommandCase("decompose idle.txt", 1, errors: ["全文 2 句，没有读到任务"]),
            CommandCase("decompose picture.docx", 1, errors: ["picture.docx：", "改正扩展名"]),
            CommandCase("compare speech.txt undated.txt", 0, output: ["相同 1 条"]),
            CommandCase("compare speech.txt nowhere.txt", 1, errors: ["找不到文件 nowhere.txt，检查路径"]),
            CommandCase("compare speech.txt empty.txt", 1, errors: ["empty.txt：这个文件是空的"]),
            CommandCase("decompose speech.txt --format json --output no/a.json", 1, errors: ["写不了 no/a.json"]),
            CommandCase("decompose speech.txt --format xlsx --output no/a.xlsx", 1, errors: ["写不了 no/a.xlsx"]),
        ]
        try await withFolder { folder in
            let undated = speech.replacing("2026年6月1日\n", with: "")
            for (name, text) in [
                ("speech", speech), ("undated", undated), ("empty", ""), ("idle", "今天天气很好。大家来得很齐。"),
            ] {
                try text.write(toFile: "\(folder)/\(name).txt", atomically: true, encoding: .utf8)
            }
            try "一行文字".write(toFile: folder + "/picture.docx", atomically: true, encoding: .utf8)
            for one in cases { try await one.check(in: folder) }
            let json = try Data(contentsOf: URL(fileURLWithPath: folder + "/a.json"))
            #expect((try JSONSerialization.jsonObject(with: json) as? [String: Any])?.isEmpty == false)
            #expect(try Data(contentsOf: URL(fileURLWithPath: folder + "/a.xlsx")).starts(with: Array("PK".utf8)))
        }
    }

    @Test(arguments: Driver.allCases)
    func aCountyIsSetUpFromAnEmptyDatabase(driver: Driver) async throws {
        let regions = "code,name\n62,甘肃省\n6207,张掖市\n620799,云岭县\n620799101,云雾镇\n620799101201,上坪村\n"
        let units = "单位名称,简称,类别,所在区划,职能,别名\n云岭县教育局,教育局,部门,,教育,教体局\n"
        let cases = [
            CommandCase("regions import nowhere.csv", 1, errors: ["找不到文件 nowhere.csv"]),
            CommandCase("regions import orphan.csv", 1, errors: ["第 2 行：", "不在文件里，也不在系统里"]),
            CommandCase("regions list", 0),
            CommandCase("regions import regions.csv", 0, output: ["新增 5 个，更新 0 个"], errors: ["写入区划 5/5（100%）"]),
            CommandCase("regions import regions.csv", 0, output: ["新增 0 个，更新 0 个"]),
            CommandCase("regions list --within 620799101", 0, output: ["620799101201\t上坪村\t"]),
            CommandCase("regions list --within 甘肃", 1, errors: ["“甘肃”不是区划代码"]),
            CommandCase("units import units.csv --county 6207", 1, errors: ["--county 要写 6 位县级代码"]),
            CommandCase("units import orphan.csv --county 620799", 1),
            CommandCase(
                "units import units.csv --county 620799",
                0,
                output: ["新增 1 个单位，更新 0 个"],
                errors: ["写入单位 1/1（100%）"]
            ),
            CommandCase("units import units.csv --county 620799", 0, output: ["新增 0 个单位，更新 1 个"]),
            CommandCase("account list", 0),
            CommandCase(
                "account add li --name 李明 --role officer --unit 教体局 --county 620799",
                0,
                output: ["li\t"],
                errors: ["首次登录时要改密码"]
            ),
            CommandCase("account add li --name 李明 --role officer --unit 教育局 --county 620799", 1, errors: ["li"]),
            CommandCase("account add wu --name 吴 --role king --unit 教育局 --county 620799", 1),
            CommandCase(
                "account add wu --name 吴敏 --role officer --unit 水务局 --county 620799",
                1,
                errors: ["620799 没有叫“水务局”的单位"]
            ),
            CommandCase("account reset nobody", 1, errors: ["没有登录名为“nobody”的账号"]),
            CommandCase("account reset li", 0, output: ["li\t"]),
            CommandCase("account list", 0, output: ["li\t李明\t部门人员，云岭县教育局\t在用"]),
            CommandCase("migrate", 0, output: ["已是最新（第 "]),
            CommandCase("records verify", 0, output: ["留痕完好："]),
        ]
        try await withDatabaseAddress(driver, migrations: []) { address in
            try await withFolder { folder in
                for (name, text) in [
                    ("regions", regions), ("units", units), ("orphan", "code,name\n620799101201,上坪村\n"),
                ] {
                    try text.write(toFile: "\(folder)/\(name).csv", atomically: true, encoding: .utf8)
                }
                for one in cases { try await one.check(in: folder, ["--database", address.option]) }
            }
        }
    }

    @Test(arguments: Driver.allCases)
    func aRecordThatWasChangedIsNoticed(driver: Driver) async throws {
        try await withFilledCounty(driver) { county in
            let whole = try await CommandCase("records verify", 0, output: ["留痕完好："]).check(
                in: county.folder,
                county.options
            )
            let database = try await open(county.address)
            try await database.write { tx in
                // As somebody with the database's own tools would: the trigger that forbids it is set aside.
                if driver == .postgres { try tx.execute("SET LOCAL session_replication_role = replica") }
                if driver == .sqlite {
                    for trigger in try tx.values(
                        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'record'",
                        as: String.self
                    ) { try tx.run("DROP TRIGGER \(name: trigger)") }
                }
                try tx.run("UPDATE record SET detail = '改过' WHERE place = 3 AND chain = 0")
            }
            try await database.close()
            let broken = CommandCase("records verify", 1, errors: ["留痕不完整：第 0 链第 3 条起不符"])
            try await broken.check(in: county.folder, county.options)
            #expect(whole.lines.count == 1)
        }
    }

    /// One file a mistake of the kinds that would make a programme that cannot work.
    @Test
    func aPlaybookIsCheckedWithEveryMistakeAtItsPlace() async throws {
        let good = """
            name: 棚圈整修
            covers: []
            clause: 整治棚圈
            lead: agriculture
            goal: 生态宜居
            areas: [生态振兴]
            cadence: weekly
            item: {word: 棚圈, counter: 个, title: owner, level: village}
            fields:
              - {key: owner, label: 户主, type: text, required: yes}
              - {key: area, label: 面积, type: number, unit: 平方米, min: 0, max: 900}
              - {key: photos, label: 照片, type: file}
            stages:
              - {key: found, word: 已登记}
              - {key: mended, word: 已修好, outcome: done}
            moves:
              - {key: mending, word: 修好, from: found, to: mended, who: [village]}
            gates:
              - {key: shown, before: mended, holds: count(photos) > 0, says: 有照片, fix: 传照片}
            measures:
              - {key: area, word: 面积, unit: 平方米, value: area}
            indicators:
              - {key: rate, word: 修好率, unit: "%", formula: 100 * items(mended) / items()}
              - {key: mended_area, word: 修好面积, unit: 平方米, formula: 'measure(area, from mended)'}
            targets:
              - {indicator: rate, value: 100, source: 讲话}

            """
        let changes: [(name: String, old: String, new: String, words: String)] = [
            ("cycle", "100 * items(mended) / items()", "mended_area + rate", "指标互相引用，算不出来：修好率 → 修好率"),
            ("unknown", "count(photos) > 0", "count(photo) > 0", "没有“photo”这个字段。是不是 photos（照片）？"),
            ("never", "count(photos) > 0", "'area > 5 and area < 5'", "这个条件永远不会满足"),
            ("twice", "{key: mended, word: 已修好, outcome: done}", "{key: found, word: 又登记, outcome: done}", "found"),
            ("type", "value: area}", "value: owner}", "这里要一个得出数字的公式，它得出的是文字"),
            ("days", "{key: found, word: 已登记}", "{key: found, word: 已登记, days: 4000}", "没有规定写 0，现在写的是 4000"),
        ]
        try await withFolder { folder in
            for one in changes {
                #expect(good.contains(one.old), "\(one.name)")
                let text = "key: \(one.name)\n" + good.replacing(one.old, with: one.new, maxReplacements: 1)
                try text.write(toFile: "\(folder)/\(one.name).yaml", atomically: true, encoding: .utf8)
            }
            try ("key: good\n" + good).write(toFile: folder + "/good.yaml", atomically: true, encoding: .utf8)
            try await CommandCase("playbook check good.yaml", 0).check(in: folder)
            // Without files the county's whole folder: each mistake with its file.
            let all = try await Program.run(["playbook", "check", "--playbooks", "."], in: folder)
            #expect(all.code == 1 && (all.output + all.errors).contains("never.yaml:"), "\(all.words)")
            #expect(!(all.output + all.errors).contains("good.yaml:") && all.words.contains("7 个文件"), "\(all.words)")
            // A folder is given like a file.
            let given = try await Program.run(["playbook", "check", "./"], in: folder)
            #expect(given.code == 1 && given.words.contains("7 个文件"), "\(given.words)")
            for one in changes {
                let end = try await Program.run(["playbook", "check", one.name + ".yaml"], in: folder)
                #expect(end.code == 1 && (end.output + end.errors).contains(one.words), "\(one.name): \(end.words)")
                #expect((end.output + end.errors).contains("\(one.name).yaml:"), "\(one.name): \(end.words)")
            }
        }
    }

    @Test
    func bordersAreImportedByACommand() async throws {
        try await withFilledCounty(.sqlite) { county in
            let town = """
                {"type":"FeatureCollection","features":[
                {"type":"Feature","properties":{"adcode":620799101},"geometry":{"type":"Polygon","coordinates":
                [[[100.0,38.0],[100.5,38.0],[100.5,38.4],[100.0,38.4],[100.0,38.0]]]}},
                {"type":"Feature","properties":{"name":"邻县镇"},"geometry":{"type":"Polygon","coordinates":
                [[[101.0,38.0],[101.5,38.0],[101.5,38.4],[101.0,38.4],[101.0,38.0]]]}}]}
                """
            for (name, text) in [
                ("towns", town), ("bad", "{}"), ("far", town.replacing("620799101", with: "110101001")),
            ] {
                try text.write(toFile: "\(county.folder)/\(name).geojson", atomically: true, encoding: .utf8)
            }
            let place = "--county 620799 --source 天地图"
            let cases = [
                CommandCase("outlines import nowhere.geojson " + place, 1, errors: ["找不到文件 nowhere.geojson"]),
                CommandCase("outlines import towns.geojson --county 6207 --source x", 1, errors: ["写成 620702 这样的六位数"]),
                CommandCase("outlines import bad.geojson " + place, 1),
                CommandCase("outlines import far.geojson " + place, 1),
                CommandCase("outlines list --county 620799", 0, output: ["620799101000\t"]),
                CommandCase(
                    "outlines import towns.geojson " + place,
                    0,
                    output: ["已导入 1 个地方的边界"],
                    errors: ["没有对上的：邻县镇"]
                ),
            ]
            for one in cases { try await one.check(in: county.folder, county.options) }
            let list = try await Program.run(
                ["outlines", "list", "--county", "620799"] + county.options,
                in: county.folder
            )
            let lines = list.output.split(separator: "\n").filter { $0.hasSuffix("\t有") }
            #expect(lines.count == 1 && lines[0].hasPrefix("620799101"), "\(list.words)")
        }
    }
}
