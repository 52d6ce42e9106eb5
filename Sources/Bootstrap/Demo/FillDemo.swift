import Accounts
import Core
import Database
import DemoCounty
import Files
import Ledgers
import Messages

/// Makes the demonstration where there is none, and says who can sign in.
struct FillDemo {
    let place: DemoPlace
    let things: Int
    let console: Console

    func callAsFunction() async throws -> DemoGreeting {
        if try place.isFilled() { return DemoGreeting(accounts: place.readAccounts(), isNew: false) }
        try place.begin()
        let address = DatabaseAddress.sqlite(path: place.draft)
        let database = try await OpenDatabase(address: address).migrated(nil)
        let progress = console.progress("建示范县")
        let demo = DemoCounty(
            database: database,
            vault: FileVault(root: place.files),
            today: Environment.live().today,
            personal: PersonalVault(secret: try place.settings(port: nil).personalKey),
            ledgerSize: things
        )
        let telling = TellOutcomes(MessageDesk(database: database, environment: .live()), MessageSource.all)
        try await telling.begin()
        let made = try await address.naming {
            try await demo.fill { done, total in progress.report(done, of: total) }
        }
        try await telling()
        try await read(made, in: database)
        try await addChannel(made, in: database)
        try await database.close()
        let greeting = DemoGreeting(made)
        try place.finish(greeting.accounts)
        return greeting
    }

    /// Who can sign in has looked at what is older than three days.
    private func read(_ made: DemoAccounts, in database: Database) async throws {
        let environment = Environment.live()
        let open = OpenMessage(MessageDesk(database: database, environment: environment))
        let (now, filter) = (environment.now(), InboxFilter(view: .unread))
        for login in made.samples.map(\.loginName) {
            guard let actor = try await database.read({ tx in try tx.posts.actor(login: login) }) else { continue }
            let lines = try await database.read { tx in
                try tx.messages.inbox(filter, for: actor, at: now, limit: 2_000)
            }
            for line in lines where line.message.at < now.adding(days: -3) {
                try await open(line.message.id, by: actor)
            }
        }
    }

    /// The robot of a group that is switched off: nothing leaves a demonstration.
    private func addChannel(_ made: DemoAccounts, in database: Database) async throws {
        let login = made.samples.first { $0.role == .administrator }?.loginName ?? ""
        guard let actor = try await database.read({ tx in try tx.posts.actor(login: login) }) else { return }
        let channels = ChannelDesk(
            MessageDesk(database: database, environment: .live()),
            box: SecretBox(secret: try place.settings(port: nil).personalKey),
            allowed: AllowedHosts([])
        )
        var draft = ChannelDraft(kind: .wecom)
        draft.name = "县直单位工作群"
        draft.address = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=demonstration"
        draft.isOn = false
        _ = try await SaveChannel(channels)(draft, nil, by: actor)
    }
}
