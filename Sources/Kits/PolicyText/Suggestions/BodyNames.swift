/// How the bodies of a function are called at the level of a document.
struct BodyNames: Sendable {
    enum Level: Sendable { case nation, province, city, county }

    let level: Level
    /// 省, 市, 县 in front of a name.
    let prefix: String
    private let own: [String: String]

    private let province: String?
    /// The year of the document; nil for today.
    var year: Int?

    init(level: Level, prefix: String, province: String? = nil) {
        self.level = level
        self.prefix = prefix
        self.province = province
        own = province.flatMap { BodyNames.provinces[$0] } ?? [:]
    }

    func name(of function: UnitFunction) -> String {
        if let plain = withoutPrefix(function) { return plain }
        switch level {
        case .nation: return function.national
        case .province: return prefix + (own[function.key] ?? function.provincial)
        case .city: return prefix + (BodyNames.cities[function.key] ?? function.county)
        case .county: return prefix + function.county
        }
    }

    /// Bodies that bear no 省, 市 or 县 in front: branches of the centre, and the governments below.
    private func withoutPrefix(_ function: UnitFunction) -> String? {
        switch (function.key, level) {
        case ("township", .nation): "各省级人民政府"
        case ("township", .province): "各市、县〔市、区〕政府"
        case ("township", .city): "各县〔市、区〕政府"
        case ("township", .county): "各乡镇人民政府"
        case ("customs", .nation): "海关总署"
        case ("customs", _): province.flatMap { BodyNames.customs[$0] } ?? "海关"
        // One commission from 2018 to 2023 (国务院机构改革方案 2018, 2023).
        case ("financial-regulation", .nation): year.map { $0 < 2023 } == true ? "银保监会" : "金融监管总局"
        case ("financial-regulation", .province): (province ?? "") + "金融监管局"
        case ("bank", .nation): "人民银行"
        case ("bank", .province): province.map { "人行\($0)省分行" } ?? "人民银行分行"
        case ("bank", _): "人民银行"
        default: nil
        }
    }

    /// The customs district of a province bears the name of its seat.
    private static let customs = [
        "浙江": "杭州海关", "安徽": "合肥海关", "江苏": "南京海关", "上海": "上海海关", "北京": "北京海关", "天津": "天津海关", "重庆": "重庆海关", "山东": "青岛海关",
        "湖北": "武汉海关", "湖南": "长沙海关", "四川": "成都海关", "河南": "郑州海关", "河北": "石家庄海关", "江西": "南昌海关", "福建": "福州海关", "广西": "南宁海关",
        "云南": "昆明海关", "贵州": "贵阳海关", "陕西": "西安海关", "甘肃": "兰州海关", "海南": "海口海关", "山西": "太原海关", "吉林": "长春海关", "辽宁": "沈阳海关",
        "黑龙江": "哈尔滨海关", "宁夏": "银川海关", "青海": "西宁海关", "新疆": "乌鲁木齐海关", "西藏": "拉萨海关", "内蒙古": "呼和浩特海关",
    ]

    /// Where city bodies keep 委 or a short name.
    private static let cities = [
        "reform": "发展改革委", "health": "卫生健康委", "industry": "工信局", "housing": "住建局", "labour": "人社局", "culture": "文旅局",
        "data": "大数据局", "services": "审批服务局", "office": "政府办公室",
    ]

