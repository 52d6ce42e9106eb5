/// What English words in the cells of surveys mean where a column has few of them: stages and choices.
package enum EnglishValues {
    /// The Chinese words a value could stand for, the likeliest first; none where it is not one of the words known.
    package static func meanings(of text: String) -> [String] {
        guard let first = text.utf8.first, (65...90).contains(first) || (97...122).contains(first),
            text.utf8.count <= longest
        else { return [] }
        return dictionary[plain(text)] ?? []
    }

    private static let longest = 40

    /// Small letters, whatever stands between the words.
    private static func plain(_ text: String) -> String {
        text.lowercased().split { !($0.isASCII && $0.isLetter) }.joined(separator: " ")
    }

    private static let dictionary: [String: [String]] = {
        var dictionary: [String: [String]] = [:]
        for line in lines.split(separator: "\n") {
            let parts = line.split(separator: ":")
            guard parts.count == 2 else { continue }
            let chinese = parts[1].split(separator: " ").map(String.init)
            for name in parts[0].split(separator: ",") { dictionary[plain(String(name)), default: []] += chinese }
        }
        return dictionary
    }()

    private static let lines = """
        not started, not yet started, not begun: 未开始 未开工 未启动 未实施
        planned, proposed: 计划 拟建 计划中
        pending, waiting: 待办 待办理
        preparing, in preparation: 前期准备 准备中 筹备
        in progress, ongoing, under way, underway: 进行中 施工中 在建 实施中 办理中 整改中
        under construction, in construction: 施工中 在建 建设中
        suspended, on hold, paused, stopped: 停工 暂停
        completed, complete, done, finished: 已完成 已完工 完成 完工
        not completed, incomplete, unfinished: 未完成 未完工
        accepted: 已验收 验收
        installed: 已安装
        not installed: 未安装
        demolished: 已拆除
        rectified, corrected: 已整改
        cancelled, canceled, dropped, abandoned: 已取消 取消
        male, man: 男
        female, woman: 女
        excellent: 优 优秀
        good: 好 良好
        fair, average, ordinary: 一般
        poor, bad: 差 较差
        qualified, pass, passed: 合格
        unqualified, fail, failed: 不合格
        high: 高
        medium, middle: 中
        low: 低
        agree, agreed, consented: 同意
        disagree, disagreed, refused: 不同意
        concrete, cement: 混凝土 水泥 水泥混凝土
        asphalt, bitumen: 沥青
        gravel: 砂石 砂砾
        earth, dirt, soil: 土路 土
        brick concrete, brick and concrete: 砖混
        brick wood, brick and wood, brick timber, brick and timber: 砖木
        adobe, mud brick: 土坯
        wood, timber: 木 木结构
        steel: 钢 钢结构
        """
}
