import Core
import Documents

/// The rows of a region file: `.csv`, `.txt` (commas, TABs or spaces), `.xlsx`, each also packed as `.gz`.
///
/// Codes may have all twelve digits, the digits of their level, or the six digits of GB/T 2260.
package struct RegionFile: Sendable {
    package let rows: [RegionRow]
    /// What is wrong with rows taken alone; the first `limit` of them.
    package let issues: [Issue]
    /// How many rows have something wrong, beyond the kept issues too.
    package let faultyRows: Int

    /// Issues kept of a file: nobody reads more.
    package static let issueLimit = 200

    /// Throws `DocumentFault` where the file as a whole cannot be read.
    package init(_ source: ByteSource, name: String) throws {
        let (source, name) = try Unpacking.unpacked(source, name: name)
        let reader = try SheetReader(source, name: name)
        var reading = RegionReading()
        while let row = try reader.next() { reading.take(RegionFile.parted(row)) }
        (rows, issues, faultyRows) = reading.finish()
    }

    /// Lists copied from a page have spaces between their columns.
    private static func parted(_ row: SheetRow) -> SheetRow {
        guard row.cells.count == 1, let cell = row.cells.first, cell.contains(where: \.isWhitespace) else { return row }
        return SheetRow(number: row.number, cells: cell.split(whereSeparator: \.isWhitespace).map(String.init))
    }
}

/// Takes row after row.
private struct RegionReading {
    private struct Written {
        let number: Int
        let code: String
        let name: String
        let level: String
        let parent: String
        let urbanClass: String
    }

    private var layout: RegionLayout?
    private var isUnknown = false
    private var places: [Written] = []
    private var named: [String: String] = [:]

    mutating func take(_ row: SheetRow) {
        guard let layout else {
            guard !isUnknown else { return }
            layout = RegionLayout(first: row)
            isUnknown = layout == nil
            if layout?.hasHeader == false { take(row) }
            return
        }
        for columns in layout.places(of: row) {
            func cell(_ column: Int?) -> String { column.map { row[$0] } ?? "" }
            let code = cell(columns.code)
            let name = cell(columns.name)
            // Wide files repeat the places above on every row.
            if layout.places.count > 1, named[code] == name { continue }
            if layout.places.count > 1 { named[code] = name }
            places.append(
                Written(
                    number: row.number,
                    code: code,
                    name: name,
                    level: cell(columns.level),
                    parent: cell(columns.parent),
                    urbanClass: cell(columns.urbanClass)
                )
            )
        }
    }

    func finish() -> (rows: [RegionRow], issues: [Issue], faultyRows: Int) {
        if isUnknown { return ([], [Issue("region.noColumns")], 1) }
        let reader = RegionCodeReading(writesShortCodes: places.contains { [2, 4].contains($0.code.utf8.count) })
        var rows: [RegionRow] = []
        var issues: [Issue] = []
        var faulty = 0
        for place in places {
            let (row, found) = check(place, reader)
            if let row, found.isEmpty { rows.append(row) }
            if !found.isEmpty { faulty += 1 }
            if issues.count < RegionFile.issueLimit { issues += found }
        }
        return (rows, issues, faulty)
    }

    private func check(_ place: Written, _ reader: RegionCodeReading) -> (RegionRow?, [Issue]) {
        func issue(_ key: String, _ value: String) -> Issue {
            Issue(key, ["row": String(place.number), "value": value, "name": place.name])
        }
        let level = RegionCodeReading.level(place.level)
        guard let code = reader.code(place.code, level: level) else {
            return (nil, [issue(place.code.isEmpty ? "region.codeMissing" : "region.code", place.code)])
        }
        var issues: [Issue] = []
        if place.name.isEmpty { issues.append(issue("region.nameMissing", place.code)) }
        if !place.level.isEmpty, level != code.level { issues.append(issue("region.level", place.level)) }
        let urbanClass = UrbanClass(rawValue: place.urbanClass)
        if !place.urbanClass.isEmpty, urbanClass == nil { issues.append(issue("region.class", place.urbanClass)) }
        // A province names itself or nothing as the place above it.
        let parent = code.level == .province || place.parent.isEmpty ? nil : reader.parent(place.parent, of: code)
        if code.level != .province, !place.parent.isEmpty, parent == nil {
            issues.append(issue("region.parentDiffers", place.parent))
        }
        let row = RegionRow(
            number: place.number,
            code: code,
            name: place.name,
            parent: parent,
            urbanClass: urbanClass
        )
        return (row, issues)
    }
}
