import Accounts
import Bootstrap
import Core
import Database
import Files
import Foundation
import Ledgers
import Programmes
import Tasks
import Workflow

extension RunningCounty {
    private static let ledger = "old-houses"

    /// The owner signed; an elder has nowhere to live yet and the tools nowhere to lie.
    private static let heldBack = [
        "homesteads": "1", "structure": "土木", "grade": "C级", "floor_area": "90", "officer": "赵包片", "attitude": "同意",
        "elders_count": "1", "elders": "待安置", "tools": "待解决", "animals": "0", "animals_plan": "无畜禽",
    ]

    /// A house that was entered and whose agreement was filed, which gates keep from coming down; by the use cases pages
    /// call.
    ///
    /// - Parameter login: of a sample account of a village, where the house stands.
    package func holdBackHouse(of owner: String, by login: String) async throws -> ItemID {
        let vault = PersonalVault(secret: settings.personalKey)
        let desk = LedgerDesk(database: database, environment: environment, shelf: BookShelf(), vault: vault)
        let found = try await database.read { tx in
            try tx.posts.actor(login: login).map { actor in
                (actor, try desk.shelf.current(Self.ledger, in: actor.county, tx).playbook)
            }
        }
        guard let (actor, playbook) = found, let agreement = playbook.field("agreement") else {
            throw BrowserProblem("no sample account \(login) with a ledger of houses")
        }
        let words = Self.heldBack.merging(["owner": owner]) { $1 }
        var answers = ItemAnswers(place: actor.region.digits, words, of: playbook)
        answers.files[agreement] = [try keep("\(owner)同意拆除。", as: "拆除协议.txt")]
        let house = try Self.done(await CreateItem(desk)(Self.ledger, answers, by: actor))
        return try Self.done(await MoveItem(desk)(house, version: 1, MoveRequest("agreement"), by: actor))
    }

    private func keep(_ text: String, as name: String) throws -> NewAttachment {
        let path = NSTemporaryDirectory() + "luoshi-agreement-\(UInt64.random(in: 0...UInt64.max)).txt"
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let stored = try FileVault(root: settings.files).store(contentsOf: path, originalName: name)
        return NewAttachment(environment.newID(), stored)
    }

    private static func done<Value>(_ outcome: Outcome<Value>) throws -> Value {
        switch outcome {
        case .done(let value): return value
        case .refused(let issues): throw BrowserProblem("refused: \(issues.map(\.key))")
        }
    }
}
