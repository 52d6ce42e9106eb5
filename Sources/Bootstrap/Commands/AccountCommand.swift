import Accounts
import ArgumentParser
import Core
import Database

struct AccountCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "account",
        abstract: "账号。",
        subcommands: [Add.self, Reset.self, List.self]
    )

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "add",
            abstract: "建一个账号和它的第一个岗位；密码只显示这一次。"
        )

        @OptionGroup var common: CommonOptions

        @Argument(help: "登录名。")
        var login: String

        @Option(name: .long, help: "姓名。")
        var name: String

        @Option(name: .long, help: "角色：\(Role.allCases.map { "\($0.rawValue) \($0.word)" }.joined(separator: "，"))。")
        var role: String

        @Option(name: .long, help: "单位的全称、简称或别名。")
        var unit: String

        @OptionGroup var county: CountyOption

        func run() async throws {
            let code = try county.code
            try await common.withCounty { _, database, console in
                let found = try await database.read { try $0.units.resolve(unit, county: code) }
                guard let found else { throw CommandRefusal("\(code) 没有叫“\(unit)”的单位，先导入单位：luoshi units import。") }
                let input = AddAccount.Input(
                    loginName: login,
                    name: name,
                    role: Role(rawValue: role),
                    unit: found.id
                )
                let steward = Steward(command: RegionsCommand.person, county: code)
                let outcome = try await AddAccount(database: database, environment: .live())(input, by: steward)
                guard let given = outcome.value else { throw CommandRefusal(outcome.issues, accountWords) }
                console.result("\(given.account.loginName)\t\(given.password)")
                console.say("首次登录时要改密码。")
            }
        }
    }

    struct Reset: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "reset",
            abstract: "给账号换一个新密码并结束它的全部会话；密码只显示这一次。"
        )

        @OptionGroup var common: CommonOptions

        @Argument(help: "登录名。")
        var login: String

        func run() async throws {
            try await common.withCounty { _, database, console in
                do {
                    let reset = ResetPassword(database: database, environment: .live())
                    let given = try await reset(loginName: login, by: RegionsCommand.person)
                    console.result("\(given.account.loginName)\t\(given.password)")
                } catch is NotFound {
                    throw CommandRefusal("没有登录名为“\(login)”的账号。luoshi account list 可以看全部账号。")
                }
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "列出账号：登录名、姓名、岗位、状态。"
        )

        @OptionGroup var common: CommonOptions

        func run() async throws {
            try await common.withCounty { _, database, console in
                for account in try await database.read({ tx in try tx.accounts.overview() }) {
                    let state = account.isDisabled ? "已停用" : "在用"
                    console.result(
                        "\(account.loginName)\t\(account.name)\t\(account.posts.joined(separator: "；"))\t\(state)"
                    )
                }
            }
        }
    }
}
