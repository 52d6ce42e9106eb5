/// Lines that never continue the line before: dates, document numbers, salutations, signatures.
enum HeadLines {
    private static let yearMarks = ScalarSet("年")
    private static let salutations = WordTable("各位代表 同志们 各位同志 女士们 各位委员 各乡镇 各县 各市 各省 各区 附件 (此件")

    /// Fields of a task given line by line.
    private static let fields = WordTable(
        "目标: 任务: 措施: 内容: 要求: 工作目标: 工作任务: 工作措施: 主要措施: 工作内容: 年度目标: 具体措施: 整改措施: 整改目标: 进度: 备注:"
    )

    static func opensAnew(_ text: PreparedText, _ line: Range<Int>) -> Bool {
        isDate(text, line) || number(text, line) != nil || !isProse(text, line) || text.flat[line.lowerBound] == 0x3010
            || NoteLabels.opens(text, line)
            || fields.length(text.flat, at: line.lowerBound, before: line.upperBound) > 0
            || salutations.length(text.flat, at: line.lowerBound, before: line.upperBound) > 0
    }

    static let titleEnds = WordTable(
        """
        通知 意见 方案 办法 讲话 报告 规划 计划 决定 措施 规定 细则 条例 纲要 要点 通报 函 批复 公告 清单 分工 分解表 任务书 责任书 发言 致辞 \
        指南 实施方案 若干措施 制度 部署 规程 准则 说明 安排
        """
    )
    private static let offices = WordTable("书记 县长 市长 省长 区长 州长 镇长 乡长 主任 局长 部长 主席 常委 秘书长 组长 厅长")
    private static let clauseMarks = ScalarSet("、,;:。!?")

    /// The speaker under a title: 县委副书记 高振华.
    static func isByline(_ text: PreparedText, _ line: Range<Int>) -> Bool {
        line.count <= 30 && !line.contains { clauseMarks.contains(text.flat[$0]) }
            && offices.occurs(in: text.flat, line) && titleEnds.ends(text.flat, line) == nil
    }

    /// A line of the head: no sentence and no clause in it.
    static func isBare(_ text: PreparedText, _ line: Range<Int>) -> Bool {
        line.count <= 60 && !line.contains { clauseMarks.contains(text.flat[$0]) }
    }

    /// Addresses and rules of dashes are no running text.
    static func isProse(_ text: PreparedText, _ line: Range<Int>) -> Bool {
        line.prefix(80).count { Prose.isHan(text.flat[$0]) } * 2 >= min(80, line.count)
    }

    /// A line that holds a day and nothing else: 2020年11月1日, （2020年2月3日）, 二〇二〇年三月五日.
    static func isDate(_ text: PreparedText, _ line: Range<Int>) -> Bool {
        guard line.count >= 8, line.count <= 18 else { return false }
        let flat = text.flat
        let parts = line.filter { !Prose.isBlank(flat[$0]) && flat[$0] != 0x28 && flat[$0] != 0x29 }
        return parts.contains { yearMarks.contains(flat[$0]) }
            && parts.allSatisfy {
                Prose.isDigit(flat[$0]) || OutlineLabels.hanDigits.contains(flat[$0])
                    || [0x5E74, 0x6708, 0x65E5, 0x25CB, 0x4F].contains(flat[$0])
            }
    }

    /// 国办发〔2020〕43号 in a line, brackets of any shape.
    static func number(_ text: PreparedText, _ line: Range<Int>) -> Range<Int>? {
        let flat = text.flat
        guard line.count <= 60 else { return nil }
        for open in line where flat[open] == 0x3014 || flat[open] == 0x5B || flat[open] == 0x3010 || flat[open] == 0x28
        {
            let year = open + 1..<min(open + 5, line.upperBound)
            guard year.count == 4, year.allSatisfy({ Prose.isDigit(flat[$0]) }), year.upperBound < line.upperBound,
                Mark.closers.contains(flat[year.upperBound])
            else { continue }
            var end = year.upperBound + 1
            if end < line.upperBound, flat[end] == 0x7B2C { end += 1 }
            let digits = end
            while end < line.upperBound, Prose.isDigit(flat[end]) { end += 1 }
            guard end > digits, end < line.upperBound, flat[end] == 0x53F7 else { continue }
            var start = open
            while start > line.lowerBound, open - start < 12, Prose.isHan(flat[start - 1]) { start -= 1 }
            return start..<end + 1
        }
        return nil
    }
}
