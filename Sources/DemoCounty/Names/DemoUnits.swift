/// The fictional county's departments: name, short name, further names documents use, functions.
struct DemoUnit: Sendable {
    let name: String
    let short: String
    let aliases: [String]
    /// Keys of `UnitFunction`.
    let functions: [String]

    init(_ name: String, _ short: String, _ aliases: [String] = [], _ functions: [String] = []) {
        self.name = name
        self.short = short
        self.aliases = aliases
        self.functions = functions
    }
}

enum DemoUnits {
    static let supervision = DemoUnit("县委督查室", "督查室", ["县委县政府督查室", "督查室", "县督查室"], ["office"])
    static let leaders = DemoUnit("县委县政府", "县委县政府", ["县委", "县政府", "县人民政府"], [])
    static let informatics = DemoUnit("县大数据服务中心", "大数据中心", ["大数据中心"], ["data"])

    static let departments: [DemoUnit] = [
        supervision, leaders, informatics,
        DemoUnit("县委组织部", "组织部", ["组织部", "县委组织部门"], ["organisation"]),
        DemoUnit("县委宣传部", "宣传部", ["宣传部"], ["propaganda"]),
        DemoUnit("县纪委监委", "纪委监委", ["纪委监委", "县纪委", "县监委"], []),
        DemoUnit("农业农村局", "农业农村局", ["县农业农村局", "农业局", "农业农村部门", "乡村振兴局"], ["agriculture", "revitalisation"]),
        DemoUnit("住房和城乡建设局", "住建局", ["住建局", "县住建局", "住建部门", "县住房和城乡建设局"], ["housing"]),
        DemoUnit("自然资源局", "自然资源局", ["县自然资源局", "国土资源局", "自然资源部门"], ["natural-resources"]),
        DemoUnit("林业和草原局", "林草局", ["林草局", "县林草局", "林业局", "林草部门"], ["forestry"]),
        DemoUnit("水务局", "水务局", ["县水务局", "水利局", "水务部门"], ["water"]),
        DemoUnit("交通运输局", "交通运输局", ["县交通运输局", "交通局", "交通部门"], ["transport"]),
        DemoUnit("财政局", "财政局", ["县财政局", "财政部门"], ["finance"]),
        DemoUnit("发展改革局", "发改局", ["发改局", "县发改局", "发展和改革局", "发改委"], ["reform"]),
        DemoUnit("教育局", "教育局", ["县教育局", "教育部门"], ["education"]),
        DemoUnit("卫生健康局", "卫健局", ["卫健局", "县卫健局", "卫生健康部门"], ["health"]),
        DemoUnit("民政局", "民政局", ["县民政局", "民政部门"], ["civil"]),
        DemoUnit("人力资源和社会保障局", "人社局", ["人社局", "县人社局", "人社部门"], ["labour"]),
        DemoUnit("医疗保障局", "医保局", ["医保局", "县医保局"], ["medical-insurance"]),
        DemoUnit("生态环境局", "生态环境局", ["生态环境分局", "环保局", "县生态环境局"], ["ecology"]),
        DemoUnit("文化体育广电和旅游局", "文旅局", ["文旅局", "文体广电和旅游局", "文广旅局"], ["culture", "sport"]),
        DemoUnit("商务局", "商务局", ["县商务局"], ["commerce"]),
        DemoUnit("市场监督管理局", "市场监管局", ["市场监管局", "县市场监管局"], ["market"]),
        DemoUnit("应急管理局", "应急局", ["应急局", "县应急局"], ["emergency"]),
        DemoUnit("公安局", "公安局", ["县公安局"], ["police"]),
        DemoUnit("司法局", "司法局", ["县司法局"], ["law"]),
        DemoUnit("信访局", "信访局", ["县信访局"], []),
        DemoUnit("畜牧兽医服务中心", "畜牧中心", ["畜牧兽医局", "畜牧中心"], []),
        DemoUnit("妇女联合会", "妇联", ["妇联", "县妇联"], []),
        DemoUnit("消防救援大队", "消防大队", ["消防大队", "县消防救援大队"], []),
        DemoUnit("供电公司", "供电公司", ["国网供电公司", "电力公司"], ["energy"]),
    ]
}
