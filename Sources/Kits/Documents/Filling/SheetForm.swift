import Core
import Foundation

/// A workbook somebody laid out, to be filled in: values go into its cells, everything else comes back byte for byte.
package final class SheetForm {
    package let sheets: [String]
    /// Cells the workbook gives a name, by that name.
    package let names: [String: (sheet: Int, address: CellAddress)]

    private let workbook: Workbook
    private let office: OfficeFile
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
        return grid
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
        var parts: [String: [UInt8]] = [:]
        for (index, edit) in edits { parts[workbook.sheets[index].path] = edit.applied() }
        if !parts.isEmpty {
            let main = try bytes(of: workbook.path)
            parts[workbook.path] = SheetForm.recalculating(main)
        }
        try office.write(replacing: parts, to: path)
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
