import Ledgers
import Programmes

/// The ledgers of a county as far as one person may know of them, by key.
struct KnownLedgers {
    /// Those this person may read.
    let readable: Set<String>
    /// Those whose things may be called by their names: all but what few may read and this person may not.
    let named: Set<String>
    /// What those are called that this person may not read.
    let unreadNames: [String]

    init(_ readable: [LedgerBook], of all: [LedgerBook]) {
        let keys = Set(readable.map(\.playbook.key))
        self.readable = keys
        named = keys.union(all.filter { !$0.playbook.isRestricted }.map(\.playbook.key))
        unreadNames = all.filter { !keys.contains($0.playbook.key) }.map(\.playbook.name)
    }
}

extension ImportResult {
    /// What somebody who knows of these ledgers may see of it: whoever brought the sheet may have known of more.
    func told(knowing ledgers: KnownLedgers) -> ImportResult {
        var told = self
        // Earlier imports kept what they said of other ledgers among the rest.
        told.remarks.removeAll { remark in ledgers.unreadNames.contains { remark.contains("“\($0)”") } }
        told.ledgerRemarks = ledgerRemarks?.filter { ledgers.readable.contains($0.ledger) }
        told.changedLines = changedLines.map { $0.told(knowing: ledgers) }
        told.perhapsKnown = perhapsKnown?.map { one in
            var told = one
            told.change = one.change?.told(knowing: ledgers)
            return told
        }
        told.open = open?.map { one in
            var told = one
            for place in told.things.indices {
                told.things[place].change = told.things[place].change?.told(knowing: ledgers)
            }
            return told
        }
        told.fresh = fresh?.map { $0.told(knowing: ledgers) }
        told.keepDiffering(of: ledgers.readable)
        return told
    }

    /// Where cells of other ledgers go, those that stay are counted.
    private mutating func keepDiffering(of ledgers: Set<String>) {
        guard let cells = differing, !cells.allSatisfy({ ledgers.contains($0.ledger) }) else { return }
        let kept = cells.filter { ledgers.contains($0.ledger) }
        differing = kept.isEmpty ? nil : kept
        differingCount = kept.isEmpty ? nil : kept.count
    }

    /// Keys of the ledgers something is said of in remarks, and in cells where these are shown.
    func sources(showingCells: Bool) -> Set<String> {
        let cells = showingCells ? differing ?? [] : []
        return Set((ledgerRemarks ?? []).map(\.ledger)).union(cells.map(\.ledger))
    }
}

extension ImportResult.Fresh {
    fileprivate func told(knowing ledgers: KnownLedgers) -> ImportResult.Fresh {
        var told = self
        // The field's own name may be the other ledger's.
        told.values = values.filter { value in value.ledger.map { ledgers.readable.contains($0) } ?? true }
        return told
    }
}

extension ImportResult.Changed {
    /// 关联的农户：（不公开）
    fileprivate func told(knowing ledgers: KnownLedgers) -> ImportResult.Changed {
        guard let named, !named.values.allSatisfy(ledgers.named.contains) else { return self }
        let words = changes.enumerated().map { place, words -> String in
            guard let ledger = named[place], !ledgers.named.contains(ledger) else { return words }
            return String(words.prefix { $0 != "：" }) + "：（不公开）"
        }
        return ImportResult.Changed(row: row, item: item, title: title, changes: words)
    }
}
