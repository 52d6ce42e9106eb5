import Testing

/// What a source file may not do, beyond what the manifest and the formatter can refuse.
struct LayoutRule: CustomTestStringConvertible, Sendable {
    let name: String
    /// What in the file breaks the rule; empty where nothing does.
    let offences: @Sendable (SourceFile) -> [String]
    /// Made-up files that the rule must refuse.
    let refused: [SourceFile]
    /// Made-up files that come close and are allowed.
    let allowed: [SourceFile]

    var testDescription: String { name }

    static let all = importRules + textRules

    static let kits = [
        "Core", "Ciphers", "Database", "DatabaseSQLite", "DatabasePostgres", "Records", "Workflow", "PolicyText",
        "Documents",
        "SheetShapes", "Pages", "Web", "Files", "Expression", "PaperFormat", "Pictures", "Outgoing",
    ]
    /// From the lowest to the highest: each may see those before it.
    static let features = [
        "Regions", "Accounts", "Messages", "Uploads", "Directives", "Tasks", "Programmes", "Ledgers", "Imports",
        "Indicators", "Catalogue", "Papers", "Problems", "Inspections", "Rounds", "Meetings", "Scores", "Compliance",
        "Board",
    ]
    static let program = ["Schema", "DemoCounty", "Bootstrap", "TestSupport", "luoshi"]
}

func file(_ path: String, _ text: String) -> SourceFile { SourceFile(path: path, text: text + "\n") }
