import ArgumentParser
import Core

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "建一个虚构的示范县并打开网页服务；再次启动保留上次的数据。",
        discussion: "示范县只用命令行上写明的位置，不理会 LUOSHI_ 开头的环境变量。"
    )

    @Option(name: .long, help: "监听的端口，默认 8080；0 表示任意空闲端口。")
    var port: Int?

    @Option(name: .long, help: "示范县的数据库文件，默认 var/demo/luoshi.sqlite。")
    var database: String = "var/demo/luoshi.sqlite"

    @Option(name: .long, help: "每个专项的台账大约登记多少条；0 表示不建台账。")
    var things = 24

    @Flag(name: .long, help: "删掉上次的示范县，重新建一个。")
    var fresh = false

    func run() async throws {
        guard case .sqlite(let path) = DatabaseAddress(database) else {
            throw CommandRefusal("示范县用 SQLite 文件，--database 写文件路径。")
        }
        guard (0...10_000).contains(things) else { throw CommandRefusal("--things 写 0 到 10000 之间的数。") }
        let place = DemoPlace(database: path)
        if fresh { try place.remove() }
        let console = Console()
        let filling = FillDemo(place: place, things: things, console: console)
        let greeting = try await filling()
        let settings = try place.settings(port: port)
        try await Serving(settings: settings, console: console).run { port in
            console.result(greeting.text(port: port, host: settings.host))
        }
    }
}
