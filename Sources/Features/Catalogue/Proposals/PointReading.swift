import Imports

extension SampledTable {
    /// Places of 经度 and 纬度 in the table's columns; nil where it does not have both.
    var point: (longitude: Int, latitude: Int)? {
        PointColumns.pair(columns.map { (name: $0.plainName, values: Array($0.values.prefix(200))) })
    }
}

extension ProposedLedger {
    /// The point a column that is no field of its own is half of.
    func point(halvedBy field: ProposedField) -> ProposedField? {
        guard field.use == .left, PointColumns.isLatitude(field.lowestHeader) else { return nil }
        return kept.first { $0.type == .point && PointColumns.isLongitude($0.lowestHeader) }
    }
}

extension ProposedField {
    fileprivate var lowestHeader: String { header.split(separator: "/").last.map(String.init) ?? "" }
}
