/// Words that tell a demand from a report. Collected by hand from official prose; none belongs to one document.
enum CueWords {
    /// Words that make a sentence a demand wherever they stand outside quotations.
    static let demands = WordTable(
        """
        必须 务必 务求 一定要 应当 严禁 不得 决不能 绝不能 坚决不能 不能 不准 不许 不要 禁止 杜绝 力争 力求 希望 \
        决不允许 绝不允许 坚决防止 切忌 须 下决心 请于
        """
    )

    static let forbidding = WordTable(
        "严禁 不得 决不能 绝不能 坚决不能 不能 不准 不许 不要 禁止 决不允许 绝不允许 杜绝 坚决防止 决不 绝不 切忌 防止 避免 遏制"
    )

    /// Look like demands and ask for nothing.
    static let falseDemands = WordTable(
        "能不能 要不要 该不该 会不会 就要看 要想 要做什么 要干什么 应当说 应该说 要说 要知道 要看到 要我 要数 应该看到 应当看到 要不是 须知 必须看到"
    )

    /// 应 before these, or behind those, is no demand.
    static let shouldNext = ScalarSet("急用对收届变答激季有保尽接兑试运邀聘征得届援酬诺景声")
    static let shouldBefore = ScalarSet("响相适对供效反呼感顺回理照因策一")
    /// 要 behind or before these belongs to another word.
    static let wantBefore = ScalarSet("重主需想必首紧扼简只纪摘概将提择撮险冲显")
    static let wantNext = ScalarSet("素点害件么是领道闻求约塞义目职务案")

    static let past = PastWords.table

    private static let pastWords = """
        已经 已于 已有 已是 已成 已建 已开 已确定 已审议 已完成 刚才 过去 去年 近年来 以来 截至目前 截止 \
        至今 目前 同比 曾 一年来 五年来 三年来 过去一年 取得了 完成了 实现了 形成了 建成了 开展了 召开了 做了 \
        出现了 制定了 签订了 传达了 通过了 发出了 进行了 打下了 积累了 提供了 作出了 听取了 观摩了 配套了 经受了 夺取了
        """

    private enum PastWords {
        /// 项目前期 and its like only contain 目前.
        static let table = WordTable<Bool>(
            WordTable<Bool>.split(pastWords).map { ($0, true) }
                + ["项目前", "题目前", "科目前", "曾用名", "未曾"].map { ($0, false) }
        )
    }

    static let assessing = WordTable(
        """
        还不 不够 不足 差距 不到位 缓慢 薄弱 滞后 不平衡 不协调 不充分 不高 不强 不少问题 有的 有些 一些 还存在 存在问题 存在不足 \
        成效显著 明显成效 认可 满意 很好 喜人 可喜 成绩 来之不易 充分肯定 值得 远远不够 屡禁不止 时有发生 突出问题
        """
    )

    /// A clause that opens so explains what something is.
    static let defining = WordTable(
        """
        是 既是 也是 就是 更是 正是 都是 不仅是 既能 可谓 事关 关系 关系到 直接关系 有利于 有助于 意味着 目的就是 目的是 \
        根本目的 具有 是否 标志着 体现了 反映了 说明 表明 看 可以说 总体来看
        """
    )

    static let explaining = WordTable(
        """
        具有重要意义 意义重大 具有重要 有利于 有助于 既能 可谓 就会 才能 才会 才是 就没有 自然能够 离不开 归根到底 \
        从根本上说 是一个 是一项 是一种 是最 目的就是 没有后顾之忧 比如 例如 譬如 众所周知
        """
    )

    /// Words after which somebody else's words follow.
    static let quoting = WordTable("指出 强调 要求 明确提出 提出 指示 讲到 告诫 谈到 嘱托 强调指出")
    static let voices = WordTable("书记 主席 总理 局长 部长 省长 市长 中央 国务院 省委 市委 自治区党委 会议 大会 全会 文件 讲话 指示 党的")

    /// Ask for a state of mind and for nothing that could be checked.
    static let exhorting = WordTable(
        "要有紧迫感 要有责任感 要有使命感 要有危机感 要有信心 要有决心 要增强紧迫感 要有紧迫感和责任感 要有责任感和紧迫感 要有紧迫感、责任感 要有责任感、紧迫感"
    )

    static let formal = WordTable(
        """
        同志们 各位代表 各位委员 各位同志 女士们 先生们 谢谢 现在,我代表 请予审议 印发给你们 特此通知 此件公开发布 \
        通知如下 意见如下 提出如下 提出以下 制定本 制订本 特制定 我讲 我强调 强调四个方面 讲几点 讲四点 讲三点 \
        自印发之日起 自发布之日起 由本 负责解释 起施行 有效期 抄送 我的讲话 以上意见 发言 发布日期 发布机构 来源:
        """
    )
}
