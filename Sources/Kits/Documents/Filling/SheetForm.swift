import Core
import Foundation

/// A workbook somebody laid out, to be filled in: values go into its cells, everything else comes back byte for byte.
package final class SheetForm {
    package let sheets: [String]
    /// Cells the workbook gives a name, by that name.
    package private(set) var names: [String: (sheet: Int, address: CellAddress)]

    private let source: ByteSource
    private let limits: DocumentLimits
    private let workbook: Workbook
    private let office: OfficeFile
    private var growths: [Int: RowGrowth] = [:]
    /// Parts that say something else since rows were put in.
    private var grown: [String: [UInt8]] = [:]
    private var dropped: Set<String> = []
    private var markups: [Int: SheetMarkup] = [:]
    private var edits: [Int: SheetEdits] = [:]

    /// - Parameter name: the name the file was brought under. Only `.xlsx` can come back as it was.
    package init(_ source: ByteSource, name: String, limits: DocumentLimits = .standard) throws(DocumentFault) {
        let file = try OpenSource(source)
        guard file.size > 0 else { throw .empty }
        guard file.size <= limits.fileSize else { throw .tooLarge(limit: limits.fileSize) }
        switch FileType.detect(file) {
        case .xlsx, .xlsm: break
        case .xls: throw .oldFormat(.xls)
        case .ods: throw .oldFormat(.ods)
        case .protectedOffice: throw .passwordProtected
        case let found: throw .unknownType(detected: found)
        }
        (self.source, self.limits) = (source, limits)
        workbook = try Workbook(source, limits: limits)
        office = try OfficeFile(source, limits: limits)
        sheets = workbook.sheets.map(\.name)
        names = SheetForm.named(workbook.definedNames, sheets: workbook.sheets.map(\.name))
    }

    /// What stands on a sheet now.
    package func grid(ofSheet index: Int) throws(DocumentFault) -> Grid {
        let source = try workbook.rows(of: workbook.sheets[index])
        var rows: [GridRow] = []
        while let row = try source.next() { rows.append(row) }
        var grid = source.facts
        grid.rows = rows
        return growths[index].map { grid.grown($0) } ?? grid
    }

    /// The first row below a header with a formula that adds up the rows between: it is no blank row, even where nothing
    /// else stands on it. A formula that stands on the row above as well goes on from row to row and adds up none.
    package func firstTotal(under header: Int, onSheet index: Int) throws(DocumentFault) -> Int? {
        let markup = try markup(index)
        var above: Set<Int> = []
        for row in markup.rows where row.number > header {
            let formulas = row.cells.filter(\.hasFormula)
            for cell in formulas where !above.contains(cell.column) {
                let addsUp = FormulaText(markup.formula(of: cell)).references.contains { reference in
                    guard reference.prefix.isEmpty, let first = reference.first.row, let last = reference.last?.row
                    else {
                        return false
                    }
                    return first > header && last < row.number
                }
                if addsUp { return row.number }
            }
            above = Set(formulas.map(\.column))
        }
        return nil
    }

    /// The last of some blank rows that is laid out as the first is: one left free before a note has no looks.
    package func lastLaidOut(_ rows: ClosedRange<Int>, onSheet index: Int) throws(DocumentFault) -> Int {
        var looks: [Int: Int] = [:]
        for row in try markup(index).rows where rows.contains(row.number) {
            looks[row.number] = row.cells.count { $0.style > 0 }
        }
        guard let wanted = looks[rows.lowerBound], wanted > 0 else { return rows.upperBound }
        return rows.last { (looks[$0] ?? 0) * 2 >= wanted } ?? rows.upperBound
    }

    /// Puts rows like the last of a sheet's blank rows behind it; what refers to what moved refers to it still. Before
    /// anything is filled in, and once for each sheet: where something stands in the way, nothing changes.
    /// - Throws: `GrowthObstacle`, `DocumentFault`.
    package func grow(_ growth: RowGrowth, onSheet index: Int) throws {
        precondition(edits.isEmpty && growths[index] == nil, "A form grows before it is filled.")
        let move = FormulaMove(growth: growth, sheet: sheets[index], sheets: sheets)
        let package = try OfficePackage(source, limits: limits)
        let whole = GrownWorkbook(move: move, package: package, names: office.names) { try self.bytes(of: $0) }
        var parts = try whole.parts(main: workbook.path, sheets: workbook.sheets)
        let related = try package.relationships(of: workbook.path)
        if let path = related.first(where: { $0.isOf("calcChain") })?.target {
            for name in [OfficePackage.relationsPath(of: workbook.path), "[Content_Types].xml"] {
                parts[name] = CalculationChain(path: path).leaving(try parts[name] ?? bytes(of: name))
            }
            dropped.insert(path)
        }
        grown.merge(parts) { $1 }
        growths[index] = growth
        markups = [:]
        names = names.mapValues { $0.sheet == index ? ($0.sheet, growth.moved($0.address)) : $0 }
    }

    /// Whether a cell holds a formula: it is never written over.
    package func hasFormula(_ address: CellAddress, onSheet index: Int) throws(DocumentFault) -> Bool {
        try cell(address, index)?.hasFormula ?? false
    }

    /// - Parameter model: the cell whose look is taken where there is none at `address`.
    package func set(
        _ value: SheetCell,
        at address: CellAddress,
        onSheet index: Int,
        like model: CellAddress? = nil
    ) throws(DocumentFault) {
        let markup = try markup(index)
        let style = try model.map { model throws(DocumentFault) in try cell(model, index)?.style ?? 0 }
        let workbook = workbook
        edits[index, default: SheetEdits(markup, isDay: { workbook.showsDays($0) })].set(address, value, style: style)
    }

    /// Writes the filled workbook. Programs work out its formulas when they open it.
    package func write(to path: String) throws(DocumentFault) {
        var parts = grown
        for (index, edit) in edits { parts[workbook.sheets[index].path] = edit.applied() }
        if !parts.isEmpty {
            for (index, sheet) in workbook.sheets.enumerated() where edits[index] == nil {
                let before = try bytes(of: sheet.path)
                let after = StaleResults.dropped(before)
                if after != before { parts[sheet.path] = after }
            }
            let main = try bytes(of: workbook.path)
            parts[workbook.path] = SheetForm.recalculating(main)
        }
        try office.write(replacing: parts, without: dropped, to: path)
    }

    private func cell(_ address: CellAddress, _ sheet: Int) throws(DocumentFault) -> SheetMarkup.Cell? {
        let rows = try markup(sheet).rows
        var (low, high) = (0, rows.count)
        while low < high {
            let middle = (low + high) / 2
            if rows[middle].number < address.row { low = middle + 1 } else { high = middle }
        }
        guard low < rows.count, rows[low].number == address.row else { return nil }
        return rows[low].cells.first { $0.column == address.column }
    }

    private func markup(_ index: Int) throws(DocumentFault) -> SheetMarkup {
        if let made = markups[index] { return made }
        let made = SheetMarkup(try bytes(of: workbook.sheets[index].path))
        guard made.end != nil || made.emptyData != nil else { throw .brokenArchive }
        markups[index] = made
        return made
    }

    private func bytes(of path: String) throws(DocumentFault) -> [UInt8] {
        if let bytes = grown[path] { return bytes }
        let bytes = try office.bytes(of: path)
        guard !bytes.isEmpty else { throw .brokenArchive }
        return bytes
    }

    /// `表一!$B$3` or the first cell of `'表 一'!$B$3:$D$3`.
    private static func named(
        _ names: [(name: String, value: String)],
        sheets: [String]
    ) -> [String: (sheet: Int, address: CellAddress)] {
        var cells: [String: (sheet: Int, address: CellAddress)] = [:]
        for (name, value) in names {
            guard !name.hasPrefix("_xlnm."), let mark = value.lastIndex(of: "!") else { continue }
            var sheet = String(value[..<mark])
            if sheet.hasPrefix("'"), sheet.hasSuffix("'"), sheet.count >= 2 {
                sheet = String(sheet.dropFirst().dropLast()).replacing("''", with: "'")
            }
            let first = value[value.index(after: mark)...].split(separator: ":").first ?? ""
            if let index = sheets.firstIndex(of: sheet), let address = CellAddress(first) {
                cells[name] = (index, address)
            }
        }
        return cells
    }

    /// Asks whoever opens the workbook to work out its formulas anew.
    static func recalculating(_ bytes: [UInt8]) -> [UInt8] {
        var tags = TagWalk(bytes)
        var place: Int?
        while let tag = tags.next() {
            if tag.name == "calcPr" {
                guard tag.attribute("fullCalcOnLoad", bytes) == nil else { return bytes }
                let end = tag.whole.upperBound - (tag.isEmpty ? 2 : 1)
                return bytes[..<end] + Array(" fullCalcOnLoad=\"1\"".utf8) + bytes[end...]
            }
            // It stands behind the names, or where there are none behind the sheets (ECMA-376 18.2.27).
            let isBefore = ["sheets", "functionGroups", "externalReferences", "definedNames"].contains(tag.name)
            if isBefore, tag.isEnd || tag.isEmpty { place = tag.whole.upperBound }
        }
        guard let place else { return bytes }
        let calculation = "<\(XMLPatch(bytes).prefix)calcPr fullCalcOnLoad=\"1\"/>"
        return bytes[..<place] + Array(calculation.utf8) + bytes[place...]
    }
}
