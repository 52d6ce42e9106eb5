import Core

/// How much the name of a column and the label of a field say the same, from 0 to 1, with the reason in words.
enum NameLikeness {
    /// Whether the lowest name, or what it means, is a word of the label that says less than the whole.
    static func isPart(_ names: [String], of label: String, meanings: [String]) -> Bool {
        let wanted = plain(label)
        return ([names.last ?? ""] + meanings).map(plain).contains {
            $0.count >= 2 && $0.count < wanted.count && wanted.contains($0)
        }
    }

    /// - Parameters:
    ///   - also: what sheets call the field beside its label.
    ///   - meanings: what an English name stands for, by `EnglishNames`.
    static func score(_ names: [String], _ label: String, also: [String] = [], meanings: [String]) -> (
        score: Double, reason: String
    ) {
        let own = score(names, label)
        guard let lowest = names.last else { return own }
        if own.score < remembered, also.contains(where: { isSame(names, $0) }) {
            return (remembered, "“\(lowest)”是表格里对“\(label)”的叫法")
        }
        // Said in another language it is a little less sure.
        let meant = meanings.map { meaning in
            (score: 0.95 * score([meaning], label).score, reason: "“\(lowest)”是英文的“\(meaning)”")
        }.max { $0.score < $1.score }
        return meant.map { $0.score > own.score ? $0 : own } ?? own
    }

    /// How sure a name is that the ledger itself says a field has in sheets.
    private static let remembered = 0.97

    private static func isSame(_ names: [String], _ other: String) -> Bool {
        let wanted = plain(other)
        return !wanted.isEmpty && (plain(names.last ?? "") == wanted || plain(names.joined()) == wanted)
    }

    static func score(_ names: [String], _ label: String) -> (score: Double, reason: String) {
        let wanted = plain(label)
        guard !wanted.isEmpty, let lowest = names.last else { return (0, "") }
        let (last, whole) = (plain(lowest), plain(names.joined()))
        if whole == wanted || last == wanted && names.count == 1 { return (1, "列名相同") }
        if last == wanted { return (0.96, "列名相同") }
        if bare(last) == bare(wanted) || bare(whole) == bare(wanted) { return (0.93, "列名相同，只差“是否”“名称”这样的字") }
        if dated(last) == dated(wanted) || dated(whole) == dated(wanted) { return (0.92, "列名相同，只差“时间”“日期”") }
        if Synonyms.same(last, wanted) || Synonyms.same(whole, wanted) { return (0.9, "“\(lowest)”是“\(label)”的另一种叫法") }
        return [likeness(last, wanted, label), likeness(whole, wanted, label), likeness(asked(last), wanted, label)]
            .max { $0.score < $1.score } ?? (0, "")
    }

    private static func likeness(_ name: String, _ wanted: String, _ label: String) -> (score: Double, reason: String) {
        let (short, long) = name.count < wanted.count ? (name, wanted) : (wanted, name)
        if short.count >= 2, long.contains(short) {
            let share = Double(short.count) / Double(long.count)
            // 补助金额 ends in what it is; 面积测量人 only begins with it.
            let ends = long.hasSuffix(short) ? 0.06 : 0
            return (0.5 + 0.34 * share + ends, name.count < wanted.count ? "列名是“\(label)”的一部分" : "列名里有“\(label)”")
        }
        let share = common(Array(name), Array(wanted))
        guard share >= 0.6 else { return (0, "") }
        return (0.3 + 0.4 * share, "列名与“\(label)”相近")
    }

    /// Twice the characters both have, by the characters of both.
    private static func common(_ a: [Character], _ b: [Character]) -> Double {
        guard a.count >= 2, b.count >= 2 else { return 0 }
        var left: [Character: Int] = [:]
        for character in a { left[character, default: 0] += 1 }
        var both = 0
        for character in b where left[character, default: 0] > 0 {
            left[character, default: 0] -= 1
            both += 1
        }
        return Double(2 * both) / Double(a.count + b.count)
    }

    /// Letters, digits and Chinese characters only, half width, small and simplified; what stands in brackets goes.
    static func plain(_ text: String) -> String {
        var plain = ""
        var depth = 0
        for scalar in text.unicodeScalars {
            let value = (0xFF01...0xFF5E).contains(scalar.value) ? scalar.value - 0xFEE0 : scalar.value
            guard let half = Unicode.Scalar(value) else { continue }
            switch half {
            case "(", "[", "〔", "【": depth += 1
            case ")", "]", "〕", "】": depth = max(0, depth - 1)
            default:
                guard depth == 0, half.properties.isAlphabetic || half.properties.numericType != nil else { continue }
                plain.unicodeScalars.append(half)
            }
        }
        let small = SimplifiedText.of(plain.lowercased())
        // 1.户主: a numbered heading.
        let rest = small.drop { $0.isASCII && $0.isNumber }
        return rest.isEmpty ? small : String(rest)
    }

