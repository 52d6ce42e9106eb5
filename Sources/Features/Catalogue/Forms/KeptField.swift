import Core
import Imports
import Ledgers
import Programmes

/// A field some ledger of the county keeps already.
package struct KeptField: Hashable, Sendable {
    package let ledger: String
    package let ledgerName: String
    package let field: LedgerField
    /// Who fills it in.
    package let fillers: String
    package let cadence: Cadence

    /// Every field of the ledgers given.
    package static func all(of books: [LedgerBook]) -> [KeptField] {
        books.flatMap { book in book.playbook.fields.map { KeptField($0, of: book.playbook) } }
    }

    /// Other names offices use for it.
    package var synonyms: [String] { Synonyms.others(of: field.label) + field.also }

    /// Whether words somebody looks for stand in the name, a synonym, an option or the ledger's name.
    package func holds(_ words: String) -> Bool {
        let asked = words.lowercased()
        return ([field.label, ledgerName, field.why] + field.options + synonyms).contains {
            $0.lowercased().contains(asked)
        }
    }
}

extension Playbook {
    /// 村、乡镇、部门: who may enter things (`ItemPolicy.mayEnter`), down to the level things belong to.
    package var fillers: String {
        switch item.level {
        case .village, .group: "村、乡镇、部门"
        case .township: "乡镇、部门"
        default: "部门"
        }
    }

    /// Whether this post enters things of it: they belong to its place or one below.
    func isFilled(by actor: Actor, functions: Set<String>) -> Bool {
        ItemPolicy.mayEnter(actor, self, functions: functions) && item.level >= actor.region.level
    }
}
