import Accounts
import ArgumentParser
import Core
import Database

/// On whose post what is measured is done.
struct SupervisorOption: ParsableArguments {
    @Option(name: .long, help: "督查人员的登录名。")
    var login = "ducha"

    func actor(in database: Database) async throws -> Actor {
        let actor = try await database.read { [login] tx in try tx.posts.actor(login: login) }
        guard let actor else { throw CommandRefusal("没有叫 \(login) 的督查人员。") }
        return actor
    }
}
