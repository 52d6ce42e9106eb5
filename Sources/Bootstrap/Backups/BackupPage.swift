import Core
import Pages

/// `/admin/backups`: what lies there, what is being done, and how the last work ended.
struct BackupPage {
    let backups: [BackupFolder.File]
    /// The database serves other counties too.
    let isShared: Bool
    let running: BackupDesk.Running?
    let ending: BackupDesk.Ending?
    var errors: [FieldError] = []

    static let sharedWords = "这个数据库还存着别的县的数据，不能从网页备份、下载或恢复。由服务器的维护人员运行 luoshi backup 和 luoshi restore。"

    func render(_ context: PageContext) -> [UInt8] {
        let isIdle = !isShared && running == nil
        let page = Page(
            "备份",
            lead: "一份备份包含全县数据和全部附件，可以在这里恢复，也可以恢复到另一台机器。",
            breadcrumbs: [Crumb("今日", "/")],
            primary: isIdle ? .post("立即备份", to: "/admin/backups", icon: .download) : nil,
            context: context
        )
        return page.render { w in
            if isShared { return w.emptyState("由维护人员备份", Self.sharedWords, token: context.token) }
            if let running {
                Self.state(of: running, w, at: "/admin/backups")
            } else if let ending {
                state(of: ending, w, context.token)
            }
            if !backups.isEmpty {
                w.panel("已有的备份") {
                    list(w, context.token)
                    w.remark("检查：把备份解开，重算全部附件和留痕的摘要，证明它能恢复，不改动任何数据。")
                    w.remark("恢复：先看备份里有什么、会换掉什么，确认以后才换。")
                }
            } else if running == nil {
                w.emptyState("还没有备份", "按“立即备份”做第一份，下载后存到另一台机器上。", token: context.token)
            }
            if running == nil { upload(w, context.token) }
        }
    }

    /// From another machine.
    private func upload(_ w: HTMLWriter, _ token: String) {
        w.panel("用下载过的备份恢复") {
            w.form("/admin/backups/uploads", token: token, sendsFiles: true, errors: errors) {
                w.fileField(
                    Field("file", "备份文件", hint: "上传后先核对，确认以后才换。", errors: errors),
                    types: [".tar"],
                    largest: RestoreRoutes.largest
                )
                w.formActions { w.button("上传并核对", kind: .secondary) }
            }
        }
    }

    static func state(of running: BackupDesk.Running, _ w: HTMLWriter, at address: String) {
        w.panel(title(of: running.work), action: .link("看最新进度", to: address)) {
            if let step = running.progress {
                w.workProgress(done: step.done, total: step.total, step.words)
            } else {
                w.workProgress(done: 0, total: 1, "准备")
            }
            w.remark("由 \(running.person) 开始。可以离开本页，工作会继续。")
        }
    }

    private func state(of ending: BackupDesk.Ending, _ w: HTMLWriter, _ token: String) {
        switch ending.result {
        case .success(let words): w.notice(Notice(.done, "\(words)（\(Format.moment(ending.at))）"), token: token)
        case .failure(let refusal): w.notice(Notice(.blocked, refusal.sentence), token: token)
        }
    }

    private func list(_ w: HTMLWriter, _ token: String) {
        let columns = [
            TableColumn("文件", .name), TableColumn("时间", .short), TableColumn("大小", .short), TableColumn("操作", .acts),
        ]
        w.table("备份文件", columns) {
            for backup in backups {
                w.row {
                    w.cell {
                        w.link(backup.name, to: "/admin/backups/\(backup.name)")
                        if backup.isFromBeforeRestore { w.remark("恢复前自动备份") }
                    }
                    w.cell(Format.tableMoment(backup.madeAt))
                    w.cell(Format.size(bytes: backup.size))
                    w.cell {
                        if running == nil { acts(backup, w, token) }
                    }
                }
            }
        }
    }

    private func acts(_ backup: BackupFolder.File, _ w: HTMLWriter, _ token: String) {
        let address = "/admin/backups/\(backup.name)"
        w.buttonRow {
            w.actionForm("检查", to: address + "/check", token: token, about: backup.name)
            w.actionForm("恢复", to: address + "/comparison", token: token, about: backup.name)
        }
    }

    private static func title(of work: BackupDesk.Work) -> String {
        switch work {
        case .comparing(let name): "正在核对 \(name)"
        case .restoring(let name): "正在恢复 \(name)"
        case .making: "正在备份"
        case .checking(let name): "正在检查 \(name)"
        }
    }
}
