import Core
import Database
import DemoCounty
import Files
import Ledgers

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
        let made = try await address.naming {
            try await demo.fill { done, total in progress.report(done, of: total) }
        }
        try await database.close()
        let greeting = DemoGreeting(made)
        try place.finish(greeting.accounts)
        return greeting
    }
}
