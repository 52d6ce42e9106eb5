/// What a number counts, from the words around it.
extension QuantityReader {
    private static let edges = ScalarSet(",;:。!?、()[]〔〕“”\"《》\n")
    private static let verbsBefore = WordTable(
        """
        达到 达 实现 完成 建成 新建 培育 打造 引进 新增 增加 建设 发展 培训 改造 拆除 拆迁 超过 突破 控制 保持 提高 提升 降低 下降 增长 \
        不低于 不少于 不超过 分别 力争 确保 计划 共 约 近 至少 建立 形成 开展 组织 要 将 把 使 有 为 到 在 的 年 月 日 底 前 均 比重 目前 仅占 占 \
        实施 推动 带动 推进 加快 开展 整治 整改 修建 维修 抓紧 抓好 落实 引导 支持 鼓励 争取 完善 安排 投入 筹集 清理 排查 化解 查处 \
        举办 选派 配备 栽植 新改建 改建 扩建 启动 盘活 创建 认定 申报 招引 打通 做好 巩固 负责 继续 做到 做
        """
    )
    private static let stopsBehind = WordTable(
        "的 建设 建成 达到 要 以 等 为 在 到 和 与 及 完成 实现 由 是 已 左右 以上 以内 开展 进行 工作 并 均 每 占 应 从 结合 根据 围绕 尚 仍 被 申报 项目建设 将 把 抓好 推进 加强 做好 提升 增加 实施 落实 严禁 必须 不得 务必 全部"
    )

    private static let nounEnds = ScalarSet("值率额量度数费")

    func subject(_ span: Range<Int>, unit: String, in range: Range<Int>) -> String {
        let isShare = unit == "%" || unit == "‰" || unit == "个百分点" || unit == "倍" || unit == ":"
        let (front, back) = (before(span.lowerBound, in: range), behind(span.upperBound, in: range))
        if isShare { return front.isEmpty ? back : front }
        return back.isEmpty ? front : back
    }

    private func before(_ end: Int, in range: Range<Int>) -> String {
        var start = end
        while start > range.lowerBound, end - start < 18, !QuantityReader.edges.contains(text.flat[start - 1]),
            !Prose.isDigit(text.flat[start - 1]), text.flat[start - 1] != 0x58
        {
            start -= 1
        }
        // X户X人: the unit of the number before is nothing that is counted.
        if start > range.lowerBound, end - start <= 2,
            Prose.isDigit(text.flat[start - 1]) || text.flat[start - 1] == 0x58,
            MeasureWords.all.match(text.flat, at: start, before: end)?.length == end - start
        {
            return ""
        }
        // Cut behind the last verb, and drop the words of comparison.
        var stop = end
        while let word = QuantityReader.verbsBefore.ends(text.flat, start..<stop, longest: 4) { stop = word.lowerBound }
        var cut = start
        for index in Range(from: start, to: stop - 2) {
            let length = QuantityReader.verbsBefore.length(text.flat, at: index, before: stop)
            // 增加值 and 完成率 are nouns.
            let takesObject =
                text.flat[index] == 0x5BF9 && index == start || text.flat[index] == 0x5C06 || text.flat[index] == 0x628A
                || text.flat[index] == 0x4F7F
            if length >= 2 || takesObject, index + length < stop,
                !QuantityReader.nounEnds.contains(text.flat[index + length])
            {
                cut = index + length
            }
            if isModal(index, before: stop) { cut = index + 1 }
        }
        cut = behindTime(cut, before: stop, follows: cut > range.lowerBound && Prose.isDigit(text.flat[cut - 1]))
        return text.prose.squeezed(Range(from: cut, to: stop))
    }

    /// 要 as a demand: what stands before it is who shall act.
    private func isModal(_ index: Int, before end: Int) -> Bool {
        guard text.flat[index] == 0x8981, index + 1 < end, !CueWords.wantNext.contains(text.flat[index + 1]) else {
            return false
        }
        return index == 0 || !CueWords.wantBefore.contains(text.flat[index - 1])
    }

    private static let timesBehindDigits = WordTable(
        "年底前 年底 年末 年初 年前 年内 年 月底前 月底 月末 月初 月中旬 月上旬 月下旬 月份 月前 月 日前 日 日之前 季度 季度末 月底之前 年底之前"
    )
    private static let times = WordTable("今年底前 今年底 今年 明年底前 明年底 明年 年底前 年底 年内 全年 月底前 月底 上半年 下半年 到年底 到月底")

    /// 12月底前开工率: the day is no part of what is counted.
    private func behindTime(_ start: Int, before end: Int, follows digit: Bool) -> Int {
        var length = QuantityReader.times.length(text.flat, at: start, before: end)
        if digit { length = max(length, QuantityReader.timesBehindDigits.length(text.flat, at: start, before: end)) }
        return start + length < end ? start + length : start
    }

    private func behind(_ start: Int, in range: Range<Int>) -> String {
        var index = text.prose.skippingBlanks(start, before: range.upperBound)
        if index < range.upperBound, text.flat[index] == 0x7684 { index += 1 }
        if index < range.upperBound, text.flat[index] == 0x22 || text.flat[index] == 0x201C,
            let end = text.enclosureEnd(at: index),
            end - index <= 14
        {
            return text.prose.squeezed(index + 1..<end - 1)
        }
        let first = index
        while index < range.upperBound, index - first < 12, !QuantityReader.edges.contains(text.flat[index]),
            !Prose.isDigit(text.flat[index]), text.flat[index] != 0x58
        {
            let stops = QuantityReader.stopsBehind.length(text.flat, at: index, before: range.upperBound) > 0
            // 五对重要关系: the 要 of 重要 ends nothing.
            let isWordPart = text.flat[index] == 0x8981 && CueWords.wantBefore.contains(text.flat[index - 1])
            if stops && !(isWordPart && index > first) { break }
            index += 1
        }
        return text.prose.squeezed(first..<index)
    }
}