    /// Bodies of provinces and municipalities whose names differ (as their governments publish them after 2018).
    private static let provinces: [String: [String: String]] = [
        "浙江": ["housing": "建设厅", "culture": "文化广电和旅游厅", "labour": "人力社保厅", "industry": "经信厅", "finance": "财政厅"],
        "安徽": ["industry": "经济和信息化厅", "labour": "人力资源社会保障厅", "culture": "文化旅游厅"],
        "上海": [
            "industry": "经济信息化委", "science": "科委", "education": "教委", "commerce": "商务委", "transport": "交通委",
            "agriculture": "农业农村委",
            "housing": "住房城乡建设管理委", "natural-resources": "规划资源局", "forestry": "绿化市容局", "labour": "人力资源社会保障局",
            "party-finance": "地方金融监管局",
            "culture": "文化旅游局", "finance": "财政局", "civil": "民政局", "police": "公安局", "justice": "司法局", "ecology": "生态环境局",
            "water": "水务局",
            "urban": "城管执法局", "emergency": "应急局", "audit": "审计局", "data": "城运中心",
        ],
        "北京": [
            "industry": "经济和信息化局", "science": "科委", "education": "教委", "commerce": "商务局", "transport": "交通委",
            "agriculture": "农业农村局",
            "housing": "住房城乡建设委", "natural-resources": "规划自然资源委", "labour": "人力资源社会保障局", "finance": "财政局",
            "civil": "民政局", "police": "公安局",
            "justice": "司法局", "ecology": "生态环境局", "water": "水务局", "urban": "城市管理委", "emergency": "应急局",
            "culture": "文化和旅游局",
        ],
        "天津": [
            "industry": "工业和信息化局", "education": "教委", "agriculture": "农业农村委", "housing": "住房城乡建设委",
            "transport": "交通运输委",
        ],
        "重庆": [
            "industry": "经济信息委", "education": "教委", "agriculture": "农业农村委", "housing": "住房城乡建委", "transport": "交通运输委",
            "commerce": "商务委", "culture": "文化旅游委",
        ],
        "江苏": ["industry": "工业和信息化厅"], "广东": ["industry": "工业和信息化厅"], "山东": ["industry": "工业和信息化厅"],
        "湖南": ["industry": "工业和信息化厅"],
        "湖北": ["industry": "经信厅"], "四川": ["industry": "经济和信息化厅"], "福建": ["industry": "工业和信息化厅"],
        "河南": ["industry": "工业和信息化厅"],
        "河北": ["industry": "工业和信息化厅"], "甘肃": ["industry": "工信厅", "labour": "人社厅"], "贵州": ["industry": "工业和信息化厅"],
        "云南": ["industry": "工业和信息化厅"],
    ]

    private static let provinceNames = WordTable<String>(
        """
        浙江 安徽 上海 北京 天津 重庆 江苏 广东 山东 湖南 湖北 四川 福建 河南 河北 甘肃 贵州 云南 江西 山西 陕西 青海 海南 吉林 辽宁 黑龙江 广西 宁夏 新疆 \
        西藏 内蒙古
        """
        .split(whereSeparator: \.isWhitespace).map { (String($0), String($0)) }
    )

    private static let municipalities: Set<String> = ["上海", "北京", "天津", "重庆"]
    private static let levelWords = WordTable<Level>([
        ("国务院", .nation), ("中共中央", .nation), ("中央和国家机关", .nation), ("全国", .nation), ("我国", .nation),
        ("全省", .province), ("我省", .province), ("省级", .province), ("省委", .province), ("省政府", .province),
        ("自治区", .province),
        ("全市", .city), ("我市", .city), ("市级", .city), ("市委", .city), ("市政府", .city), ("市直", .city),
        ("全县", .county), ("我县", .county), ("县委", .county), ("县政府", .county), ("县直", .county), ("县级", .county),
        ("全区", .county), ("我区", .county),
    ])

    /// Reads level and place from the title, then from the words the text uses of itself.
    static func read(_ text: PreparedText, title: String, number: String?) -> BodyNames {
        let head = (title + (number ?? "")).unicodeScalars.map { Prose.flatten($0.value) }
        if title.hasPrefix("国务院") || number?.hasPrefix("国") == true || title.hasPrefix("中共中央") {
            return BodyNames(level: .nation, prefix: "")
        }
        var counts: [Level: Int] = [:]
        var province: String?
        var places: [String: Int] = [:]
        let end = min(text.flat.count, 30_000)
        for index in 0..<end {
            if let match = levelWords.match(text.flat, at: index, before: end) { counts[match.value, default: 0] += 1 }
            if let match = provinceNames.match(text.flat, at: index, before: end) {
                places[match.value, default: 0] += 1
            }
        }
        for index in head.indices {
            if let match = provinceNames.match(head, at: index, before: head.count) {
                province = province ?? match.value
            }
        }
        province = province ?? places.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
        if let place = province, municipalities.contains(place), places[place, default: 0] > 2 {
            return BodyNames(level: .province, prefix: "市", province: place)
        }
        if let level = level(ofTitle: title) { return named(level, province) }
        let below: [Level] = [.province, .city, .county].filter { counts[$0] != nil }
        let most = below.max { counts[$0, default: 0] < counts[$1, default: 0] }
        return named(most ?? (counts.isEmpty ? .county : .nation), province)
    }

    private static func level(ofTitle title: String) -> Level? {
        let head = String(title.prefix(14))
        if head.contains("县") || head.contains("旗") { return .county }
        if head.contains("市") { return .city }
        if head.contains("省") || head.contains("自治区") { return .province }
        return nil
    }

    private static func named(_ level: Level, _ province: String?) -> BodyNames {
        switch level {
        case .nation: BodyNames(level: .nation, prefix: "")
        case .province: BodyNames(level: .province, prefix: "省", province: province)
        case .city: BodyNames(level: .city, prefix: "市")
        case .county: BodyNames(level: .county, prefix: "县")
        }
    }
}
