import Core
import Pages

/// The own account: posts, password, sessions, looks.
struct OwnAccountPage {
    let account: Account
    let posts: [Post]
    let current: PostID
    /// Open sessions.
    let sessions: Int

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page("我的账号", breadcrumbs: [Crumb("今日", "/")], width: .narrow, context: context)
        return page.render { w in
            w.panel("账号") {
                w.summaryList {
                    w.summaryRow("姓名", account.name)
                    w.summaryRow("登录名", account.loginName)
                    w.summaryRow("密码", change: "/me/password") { w.text("已设置") }
                    w.summaryRow("会话") {
                        w.text("\(sessions) 处正在登录　")
                        w.link("查看会话", to: "/me/sessions")
                    }
                }
            }
            postPanel(w, context)
            themePanel(w, context)
            w.actionForm("退出登录", to: context.signOutAddress, token: context.token, icon: .signOut)
        }
    }

    private func postPanel(_ w: HTMLWriter, _ context: PageContext) {
        let remark = posts.count > 1 ? "办事时只用一个岗位；换岗位后看到的是那个岗位的任务。" : nil
        w.panel("岗位", id: "posts", remark: remark) {
            w.table("岗位", [TableColumn("单位", .name), TableColumn("角色", .short), TableColumn("使用", .short)]) {
                for post in posts {
                    w.row {
                        w.cell(post.unitName)
                        w.cell(post.role.word)
                        w.cell {
                            if post.id == current {
                                w.chip("正在使用", tone: .strong)
                            } else {
                                w.actionForm(
                                    "换到这个岗位",
                                    to: "/me/posts/\(post.id)/switching",
                                    token: context.token,
                                    about: "\(post.unitName)，\(post.role.word)"
                                )
                            }
                        }
                    }
                }
            }
        }
    }

    private func themePanel(_ w: HTMLWriter, _ context: PageContext) {
        w.panel("外观") {
            w.form("/me/theme", token: context.token) {
                let choices = [Choice("system", "跟随系统"), Choice("light", "浅色"), Choice("dark", "深色")]
                w.radios(Field("theme", "颜色", value: context.theme.rawValue), choices, inline: true)
                w.formActions { w.button("保存外观", kind: .secondary) }
            }
        }
    }
}
