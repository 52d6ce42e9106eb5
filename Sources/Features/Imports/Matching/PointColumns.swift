import SheetShapes

/// 经度 and 纬度 in two columns: together they are where a thing lies.
package enum PointColumns {
    private static let longitudes: Set<String> = ["经度", "东经", "longitude", "lng", "lon"]
    private static let latitudes: Set<String> = ["纬度", "北纬", "latitude", "lat"]

    package static func isLongitude(_ heading: String) -> Bool { longitudes.contains(name(heading)) }
    package static func isLatitude(_ heading: String) -> Bool { latitudes.contains(name(heading)) }

    /// Places of the two in `columns`, each with its lowest name and some of its values; nil where one is missing, stands
    /// twice or holds something else.
    package static func pair(_ columns: [(name: String, values: [String])]) -> (longitude: Int, latitude: Int)? {
        guard let east = only(columns, isLongitude, 73...136), let north = only(columns, isLatitude, 3...54) else {
            return nil
        }
        return (east, north)
    }

    private static func only(
        _ columns: [(name: String, values: [String])],
        _ isNamed: (String) -> Bool,
        _ degrees: ClosedRange<Double>
    ) -> Int? {
        let found = columns.indices.filter { place in
            guard isNamed(columns[place].name) else { return false }
            let values = columns[place].values.filter { !ValueReading.isMissing($0) }
            let fitting = values.filter { value in Double(value).map { degrees.contains($0) } ?? false }
            return fitting.count * 2 > values.count
        }
        return found.count == 1 ? found[0] : nil
    }

    private static func name(_ heading: String) -> String { NameLikeness.plain(heading).lowercased() }
}
