import Core
import Tasks
import Web

/// A list's address: its filter and place as a query, so that it can be kept, sent and gone back to.
struct LedgerAddress {
    let text: String

    init(_ path: String, _ filter: ItemFilter = ItemFilter(), after cursor: ItemCursor? = nil) {
        text = path + Self.fields(filter, after: cursor).queryString
    }

    static func fields(_ filter: ItemFilter, after cursor: ItemCursor? = nil) -> Fields {
        var fields = Fields()
        fields.fill("q", filter.text)
        fields.fill("region", filter.region?.digits)
        for stage in filter.stages.sorted() { fields.fill("stage", stage) }
        for (key, value) in filter.fields.sorted(by: { $0.key < $1.key }) { fields.fill("f-\(key)", value) }
        fields.fill("from", filter.from?.description)
        fields.fill("through", filter.through?.description)
        fields.fill("gate", filter.gate)
        fields.fill("light", filter.light?.rawValue)
        fields.fill("warning", filter.warning)
        fields.fill("version", filter.version)
        fields.fill("order", filter.order == .newest ? nil : filter.order.text)
        fields.fill("after", cursor?.description)
        return fields
    }
}

extension ItemFilter {
    /// Reads a list's query; what it does not know it leaves out.
    /// `field` and `value` are the filter a person chose among all fields; the address names it like the others.
    package init(_ query: Fields, today: Day) {
        self.init()
        self.today = today
        light = Light(rawValue: query.text("light")).flatMap { ItemLight.all.contains($0) ? $0 : nil }
        warning = query.filled("warning")
        version = query.filled("version").map { String($0.prefix(64)) }
        text = String(query.text("q").prefix(100))
        region = RegionCode(query.text("region"))
        stages = Set(query.all("stage"))
        from = query.day("from")
        through = query.day("through")
        gate = query.filled("gate")
        order = ItemOrder(query.text("order"))
        for (name, value) in query.pairs where name.hasPrefix("f-") && !value.isEmpty {
            fields[String(name.dropFirst(2))] = String(value.prefix(100))
        }
        if let field = query.filled("field"), let value = query.filled("value") {
            fields[field] = String(value.prefix(100))
        }
    }

    /// Nothing is listed of a place beyond a person's reach, but of the own one: then no condition says the other.
    package func within(_ reach: RegionCode) -> ItemFilter {
        var filter = self
        filter.region = region.flatMap { reach.contains($0) ? $0 : nil }
        return filter
    }
}
