import Core
import Database
import Files
import Ledgers
import Programmes

/// What everything about inspections works with.
package struct InspectionDesk: Sendable {
    package let database: Database
    package let environment: Environment
    package let files: FileVault
    /// Keeps where photos were taken.
    package let personal: PersonalVault
    package let shelf: ChecklistShelf
    /// Where files lie that a phone sent ahead of its submission.
    package let sent: SentPhotos
    package let others: OtherVisits

    package init(
        database: Database,
        environment: Environment,
        files: FileVault,
        personal: PersonalVault,
        shelf: ChecklistShelf = .shipped,
        sent: SentPhotos = .none,
        others: OtherVisits = .none
    ) {
        self.database = database
        self.environment = environment
        self.files = files
        self.personal = personal
        self.shelf = shelf
        self.sent = sent
        self.others = others
    }

    /// The check-list in the version a plan was made with.
    package func checklist(of plan: InspectionPlan, in tx: Transaction) throws -> Checklist {
        if let list = shelf[plan.checklist], list.version == plan.checklistVersion { return list }
        guard let yaml = try tx.inspections.yaml(plan.checklist, plan.checklistVersion, of: plan.county),
            let list = ChecklistFile(WrittenFile(name: "\(plan.checklist).yaml", bytes: Array(yaml.utf8))).read().list
        else { throw NotFound("checklist", plan.checklist) }
        return list
    }
}

/// A file of the vault by the number it was uploaded under; only the person's own. The feature that takes uploads answers.
package struct SentPhotos: Sendable {
    package let find: @Sendable (_ upload: String, _ actor: Actor, Transaction) throws -> SentPhoto?

    package init(_ find: @escaping @Sendable (String, Actor, Transaction) throws -> SentPhoto?) { self.find = find }

    package static let none = SentPhotos { _, _, _ in nil }
}

package struct SentPhoto: Hashable, Sendable {
    package let path: String
    package let name: String

    package init(path: String, name: String) {
        self.path = path
        self.name = name
    }
}
