/// The forms in which one name of a unit is written.
enum UnitName {
    /// The name itself, and without what names the county or its government before it: 云岭县农业农村局, 县农业农村局 and
    /// 农业农村局 are one. Empty for an empty name.
    static func readings(of written: String, in county: String) -> [String] {
        let name = written.filter { !$0.isWhitespace }
        guard !name.isEmpty else { return [] }
        var readings = [name]
        for prefix in prefixes(of: county) where name.hasPrefix(prefix) {
            let rest = String(name.dropFirst(prefix.count))
            // 县委办 is not 委办: what stays must still look like a name.
            guard rest.count >= 3, !rest.hasPrefix("委") else { continue }
            readings.append(rest)
        }
        if !county.isEmpty {
            readings.append(county + name)
            if name.first == county.last { readings.append(county.dropLast() + name) }
        }
        return readings
    }

    private static func prefixes(of county: String) -> [String] {
        [county + "人民政府", county, "县人民政府", "县", "区", "市"].filter { !$0.isEmpty }
    }
}
