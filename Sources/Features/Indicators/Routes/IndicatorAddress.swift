import Programmes
import Web

extension IndicatorListPage {
    /// Where the list leaves as a file: as it is shown.
    var sheetAddress: String {
        var query = Fields()
        query.fill("q", filter?.words)
        query.fill("programme", filter?.programme)
        query.fill("kind", filter?.kind?.rawValue)
        query.fill("only", onlyUnmet ? "unmet" : nil)
        query.append("as", "xlsx")
        return "/indicators" + (set.map { "/\($0.key)" } ?? "") + query.queryString
    }
}
