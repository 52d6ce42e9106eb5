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
        func add(_ name: String, _ value: String?) {
            if let value, !value.isEmpty { fields.append(name, value) }
        }
        add("q", filter.text)
        add("region", filter.region?.digits)
        for stage in filter.stages.sorted() { add("stage", stage) }
        for (key, value) in filter.fields.sorted(by: { $0.key < $1.key }) { add("f-\(key)", value) }
        add("from", filter.from?.description)
        add("through", filter.through?.description)
        add("gate", filter.gate)
        add("light", filter.light?.rawValue)
        add("warning", filter.warning)
        add("version", filter.version)
        add("order", filter.order == .newest ? nil : filter.order.text)
        add("after", cursor?.description)
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
}
