import Core
import Pages

/// `/admin/backups`: what lies there, what is being done, and how the last work ended.
struct BackupPage {
    let backups: [BackupFolder.File]
    /// The database serves other counties too.
    let isShared: Bool
    let running: BackupDesk.Running?
    let ending: BackupDesk.Ending?

    static let sharedWords = "这个数据库还存着别的县的数据，不能从网页备份或下载。由服务器的维护人员运行 luoshi backup。"

    func render(_ context: PageContext) -> [UInt8] {
        let isIdle = !isShared && running == nil
        let page = Page(
            "备份",
            lead: "一份备份包含全县数据和全部附件，可以恢复到任何一种数据库。",
            breadcrumbs: [Crumb("今日", "/")],
            primary: isIdle ? .post("立即备份", to: "/admin/backups", icon: .download) : nil,
            context: context
        )
        return page.render { w in
            if isShared { return w.emptyState("由维护人员备份", Self.sharedWords, token: context.token) }
            if let running { state(of: running, w) } else if let ending { state(of: ending, w, context.token) }
            guard !backups.isEmpty else {
                guard running == nil else { return }
                return w.emptyState("还没有备份", "按“立即备份”做第一份，下载后存到另一台机器上。", token: context.token)
            }
            list(w, context.token)
            w.remark("检查：把备份解开，重算全部附件和留痕的摘要，证明它能恢复，不改动任何数据。")
            w.remark("恢复在服务器上进行：先停服务，再运行 luoshi restore 文件 --database sqlite:新位置。")
        }
    }

    private func state(of running: BackupDesk.Running, _ w: HTMLWriter) {
        w.panel(title(of: running.work), action: .link("看最新进度", to: "/admin/backups")) {
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
            TableColumn("文件", .name), TableColumn("时间", .short), TableColumn("大小", .short), TableColumn("", .short),
        ]
        w.table("备份文件", columns) {
            for backup in backups {
                w.row {
                    w.cell(backup.name, linkingTo: "/admin/backups/\(backup.name)")
                    w.cell(Format.tableMoment(backup.madeAt))
                    w.cell(Format.size(bytes: backup.size))
                    w.cell {
                        if running == nil {
                            w.actionForm(
                                "检查",
                                to: "/admin/backups/\(backup.name)/check",
                                token: token,
                                about: backup.name
                            )
                        }
                    }
                }
            }
        }
    }

    private func title(of work: BackupDesk.Work) -> String {
        switch work {
        case .making: "正在备份"
        case .checking(let name): "正在检查 \(name)"
        }
    }
}
