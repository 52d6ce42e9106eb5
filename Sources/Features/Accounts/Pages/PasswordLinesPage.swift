import Pages

/// The passwords an import made: shown this once, to be printed or taken as a sheet.
struct PasswordLinesPage {
    let lines: [PasswordLine]

    private static let columns = [
        TableColumn("姓名", .name), TableColumn("登录名", .short), TableColumn("单位"), TableColumn("角色", .short),
        TableColumn("初始密码", .short),
    ]

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "已经新增 \(Format.number(lines.count)) 个账号",
            lead: "初始密码只在这一页显示，离开后再也查不到。先下载或打印，再离开。",
            breadcrumbs: [Crumb("今日", "/"), Crumb("账号", "/admin/accounts")],
            actions: [.print()],
            context: context
        )
        return page.render { w in
            w.form("/admin/accounts/passwords", token: context.token) {
                w.hidden("lines", lines.map(Self.written).joined(separator: "\n"))
                w.formActions { w.button("下载初始密码表", icon: .download) }
            }
            w.table("初始密码", Self.columns) {
                for line in lines {
                    w.row {
                        w.cell(line.name)
                        w.cell(line.loginName)
                        w.cell(line.unit)
                        w.cell(line.role)
                        w.cell { w.copyable(line.password) }
                    }
                }
            }
        }
    }

    /// One line of a hidden field per person; `PasswordLine.read` reads them back.
    private static func written(_ line: PasswordLine) -> String {
        [line.name, line.loginName, line.unit, line.role, line.password].joined(separator: "\t")
    }
}

extension PasswordLine {
    static func read(_ text: String) -> [PasswordLine] {
        text.split(separator: "\n").compactMap { line in
            let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 5 else { return nil }
            return PasswordLine(
                name: parts[0],
                loginName: parts[1],
                unit: parts[2],
                role: parts[3],
                password: parts[4]
            )
        }
    }
}
