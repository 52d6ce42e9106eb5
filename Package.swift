// swift-tools-version: 6.2
import Foundation
import PackageDescription

/// One folder is one target. Imports point downwards only: kits know nothing of county work, a feature sees kits and
/// the features named below it, and only `Bootstrap` and `TestSupport` see a database driver.
/// `./luoshi check` builds with the import check on, so a target cannot use what it does not name here.

func settings() -> [SwiftSetting] {
    [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .treatAllWarnings(as: .error),
    ]
}

func part(
    _ name: String,
    _ dependencies: [Target.Dependency],
    in folder: String = "Sources",
    embedding hasFiles: Bool = false
) -> Target {
    .target(
        name: name,
        dependencies: dependencies,
        path: "\(folder)/\(name)",
        swiftSettings: settings(),
        plugins: hasFiles ? ["EmbedFiles"] : []
    )
}

func kit(_ name: String, _ dependencies: [Target.Dependency] = [], embedding hasFiles: Bool = false) -> Target {
    part(name, dependencies, in: "Sources/Kits", embedding: hasFiles)
}

/// A feature sees every kit it needs and the features below it.
func feature(
    _ name: String,
    above features: [String] = [],
    also kits: [Target.Dependency] = [],
    embedding hasFiles: Bool = false
) -> Target {
    let seen: [Target.Dependency] = ["Core", "Database", "Records", "Workflow", "Pages", "Web"]
    return part(name, seen + features.map { .byName(name: $0) } + kits, in: "Sources/Features", embedding: hasFiles)
}

func clibrary(_ name: String, pkgConfig: String, debian: String) -> Target {
    .systemLibrary(
        name: name,
        path: "Sources/CLibraries/\(name)",
        pkgConfig: pkgConfig,
        providers: [.apt([debian])]
    )
}

func tests(
    _ name: String,
    _ dependencies: [String],
    also products: [Target.Dependency] = [],
    excluding files: [String] = []
) -> Target {
    .testTarget(
        name: name + "Tests",
        dependencies: dependencies.map { .byName(name: $0) } + products,
        path: "Tests/\(name)Tests",
        exclude: files,
        swiftSettings: settings()
    )
}

let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let posix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")

let libraries: [Target] = [
    clibrary("CZip", pkgConfig: "libzip", debian: "libzip-dev"),
    clibrary("CExpat", pkgConfig: "expat", debian: "libexpat1-dev"),
    clibrary("CLibPQ", pkgConfig: "libpq", debian: "libpq-dev"),
    clibrary("CLibCrypto", pkgConfig: "libcrypto", debian: "libssl-dev"),
    clibrary("CArgon2", pkgConfig: "libargon2", debian: "libargon2-dev"),
    clibrary("CCurl", pkgConfig: "libcurl", debian: "libcurl4-openssl-dev"),
    clibrary("CZLib", pkgConfig: "zlib", debian: "zlib1g-dev"),
    clibrary("CTurboJPEG", pkgConfig: "libturbojpeg", debian: "libturbojpeg0-dev"),
    clibrary("CPNG", pkgConfig: "libpng", debian: "libpng-dev"),
    .systemLibrary(name: "CMalloc", path: "Sources/CLibraries/CMalloc"),
    .systemLibrary(name: "CSQLite", path: "Sources/CLibraries/CSQLite"),
]

