import Accounts
import ArgumentParser
import Core
import Database
import DemoCounty
import Documents
import Files
import Foundation
import Imports
import Ledgers
import Programmes
import Regions
import SheetShapes

/// Seconds of importing one large table into a ledger with every check, roll-up and history, and the most memory the
/// process took, in MB.
struct MeasureImport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "import", abstract: "导入一张大表。")

    @OptionGroup var common: CommonOptions

    @Option(name: .long, help: "行数。")
    var rows = 100_000

    /// 20 columns of every kind a sheet has.
    static let yaml = """
        key: measured-houses
        name: 测速农房
        covers: []
        clause: 测速
        lead: housing
        goal: 生态宜居
        areas: [生态振兴]
        cadence: weekly
        item: {word: 农房, counter: 户, title: owner, level: village}
        fields:
          - {key: owner, label: 户主, type: text, max: 40, required: yes}
          - {key: plot, label: 宅基地编号, type: text, unique: county}
          - {key: identity, label: 身份证号, type: id-number}
          - {key: phone, label: 联系电话, type: phone}
          - {key: kind, label: 农户类型, type: choice, options: [脱贫户, 监测户, 一般户], required: yes}
          - {key: grade, label: 现等级, type: choice, options: [A级, B级, C级, D级]}
          - {key: area, label: 建筑面积, type: number, unit: 平方米, min: 1, max: 2000, decimals: 2}
          - {key: land, label: 耕地面积, type: number, unit: 亩, min: 0, decimals: 2}
          - {key: rooms, label: 间数, type: number, unit: 间, min: 0}
          - {key: people, label: 家庭人口, type: number, unit: 人, min: 0}
          - {key: subsidy, label: 危房补助, type: money, min: 0}
          - {key: cost, label: 造价, type: money, min: 0}
          - {key: graded, label: 鉴定日期, type: day}
          - {key: built, label: 建成日期, type: day}
          - {key: lived, label: 有人居住, type: yes-no}
          - {key: water, label: 通自来水, type: yes-no}
          - {key: structure, label: 结构, type: choice, options: [土坯, 砖木, 砖混]}
          - {key: remark, label: 备注, type: text}
        stages:
          - {key: watched, word: 监测中}
          - {key: safe, word: 安全, outcome: done}
        moves:
          - {key: finish, word: 认定安全, from: watched, to: safe, who: [township, officer/housing]}
        rules:
          - {key: sane, holds: 'not known(subsidy) or known(area)', says: 有补助的要填建筑面积}
        measures:
          - {key: area, word: 建筑面积, unit: 平方米, value: 'if(known(area), area, 0)'}
          - {key: paid, word: 补助, unit: 元, value: 'if(known(subsidy), subsidy, 0)'}
        indicators:
          - {key: rate, word: 安全率, unit: "%", formula: 100 * items(safe) / items()}
        """

    func run() async throws {
        // As the server that imports does.
        ServerMemory.returnLargeBuffers()
        ServerMemory.shareArenas()
        let settings = try common.settings([:])
        let console = Console()
        let database = try await OpenDatabase(address: settings.database).migrated(console)
        let personal = PersonalVault(secret: settings.personalKey)
        let vault = settings.vault
        let county = DemoCounty(
            database: database,
            vault: vault,
            today: Environment.live().today,
            personal: personal,
            ledgerSize: 0
        )
        if try await database.read({ tx in try tx.count("FROM region") }) == 0 { _ = try await county.fill() }
        guard let code = DemoCounty.county else { return }
        let loading = PlaybookLibrary.read(
            shipped: [],
            own: [WrittenFile(name: "measured-houses.yaml", bytes: Array(Self.yaml.utf8))]
        )
        guard let playbook = loading.library["measured-houses"] else { throw CommandRefusal("\(loading.problems)") }
        _ = try await AdoptProgramme(database: database, environment: .live())(
            PlaybookText(playbook: playbook, yaml: Self.yaml),
            for: code
        )
        let (actor, villages) = try await database.read { tx in
            let housing = try tx.posts.actors(in: code).first { $0.0.role == .officer && $0.1.contains("housing") }
            return (housing?.0, try tx.regions.villages(in: code))
        }
        guard let actor else { throw CommandRefusal("示范县里没有住建部门的人。") }
        let file = NSTemporaryDirectory() + "luoshi-measure-\(UInt64.random(in: 0...UInt64.max)).xlsx"
        defer { try? FileManager.default.removeItem(atPath: file) }
        try write(file, villages)
        let shelf = BookShelf()
        let desk = ImportDesk(
            ledgers: LedgerDesk(database: database, environment: .live(), shelf: shelf, vault: personal),
            files: vault
        )
        // A server has read its playbooks long before somebody imports.
        _ = try await database.read { tx in try shelf.current("measured-houses", in: code, tx) }
        try await measure(file, desk, actor, console)
        try await database.close()
    }

    private func measure(_ file: String, _ desk: ImportDesk, _ actor: Actor, _ console: Console) async throws {
        let start = ContinuousClock.now
        guard case .done(let opened) = try OpenedTable.open(.file(path: file), name: file, layout: nil) else { return }
        let read = start.duration(to: .now).inSeconds
        let mapping = try await desk.ledgers.database.read { tx in
            let book = try desk.ledgers.shelf.current("measured-houses", in: actor.county, tx)
            let matcher = ColumnMatcher(book.playbook, places: try tx.placeFinder(for: actor))
            let matches = matcher.match(opened.table.sampled(in: opened.grid))
            return SheetMapping(matches, of: opened.table, book.playbook)
        }
        let id: ImportID = desk.ledgers.environment.newID()
        let outcome = try await ImportTable(desk.ledgers).standing(
            opened,
            mapping,
            into: "measured-houses",
            id: id,
            name: "measure.xlsx",
            by: actor
        )
        let all = start.duration(to: .now).inSeconds
        guard let result = outcome.value else {
            throw CommandRefusal(outcome.issues.map(importWords.sentence).joined(separator: "\n"))
        }
        let undone = ContinuousClock.now
        _ = try await UndoImport(desk)(id, by: actor)
        let undoing = undone.duration(to: .now).inSeconds
        let figures = [all, read, undoing].map { String(format: "%.2f", $0) }.joined(separator: " ")
        console.result("\(figures) \(MeasureSheets.mostMemory) \(result.new)")
    }

    private func write(_ file: String, _ villages: [Region]) throws {
        let heads = [
            "序号", "所在村", "户主姓名", "宅基地编号", "身份证号码", "联系电话", "农户类别", "现等级", "建筑面积（㎡）", "耕地面积（亩）", "间数（间）",
            "家庭人口（人）", "危房补助（万元）", "造价（元）", "鉴定时间", "建成日期", "是否有人居住", "通自来水", "房屋结构", "备注",
        ]
        let writer = try SheetWriter(path: file)
        try writer.begin(
            SheetTable(name: "农房", title: "农房台账", columns: heads.map { SheetColumn($0) }, hasFilter: false)
        )
        let kinds = ["脱贫户", "监测户", "一般户"]
        for row in 0..<rows {
            let day = Day(daysSince1970: 18_000 + row % 2_000)
            try writer.append([
                .integer(row + 1), .text(villages[row % villages.count].code.digits), .text("户主\(row)"),
                .text("ZJD\(row)"), .text(Self.identity(row)), .text("139\(String(10_000_000 + row))"),
                .text(kinds[row % 3]), .text(["A级", "B级", "C级"][row % 3]), .decimal(Double(80 + row % 100) + 0.5),
                .decimal(Double(row % 30)), .integer(row % 9), .integer(row % 7), .decimal(Double(row % 40) / 10),
                .integer(50_000 + row), .day(day), .text(day.description.replacing("-", with: ".")),
                .text(row % 2 == 0 ? "是" : "否"), .text(row % 3 == 0 ? "否" : "是"), .text(row % 2 == 0 ? "砖混" : "砖木"),
                .text("第 \(row) 户"),
            ])
        }
        try writer.finish()
    }

    /// A number with its check character, GB 11643.
    static func identity(_ row: Int) -> String {
        let body =
            "620702" + String(1940 + row % 60) + "0" + String(1 + row / 1_000 % 9)
            + String(10 + row / 9_000 % 18) + String(String(1_000 + row % 1_000).suffix(3))
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(body.utf8, weights).reduce(0) { $0 + (Int($1.0) - 48) * $1.1 }
        return body + String(Array("10X98765432")[sum % 11])
    }
}
