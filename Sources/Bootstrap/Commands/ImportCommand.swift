import Accounts
import ArgumentParser
import Core
import Database
import Documents
import Foundation
import Imports
import Ledgers
import Programmes
import SheetShapes

/// `luoshi import`: a table into a ledger, through the same use case as the page.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "把一份表格导入台账（.xlsx .csv，装了 LibreOffice 时也读 .xls .et）：先全部核对，再全部写入。",
        discussion: "退出码：0 已写入，或核对没有问题；1 有问题，什么也没有写入。以 --as 这个人的岗位和范围办理。"
    )

    @OptionGroup var common: CommonOptions

    @Argument(help: "表格文件。")
    var file: String

    @Option(name: .long, help: "台账的名字，如 old-houses。")
    var ledger: String

    @Option(name: .customLong("as"), help: "经办人的登录名。")
    var login: String

    @Flag(name: .long, help: "只核对，不写入。")
    var check = false

    @Flag(name: .long, help: "合格的行现在写，有问题的留下。")
    var good = false

    @Option(name: .long, help: "文件里有几张表的，导入第几张，从 1 数起；不写就是行数最多的一张。")
    var table: Int?

    @Option(name: .long, help: "列的对应，可以多个：列字母=字段，如 C=owner、B=place.village。")
    var column: [String] = []

    func run() async throws {
        try CommandRefusal.unlessReadable(file)
        try await common.withCounty { settings, database, console in
            let name = login
            let actor = try await database.read { tx in try tx.posts.actor(login: name) }
            guard let actor else { throw CommandRefusal("没有登录名是“\(login)”的人，或者他现在没有岗位。") }
            let desk = ImportDesk(
                ledgers: LedgerDesk(
                    database: database,
                    environment: .live(),
                    shelf: BookShelf(),
                    vault: PersonalVault(secret: settings.personalKey)
                ),
                files: settings.vault
            )
            try await CheckPersonalKey(database, settings)()
            let path = file
            let id = try Self.done(
                await BringSheet(desk)(
                    ledger,
                    contentsOf: path,
                    name: URL(fileURLWithPath: path).lastPathComponent,
                    by: actor
                )
            )
            try await match(id, desk, actor, console)
            try await take(id, desk, actor, console)
        }
    }

    /// Prints what each column was taken for, after what the person says of them.
    private func match(_ id: ImportID, _ desk: ImportDesk, _ actor: Actor, _ console: Console) async throws {
        if let table { _ = try Self.done(await ChooseTable(desk)(id, number: table, by: actor)) }
        let (one, book) = try await desk.ledgers.database.read { tx in
            let one = try tx.imports(desk.vault).find(id, for: actor)
            return (one, try desk.book(one, for: actor, tx))
        }
        var mapping = one.mapping
        for text in column {
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, let address = CellAddress(parts[0].uppercased() + "1") else {
                throw CommandRefusal("--column 写成 列字母=字段，如 C=owner；现在写的是 \(text)。")
            }
            let target = ColumnTarget(parts[1]) ?? (book.playbook.field(parts[1]) != nil ? .field(parts[1]) : nil)
            guard let target else { throw CommandRefusal("台账里没有叫 \(parts[1]) 的字段。") }
            mapping.columns = mapping.columns.filter { $0.value != target.text }
            mapping.columns[address.column] = target.text
        }
        let opened = try Self.done(await desk.open(one))
        guard !opened.isUnread else { throw CommandRefusal(importWords.sentence(for: Issue("import.noTable"))) }
        opened.numbered.forEach(console.say)
        for found in opened.table.columns {
            let word = mapping.columns[found.index].flatMap { ColumnTarget($0) }?.word(in: book.playbook) ?? "不导入"
            console.say("\(ColumnLetters.of(found.index)) 列 \(found.path) → \(word)")
        }
        let kept = mapping
        _ = try Self.done(await CheckImport(desk).save(id, version: one.version, by: actor) { $0.mapping = kept })
    }

    private func take(_ id: ImportID, _ desk: ImportDesk, _ actor: Actor, _ console: Console) async throws {
        let result = try Self.done(await CheckImport(desk)(id, by: actor))
        result.lines.forEach(console.say)
        guard !check, result.refused == 0 || good else {
            console.result(result.tally)
            if result.refused > 0 { throw CommandRefusal("有 \(result.refused) 行有问题，什么也没有写入。") }
            return
        }
        let one = try await desk.ledgers.database.read { tx in try tx.imports(desk.vault).find(id, for: actor) }
        let written = try Self.done(await WriteImport(desk)(id, version: one.version, onlyGood: good, by: actor))
        console.result("已写入：新登记 \(written.new) 行，修改 \(written.changed) 行，留下 \(written.refused) 行。编号 \(id)。")
    }

    private static func done<Value>(_ outcome: Outcome<Value>) throws -> Value {
        guard let value = outcome.value else { throw CommandRefusal(outcome.issues, importWords) }
        return value
    }
}