let kits: [Target] = [
    kit("Core"),
    kit("Ciphers", ["CLibCrypto"]),
    kit("Database", ["Core", "Ciphers"]),
    kit(
        "DatabaseSQLite",
        [
            "Core", "Database", "CSQLite", .product(name: "GRDB", package: "GRDB.swift"),
            .product(name: "GRDBSQLite", package: "GRDB.swift"),
        ]
    ),
    kit(
        "DatabasePostgres",
        ["Core", "Database", "CLibPQ", .product(name: "NIOCore", package: "swift-nio"), posix, logging]
    ),
    kit("Records", ["Core", "Database", "Ciphers"]),
    kit("Workflow", ["Core", "Database", "Records"]),
    kit("PolicyText", ["Core"]),
    kit("Documents", ["Core", "CZip", "CExpat", "CZLib"]),
    kit("SheetShapes", ["Core", "Documents"]),
    kit("Pages", ["Core"], embedding: true),
    kit(
        "Web",
        [
            "Core", "Pages", "CZLib", "Ciphers", logging, posix,
            .product(name: "Hummingbird", package: "hummingbird"),
            .product(name: "HTTPTypes", package: "swift-http-types"),
            .product(name: "NIOCore", package: "swift-nio"),
        ]
    ),
    kit("Files", ["Core", "Ciphers"]),
    kit("Expression", ["Core"]),
    kit("Outgoing", ["Core", "CCurl"]),
    kit("Pictures", ["Core", "CTurboJPEG", "CPNG"]),
    kit("PaperFormat", ["Core", "Documents", "Pages"], embedding: true),
]

let features: [Target] = [
    feature("Regions", also: ["Documents", "CZLib"]),
    feature("Accounts", above: ["Regions"], also: ["PolicyText", "Documents", "CArgon2", "Ciphers", posix]),
    feature("Messages", above: ["Regions", "Accounts"], also: ["Documents", "Outgoing", "Ciphers"]),
    feature("Uploads", above: ["Regions", "Accounts"], also: ["Files", posix]),
    feature("Directives", above: ["Regions", "Accounts"], also: ["PolicyText", "Documents", "Files"]),
    feature("Tasks", above: ["Regions", "Accounts", "Directives"], also: ["PolicyText", "Documents", "Files"]),
    feature(
        "Programmes",
        above: ["Regions", "Accounts"],
        also: ["Expression", "PolicyText", "SheetShapes", "Ciphers", .product(name: "Yams", package: "Yams")],
        embedding: true
    ),
    feature(
        "Ledgers",
        above: ["Regions", "Accounts", "Tasks", "Programmes"],
        also: ["Expression", "PolicyText", "Documents", "SheetShapes", "Files", "Ciphers"]
    ),
    feature(
        "Imports",
        above: ["Regions", "Accounts", "Uploads", "Tasks", "Programmes", "Ledgers"],
        also: ["Expression", "Documents", "SheetShapes", "Files"]
    ),
    feature(
        "Indicators",
        above: ["Regions", "Accounts", "Tasks", "Programmes", "Ledgers"],
        also: ["Expression", "PolicyText", "Documents"]
    ),
    feature(
        "Papers",
        above: ["Regions", "Accounts", "Directives", "Tasks", "Programmes", "Ledgers", "Indicators"],
        also: ["PaperFormat", "Documents", "Files"]
    ),
    feature(
        "Problems",
        above: ["Regions", "Accounts", "Uploads", "Tasks", "Programmes", "Ledgers", "Papers"],
        also: ["Documents", "SheetShapes", "Files"]
    ),
    feature(
        "Inspections",
        above: ["Regions", "Accounts", "Tasks", "Programmes", "Ledgers", "Indicators", "Problems"],
        also: ["Expression", "Documents", "Files", "Pictures", "Ciphers"],
        embedding: true
    ),
    feature(
        "Catalogue",
        above: ["Regions", "Accounts", "Uploads", "Programmes", "Ledgers", "Imports"],
        also: ["Expression", "PolicyText", "Documents", "SheetShapes", "Files"]
    ),
    feature(
        "Rounds",
        above: [
            "Regions", "Accounts", "Directives", "Tasks", "Programmes", "Ledgers", "Indicators", "Papers", "Problems",
        ],
        also: ["Documents", "PaperFormat", "Files"]
    ),
    feature(
        "Meetings",
        above: [
            "Regions", "Accounts", "Directives", "Tasks", "Programmes", "Ledgers", "Indicators", "Papers", "Problems",
            "Inspections", "Rounds",
        ],
        also: ["Expression", "Documents", "PaperFormat", "Files"]
    ),
    feature(
        "Scores",
        above: [
            "Regions", "Accounts", "Directives", "Tasks", "Programmes", "Ledgers", "Indicators", "Papers", "Problems",
            "Inspections", "Rounds", "Meetings",
        ],
        also: ["Expression", "PolicyText", "PaperFormat", "Documents", "Files", "Ciphers"],
        embedding: true
    ),
    feature(
        "Compliance",
        above: ["Regions", "Accounts", "Messages", "Programmes", "Ledgers", "Imports", "Catalogue", "Papers"],
        also: ["PaperFormat", "Files"]
    ),
    feature(
        "Board",
        above: [
            "Regions", "Accounts", "Messages", "Directives", "Tasks", "Programmes", "Ledgers", "Indicators", "Papers",
            "Problems", "Inspections", "Rounds", "Meetings", "Scores",
        ]
    ),
]

