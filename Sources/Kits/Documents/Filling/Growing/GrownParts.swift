/// What hangs on the cells of a sheet and stands in parts of its own: tables, comments and their boxes, pictures.
struct GrownParts {
    let move: FormulaMove
    private var growth: RowGrowth { move.growth }

    init(move: FormulaMove) { self.move = move }

    func table(_ bytes: [UInt8]) throws(GrowthObstacle) -> [UInt8] {
        var patch = XMLPatch(bytes)
        let (move, growth) = (move, growth)
        var tags = TagWalk(bytes)
        while let tag = tags.next() {
            switch tag.name {
            case "table", "autoFilter", "sortState", "sortCondition":
                guard !tag.isEnd else { continue }
                try patch.change("ref", of: tag) { growth.stretched($0) }
            case "calculatedColumnFormula", "totalsRowFormula":
                guard !tag.isEnd, !tag.isEmpty, let end = tags.next() else { continue }
                let base = tag.name == "totalsRowFormula" ? growth.last + 1 : growth.blank.lowerBound
                try patch.change(textAt: tag.whole.upperBound..<end.whole.lowerBound) { text throws(GrowthObstacle) in
                    try move.ruled(text, on: move.sheet, base: base)
                }
            default: break
            }
        }
        return patch.applied()
    }

    func comments(_ bytes: [UInt8]) throws(GrowthObstacle) -> [UInt8] {
        var patch = XMLPatch(bytes)
        let growth = growth
        var tags = TagWalk(bytes)
        while let tag = tags.next() {
            guard tag.name == "comment" || tag.name == "threadedComment", !tag.isEnd else { continue }
            try patch.change("ref", of: tag) { growth.moved($0) }
        }
        return patch.applied()
    }

    // MARK: Pictures

    private struct Anchor {
        /// `oneCell` moves, `twoCell` stretches as well, `absolute` does neither.
        let kind: String
        var isFrom = true
        var from: (place: Range<Int>, row: Int)?
        var to: (place: Range<Int>, row: Int)?
    }

    /// Pictures, shapes and charts stand between two cells, whose rows are counted from 0.
    func drawing(_ bytes: [UInt8]) throws(GrowthObstacle) -> [UInt8] {
        var patch = XMLPatch(bytes)
        var tags = TagWalk(bytes)
        var anchor: Anchor?
        while let tag = tags.next() {
            switch tag.name {
            case "twoCellAnchor", "oneCellAnchor":
                if tag.isEnd, let open = anchor { move(open, &patch) }
                anchor = tag.isEnd ? nil : Anchor(kind: tag.attribute("editAs", bytes) ?? "twoCell")
            case "from", "to": anchor?.isFrom = tag.name == "from"
            case "row" where !tag.isEnd && !tag.isEmpty:
                guard let end = tags.next() else { continue }
                let place = tag.whole.upperBound..<end.whole.lowerBound
                guard let row = rowNumber(String(decoding: bytes[place], as: UTF8.self)) else { continue }
                if anchor?.isFrom == true { anchor?.from = (place, row) } else { anchor?.to = (place, row) }
            default: break
            }
        }
        return patch.applied()
    }

    private func move(_ anchor: Anchor, _ patch: inout XMLPatch) {
        guard anchor.kind != "absolute", let from = anchor.from else { return }
        let down = moved(from.row) - from.row
        if down > 0 { patch.replace(from.place, "\(from.row + down)") }
        guard let to = anchor.to else { return }
        let bottom = anchor.kind == "oneCell" ? to.row + down : moved(to.row)
        if bottom != to.row { patch.replace(to.place, "\(bottom)") }
    }

    private func moved(_ row: Int) -> Int { growth.start(row + 1) - 1 }

    /// A row counted from 0; nil for none of a sheet.
    private func rowNumber(_ text: String) -> Int? {
        Int(text.filter { !$0.isWhitespace }).flatMap { 0..<RowGrowth.mostRows ~= $0 ? $0 : nil }
    }

    // MARK: Boxes of comments

    /// VML: the cell of a comment and where its box stands (`left, dx, top, dy, right, dx, bottom, dy`).
    func boxes(_ bytes: [UInt8]) throws(GrowthObstacle) -> [UInt8] {
        var patch = XMLPatch(bytes)
        var tags = TagWalk(bytes)
        var (row, anchor): (Range<Int>?, Range<Int>?) = (nil, nil)
        while let tag = tags.next() {
            switch tag.name {
            case "ClientData" where !tag.isEnd:
                guard tag.attribute("ObjectType", bytes) == "Note" else { throw .control }
                (row, anchor) = (nil, nil)
            case "ClientData": moveBox(row, anchor, &patch)
            case "Row" where !tag.isEnd && !tag.isEmpty:
                row = tags.next().map { tag.whole.upperBound..<$0.whole.lowerBound }
            case "Anchor" where !tag.isEnd && !tag.isEmpty:
                anchor = tags.next().map { tag.whole.upperBound..<$0.whole.lowerBound }
            default: break
            }
        }
        return patch.applied()
    }

    private func moveBox(_ row: Range<Int>?, _ anchor: Range<Int>?, _ patch: inout XMLPatch) {
        func text(_ place: Range<Int>) -> String { String(decoding: patch.bytes[place], as: UTF8.self) }
        guard let row, let number = rowNumber(text(row)) else { return }
        let down = moved(number) - number
        guard down > 0 else { return }
        patch.replace(row, "\(number + down)")
        guard let anchor else { return }
        var places = text(anchor).split(separator: ",").compactMap { Int($0.filter { !$0.isWhitespace }) }
        guard places.count == 8, places.allSatisfy({ -XMLPatch.most..<XMLPatch.most ~= $0 }) else { return }
        places[2] += down
        places[6] += down
        patch.replace(anchor, places.map { "\($0)" }.joined(separator: ", "))
    }
}
