import Pages
import Programmes
import Web

extension PageContext {
    /// On the pages of a ledger, of its programme and of its imports the search in the head looks through that ledger; on
    /// its list within the filters that are on.
    package func searching(_ playbook: Playbook, within filter: ItemFilter = ItemFilter()) -> PageContext {
        searching(ledger: playbook.key, within: filter)
    }

    /// - Parameter key: of the ledger.
    package func searching(ledger key: String, within filter: ItemFilter = ItemFilter()) -> PageContext {
        var context = self
        context.searchAddress = "/ledgers/\(key)"
        context.searchKept = LedgerAddress.fields(filter).pairs.filter { $0.name != "q" }
        var narrowed = filter
        narrowed.text = ""
        context.searchWord = narrowed.isEmpty ? "搜索这本台账" : "在筛选出的里面搜索"
        return context
    }
}
