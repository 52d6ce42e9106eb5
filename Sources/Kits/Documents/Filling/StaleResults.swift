/// What formulas gave before something else was filled in: whoever opens the workbook works them out anew. Those that read
/// another file keep what they gave, since that file may not be at hand.
enum StaleResults {
    static func dropped(_ bytes: [UInt8]) -> [UInt8] {
        var patch = XMLPatch(bytes)
        var tags = TagWalk(bytes)
        var (hasFormula, start): (Bool, Int?) = (false, nil)
        var outside: Set<String> = []
        while let tag = tags.next() {
            switch tag.name {
            case "c": hasFormula = false
            case "f" where !tag.isEnd:
                let key = tag.attribute("si", bytes)
                hasFormula = key.map { !outside.contains($0) } ?? true
                guard !tag.isEmpty, let end = tags.next() else { continue }
                let formula = bytes[tag.whole.upperBound..<end.whole.lowerBound]
                guard formula.contains(UInt8(ascii: "[")), formula.contains(UInt8(ascii: "!")) else { continue }
                hasFormula = false
                if let key { outside.insert(key) }
            case "v" where hasFormula && !tag.isEnd: start = tag.whole.lowerBound
            case "v" where hasFormula: if let start { patch.replace(start..<tag.whole.upperBound, "") }
            case "sheetData" where tag.isEnd: return patch.applied()
            default: break
            }
        }
        return patch.applied()
    }
}