let program: [Target] = [
    .plugin(name: "EmbedFiles", capability: .buildTool()),
    part("Schema", ["Database"]),
    part(
        "DemoCounty",
        [
            "Core", "Database", "Files", "Records", "Workflow", "PolicyText", "Regions", "Accounts", "Directives",
            "Tasks", "Expression", "Programmes", "Ledgers", "Indicators", "Papers", "Problems", "Inspections",
            "Pictures", "Rounds", "Meetings", "Scores", "Messages", "Documents", "SheetShapes",
        ]
    ),
    part(
        "Bootstrap",
        [
            "Core", "Database", "DatabaseSQLite", "DatabasePostgres", "Records", "Workflow", "PolicyText", "Documents",
            "SheetShapes", "Pages", "Web", "Files", "Regions", "Accounts", "Directives", "Tasks", "Board", "Schema",
            "DemoCounty", "CMalloc", "Expression", "Programmes", "Ledgers", "Indicators", "Problems", "PaperFormat",
            "Papers", "Imports", "Catalogue", "Inspections", "Pictures", "Uploads", "Rounds", "Meetings", "Scores",
            "Messages", "Compliance", "Outgoing", "Ciphers", logging,
            .product(name: "ArgumentParser", package: "swift-argument-parser"),
            .product(name: "Hummingbird", package: "hummingbird"),
        ]
    ),
    .executableTarget(
        name: "luoshi",
        dependencies: ["Bootstrap"],
        path: "Sources/Executables/luoshi",
        swiftSettings: settings()
    ),
    part(
        "TestSupport",
        [
            "Core", "Database", "DatabaseSQLite", "DatabasePostgres", "Schema", "Records", "Web", "Pages", "Regions",
            "Accounts", "Directives", "Tasks", "Programmes", "Ledgers", "Bootstrap", "DemoCounty", "Files",
            "Expression", "Pictures", "Documents", "Workflow", logging,
        ]
    ),
]

/// What the tests of most features see beside the feature.
let common = ["Core", "Database", "Records", "Regions", "Accounts", "TestSupport", "Web"]

