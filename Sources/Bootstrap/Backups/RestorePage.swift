import Core
import Pages

/// `/admin/backups/{name}/restoration`: what a backup would put in the place of the county, and the confirmation.
struct RestorePage {
    let name: String
    let county: String
    /// Nil until the backup was compared.
    let plan: RestorePlan?
    let now: CountyFacts
    let running: BackupDesk.Running?
    let ending: BackupDesk.Ending?
    var typedCounty = ""
    var errors: [FieldError] = []

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "恢复备份",
            lead: "用 \(name) 换掉\(county)现在的全部数据。",
            breadcrumbs: [Crumb("今日", "/"), Crumb("备份", "/admin/backups")],
            width: .narrow,
            context: context
        )
        return page.render { w in
            if let running { return BackupPage.state(of: running, w, at: address) }
            guard let plan else { return unknown(w, context.token) }
            comparison(plan, w)
            consequences(plan, w)
            form(w, context)
        }
    }

    private var address: String { "/admin/backups/\(name)/restoration" }

    /// The backup was not compared yet, or cannot be restored.
    private func unknown(_ w: HTMLWriter, _ token: String) {
        if let ending, case .comparing(name) = ending.work, case .failure(let refusal) = ending.result {
            w.notice(Notice(.blocked, refusal.sentence), token: token)
        }
        w.tag("p", text: "先核对这份备份：解开它，重算全部附件和留痕的摘要，再与现在的数据对比。不改动任何数据。")
        w.buttonRow {
            w.actionForm("核对这份备份", to: "/admin/backups/\(name)/comparison", token: token, kind: .primary)
            w.linkButton("返回备份", to: "/admin/backups", kind: .quiet)
        }
    }

    private func comparison(_ plan: RestorePlan, _ w: HTMLWriter) {
        w.panel("换掉什么") {
            w.summaryList {
                w.summaryRow("县", plan.facts.name)
                w.summaryRow("备份的时间", plan.madeAtWords)
                w.summaryRow("由哪个版本做的", plan.versionWords)
                w.summaryRow("附件", plan.verdict.words)
            }
            let columns = [
                TableColumn("", .name), TableColumn("现在", .number), TableColumn("备份里", .number),
                TableColumn("相差", .number),
            ]
            w.table("现在的数据与备份", columns) {
                for (present, kept) in zip(now.counts, plan.facts.counts) {
                    w.row {
                        w.cell(present.word)
                        w.cell(Format.number(present.number))
                        w.cell(Format.number(kept.number))
                        w.cell(Self.difference(kept.number - present.number))
                    }
                }
                w.row {
                    w.cell("最后一次操作")
                    w.cell(now.lastAct.map(Format.tableMoment) ?? "")
                    w.cell(plan.facts.lastAct.map(Format.tableMoment) ?? "")
                    w.cell("")
                }
            }
        }
    }

    private static func difference(_ number: Int) -> String {
        number > 0 ? "+\(Format.number(number))" : Format.number(number)
    }

    private func consequences(_ plan: RestorePlan, _ w: HTMLWriter) {
        w.panel("恢复以后") {
            w.summaryList {
                w.summaryRow("数据", "备份以后办的事都不在了；现在的数据先自动备份一份，可以用它换回来。")
                w.summaryRow("别人", "恢复时要等一等，做完后都要重新登录，用备份当时的密码。")
                w.summaryRow("你", signIn(plan))
                w.summaryRow("留痕", "记下你在什么时候恢复了哪份备份。")
            }
        }
    }

    private func signIn(_ plan: RestorePlan) -> String {
        if plan.keepsPerson { return "你不用重新登录，密码还是现在的。" }
        let names = plan.facts.administrators.joined(separator: "、")
        let who = names.isEmpty ? "备份里没有能登录的系统管理员，要由维护人员用 luoshi account 新增" : "备份里能登录的系统管理员：\(names)"
        return "备份里没有你这个岗位，恢复后你要退出。\(who)。"
    }

    private func form(_ w: HTMLWriter, _ context: PageContext) {
        w.panel("确认恢复") {
            w.form(address, token: context.token, errors: errors) {
                w.textField(
                    Field(
                        "county",
                        "县名",
                        value: typedCounty,
                        hint: "写全称“\(county)”，确认换掉的是它。",
                        errors: errors,
                        size: .medium
                    ),
                    autocomplete: "off"
                )
                w.textField(
                    Field("password", "你的登录密码", errors: errors, size: .medium),
                    kind: .password,
                    autocomplete: "current-password"
                )
                w.formActions {
                    w.button("恢复备份", kind: .danger)
                    w.linkButton("不恢复，返回", to: "/admin/backups", kind: .quiet)
                }
            }
        }
    }
}

extension RestorePlan {
    /// `2026年6月10日 08:30`, as the backup says.
    var madeAtWords: String {
        let parts = manifest.madeAt.prefix(16).split(separator: "T")
        guard parts.count == 2, let day = Day(String(parts[0])) else { return manifest.madeAt }
        return "\(Format.day(day)) \(parts[1])"
    }

    /// The program and the schema it wrote.
    var versionWords: String {
        let program = manifest.program.map { "落实 \($0)，" } ?? "较早的程序，"
        return "\(program)第 \(manifest.schema) 版数据"
    }
}
