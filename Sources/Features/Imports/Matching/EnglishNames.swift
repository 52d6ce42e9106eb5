/// What the English names of columns in surveys and exports mean: whole names first, else word by word.
package enum EnglishNames {
    /// More readings of one name are not looked at.
    private static let mostReadings = 12
    /// A longer text is no name.
    private static let mostWords = 100

    /// The Chinese names a column's name could stand for, the likeliest first; none where it is not English, or a word of it is
    /// not known.
    static func meanings(of names: [String]) -> [String] {
        let words = self.words(names.last ?? "")
        guard !words.isEmpty else { return [] }
        let own = turned(names.last ?? "", words) + readings(words)
        guard names.count > 1 else { return own }
        // Area under Wheat.
        let above = names.dropLast().flatMap(self.words)
        return own + (above.isEmpty ? [] : readings(above + words))
    }

    /// The Chinese name to propose for a column; what figures it carries tell it from others of its kind.
    package static func label(for name: String) -> String? {
        guard let meaning = meanings(of: [name]).first(where: { !$0.isEmpty }) else { return nil }
        let figures = name.prefix { !"(（[【".contains($0) }.split { !($0.isASCII && $0.isNumber) }
        return figures.isEmpty ? meaning : "\(meaning)（\(figures.joined(separator: "-"))）"
    }

    /// 大棚面积 for `Area of greenhouses`, where the whole is no name of its own.
    private static func turned(_ name: String, _ words: [String]) -> [String] {
        guard dictionary[words.joined(separator: " ")] == nil, let of = name.firstRange(of: " of ") else { return [] }
        let (before, after) = (self.words(String(name[..<of.lowerBound])), self.words(String(name[of.upperBound...])))
        return before.isEmpty || after.isEmpty ? [] : readings(after + before)
    }

    /// The words of `Head of household`, `household_head` and `householdHead`, small, without plurals and little words; none
    /// where other letters stand among them.
    private static func words(_ name: String) -> [String] {
        var words: [String] = []
        var word = ""
        var depth = 0
        var wasSmall = false
        func end() {
            if !word.isEmpty, !fillers.contains(word.lowercased()) { words.append(singular(word.lowercased())) }
            word = ""
        }
        for character in name {
            if "(（[【".contains(character) { depth += 1 }
            if ")）]】".contains(character) { depth = max(0, depth - 1) }
            guard depth == 0, character.isASCII, character.isLetter || character == "'" else {
                if depth == 0, character.isLetter { return [] }
                end()
                wasSmall = false
                continue
            }
            if character.isUppercase, wasSmall { end() }
            wasSmall = character.isLowercase
            if character != "'" { word.append(character) }
        }
        end()
        return words
    }

    private static func singular(_ word: String) -> String {
        guard word.count > 3, word.hasSuffix("s"), !word.hasSuffix("ss"), !word.hasSuffix("us"), !word.hasSuffix("is")
        else { return word }
        return word.hasSuffix("ies") ? word.dropLast(3) + "y" : String(word.dropLast())
    }

    /// The longest known names from the left on, with what follows: from the end to the start, each place once.
    private static func readings(_ words: [String]) -> [String] {
        guard words.count <= mostWords else { return [] }
        var from = [[String]](repeating: [], count: words.count) + [[""]]
        for start in words.indices.reversed() {
            for count in stride(from: min(words.count - start, longest), through: 1, by: -1) {
                let rest = from[start + count]
                guard !rest.isEmpty, let known = dictionary[words[start..<start + count].joined(separator: " ")] else {
                    continue
                }
                from[start] = Array(known.flatMap { name in rest.map { name + $0 } }.prefix(mostReadings))
                break
            }
        }
        return from[0]
    }

    private static let fillers: Set<String> = ["of", "the", "a", "an", "in", "for", "by", "to", "and", "or", "s", "is"]

    private static let dictionary: [String: [String]] = {
        var dictionary: [String: [String]] = [:]
        for line in lines.split(separator: "\n") {
            let parts = line.split(separator: ":").map { $0.drop(while: \.isWhitespace) }
            guard parts.count == 2 else { continue }
            let chinese = parts[1].split(separator: " ").map(String.init)
            for name in parts[0].split(separator: ",") {
                dictionary[words(String(name)).joined(separator: " "), default: []] += chinese
            }
        }
        return dictionary
    }()

    private static let longest = dictionary.keys.map { $0.count(where: { $0 == " " }) + 1 }.max() ?? 1

    /// English names with commas, a colon, and what they mean, the likeliest first.
    private static let lines = """
        household head, head of household, householder, HH head, HHH, owner, owner name, household head name: 户主 户主姓名
        name of household head, name of HH head, head name, householder name: 户主姓名 户主
        name, full name, person name, respondent, respondent name: 姓名 名称
        title, project name, name of project: 项目名称 名称
        company, enterprise, company name, enterprise name: 企业名称 企业
        household, HH, farmer household, family: 户 农户
        farmer, farmer name: 农户 农户姓名
        household number, household no, household id, household code, HH id, HH no: 户编号
        ID number, id no, ID card, ID card number, ID card no, identity number, identity card, identity card number, citizen id, national id: 身份证号
        phone, phone number, phone no, telephone, telephone number, tel, tel no, mobile, mobile number, mobile no, mobile phone, cell phone, contact number, contact phone: 联系电话 电话
        contact, contact person, contact name: 联系人
        bank account, bank account number, bank account no, account number, account no, bank card, bank card number: 银行账号 账号
        bank, bank name: 开户行
        sex, gender: 性别
        age: 年龄
        ethnicity, ethnic group, nationality: 民族
        date of birth, birth date, birthday, born: 出生日期
        education, education level: 文化程度
        occupation: 职业
        household size, family size, household members, family members, number of family members: 家庭人口 人口
        population, people, persons, number of people, number of persons, headcount: 人口 人数
        number of households, households number, no of households: 户数
        township, town, township name, town name: 乡镇 镇
        village, village name, administrative village, community: 村 行政村
        natural village, hamlet: 自然村
        group, village group, villager group: 组 村民小组
        county: 县
        region, place: 所在地 地区
        address, home address, detailed address: 地址 详细地址
        location, site, spot: 地点 位置
        coordinate, GPS, gps coordinates, longitude latitude, geo point: 位置 坐标
        status, state, current status: 状态 现状
        stage, phase: 环节 阶段
        progress: 进度 进展
        type, kind: 类型
        category, class: 类别 类型
        household type, household category, type of household: 农户类型
        level, grade, rating: 等级 级别
        current grade, current level: 现等级
        area: 面积
        total area: 总面积 面积
        floor area, building area, built area, house area, housing area: 建筑面积 房屋面积
        plot area, footprint, occupied area: 占地面积
        homestead area: 宅基地面积
        cultivated area, cultivated land, cultivated land area, arable land, arable area, farmland area, cropland: 耕地面积
        planted area, planting area, sown area: 种植面积
        land: 土地
        plot, parcel, plot name, parcel name: 地块名称 地块
        plot number, plot no, homestead number, homestead no: 宅基地编号
        length: 长度 里程
        mileage, road length: 里程 长度
        width: 宽度
        height: 高度
        depth: 深度
        distance: 距离
        size, scale: 规模
        capacity: 能力 容量
        quantity, qty, count, number, amount of units: 数量
        amount, sum, amt, money: 金额
        subsidy, subsidy amount, allowance, grant: 补助金额 补助
        investment, total investment, investment amount: 总投资 投资
        budget: 预算
        cost, total cost: 造价 费用
        price, unit price: 单价 价格
        fund, funds, funding, capital: 资金
        funding source, source of funds, fund source: 资金来源
        source: 来源
        income, annual income: 收入
        per capita income: 人均收入
        expenditure, spending: 支出
        paid, payment, amount paid: 已付 支付金额
        yield, output, production: 产量
        output value: 产值
        date, day, time: 日期 时间
        year: 年份 年度
        month: 月份
        start date, started, start day, commencement date, construction start: 开工日期 开始日期
        end date, completion date, completed on, finish date, finished, date completed: 完工日期 完成日期
        acceptance date, accepted on: 验收日期
        appraisal date, assessment date, inspection date, identification date: 鉴定日期 检查日期
        demolition date, demolished on: 拆除日期
        signing date, signed on, contract date: 签订日期
        registration date, registered on: 登记日期
        planting date: 栽植日期
        payment date, paid on: 发放日期
        due date, deadline: 截止日期 时限
        valid until, expiry date, expiration date: 有效期至
        found on, date found: 发现日期
        unit, organization, organisation, institution: 单位
        department: 部门
        contractor, builder, construction unit, construction company: 施工单位
        operator, business entity: 经营主体 运营单位
        person in charge, responsible person, manager, leader: 负责人 责任人
        inspector, accepted by: 验收人
        guardian: 监护人
        structure, house structure, building structure: 结构 房屋结构
        use, usage, current use, purpose: 用途 现在用途
        occupied, inhabited, lived in, is occupied, is inhabited: 有人居住
        house, dwelling, building: 房屋
        dilapidated house, dangerous house, unsafe house: 危房
        old house: 老旧房屋
        toilet, latrine: 厕所
        toilet type, latrine type: 改厕类型 厕所类型
        road name: 道路名称 道路
        road: 道路
        surface, pavement: 路面
        surface type, pavement type, road surface, road surface type: 路面类型
        bridge: 桥梁
        bridge name: 桥梁名称
        well: 机井
        canal: 渠道
        river: 河流
        street light, streetlight, street lamp: 路灯
        greenhouse: 大棚
        power: 功率
        installed capacity: 装机容量
        beneficiary: 受益
        beneficiary household, number of beneficiary household: 受益户数
        beneficiary people, beneficiary population: 受益人口
        completion: 完成
        longitude: 经度
        latitude: 纬度
        water, drinking water: 水 饮水
        water source: 水源
        project, project code, project number, project no: 项目 项目编号
        code: 代码 编码
        no: 编号
        serial number, registration number, item number: 编号
        crop, crops: 作物 农作物
        wheat: 小麦
        corn, maize: 玉米
        rice, paddy: 水稻
        potato: 马铃薯
        vegetable: 蔬菜
        fruit: 水果
        apple: 苹果
        tree: 树木
        cattle, cow: 牛
        sheep, goat: 羊
        pig, hog: 猪
        chicken, poultry: 鸡 家禽
        livestock: 牲畜
        problem, issue: 问题 存在问题
        cause, reason: 原因
        measure, action: 措施
        content, description, works: 内容 建设内容
        result, outcome: 结果
        score, points: 得分 分数
        standard: 标准
        rate, ratio, percentage, percent: 率 比例
        target, goal: 目标
        plan, planned: 计划
        actual: 实际
        total: 总 合计
        average: 平均
        annual, yearly: 年
        monthly: 月
        new, newly: 新
        photo, picture, image: 照片
        attachment, file: 附件
        contract: 合同
        note, notes, remark, remarks, comment, comments, memo: 备注 说明
        """
}
