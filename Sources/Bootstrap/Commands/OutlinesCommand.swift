import ArgumentParser
import Core
import Database
import Foundation
import Indicators
import Records
import Regions

struct OutlinesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outlines",
        abstract: "乡镇、村的地图边界。",
        subcommands: [Import.self, List.self]
    )

    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "import",
            abstract: "导入 GeoJSON 边界：按代码或名称对到本县的乡镇和村，已有的换成新的。"
        )

        @OptionGroup var common: CommonOptions

        @Argument(help: "GeoJSON 文件。")
        var file: String

        @Option(name: .long, help: "哪个县，如 620702。")
        var county: String

        @Option(name: .long, help: "数据从哪里来，印在地图下面，如 天地图 2024。")
        var source: String

        func run() async throws {
            let county = try OutlinesCommand.county(county)
            try CommandRefusal.unlessReadable(file)
            let bytes = FileManager.default.contents(atPath: file).map { [UInt8]($0) } ?? []
            try await common.withCounty { _, database, console in
                let importing = ImportOutlines(database: database, environment: .live())
                let author = RecordAuthor(named: RegionsCommand.person, county: county)
                let outcome = try await importing(OutlineFile(bytes), source: source, by: author)
                guard case .done(let imported) = outcome else {
                    throw CommandRefusal(outcome.issues, indicatorWords)
                }
                console.result("已导入 \(imported.places) 个地方的边界。")
                if !imported.unknown.isEmpty {
                    console.say("没有对上的：\(imported.unknown.prefix(20).joined(separator: "、"))")
                }
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "列出本县的乡镇和村，有没有边界：代码、名称、有或无。"
        )

        @OptionGroup var common: CommonOptions

        @Option(name: .long, help: "哪个县，如 620702。")
        var county: String

        func run() async throws {
            let county = try OutlinesCommand.county(county)
            try await common.withCounty { _, database, console in
                let (places, known) = try await database.read { tx in
                    let places =
                        try tx.regions.list(.township, in: county) + tx.regions.list(.village, in: county)
                    return (places, try tx.outlines.places(in: county))
                }
                for place in places where place.endedAt == nil {
                    console.result("\(place.code.padded)\t\(place.name)\t\(known.contains(place.code) ? "有" : "无")")
                }
            }
        }
    }

    static func county(_ text: String) throws -> RegionCode {
        guard let code = RegionCode(text), code.level == .county else {
            throw CommandRefusal("“\(text)”不是县级区划代码，写成 620702 这样的六位数。")
        }
        return code
    }
}
