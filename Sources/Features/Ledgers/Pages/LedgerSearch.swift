import Pages
import Programmes

extension PageContext {
    /// On the pages of a ledger the search in the head looks through that ledger.
    func searching(_ playbook: Playbook) -> PageContext {
        var context = self
        context.searchAddress = "/ledgers/\(playbook.key)"
        context.searchWord = "搜索这本台账"
        return context
    }
}
