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
        for piece in text.pieces(of: range, at: UnitLists.separators) {
            let item = text.prose.trimmed(piece)
            guard !item.isEmpty else { continue }
            splitOpen(item, &list)
        }
        return list
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
        let opens = UnitLists.rest.length(flat, at: tail.lowerBound, before: tail.upperBound) > 0
        if opens, UnitLists.restEnds.ends(flat, tail) != nil { list.items.append(tail) }
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
        let leftEnds = UnitWords.endings.ends(flat, left) != nil || UnitWords.functions.ends(flat, left)?.count == left.count
        let isShort = left.count == 2 && UnitWords.functions.ends(flat, left) == nil
        return leftEnds && !isShort && UnitWords.endings.ends(flat, right) != nil
    }
}
