/// Units of measure and count words. The value is the common form.
enum MeasureWords {
    static let all: WordTable<String> = {
        var pairs: [(String, String)] = []
        for word in WordTable<Bool>.split(same) { pairs.append((word, word)) }
        return WordTable(pairs + renamed)
    }()

    /// Too loose behind a Chinese numeral or a mask: 一线, 两区, X镇.
    static let arabicOnly = ScalarSet("县镇乡村区市省州线带月日号期届轮级层代点步度重大世园馆店院校厂环段道片块圈站排孔里方床组队口篇门面眼分")

    /// May stand behind 万 or 亿 alone: 万头奶牛.
    static let bare: Set<String> = ["头", "亩", "吨", "只", "羽", "元", "人", "户", "千瓦", "公里"]

    private static let same = """
        元 个 户 人 名 位 座 家 亩 公顷 公里 千米 米 厘米 毫米 平方米 平方公里 立方米 吨 公斤 千克 克 斤 头 只 羽 匹 株 棵 条 项 件 处 套 台 辆 架 艘 \
        枚 部 所 场 次 批 种 类 门 间 栋 幢 层 口 眼 张 份 篇 本 册 例 起 宗 笔 辈 期 届 年 个月 天 日 小时 分钟 秒 周 周岁 岁 倍 度 \
        千瓦 千瓦时 兆瓦 万千瓦 伏 安 赫兹 瓦 升 毫升 美元 欧元 港元 分 级 个百分点 村 乡镇 乡 镇 县 市 区 省 州 国家 方面 大类 环节 工作日 个工作日 \
        人次 户次 车次 架次 班次 台套 课时 学时 标准箱 箱 桶 瓶 袋 床位 张床位 学位 个学位 岗位 支队伍 支 队 组 片 块 段 道 股 幅 颗 \
        TB PB GB EB MW GW kW kWh 标准煤 吨标准煤 蒲式耳 千公里 海里 立方 亿立方米 卷 款 名次 标段 盏 具 顶 副 双 对 排 圈 环 站 孔 平方千米 亩次 \
        万千伏安 千伏安 千伏 床 枝 尾 PFlops EFLOPS 个点 趟 列 院 校 厂 店 馆 园 寸 尺 丈 里 顷 垧 担 石
        """

    private static let renamed: [(String, String)] = [
        ("%", "%"), ("％", "%"), ("‰", "‰"), ("㎡", "平方米"), ("m2", "平方米"), ("m²", "平方米"), ("平米", "平方米"), ("平方", "平方米"),
        ("㎞", "公里"), ("km", "公里"), ("KM", "公里"), ("kg", "公斤"), ("KG", "公斤"), ("㎏", "公斤"), ("方", "立方米"), ("m³", "立方米"),
        ("个百分点", "个百分点"), ("百分点", "个百分点"), ("块钱", "元"), ("元钱", "元"), ("人民币", "元"), ("余元", "元"),
    ]

    /// Behind the number: 以上, 以内, 左右.
    static let after: WordTable<QuantityMention.Comparison> = WordTable([
        ("以上", .atLeast), ("及以上", .atLeast), ("之上", .atLeast), ("起", .atLeast), ("以内", .atMost), ("之内", .atMost),
        ("以下", .atMost),
        ("及以下", .atMost), ("之下", .atMost), ("左右", .about), ("上下", .about), ("内", .atMost),
    ])

    /// Before the number, adjacent.
    static let before: WordTable<QuantityMention.Comparison> = {
        let groups: [(QuantityMention.Comparison, String)] = [
            (
                .atLeast,
                """
                不低于 不少于 不小于 至少 最低 最少 达到 达 高于 超过 突破 超 大于 多于 不下 达到了 力争达到 稳定在 保持在 要达到 确保达到 \
                均达到 均达 分别达到 分别达 分别不低于 均不低于 总体达到 基本达到 不短于 满
                """
            ),
            (
                .atMost,
                """
                不高于 不超过 不大于 不多于 最高 最多 控制在 压缩在 限制在 低于 小于 少于 不足 不到 不超 最高不超过 控制到 压减在 分别控制在 \
                不得超过 不得高于 缩短至 压缩至 压缩到 缩短到 限时
                """
            ),
            (.about, "约 大约 近 将近 接近 约为 大概 累计约 共约"),
            (.increaseBy, "增长 年均增长 新增 增加 提高 提升 增产 增收 上升 增幅 增速 扩大 同比增长 增长率 增加了 提高了 增 多增 上浮 增长约 年增长 增速达到"),
            (.decreaseBy, "下降 降低 减少 压减 缩减 减 降 削减 年均下降 同比下降 下浮 压缩 减量 精简 缩短"),
            (
                .increaseTo,
                "提高到 提高至 增加到 增加至 增长到 增长至 提升到 提升至 扩大到 扩大至 上升到 上升至 发展到 扩展到 扩展至 增至 升至 提至"
            ),
            (.decreaseTo, "下降到 下降至 降低到 降低至 减少到 减少至 降到 降至 减至 压减到 压减至"),
        ]
        return WordTable(groups.flatMap { group in WordTable<Bool>.split(group.1).map { ($0, group.0) } })
    }()
}
