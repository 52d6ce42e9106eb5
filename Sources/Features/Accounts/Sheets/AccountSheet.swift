import Core
import Documents

/// The sheet accounts are brought in: 登录名, 姓名, 角色, 单位.
package struct AccountSheet: Sendable {
    package struct Row: Hashable, Sendable {
        package let number: Int
        package let loginName: String
        package let name: String
        package let role: String
        package let unit: String
    }

    package let rows: [Row]
    package let hasHeader: Bool

    private static let words = [
        "login": ["登录名", "账号", "用户名", "login"],
        "name": ["姓名", "name"],
        "role": ["角色", "role"],
        "unit": ["单位", "单位名称", "所在单位", "unit"],
    ]

    /// Throws `DocumentFault` where the file cannot be read.
    package init(_ source: ByteSource, name: String) throws {
        let found = try NamedColumns.read(
            source,
            name: name,
            words: Self.words,
            needed: ["login", "name", "role", "unit"]
        )
        hasHeader = found != nil
        rows =
            found.map { found in
                found.rows.map { row in
                    Row(
                        number: row.number,
                        loginName: LoginName.normal(found.columns.cell("login", of: row)),
                        name: found.columns.cell("name", of: row),
                        role: found.columns.cell("role", of: row),
                        unit: found.columns.cell("unit", of: row)
                    )
                }
            } ?? []
    }

    static func role(_ text: String) -> Role? {
        Role(rawValue: text) ?? Role.allCases.first { $0.word == SimplifiedText.of(text) }
    }

    /// Given passwords as a sheet to hand out; made from what the import answered, stored nowhere.
    package static func passwords(_ lines: [PasswordLine], _ note: ListNote) -> SheetDocument {
        SheetDocument(
            SheetTable(
                name: "初始密码",
                title: "账号初始密码",
                subtitles: note.subtitles("\(lines.count) 个账号") + ["首次登录时须改为自己的密码。发放后销毁本表。"],
                columns: [
                    SheetColumn("姓名", width: 14), SheetColumn("登录名", width: 20), SheetColumn("单位", width: 36),
                    SheetColumn("角色", width: 14), SheetColumn("初始密码", width: 22),
                ],
                rows: lines.map { line in
                    [.text(line.name), .text(line.loginName), .text(line.unit), .text(line.role), .text(line.password)]
                },
                page: .portrait
            )
        )
    }
}

/// One person's first password, as it is handed out.
package struct PasswordLine: Hashable, Sendable {
    package let name: String
    package let loginName: String
    package let unit: String
    package let role: String
    package let password: String
}
