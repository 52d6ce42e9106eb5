import Core
import Database
import Expression
import Programmes
import Records

/// 查看: a masked value in the clear, with a reason and a record (个人信息保护法 第五十五条、第五十六条: a trace of handling).
package struct OpenPersonal: Sendable {
    let desk: LedgerDesk

    package init(_ desk: LedgerDesk) { self.desk = desk }

    package func callAsFunction(_ id: ItemID, field: String, reason: String, by actor: Actor) async throws -> Outcome<
        String
    > {
        if let issue = ActWords.issue(ofReason: reason) { return .refused([issue]) }
        let desk = desk
        return try await desk.write { tx in
            let item = try tx.items(desk.shelf).find(id, for: actor)
            let playbook = try desk.shelf.book(of: item, in: tx).playbook
            guard let place = playbook.field(field) else { return .refused([Issue("personal.none")]) }
            guard case .personal = playbook.fields[place].type, case .text(let stored) = item.values[place] else {
                return .refused([Issue("personal.none")])
            }
            guard let plain = desk.vault.opened(stored, about: field) else { return .refused([Issue("personal.key")]) }
            let detail = "\(item.title)，\(playbook.fields[place].label)：\(reason)"
            try tx.records.append(
                RecordEntry("item.opening", on: "item", id.rawValue, detail),
                by: actor,
                in: desk.environment
            )
            return .done(plain)
        }
    }
}
