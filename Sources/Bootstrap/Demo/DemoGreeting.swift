import Accounts
import Core
import DemoCounty

/// What a newcomer reads: the address, who to sign in as, and what to try first.
struct DemoGreeting {
    /// One sample account a line.
    let accounts: [String]
    let isNew: Bool

    init(accounts: [String], isNew: Bool) {
        self.accounts = accounts
        self.isNew = isNew
    }

    init(_ made: DemoAccounts) {
        accounts = made.samples.map { sample in
            "  \(sample.role.word)\t\(sample.loginName)\t\(sample.password)\t\(sample.name) \(sample.unitName)\t\(sample.first)"
        }
        isNew = true
    }

    func text(port: Int, host: String) -> String {
        let state = isNew ? "示范县“云岭县”已建好（地名、人名、数字都是虚构的）。" : "沿用上次的示范县；加 --fresh 可以重建。"
        return """

            落实已启动：http://\(host):\(port)/
            \(state)

            可以用这些账号登录（角色、登录名、密码、姓名单位、先试什么）：
            \(accounts.joined(separator: "\n"))

            按 Ctrl-C 停止。
            """
    }
}