    /// A day is headed 时间 as often as 日期.
    private static func dated(_ text: String) -> String {
        text.hasSuffix("时间") && text.count > 2 ? text.dropLast(2) + "日期" : text
    }

    /// What is asked: 自愿 of 是否自愿.
    private static func asked(_ text: String) -> String {
        let start = ["是否", "有无", "是不是"].first { text.hasPrefix($0) && text.count > $0.count + 1 }
        return String(text.dropFirst(start?.count ?? 0))
    }

    private static func bare(_ text: String) -> String {
        var text = text
        for start in ["是否", "有无", "是不是", "所在", "所属"] where text.hasPrefix(start) && text.count > start.count + 1 {
            text.removeFirst(start.count)
        }
        for end in ["名称", "情况", "号码", "与否"] where text.hasSuffix(end) && text.count > end.count + 1 {
            text.removeLast(end.count)
        }
        return text
    }
}

/// Names that offices use for one and the same thing.
package enum Synonyms {
    private static let groups: [[String]] = [
        ["户主", "户主姓名", "姓名", "户名", "农户姓名", "农户", "户主名称", "户主名", "房主", "房屋所有人", "产权人"],
        ["姓名", "名字", "人员姓名", "干部姓名", "学员姓名", "学生姓名"],
        [
            "身份证号", "身份证号码", "公民身份号码", "公民身份证号码", "身份证", "证件号码", "证件号", "户主身份证号", "户主身份证号码",
            "身份证件号码", "居民身份证号", "身分证号", "身分证号码", "身分证字号", "身分证",
        ],
        ["联系电话", "电话", "手机号", "手机", "手机号码", "联系方式", "电话号码", "联系人电话", "户主电话", "移动电话"],
        ["银行账号", "一卡通账号", "一折统账号", "一卡通", "银行卡号", "账号", "账户", "惠农一卡通账号", "社保卡号"],
        ["占地面积", "总面积"],
        ["建筑面积", "房屋面积", "房屋建筑面积", "建筑总面积"],
        ["备注", "说明", "备注说明", "其他说明"],
        ["地址", "详细地址", "具体地址", "具体位置", "具体地点", "地点", "坐落", "坐落位置", "详细位置"],
        ["位置", "坐标", "经纬度", "地理坐标", "定位"],
        ["数量", "个数", "总数"],
        ["投资", "总投资", "投资额", "投资金额", "计划投资", "概算投资"],
        ["补助", "补助金额", "补助资金", "补贴", "补贴金额", "奖补资金", "奖补金额"],
        ["类型", "类别", "种类", "分类"],
        ["农户类型", "户类型", "农户属性", "农户类别", "户属性", "贫困属性", "脱贫属性"],
        ["结构", "房屋结构", "结构类型", "建筑结构", "房屋结构类型"],
        ["负责人", "责任人", "联系人", "包抓人", "负责人姓名"],
        ["经营主体", "主体名称", "经营单位", "经营者", "实施主体"],
        ["施工单位", "承建单位", "施工方", "承包单位"],
        ["名称", "项目名称", "设施名称", "点位名称", "地块名称"],
        ["项目代码", "项目编码", "项目编号", "项目统一代码"],
        ["完工日期", "竣工日期", "完成日期", "完工时间", "竣工时间", "完成时间", "建成日期", "建成时间"],
        ["开工日期", "开工时间", "动工日期", "动工时间"],
        ["鉴定日期", "鉴定时间"], ["验收日期", "验收时间"], ["签订日期", "签订时间", "签约日期", "签约时间"],
        ["栽植日期", "栽植时间", "种植时间", "定植日期", "定植时间"],
        ["人口", "家庭人口", "人口数", "家庭人口数", "户人口", "常住人口"],
        ["产量", "总产量", "年产量"], ["产值", "总产值", "年产值"],
        ["年龄", "周岁"], ["性别", "男女"],
        ["有人居住", "是否住人", "是否居住", "居住情况", "住人"],
    ]

    private static let places: [String: Set<Int>] = {
        var places: [String: Set<Int>] = [:]
        for (group, names) in groups.enumerated() {
            for name in names { places[name, default: []].insert(group) }
        }
        return places
    }()

    /// The other names of what a name stands for.
    package static func others(of name: String) -> [String] {
        let plain = NameLikeness.plain(name)
        return (places[plain] ?? []).sorted().flatMap { groups[$0] }.filter { $0 != plain }
    }

    static func same(_ a: String, _ b: String) -> Bool {
        guard let left = places[a], let right = places[b] else { return false }
        return !left.isDisjoint(with: right)
    }
}
