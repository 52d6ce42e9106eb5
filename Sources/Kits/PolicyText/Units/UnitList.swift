/// Splits a list of units: `A、B和C，各县等有关部门`.
struct UnitList: Sendable {
    /// Each item without blanks, 等 and the words of the role.
    var items: [Range<Int>] = []
    /// 等 stands behind the list.
    var isOpen = false
}

struct UnitLists {
    let text: PreparedText

    private static let separators = ScalarSet("、,")
    private static let joints = WordTable("和 及 与 以及 并")
    private static let rest = WordTable("有关 相关 各有关 各相关 省级 市级 县级 区级 省直 市直 县直 其他 各级 中央 地方 各")
    private static let restEnds = WordTable("部门 单位 部门和单位 部门单位 单位和部门 机构 地区 企业 政府")
    private static let wholes = WordTable("部门 单位 地区 有关部门 相关部门 各部门 各有关部门 各地区")

    func split(_ range: Range<Int>) -> UnitList {
        var list = UnitList()
        for piece in pieces(range) { splitOpen(piece, &list) }
        return list
    }

    /// Cut at 、 and ，only; 和 and 等 are left in the pieces.
    func pieces(_ range: Range<Int>) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var pieces = text.pieces(of: range, at: UnitLists.separators).map(text.prose.trimmed).filter { !$0.isEmpty }[
            ...
        ]
        while let first = pieces.popFirst() {
            var item = first
            // 各省、自治区、直辖市人民政府: bare words for places go on to the last one, which has the name.
            var goesOn = opensPlaces(item)
            while goesOn, let next = pieces.first, namesPlace(next) {
                item = item.lowerBound..<next.upperBound
                pieces.removeFirst()
                goesOn = opensPlaces(next, anywhere: true)
            }
            found += atBlanks(item)
        }
        return found
    }

    /// `县农业农村局 县水务局`: blanks between whole names part them.
    private func atBlanks(_ item: Range<Int>) -> [Range<Int>] {
        guard item.contains(where: { text.flat[$0] == 0x20 }) else { return [item] }
        let parts = text.pieces(of: item, at: UnitLists.blank).map(text.prose.trimmed).filter { !$0.isEmpty }
        let areNames = parts.allSatisfy { $0.count >= 3 && UnitWords.endings.ends(text.flat, $0) != nil }
        return parts.count > 1 && areNames ? parts : [item]
    }

    private static let blank = ScalarSet(" ")

    private static let places = WordTable("各市 各县 各区 各旗 各州 各省 各镇 各乡 各盟 各市州 各地市 各县区 各街道 各设区市 各市级")
    private static let placeWords = WordTable("县 区 市 旗 州 盟 省 镇 乡 街道 自治区 自治州 自治县 直辖市 县级市 经济开发区 开发区 计划单列市")

    /// 各市、县（市、区）政府 is one name, cut only behind its last part.
    private func opensPlaces(_ item: Range<Int>, anywhere: Bool = false) -> Bool {
        var item = item
        // 各市（州）、县（市、区）政府.
        if let open = item.dropFirst().first(where: { text.enclosureEnd(at: $0) == item.upperBound }) {
            item = item.lowerBound..<open
        }
        let table = anywhere ? UnitLists.placeWords : UnitLists.places
        return table.length(text.flat, at: item.lowerBound, before: item.upperBound) == item.count
    }

    private func namesPlace(_ item: Range<Int>) -> Bool {
        UnitLists.placeWords.length(text.flat, at: item.lowerBound, before: item.upperBound) > 0
    }

    /// `商务部等有关部门` names 商务部 and 有关部门; `商务部等` and `商务部等部门` name 商务部.
    private func splitOpen(_ item: Range<Int>, _ list: inout UnitList) {
        let flat = text.flat
        guard let mark = item.last(where: { flat[$0] == 0x7B49 }), mark > item.lowerBound else {
            splitJoint(item, &list)
            return
        }
        list.isOpen = true
        let tail = text.prose.trimmed(mark + 1..<item.upperBound)
        splitJoint(text.prose.trimmed(item.lowerBound..<mark), &list)
        // 财政厅等部门和各市政府: behind the joint another name follows.
        let general = UnitLists.restEnds.length(flat, at: tail.lowerBound, before: tail.upperBound)
        if general > 0 {
            let joint = tail.lowerBound + general
            let length = UnitLists.joints.length(flat, at: joint, before: tail.upperBound)
            let other = text.prose.trimmed(min(joint + length, tail.upperBound)..<tail.upperBound)
            if length > 0, UnitWords.endings.ends(flat, other) != nil { splitJoint(other, &list) }
            return
        }
        let opens = UnitLists.rest.length(flat, at: tail.lowerBound, before: tail.upperBound) > 0
        if opens, UnitLists.restEnds.ends(flat, tail) != nil { splitJoint(tail, &list) }
    }

    /// Cuts at 和 and 及 where both sides are units: not in 文化和旅游部, not in 有关部门和单位.
    private func splitJoint(_ item: Range<Int>, _ list: inout UnitList) {
        let flat = text.flat
        guard !item.isEmpty else { return }
        var index = item.lowerBound + 2
        while index < item.upperBound {
            if let end = text.enclosureEnd(at: index) {
                index = end
                continue
            }
            let length = UnitLists.joints.length(flat, at: index, before: item.upperBound)
            if length > 0, cuts(item, joint: index..<index + length) {
                list.items.append(text.prose.trimmed(item.lowerBound..<index))
                splitJoint(text.prose.trimmed(index + length..<item.upperBound), &list)
                return
            }
            index += 1
        }
        list.items.append(item)
    }

    private func cuts(_ item: Range<Int>, joint: Range<Int>) -> Bool {
        let flat = text.flat
        let left = item.lowerBound..<joint.lowerBound
        let right = joint.upperBound..<item.upperBound
        guard right.count >= 3, left.count >= 2 else { return false }
        if UnitLists.wholes.length(flat, at: left.lowerBound, before: left.upperBound) == left.count { return false }
        let leftEnds =
            UnitWords.endings.ends(flat, left) != nil || UnitWords.functions.ends(flat, left)?.count == left.count
        let isShort = left.count == 2 && UnitWords.functions.ends(flat, left) == nil
        return leftEnds && !isShort && UnitWords.endings.ends(flat, right) != nil
    }
}
