/// Words a title is chosen and cut by.
enum TitleWords {
    /// Verbs that only lead in what shall be done.
    static let leadIns = WordTable(
        "按照 根据 围绕 对照 参照 依托 立足 结合 瞄准 紧扣 针对 聚焦 遵循 依据 紧盯 借助 把握 坚持以 以 抓住 遵守 抢抓 通过 随着 面向 着眼 借鉴"
    )

    /// What is left of a clause without its verb where it says nothing of the work: 履行责任, 发挥职能作用.
    static let bareObjects = WordTable(
        """
        责任 职责 主体责任 目标任务 职能作用 作用 优势资源 资源优势 思想 认识 思想认识 领导 工作 合力 重视 紧迫感 意识 要求 任务 措施 力量 各方力量 \
        管理 监督 监管 指导 服务 配合 协调 沟通 落实 力度 首创精神 群众首创精神 问题 重点 实效 成效 准备 保障 组织 宣传 精神 \
        时间节点 关键环节 信心 决心 干劲 作风 真实准确 实际 优势 经验 领会 纵容姑息 出现问题 照顾 行必果 把工作往前推 落实到位 准备工作 一盘棋 底线 原则 大局 发展大局
        """
    )

    /// Whole clauses, or their beginnings, that only say in which spirit to work.
    static let moods = WordTable(
        """
        坚持问题导向 坚持目标导向 坚持底线思维 坚持因地制宜 坚持实事求是 有紧迫感 耐心做工作 耐心细致做工作 言必行 行必果 再接再厉 乘势而上 高度重视 统一思想 提高认识 提高政治站位 真抓实干 全力以赴 因势利导 因地制宜 \
        各出各的 各打各的 不等不靠 主动作为 落实到具体工作 抓好落实 狠抓落实 负起责任 密切配合 形成合力 凝心聚力 抢时间赶进度 抢抓机遇 \
        统筹兼顾 突出重点 加强领导 加强组织领导 认真学习领会 学习领会 贯彻落实到 不折不扣 精心组织 周密部署 迅速行动 加强管理 从严处理 切实履行 高度负责 亲自研究部署 举一反三 对照问题举一反三
        """
    )

    /// Verbs with which a clause only says what shall come of the work.
    static let outcomes = WordTable("确保 实现 做到 推动实现 力争 促进 形成 保证 切实做到 真正 为 使 让 以此 以 从而 不断提高 有效提高 切实维护")

    /// What is done to the object behind 对.
    static let treatments = WordTable(
        "进行 开展 给予 实施 实行 予以 采取 落实 做到 加强 纳入 逐 严 一律 依法 负 制定 补助 奖励 整改 处理 考核 补贴 问责 约谈 监督 管理 督查 办理 排查 走访 检查 整治 治理 改造 摸排 清理 评估 调度"
    )

    /// Verbs that inside a clause are mostly parts of nouns: 政务服务平台.
    static let nounVerbs = WordTable(
        "服务 管理 监管 建设 发展 教育 生产 加工 运营 就业 创业 规划 保障 考核 监督 管护 治理 培训 宣传 检测 监测 交流 合作 创新 示范 试点 改革 调查 指导 评价 组织 登记 应用 共享"
    )

    static let modals = WordTable("要 必须 务必 一定要 应当 应 须 还要 也要 就要 力争 确保 都要 更要 负责 计划 拟 可 将 抓紧 尽快 要抓紧 要尽快")
    /// Whom a number is set for, where nobody else is named.
    static let wholes = WordTable("全县 全市 全区 全省 全乡 全镇 我县 我市 我区 我省 县上 市上")
    static let empty = WordTable("切实 进一步 着力 认真 扎实 不断 努力 全力 扎扎实实 毫不放松地 毫不放松 抓紧 尽快 大力 积极 全面 深入")
    static let prefixes = WordTable("同时 另外 此外 总之 特别是 尤其是 今年 继续 切实 进一步 着力 不断 努力 认真 扎实 大力 积极 全面 深入 充分 有效")
    /// 抓好…建设, 突出抓好…: the work itself stands behind.
    /// 压缩在50万亩以内 says nothing without what stands before it.
    static let measures = WordTable("压缩在 控制在 稳定在 保持在 达到 达 不低于 不少于 不超过 提高到 提升到 增长到 降到 降至 增长 下降 增加到 限制在 压减到 超过 突破")
    /// Rhythms before a verb: 每月走访.
    static let rhythms = WordTable("每月 每周 每季度 每年 每半年 每天 每村 每户 每人 逐月 每两个月 每学期")
    static let cuts = ScalarSet("、和及与或并(")
    static let openQuotes = ScalarSet("“\"")
    static let closeQuotes = ScalarSet("”\"")
}
