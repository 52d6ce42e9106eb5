/// Words that tell which goal of rural revitalisation and which programme a task serves.
///
/// The five goals are those of 乡村振兴促进法 art. 3 (产业兴旺、生态宜居、乡风文明、治理有效、生活富裕); the programmes are the fields of
/// work a county runs under them.
enum SubjectWords {
    struct Field: Sendable, Hashable {
        let goal: RevitalisationGoal
        let programme: String
    }

    private static let table: WordTable<Field> = {
        var pairs: [(String, Field)] = []
        for (goal, programme, words) in fields {
            for word in WordTable<Bool>.split(words) { pairs.append((word, Field(goal: goal, programme: programme))) }
        }
        return WordTable(pairs)
    }()

    private static let fields: [(RevitalisationGoal, String, String)] = [
        (.ecology, "village-planning", "村庄规划 规划编制 概念性规划 修建性详细规划 户型 风貌 农房建设 乡村规划 先规划后建设 规划意识"),
        (.ecology, "old-houses", "老旧房屋 房屋拆除 拆旧 危旧房 残垣断壁 农房拆除 土坯房 旧房"),
        (.ecology, "living-environment", "人居环境 村庄清洁 垃圾 三清一改 六大行动 三大革命 清洁村庄 卫生习惯 视觉贫困 无垃圾"),
        (.ecology, "toilets", "改厕 卫生厕所 厕所革命 户用厕所 卫生公厕 厕所"),
        (.ecology, "sewage", "生活污水 污水处理 黑臭水体 污水治理"),
        (.ecology, "pollution", "面源污染 秸秆 农膜 地膜 化肥 农药 畜禽粪污 废弃物 焚烧 有机肥 沼气 生态循环农业 尾菜"),
        (.ecology, "greening", "造林 绿化 林网 湿地 生态修复 防护林 植树 片林 塘坝 适地适树 林木 胡杨林 生态林"),
        (.industry, "farmland", "高标准农田 水肥一体化 耕地 粮食 撂荒 种业 灌区"),
        (.industry, "vegetables", "蔬菜 日光温室 设施农业 大棚 玉米制种 菜心"),
        (.industry, "livestock", "肉牛 奶牛 牛产业 养殖 畜牧 饲草 生猪 乳制品 屠宰"),
        (.industry, "orchards", "林果 经济林 葡萄 枸杞 文冠果 水果 果园"),
        (.industry, "tourism", "乡村旅游 旅游 景区 民宿 农家乐 文旅 旅游产品"),
        (.industry, "specialities", "特色产业 小杂粮 中药材 食用菌 特色农产品 品牌 龙头企业 产业链 产业集群 冷链 电商"),
        (.industry, "land-transfer", "土地流转 三权 三变 新型农业经营主体 合作社 家庭农场 集体经济 宅基地 闲置农房 集体产权"),
        (.prosperity, "poverty-relief", "脱贫 返贫 贫困 监测户 边缘户 三保障 帮扶 挂牌督战 四个不摘 扶贫 小额信贷 公益性岗位"),
        (.prosperity, "indicators", "小康 监测指标 居民收入 增收 可支配收入"),
        (.prosperity, "roads-water", "农村公路 危桥 安防工程 饮水安全 自来水 供水工程 电网 通信 路长"),
        (.prosperity, "housing-safety", "危房 住房安全 农房抗震"),
        (.prosperity, "public-services", "义务教育 控辍保学 医疗 养老 低保 就业 培训 社会保险 卫生院 托育"),
        (.governance, "rectification", "问题整改 整改 巡视 回头看 自查自纠 查漏补缺 销号"),
        (.governance, "village-governance", "乡村治理 村民自治 村民会议 村务 村规民约 综治中心 网格 十户联防 信访 矛盾纠纷 村民委员会 法治"),
        (.governance, "safety", "平安乡村 黑恶势力 治安 雪亮工程 安全生产 消防 隐患 违法犯罪 开荒 乱修乱建"),
        (.governance, "party-building", "党建 党组织 党支部 村干部 一肩挑 第一书记 干部队伍 领头雁"),
        (.governance, "supervision", "督查 督导 考核 调度 通报 问责 责任 包抓 容错纠错 清单化 联系包抓"),
        (.governance, "finance", "专项债券 贷款 融资 资金 社会资本 信贷 投融资 政银合作"),
        (.civility, "customs", "移风易俗 高价彩礼 大操大办 厚葬薄养 文明新风 彩礼 红白理事会 陈规陋习 封建迷信"),
        (.civility, "culture", "文明实践 核心价值观 评选表彰 好媳妇 五星文明户 道德模范 三下乡 传统文化 孝老爱亲 德治 家风"),
        (.prosperity, "skills", "职业农民 农民培训 乡土人才 人才 返乡创业 主人翁 农民参与"),
    ]

    /// The field with the most words in the range; nil where none stands there.
    static func read(_ text: PreparedText, _ range: Range<Int>) -> DutySubject? {
        var hits: [(field: Field, word: String)] = []
        var index = range.lowerBound
        while index < range.upperBound {
            if let match = table.match(text.flat, at: index, before: range.upperBound) {
                hits.append((match.value, text.prose.string(index..<index + match.length)))
                index += match.length
            } else {
                index += 1
            }
        }
        guard let first = hits.first else { return nil }
        var counts: [Field: Int] = [:]
        for hit in hits { counts[hit.field, default: 0] += hit.word.unicodeScalars.count }
        let best =
            counts.max { ($0.value, order(first, $1.key)) < ($1.value, order(first, $0.key)) }?.key ?? first.field
        var words: [String] = []
        for hit in hits where hit.field == best && !words.contains(hit.word) { words.append(hit.word) }
        return DutySubject(goal: best.goal, programme: best.programme, words: Array(words.prefix(5)))
    }

    /// Of equal counts the field named first wins, then the one first in the table.
    private static func order(_ first: (field: Field, word: String), _ field: Field) -> Int {
        field == first.field ? 0 : 1 + (fields.firstIndex { $0.1 == field.programme } ?? 0)
    }
}