let suites: [Target] = [
    tests("Core", ["Core"]),
    tests("Ciphers", ["Ciphers"]),
    tests("Database", ["Core", "Database", "DatabaseSQLite", "DatabasePostgres", "TestSupport"]),
    tests("Records", ["Core", "Database", "Records", "TestSupport"]),
    tests("Workflow", ["Core", "Database", "Records", "Workflow", "TestSupport"]),
    tests("PolicyText", ["Core", "PolicyText"]),
    tests("Documents", ["Core", "Documents"]),
    tests("SheetShapes", ["Core", "Documents", "SheetShapes"], excluding: ["Keys"]),
    tests("Pages", ["Core", "Pages"]),
    tests("Web", ["Core", "Pages", "Web"]),
    tests("Files", ["Core", "Ciphers", "Files"]),
    tests("Expression", ["Core", "Expression", "TestSupport"], excluding: ["Corpus"]),
    tests("Pictures", ["Core", "Pictures", "TestSupport"]),
    tests(
        "Inspections",
        common + [
            "Expression", "Tasks", "Programmes", "Ledgers", "Indicators", "Problems", "Inspections", "Pictures",
            "Documents", "Files", "Schema",
        ]
    ),
    tests("PaperFormat", ["Core", "Documents", "PaperFormat", "TestSupport"]),
    tests("Programmes", ["Core", "Expression", "PolicyText", "Programmes"]),
    tests("Regions", ["Core", "Database", "Regions", "Documents", "TestSupport", "Web"]),
    tests("Accounts", common + ["Documents", "PolicyText"]),
    tests("Messages", common + ["Messages", "Outgoing", "Pages", "Schema"]),
    tests("Uploads", common + ["Uploads", "Files", "Schema"]),
    tests("Directives", common + ["PolicyText", "Directives", "Documents"]),
    tests("Tasks", common + ["Workflow", "PolicyText", "Directives", "Tasks", "Documents", "Files", "Schema"]),
    tests(
        "Ledgers",
        common + ["Expression", "Workflow", "Programmes", "Ledgers", "Files", "Documents", "Schema", "Tasks"]
    ),
    tests(
        "Imports",
        common + [
            "Documents", "SheetShapes", "Expression", "Workflow", "Programmes", "Ledgers", "Imports", "Files",
            "Schema", "Tasks", "Uploads", "Pages",
        ]
    ),
    tests(
        "Indicators",
        common + [
            "Expression", "Tasks", "Programmes", "Ledgers", "Indicators", "Workflow", "Documents", "Files", "Schema",
        ]
    ),
    tests(
        "Catalogue",
        common + ["Documents", "SheetShapes", "Programmes", "Ledgers", "Imports", "Catalogue", "Files", "Schema"]
    ),
    tests(
        "Papers",
        common + [
            "Documents", "PaperFormat", "Programmes", "Ledgers", "Indicators", "Papers", "Files", "Schema", "Tasks",
        ]
    ),
    tests("Compliance", common + ["Messages", "Programmes", "Ledgers", "Catalogue", "Papers", "Compliance"]),
    tests(
        "Problems",
        common + [
            "Workflow", "Tasks", "Programmes", "Ledgers", "Indicators", "PaperFormat", "Papers", "Problems",
            "Documents", "Files", "Schema",
        ]
    ),
    tests(
        "Rounds",
        common + [
            "Workflow", "Directives", "Tasks", "Programmes", "Ledgers", "Indicators", "Papers", "PaperFormat",
            "Problems", "Rounds", "Documents", "Files", "DemoCounty",
        ]
    ),
    tests(
        "Meetings",
        common + [
            "Workflow", "Directives", "Tasks", "Programmes", "Ledgers", "Indicators", "Papers", "PaperFormat",
            "Problems", "Inspections", "Rounds", "Meetings", "Scores", "Documents", "Files", "Pages",
        ]
    ),
    tests(
        "Scores",
        common + [
            "Expression", "Tasks", "Programmes", "Ledgers", "Indicators", "Problems", "Papers", "Scores",
            "DemoCounty", "Documents", "Files", "Workflow",
        ]
    ),
    tests(
        "Board",
        common + [
            "Directives", "Tasks", "Board", "DemoCounty", "Files", "Pages", "Schema", "Programmes", "Ledgers",
        ]
    ),
    tests(
        "Bootstrap",
        [
            "Core", "Database", "Records", "Files", "Web", "Accounts", "Regions", "Directives", "Tasks", "DemoCounty",
            "Schema", "Pages", "PolicyText", "Ledgers", "Catalogue", "Papers", "Messages", "Rounds", "Compliance",
            "Bootstrap", "TestSupport",
        ],
        also: [logging]
    ),
    tests(
        "Journey",
        ["Core", "Database", "DemoCounty", "Documents", "Expression", "Inspections", "Programmes", "TestSupport"]
    ),
    tests("Layout", []),
]

/// `LUOSHI_TESTS=TasksTests,CoreTests` builds only those suites: a test run builds every suite of the package otherwise.
let chosen = ProcessInfo.processInfo.environment["LUOSHI_TESTS"].map { $0.split(separator: ",").map(String.init) }

let package = Package(
    name: "luoshi",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "luoshi", targets: ["luoshi"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: libraries + kits + features + program
        + suites.filter { chosen?.contains($0.name) ?? true }
)
