/// Every part of a workbook that speaks of rows of one sheet, once rows were put into that sheet (ADR 124).
struct GrownWorkbook {
    let move: FormulaMove
    let package: OfficePackage
    let names: [String]
    /// A part as it stands now.
    let bytes: (String) throws -> [UInt8]

    /// - Returns: the parts that say something else now.
    func parts(main: String, sheets: [Workbook.Sheet]) throws -> [String: [UInt8]] {
        var changed: [String: [UInt8]] = [:]
        func put(_ name: String, _ change: ([UInt8]) throws -> [UInt8]) throws {
            let old = try changed[name] ?? bytes(name)
            let new = try change(old)
            if new != old { changed[name] = new }
        }
        for sheet in sheets {
            try put(sheet.path) { bytes in
                var grown = GrownSheet(bytes, name: sheet.name, move: move)
                return try grown.applied()
            }
            let links = OfficePackage.relationsPath(of: sheet.path)
            if names.contains(links) {
                try put(links) { try movedAttributes($0, "Target", startingWith: "#", as: "链接") }
            }
        }
        try put(main) { try movedTexts($0, "definedName") }
        for sheet in sheets where sheet.name == move.sheet {
            for part in try package.relationships(of: sheet.path) {
                let path = part.target
                if part.isOf("table") { try put(path) { try GrownParts(move: move).table($0) } }
                if part.isOf("comments") { try put(path) { try GrownParts(move: move).comments($0) } }
                if part.isOf("threadedComment") { try put(path) { try GrownParts(move: move).comments($0) } }
                if part.isOf("drawing") { try put(path) { try GrownParts(move: move).drawing($0) } }
                if part.isOf("vmlDrawing") { try put(path) { try GrownParts(move: move).boxes($0) } }
                if part.isOf("pivotTable") { throw GrowthObstacle.pivot }
            }
        }
        for name in names where name.hasSuffix(".xml") {
            if name.contains("/charts/") { try put(name) { try movedTexts($0, "f") } }
            if name.contains("/drawings/") { try put(name) { try movedAttributes($0, "textlink", as: "图形") } }
            // Buttons of other sheets: on this one they are refused.
            for link in ["fmlaLink", "fmlaRange"] where name.contains("/ctrlProps/") {
                try put(name) { try movedAttributes($0, link, as: "控件") }
            }
            if name.contains("/pivotCache/"), try readsRows(bytes(name)) { throw GrowthObstacle.pivot }
        }
        return changed
    }

    /// Elements whose text is a reference with its sheet.
    private func movedTexts(_ bytes: [UInt8], _ element: String) throws(GrowthObstacle) -> [UInt8] {
        var patch = XMLPatch(bytes)
        let move = move
        var tags = TagWalk(bytes)
        while let tag = tags.next() {
            guard tag.name == element, !tag.isEnd, !tag.isEmpty, let end = tags.next() else { continue }
            let title = tag.attribute("name", bytes).map { "名称“\(withoutEntities($0))”" } ?? "图表"
            try patch.change(textAt: tag.whole.upperBound..<end.whole.lowerBound) { text throws(GrowthObstacle) in
                try move.named(text, on: "", as: title)
            }
        }
        return patch.applied()
    }

    /// A shape that shows what stands in a cell; a link to a place of the same file.
    private func movedAttributes(
        _ bytes: [UInt8],
        _ name: String,
        startingWith mark: String = "",
        as title: String
    ) throws(GrowthObstacle) -> [UInt8] {
        var patch = XMLPatch(bytes)
        let move = move
        var tags = TagWalk(bytes)
        while let tag = tags.next() {
            try patch.change(name, of: tag) { text throws(GrowthObstacle) in
                guard text.hasPrefix(mark) else { return text }
                return mark + (try move.named(String(text.dropFirst(mark.count)), on: "", as: title))
            }
        }
        return patch.applied()
    }

    private func readsRows(_ bytes: [UInt8]) -> Bool {
        var tags = TagWalk(bytes)
        while let tag = tags.next() {
            guard tag.name == "worksheetSource", let sheet = tag.attribute("sheet", bytes) else { continue }
            if withoutEntities(sheet).lowercased() == move.sheet.lowercased() { return true }
        }
        return false
    }
}

/// The list of cells to be reckoned names every formula: where some moved it goes, and programs make it anew.
struct CalculationChain {
    let path: String

    /// The workbook's relationships or the types of its parts without it.
    func leaving(_ bytes: [UInt8]) -> [UInt8] {
        var patch = XMLPatch(bytes)
        var tags = TagWalk(bytes)
        while let tag = tags.next() {
            let isRelation = tag.name == "Relationship" && tag.attribute("Type", bytes)?.hasSuffix("/calcChain") == true
            let isType = tag.name == "Override" && tag.attribute("PartName", bytes) == "/" + path
            if isRelation || isType { patch.replace(tag.whole, "") }
        }
        return patch.applied()
    }
}
