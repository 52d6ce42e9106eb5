/// Labels inside a note: 责任单位：, 牵头部门：, 配合单位：, 完成时限：.
enum NoteLabels {
    enum Meaning: Sendable {
        case units(UnitRole)
        case time
        case person
    }

    struct Found: Sendable {
        /// With the colon.
        var range: Range<Int>
        var meaning: Meaning
    }

    private static let unitEnds = WordTable("单位 部门 机构 主体 处室 科室 股室 地区 方 单位及部门 部门及单位 单位和部门 部门和单位 部门(单位) 单位(部门)")
    private static let personEnds = WordTable("领导 责任人 负责人 联系人 领导人 人")
    private static let timeWords = WordTable(
        "完成时限 完成时间 完成期限 时限 时限要求 时间节点 整改时限 整改期限 时间要求 办结时限 推进时限 完成日期 时间安排 完成时间节点 计划完成时间 工作时限 进度安排"
    )
    private static let leads = WordTable("牵头 主办 主责 主要责任 第一责任")
    private static let supports = WordTable("配合 协办 参与 协助 协同 支持 参加")
    private static let owners = WordTable("责任 负责 落实 实施 承办 主管 承担 考核 职责 推进 组织 分工 执行")
    private static let shortForms = WordTable("牵头 责任 负责 配合 主办 协办 主责 主责单位 分工 责任分工 任务分工 职责分工")
    private static let starts = ScalarSet(",;:、。(〔[【—\n ")

    static func find(_ text: PreparedText, _ segment: Range<Int>) -> [Found] {
        var found: [Found] = []
        var index = segment.lowerBound
        while index < segment.upperBound {
            if let label = bracketLabel(text, at: index, in: segment) {
                found.append(label)
                index = label.range.upperBound
                continue
            }
            if let end = text.enclosureEnd(at: index), end < segment.upperBound, text.flat[end] != Mark.colon {
                index = end
                continue
            }
            if text.flat[index] == Mark.colon, let label = label(text, endingAt: index, in: segment) {
                found.append(label)
            }
            index += 1
        }
        return found
    }

    /// The label alone at the start of a line, with or without a colon behind it.
    static func opens(_ text: PreparedText, _ line: Range<Int>) -> Bool {
        if bracketLabel(text, at: line.lowerBound, in: line) != nil { return true }
        guard let colon = line.prefix(16).first(where: { text.flat[$0] == Mark.colon }) else { return false }
        return label(text, endingAt: colon, in: line)?.range.lowerBound == line.lowerBound
    }

    private static func label(_ text: PreparedText, endingAt colon: Int, in segment: Range<Int>) -> Found? {
        let flat = text.flat
        var start = colon
        while start > segment.lowerBound, colon - start < 16,
            !starts.contains(flat[start - 1]) || isInner(flat, start - 1)
        {
            start -= 1
        }
        let word = text.prose.trimmed(start..<colon)
        return meaning(text, word).map { Found(range: word.lowerBound..<colon + 1, meaning: $0) }
    }

    /// 【牵头单位】县住建局: the label in brackets of its own.
    private static func bracketLabel(_ text: PreparedText, at index: Int, in segment: Range<Int>) -> Found? {
        guard index < segment.upperBound, text.flat[index] == 0x3010 || text.flat[index] == 0x5B,
            let end = text.enclosureEnd(at: index), end < segment.upperBound, end - index <= 14,
            let meaning = meaning(text, text.prose.trimmed(index + 1..<end - 1))
        else { return nil }
        let next = text.flat[end] == Mark.colon ? end + 1 : end
        return Found(range: index..<next, meaning: meaning)
    }

    private static func meaning(_ text: PreparedText, _ word: Range<Int>) -> Meaning? {
        let flat = text.flat
        guard !word.isEmpty, word.count <= 16 else { return nil }
        if timeWords.ends(flat, word) != nil { return .time }
        let supports = supports.occurs(in: flat, word)
        let leads = leads.occurs(in: flat, word)
        let owns = owners.occurs(in: flat, word)
        guard leads || owns || supports else { return nil }
        if personEnds.ends(flat, word) != nil { return .person }
        let isRole =
            unitEnds.ends(flat, word) != nil
            || shortForms.length(flat, at: word.lowerBound, before: word.upperBound) == word.count
        guard isRole else { return nil }
        let role: UnitRole = leads ? .lead : owns ? .responsible : .supporting
        return .units(role)
    }

    /// A bracket within the label: 牵头（责任）单位.
    private static func isInner(_ flat: [UInt32], _ index: Int) -> Bool {
        flat[index] == 0x28 && index + 3 < flat.count && flat[index + 3] == 0x29
    }
}
