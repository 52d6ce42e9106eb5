import Core
import Foundation

/// Units in the headers of columns: 面积（亩）, 金额:万元, 面积/亩.
package enum HeaderUnits {
    private static let plain: Set<String> = [
        "元", "角", "百元", "千元", "万元", "百万元", "千万元", "亿元", "美元", "万美元", "亿美元", "亩", "万亩", "公顷", "千公顷", "万公顷", "平方米",
        "万平方米", "㎡", "m²", "m2",
        "M2", "平方公里", "平方千米", "km²", "km2", "公里", "千米", "km", "KM", "米", "m", "M", "厘米", "cm", "毫米", "mm", "户", "万户",
        "人", "万人", "人次", "万人次",
        "名", "位", "个", "处", "座", "条", "口", "眼", "台", "套", "台套", "台（套）", "辆", "艘", "头", "万头", "只", "万只", "百只", "羽", "万羽",
        "匹", "尾", "万尾", "株",
        "万株", "棵", "吨", "万吨", "千吨", "千克", "公斤", "kg", "KG", "Kg", "斤", "万斤", "克", "g", "担", "升", "L", "毫升", "立方米",
        "万立方米", "亿立方米", "m³", "m3",
        "方", "万方", "%", "％", "‰", "百分比", "百分点", "个百分点", "分", "次", "天", "日", "月", "个月", "年", "岁", "小时", "h", "分钟", "min",
        "秒",
        "件", "万件", "项", "家",
        "所", "村", "个村", "期", "场", "场次", "批", "批次", "份", "册", "本", "篇", "张", "栋", "幢", "间", "层", "片", "块", "组", "支", "部",
        "根", "袋", "箱", "桶", "把",
        "千瓦时", "万千瓦时", "亿千瓦时", "度", "瓦", "W", "w", "千伏", "kV", "千伏安", "kVA", "马力", "延米", "盏", "孔", "畝", "mu", "千瓦",
        "万千瓦", "kW", "kw", "KW", "MW", "兆瓦", "kWh", "公分", "℃", "立方", "吨标准煤", "元/年",
        "亩次", "工日", "标箱", "枚",
        "微克", "毫克", "μg", "µg", "ug", "mg", "ng", "ppm", "ppb", "dB", "dB(A)", "分贝", "NTU", "μS", "赫兹", "帕", "百帕",
        "hPa", "kPa",
        "MPa", "兆帕", "标立方米", "万标立方米", "标准煤", "万吨标准煤", "tce", "万tce", "t", "mt", "Mt", "ha", "hm²", "hm2", "khm²",
        "英镑", "欧元", "日元", "港元", "万港元", "亿港元", "人民币", "万人民币", "两", "斤/亩", "集", "部（集）", "节", "桩", "杆", "米/秒", "m/s",
        "亿人次", "亿吨", "亿人", "亿立方米", "亿千克", "千人", "百万人", "千户", "千头", "万箱", "万套", "万条", "万件", "万平方公里", "千平方公里",
        "万部", "万台", "万辆", "万艘", "万千米", "万公里", "万张", "万份", "万家", "万亿元", "十亿元", "十亿美元", "百万美元", "千美元",
        "万枚", "例", "宗", "起", "对", "双", "筐", "盒", "瓶", "代码", "万册", "车次", "公里/小时",
        "日历天", "人公里", "万人公里", "亿人公里", "吨公里", "万吨公里", "亿吨公里", "Mm3", "Mm³", "MCM", "BCM", "GW", "GWh", "MWh", "acre",
        "acre-ft", "ft", "sqm", "sqft", "bbl", "lb",
        "lbs", "mi", "miles", "人天", "人日", "人月", "台班", "台时", "票", "工作日", "个工作日", "个月份", "学时", "课时", "床", "张床", "千字",
        "万字", "克拉", "盎司", "头份", "羽份", "台次", "艘次", "架次", "辆次", "人份", "剂次",
    ]

    static func isUnit(_ text: some StringProtocol) -> Bool {
        let text = HeaderWords.bare(String(text))
        if plain.contains(text) || isEnglish(text) { return true }
        // An index says what it counts from: 上年=100.
        if text.hasSuffix("=100") || text.hasSuffix("＝100"), text.count <= 12 { return true }
        // 头只 and 台套 count by whichever fits.
        if text.count == 2, text.allSatisfy({ "头只匹羽尾株棵台套辆艘件处座".contains($0) }) { return true }
        // 万m³, 百只; 十月 and 千年 are none.
        if let first = text.first, "百千万亿".contains(first), many.contains(String(text.dropFirst())) { return true }
        guard text.count <= 12, let slash = text.lastIndex(where: { $0 == "/" || $0 == "／" }) else { return false }
        // 元/500克, 元/亩·年
        let below = text[text.index(after: slash)...].drop { $0.isASCII && $0.isNumber }
        let parts = below.split(separator: "·")
        let divisors: Set<String> = [
            "人", "户", "亩", "年", "月", "天", "日", "次", "人·年", "公顷", "平方米", "㎡", "吨", "公斤", "斤", "头", "只", "村", "公里",
            "m³", "m3", "立方米", "升", "L", "l", "kg", "ha", "hm²", "km²", "平方公里", "户·年", "百户", "千人", "万人", "小时", "秒",
            "100mL",
            "mL", "吨标准煤", "万元", "元", "台", "套", "件", "辆", "立方", "株", "羽", "斤·年", "亩·年", "班", "校", "capita", "mt", "t",
            "kWh",
            "cm",
            "所", "院", "床", "医师", "家", "d", "a", "s", "h",
        ]
        return isUnit(text[..<slash]) && !parts.isEmpty
            && (divisors.contains(String(below))
                || parts.allSatisfy { plain.contains(String($0)) || divisors.contains(String($0)) })
    }

    /// What is counted by hundreds and more.
    private static let many: Set<String> = [
        "m³", "m3", "㎡", "m²", "m2", "t", "ha", "kg", "km", "kW", "kWh", "吨", "公斤", "千克", "斤", "亩", "公顷", "平方米", "立方米",
        "方", "立方", "米", "公里", "户", "人", "人次", "头", "只", "羽", "株", "尾", "枚", "件", "台", "套", "张", "份", "册", "家", "个",
        "千瓦时",
        "标箱", "支", "袋", "瓶", "盒", "粒", "包", "毫升", "升", "头份", "羽份", "剂",
    ]

    private static let english: Set<String> = [
        "percent", "percentage", "thousand", "thousands", "million", "millions", "billion", "billions", "persons",
        "people",
        "households", "tonnes", "tons", "hectares", "acres", "years", "days", "hours", "minutes", "kilograms", "km",
        "sqkm", "usd",
        "us$", "us$million", "us$billion", "millionus$", "billionus$", "millionusd", "millionusdollars", "thousandus$",
        "$", "€",
        "£", "£million", "£m", "millioneuro", "eur", "gbp", "rmb", "cny", "yuan", "10000yuan", "100millionyuan",
        "millionyuan", "10000rmb", "10000cny", "10kyuan", "person", "head", "household", "sqm", "sq.m", "squaremeters",
        "squaremetres", "meter", "meters", "metres", "kilometers", "kilometres", "10000persons", "1000persons",
        "thousandpersons", "millionpersons", "10000households",
        "1000hectares",
        "thousandhectares", "1000ha", "1000tonnes", "10000tons", "10000tonnes", "thousandtonnes", "milliontonnes",
        "milliontons",
        "kshs.", "kshs", "ksh", "rs.", "rs", "inr", "₹", "hk$", "hk$million", "a$", "c$", "nt$", "mio", "sq.km",
        "squarekilometres", "kmofroad", "'000", "000s", "usdollars", "per1000", "kwh", "gwh", "twh",
    ]

    /// Bare of blanks, whatever the case: `10 000 persons`, `US$ million`.
    private static func isEnglish(_ text: String) -> Bool {
        guard text.utf8.count <= 24, text.utf8.first.map({ $0 < 0x80 || $0 >= 0xC2 && $0 < 0xE4 }) ?? false else {
            return false
        }
        return english.contains(text.lowercased().filter { $0 != "," })
    }

    /// What ends no name that is broken across lines, as 户 ends 住 户, 代码 ends 行政区划 代码, and 人次 ends 培训 人次.
    private static let apart: Set<String> = [
        "亩", "万亩", "公顷", "元", "万元", "亿元", "吨", "公斤", "斤", "平方米", "㎡", "公里", "%", "％", "万吨", "万人", "万户", "万头", "万只",
        "千瓦", "万千瓦", "立方米", "万立方米", "亿立方米", "千公顷", "万公顷", "平方公里",
    ]

    /// 耕地面积 亩, the unit behind a blank or on a line of its own. 路面宽 米 counts metres; 青贮玉 米 is maize.
    static func standingApart(_ text: String) -> (name: String, unit: String)? {
        let words = text.split(whereSeparator: \.isWhitespace)
        guard words.count >= 2, let last = words.last, last.count <= 8 else { return nil }
        let unit = SimplifiedText.of(String(last))
        let name = words.dropLast().joined()
        guard name.count >= 2, !isUnit(name), let end = name.last, end.isLetter, !end.isASCII,
            apart.contains(unit) || "数量栏".contains(SimplifiedText.of(String(end))) && isUnit(unit) && unit.first != "百"
                || unit.dropFirst().contains("/") && isUnit(unit)
                || unit == "米" && "长宽高度程距深".contains(SimplifiedText.of(String(end)))
        else { return nil }
        return (name, String(last))
    }

    /// The header without its unit, and the unit in simplified characters: 面積（畝） is 面積 and 亩. What stands in brackets
    /// and is no unit stays.
    /// A cell that is nothing but （亩） has no name.
    package static func parted(_ header: String) -> (name: String, unit: String?) {
        let text = HeaderWords.name(header)
        // Under 增减 beside 绝对数 nothing else names the column.
        if text == "%" || text == "％" { return (text, "%") }
        if text.hasSuffix("%") || text.hasSuffix("％") {
            return (text.dropLast().trimmingCharacters(in: CharacterSet(charactersIn: "/／:：")), "%")
        }
        if let (name, written) = bracketed(text) {
            let inside = SimplifiedText.of(written)
            let unit = inside.hasPrefix("单位") ? inside.dropFirst(2).drop { $0 == "：" || $0 == ":" } : inside[...]
            // 务工时间（起） begins; it counts no cases.
            if unit == "起", ["时间", "日期", "年月", "时限"].contains(where: name.hasSuffix) { return (text, nil) }
            if isOtherName(unit, of: name) { return (text, nil) }
            // 种植成本/(元/亩)
            if isUnit(unit) { return (name.trimmingCharacters(in: CharacterSet(charactersIn: " /／")), String(unit)) }
            // （万元、含税） gives the unit first.
            if let first = unit.split(whereSeparator: { "，,、；;".contains($0) }).first, first.count < unit.count,
                isUnit(first), !name.isEmpty
            {
                return (text, String(first))
            }
        }
        // 管护经费/元/年 counts by 元/年.
        for mark in text.indices where "/／:：，,".contains(text[mark]) {
            let (name, unit) = (text[..<mark], text[text.index(after: mark)...])
            if !name.isEmpty, isUnit(unit), !isUnit(name), !isOtherName(unit, of: String(name)) {
                return (String(name), SimplifiedText.of(String(unit)))
            }
        }
        return (text, nil)
    }

    /// 自然村（组） calls the same place by two names.
    private static func isOtherName(_ unit: some StringProtocol, of name: String) -> Bool {
        ["组", "村", "社", "队", "所"].contains(String(unit))
            && ["村", "乡", "镇", "街道", "社区", "县", "区", "市", "寨", "屯"].contains(where: name.hasSuffix)
    }

    private static let brackets: [Character: Character] = ["）": "（", ")": "(", "】": "【", "]": "[", "〕": "〔"]

    /// The last pair of brackets and what stands before it.
    private static func bracketed(_ text: String) -> (String, String)? {
        guard let last = text.last, brackets[last] != nil else { return nil }
        var depth = 0
        for index in text.indices.reversed() {
            if brackets[text[index]] != nil { depth += 1 }
            if brackets.values.contains(text[index]) {
                depth -= 1
                if depth == 0 {
                    let inside = text[text.index(after: index)..<text.index(before: text.endIndex)]
                    return (String(text[..<index]), String(inside))
                }
            }
        }
        return nil
    }

    /// 万元 or （亩） in a cell of its own. 人 and 年 there may be parts of something else.
    static func isTableUnit(_ text: String) -> Bool {
        let unit = HeaderWords.bare(text).filter { !"（）()".contains($0) }
        return (unit.count >= 2 || ["元", "亩", "吨"].contains(unit)) && unit.count <= 4 && isUnit(unit)
    }

    /// The units a line above the table gives for all of it: 单位：万元; 单位：万元、亩. A share beside them (单位：人、%) is
    /// left out: shares are known by their names.
    static func units(ofLine line: String) -> [String] {
        if isTableUnit(line) { return [HeaderWords.bare(line).filter { !"（）()".contains($0) }] }
        let text = SimplifiedText.of(line)
        var rest = text[...]
        while let word = rest.firstRange(of: /单\s*位/) {
            rest = rest[word.upperBound...]
            let given = rest.drop { $0.isWhitespace || "：:".contains($0) }
                .prefix { !$0.isWhitespace && !"）)】]。".contains($0) }
            let units = given.split { "、，,；;".contains($0) }.prefix { isUnit($0) }.map(String.init)
            if !units.isEmpty { return units.filter { !["%", "％"].contains($0) } }
        }
        return []
    }

    private static let counted: [(units: Set<String>, names: [String])] = [
        (
            ["元", "百元", "千元", "万元", "百万元", "亿元"],
            ["资金", "投资", "金额", "投资额", "总额", "经费", "款", "产值", "收入", "支出", "补贴", "补助", "造价"]
        ),
        (["亩", "万亩", "公顷", "平方米", "㎡", "m²"], ["面积"]), (["公里", "千米", "米", "km", "m"], ["里程", "长度", "公里数"]),
        (["户", "万户"], ["户数", "户"]), (["人", "万人"], ["人数", "人口", "人"]),
        (["吨", "万吨", "公斤", "千克", "斤"], ["产量", "重量", "总产"]),
    ]

    /// Which of several units is that of a column of this name; nil where the name does not tell.
    static func unit(among units: [String], for name: String) -> String? {
        let told = units.filter { unit in
            counted.contains { $0.units.contains(unit) && $0.names.contains(where: name.hasSuffix) }
        }
        return told.count == 1 ? told[0] : nil
    }

    private static let shares = ["率", "占比", "比例", "比重", "增速", "增幅", "增长", "增减", "百分比", "±"]
    private static let uncounted = ["年份", "序号", "编号", "代码", "编码", "排名", "名次", "位次", "得分", "年度", "年限", "权重", "行次"]
    private static let otherThings = [
        "户数", "人数", "人口", "个数", "次数", "数量", "村数", "面积", "里程", "长度", "规模", "产量", "单价", "标准", "天数", "份数", "件数", "宗数",
        "处数", "头数", "人次", "户", "人",
    ]

    /// Whether a unit given for a whole table can be that of a column of this name: 万元 is none of 户数 or 完成率.
    static func fits(_ unit: String, _ names: [String], isMoney: Bool) -> Bool {
        let name = names.last ?? ""
        // 类, 款 and 项 under 科目编码
        if names.contains(where: { $0.hasSuffix("编码") || $0.hasSuffix("代码") }) { return false }
        if (shares + uncounted).contains(where: name.hasSuffix) || name.contains("年份") || name.contains("编号") {
            return false
        }
        // 个人 beside 银行 says whose money it is, and counts nobody.
        let isOwner = ["个人", "法人"].contains(where: name.hasSuffix)
        // 亩 is none of 人口, 户 none of 面积.
        let kinds = isOwner ? [] : counted.filter { $0.names.contains(where: name.hasSuffix) }
        if !kinds.isEmpty, counted.contains(where: { $0.units.contains(unit) }),
            !kinds.contains(where: { $0.units.contains(unit) })
        {
            return false
        }
        let isSum = ["资金", "投资", "金额", "经费", "款"].contains(where: name.contains)
        return !isMoney || isSum || isOwner || !otherThings.contains(where: name.hasSuffix)
    }
}
