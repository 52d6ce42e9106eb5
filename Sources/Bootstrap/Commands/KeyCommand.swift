import ArgumentParser

struct KeyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key",
        abstract: "加密个人信息和导入表格的密钥 personal-key。",
        subcommands: [Accept.self]
    )

    struct Accept: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "accept",
            abstract: "原来的 personal-key 找不回来时：以后用现在这一把。",
            discussion: "先停掉服务。以前加密的身份证号、电话、账号和导入的表格打不开，其他内容不受影响。"
        )

        @OptionGroup var common: CommonOptions

        func run() async throws {
            try await common.withCounty { settings, database, console in
                try await CheckPersonalKey(database, settings).accept()
                console.result("以后用现在这一把 personal-key。把它另存一份，不要和备份放在一起。")
            }
        }
    }
}
