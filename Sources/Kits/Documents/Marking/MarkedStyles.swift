/// `styles.xml` with a coloured twin of each look that marked cells have: fonts, borders and formats stay theirs.
struct MarkedStyles {
    private static let colour = "FFF8C8DC"

    private let bytes: [UInt8]
    private var looks: [Range<Int>] = []
    private var fills = 0
    private var twins: [(style: Int, index: Int)] = []

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var tags = TagWalk(bytes)
        var (isInLooks, isInFills) = (false, false)
        var start: Int?
        while let tag = tags.next() {
            switch tag.name {
            case "cellXfs": isInLooks = !tag.isEnd && !tag.isEmpty
            case "fills": isInFills = !tag.isEnd && !tag.isEmpty
            case "fill" where isInFills && !tag.isEnd: fills += 1
            case "xf" where isInLooks && tag.isEmpty: looks.append(tag.whole)
            case "xf" where isInLooks && !tag.isEnd: start = tag.whole.lowerBound
            case "xf" where isInLooks:
                if let from = start { looks.append(from..<tag.whole.upperBound) }
                start = nil
            default: break
            }
        }
    }

    /// The look of a cell once it is marked; its own where the workbook keeps no looks.
    mutating func marked(_ style: Int) -> Int {
        guard fills > 0, !looks.isEmpty else { return style }
        let style = looks.indices.contains(style) ? style : 0
        if let known = twins.first(where: { $0.style == style }) { return known.index }
        let index = looks.count + twins.count
        twins.append((style, index))
        return index
    }

    func applied() -> [UInt8] {
        guard !twins.isEmpty else { return bytes }
        var patch = XMLPatch(bytes)
        let name = patch.prefix
        let fill =
            "<\(name)fill><\(name)patternFill patternType=\"solid\"><\(name)fgColor rgb=\"\(Self.colour)\"/>"
            + "<\(name)bgColor indexed=\"64\"/></\(name)patternFill></\(name)fill>"
        guard patch.append(fill, to: "fills") else { return bytes }
        let made = twins.map { twin -> String in
            let whole = String(decoding: bytes[looks[twin.style]], as: UTF8.self)
            let end = whole.firstIndex(of: ">").map { whole.index(after: $0) } ?? whole.endIndex
            let head = XMLPatch.setting("fillId", "\(fills)", in: String(whole[..<end]))
            return "\(XMLPatch.setting("applyFill", "1", in: head))\(whole[end...])"
        }
        guard patch.append(made.joined(), to: "cellXfs", adding: made.count) else { return bytes }
        return patch.applied()
    }
}
