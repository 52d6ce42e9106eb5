import Foundation

extension LayoutRule {
    static let textRules = [
        storesHoldTheSQL, filesAreShort, namesAreASCII, nothingIsPublic, namesSayWhatAThingIs, clockIsHandedIn,
        nothingIsForced,
    ]

    static let storesHoldTheSQL = LayoutRule(
        name: "SQL stands in stores",
        offences: { file in
            let holders = [
                "Database", "DatabaseSQLite", "DatabasePostgres", "Records", "Workflow", "Schema", "TestSupport",
            ]
            let isStore = file.name.contains("Store") || file.name.hasSuffix("Scope.swift")
            guard !isStore, !holders.contains(file.target) else { return [] }
            let statement =
                #"\b(?:SELECT\s[^;]*?\sFROM|INSERT\s+INTO|DELETE\s+FROM|UPDATE\s+\w+\s+SET|CREATE\s+(?:TABLE|INDEX|VIEW))\s"#
            return file.codeWithStrings.pieces(statement).map { String($0.prefix(60)) }
        },
        refused: [
            file("Sources/Features/Tasks/IssueTasks.swift", #"try tx.run("UPDATE task SET stage = \(stage)")"#),
            file("Sources/Features/Tasks/TaskRoutes.swift", "try tx.rows(\"\"\"\nSELECT id\nFROM task\n\"\"\")"),
            file("Sources/DemoCounty/Fill.swift", #"let query: Query = "INSERT INTO task VALUES (1)""#),
        ],
        allowed: [
            file("Sources/Features/Tasks/TaskStore+Lists.swift", #"try tx.rows("SELECT id FROM task")"#),
            file("Sources/Features/Tasks/IssueTasks.swift", "/// Like SELECT id FROM task.\nlet from = 1"),
        ]
    )

    static let filesAreShort = LayoutRule(
        name: "no file is longer than 400 lines",
        offences: { file in file.lineCount > 400 ? ["\(file.lineCount) lines"] : [] },
        refused: [file("Sources/Kits/Core/Long.swift", String(repeating: "\n", count: 400))],
        allowed: [file("Sources/Kits/Core/Long.swift", String(repeating: "\n", count: 399))]
    )

    static let namesAreASCII = LayoutRule(
        name: "files and what they declare have names in ASCII",
        offences: { file in
            let declaration =
                #"\b(?:func|var|let|struct|class|enum|actor|protocol|typealias|case|import)\s+[^\s.:(<{=,\[\]/]+"#
            let names = file.code.pieces(declaration).map { String($0.drop { !$0.isWhitespace }) } + [file.path]
            return names.filter { !$0.allSatisfy(\.isASCII) }
        },
        refused: [
            file("Sources/Kits/Core/Day.swift", "let 日期 = 1"), file("Sources/Features/Tasks/任务.swift", ""),
            file("Sources/Features/Tasks/Task.swift", "enum Stage { case 办理中 }"),
        ],
        allowed: [file("Sources/Features/Tasks/Task.swift", "/// 任务\nlet word = \"let 任务 = 1\" // case 办理")]
    )

    static let nothingIsPublic = LayoutRule(
        name: "what crosses a target is package, never public",
        offences: { file in file.code.pieces(#"(?m)^\s*(?:public|open)\s+\w+"#) },
        refused: [file("Sources/Kits/Core/Day.swift", "public struct Day {}")],
        allowed: [file("Sources/Kits/Core/Day.swift", "package struct Day { let open: Bool }\nopen(door)")]
    )

    static let namesSayWhatAThingIs = LayoutRule(
        name: "no type is called by a word that says nothing",
        offences: { file in
            let empty =
                #"\b(?:struct|class|enum|actor|protocol|typealias)\s+\w*(?:Manager|Service|Helpers?|Utils?|Utilities|Data|Info|Base)\b"#
            return file.code.pieces(empty)
        },
        refused: [
            file("Sources/Features/Tasks/TaskManager.swift", "struct TaskManager {}"),
            file("Sources/Features/Tasks/Task.swift", "protocol TaskInfo {}"),
        ],
        allowed: [file("Sources/Kits/Database/Database.swift", "struct Database {}\nlet data = Data()")]
    )

    static let clockIsHandedIn = LayoutRule(
        name: "a feature takes the time and new keys from the environment",
        offences: { file in
            guard file.isFeature || file.target == "DemoCounty" else { return [] }
            return file.code.pieces(#"\bDate\(\)|\bDate\.now\b|\bInstant\.now\b|\bUUID\(\)"#)
        },
        refused: [
            file("Sources/Features/Tasks/IssueTasks.swift", "let now = Date()"),
            file("Sources/Features/Tasks/IssueTasks.swift", "let now = Instant.now()"),
        ],
        allowed: [file("Sources/Features/Tasks/IssueTasks.swift", "let now = environment.now()")]
    )

    static let nothingIsForced = LayoutRule(
        name: "no forced try or cast, and nothing left for later",
        offences: { file in
            file.code.pieces(#"\btry!|\bas!"#)
                + file.text.pieces(#"\b(?:TODO|FIXME|XXX)\b"#)
        },
        refused: [
            file("Sources/Kits/Core/Day.swift", "let day = try! Day(text)"),
            file("Sources/Kits/Core/Day.swift", "// TODO: leap years"),
        ],
        allowed: [file("Sources/Kits/Core/Day.swift", "let day = try? Day(text) as Day?")]
    )
}

extension String {
    /// What the pattern finds. Seven patterns over all sources: a `Regex` takes many times as long.
    fileprivate func pieces(_ pattern: String) -> [String] {
        guard let expression = try? NSRegularExpression(pattern: pattern) else { return ["no pattern: \(pattern)"] }
        let text = NSString(string: self)
        return expression.matches(in: self, range: NSRange(location: 0, length: text.length))
            .map { text.substring(with: $0.range) }
    }
}
