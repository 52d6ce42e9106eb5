extension LayoutRule {
    static let importRules = [
        kitsKnowNoFeature, coreStandsAlone, featuresSeeThoseBelow, driversStayHidden, serverStaysHidden,
        schemaSeesOnlyDatabase, pagesHoldValues, nobodySeesTheTop,
    ]

    static let kitsKnowNoFeature = LayoutRule(
        name: "a kit knows nothing of county work",
        offences: { file in file.isKit ? file.imports.filter { (features + program).contains($0) } : [] },
        refused: [
            file("Sources/Kits/Web/Route.swift", "import Core\nimport Accounts"),
            file("Sources/Kits/Workflow/Move.swift", "package import struct Tasks.Task"),
        ],
        allowed: [
            file(
                "Sources/Kits/Web/Route.swift",
                "import Core\n// import Accounts\nlet text = \"\"\"\nimport Tasks\n\"\"\""
            )
        ]
    )

    static let coreStandsAlone = LayoutRule(
        name: "Core imports none of our targets",
        offences: { file in
            file.target == "Core" ? file.imports.filter { (kits + features + program).contains($0) } : []
        },
        refused: [file("Sources/Kits/Core/Day.swift", "import Pages")],
        allowed: [file("Sources/Kits/Core/Day.swift", "import Foundation")]
    )

    static let featuresSeeThoseBelow = LayoutRule(
        name: "a feature sees only the features below it",
        offences: { file in
            guard file.isFeature, let place = features.firstIndex(of: file.target) else { return [] }
            return file.imports.filter { features[(place + 1)...].contains($0) }
        },
        refused: [file("Sources/Features/Accounts/Sign.swift", "@preconcurrency import Tasks")],
        allowed: [file("Sources/Features/Tasks/Sign.swift", "import Accounts\nimport Directives")]
    )

    static let driversStayHidden = LayoutRule(
        name: "only Bootstrap and TestSupport see a database driver",
        offences: { file in
            let mayUse = [
                "GRDB": ["DatabaseSQLite"], "CSQLite": ["DatabaseSQLite"], "CLibPQ": ["DatabasePostgres"],
                "DatabaseSQLite": ["Bootstrap", "TestSupport"], "DatabasePostgres": ["Bootstrap", "TestSupport"],
            ]
            return file.imports.filter { mayUse[$0]?.contains(file.target) == false }
        },
        refused: [
            file("Sources/Features/Tasks/TaskStore.swift", "import GRDB"),
            file("Sources/Kits/Records/RecordStore.swift", "import DatabaseSQLite"),
            file("Sources/Bootstrap/Opening.swift", "import CLibPQ"),
        ],
        allowed: [
            file("Sources/Kits/DatabaseSQLite/Driver.swift", "internal import GRDB"),
            file("Sources/Bootstrap/Opening.swift", "import DatabasePostgres\nimport DatabaseSQLite"),
        ]
    )

    static let serverStaysHidden = LayoutRule(
        name: "only the Web kit and Bootstrap see the HTTP server",
        offences: { file in
            guard !["Web", "Bootstrap", "TestSupport"].contains(file.target) else { return [] }
            return file.imports.filter {
                $0.hasPrefix("Hummingbird") || $0.hasPrefix("HTTPTypes") || $0.hasPrefix("NIOHTTP")
            }
        },
        refused: [
            file("Sources/Features/Tasks/TaskRoutes.swift", "import Hummingbird"),
            file("Sources/Kits/Pages/Layout.swift", "import HTTPTypes"),
        ],
        allowed: [
            file("Sources/Features/Tasks/TaskRoutes.swift", "import Web"),
            file("Sources/Kits/Web/Server.swift", "import Hummingbird\nimport HTTPTypes"),
        ]
    )

    static let schemaSeesOnlyDatabase = LayoutRule(
        name: "the schema names no type of ours but the database's",
        offences: { file in
            file.target == "Schema"
                ? file.imports.filter { (kits + features + program).contains($0) && $0 != "Database" } : []
        },
        refused: [file("Sources/Schema/TaskSchema.swift", "import Tasks")],
        allowed: [file("Sources/Schema/TaskSchema.swift", "import Database")]
    )

    static let pagesHoldValues = LayoutRule(
        name: "a page is values in, HTML out",
        offences: { file in
            let isPage = file.target == "Pages" || file.isFeature && file.name.hasSuffix("Page.swift")
            return isPage ? file.imports.filter { ["Database", "Records", "Files", "Web"].contains($0) } : []
        },
        refused: [
            file("Sources/Features/Tasks/TaskListPage.swift", "import Core\nimport Database"),
            file("Sources/Kits/Pages/Table.swift", "import Database"),
        ],
        allowed: [
            file("Sources/Features/Tasks/TaskListPage.swift", "import Core\nimport Pages"),
            file("Sources/Features/Tasks/TaskRoutes.swift", "import Database\nimport Pages"),
        ]
    )

    static let nobodySeesTheTop = LayoutRule(
        name: "only the executable and TestSupport see Bootstrap, and nobody sees TestSupport",
        offences: { file in
            file.imports.filter {
                $0 == "TestSupport" || $0 == "Bootstrap" && !["luoshi", "TestSupport"].contains(file.target)
                    || $0 == "DemoCounty" && !["Bootstrap", "TestSupport"].contains(file.target)
            }
        },
        refused: [
            file("Sources/DemoCounty/Fill.swift", "import Bootstrap"),
            file("Sources/Bootstrap/Run.swift", "import TestSupport"),
            file("Sources/Features/Board/Today.swift", "import DemoCounty"),
        ],
        allowed: [file("Sources/Executables/luoshi/main.swift", "import Bootstrap")]
    )
}
