import Core
import Foundation

/// Words of Chinese sheets that tell what a line is for. Each is usual in the forms of many offices, none of one file.
enum HeaderWords {
    /// A text without any blank and in simplified characters, for comparing.
    static func bare(_ text: String) -> String { SimplifiedText.of(closed(text)) }

    /// A text without any blank, as it was written.
    static func closed(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isBlank) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.filter { !isBlank($0) }))
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        if isCommon(scalar) { return scalar.value == 0x20 || (0x09...0x0D).contains(scalar.value) }
        return scalar.properties.isWhitespace
    }

    /// ASCII and Han: nobody need ask the tables of Unicode about them, and each is written in one way only.
    private static func isCommon(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x80 || (0x4E00...0x9FFF).contains(scalar.value)
    }

    /// As `hasSuffix`; most texts tell by their last character.
    static func ends(_ text: String, with end: String) -> Bool {
        guard let last = text.unicodeScalars.last, let wanted = end.unicodeScalars.last else { return end.isEmpty }
        return (last == wanted || !isCommon(last) || !isCommon(wanted)) && text.hasSuffix(end)
    }

    /// The name of a column as people read it: 项　目 is 项目, and the words of `Head of\nhousehold` stay apart.
    static func name(_ text: String) -> String {
        let bare = closed(text)
        guard bare.utf8.count < text.utf8.count else { return bare }
        if let parted = HeaderUnits.standingApart(text) { return "\(parted.name)（\(parted.unit)）" }
        guard bare.unicodeScalars.contains(where: { $0.isASCII && $0.properties.isAlphabetic }) else { return bare }
        var name = String.UnicodeScalarView()
        var isParted = false
        for scalar in text.unicodeScalars {
            if scalar.properties.isWhitespace {
                isParted = true
                continue
            }
            if isParted, scalar.value < 0x250, let last = name.last, last.value < 0x250 { name.append(" ") }
            isParted = false
            name.append(scalar)
        }
        return String(name)
    }

    /// 合计, 总 计, 小计, 全县合计, 云雾镇小计
    static func isTotal(_ text: String) -> Bool {
        if isEnglishTotal(text) { return true }
        guard text.utf8.count <= 80,
            text.unicodeScalars.contains(where: isOfTotals)
        else { return false }
        // 总计（39块） says how many there are, and so does 合计：2户.
        var counted = bare(text)
        // and 合计（大写）：叁仟元整 says it in words that nobody can change.
        if let word = totals.first(where: counted.hasPrefix) {
            let rest = counted.dropFirst(word.count)
            if tellsCount(rest) || rest.drop(while: { "（(：:金额人民币".contains($0) }).hasPrefix("大写") { return true }
        }
        if let last = counted.last, "）)".contains(last), let open = counted.lastIndex(where: { "（(".contains($0) }),
            open > counted.startIndex
        {
            counted = String(counted[..<open])
        }
        let text = counted.trimmingCharacters(in: CharacterSet(charactersIn: "：:（）()一二三四五六七八九十、.0123456789"))
        guard text.count <= 12 else { return false }
        if ["合计", "总计", "小计", "共计", "累计", "总数", "总合计", "总分", "总得分"].contains(text) { return true }
        // 總計 Total
        if text.utf8.last.map({ $0 < 0x80 }) ?? false {
            let (own, other) = (text.filter { !$0.isASCII }, text.filter(\.isASCII))
            return !own.isEmpty && isEnglishTotal(other) && isTotal(own)
        }
        if ["平均", "平均数", "平均值", "均值", "全县平均", "全市平均", "全镇平均", "全乡平均"].contains(text) { return true }
        // 一、流动资产合计 with its parts below is a line of its form.
        return totals.contains { text.hasSuffix($0) } && text.count <= 8 && !isNumbered(counted)
    }

    private static let totals = ["合计", "总计", "小计", "共计"]

    /// `：2户`, `12户`; what goes on behind a comma is a sentence.
    private static func tellsCount(_ rest: Substring) -> Bool {
        let number = rest.drop { "：:".contains($0) }
        return number.count <= 8 && number.first.map { $0.isASCII && $0.isNumber } ?? false
            && !number.contains { "，、。年月".contains($0) }
    }

    /// `一、`, `（一）`, `1.`; 三合镇 is a name.
    private static func isNumbered(_ text: String) -> Bool {
        let opened = text.first.map { "（(".contains($0) } ?? false
        let rest = (opened ? text.dropFirst() : text[...]).drop { $0.isNumber || "一二三四五六七八九十".contains($0) }
        guard rest.count < text.count - (opened ? 1 : 0), let mark = rest.first else { return false }
        return opened ? "）)".contains(mark) : "、.．".contains(mark)
    }

    /// Every total has one of these.
    private static func isOfTotals(_ scalar: Unicode.Scalar) -> Bool {
        "计計数數均分".unicodeScalars.contains(scalar)
    }

    /// Total, Grand total, Sub-total
    private static func isEnglishTotal(_ text: String) -> Bool {
        guard text.utf8.count <= 20,
            text.utf8.last.map({ $0 | 32 == UInt8(ascii: "l") || $0 == UInt8(ascii: ":") }) ?? false
        else { return false }
        let letters = String(text.lowercased().filter(\.isLetter))
        return ["total", "grandtotal", "subtotal", "overalltotal"].contains(letters)
    }

    private static let placeNames: Set<String> = [
        "村", "镇", "乡", "乡镇", "县", "市", "区", "街道", "县区", "区县", "地区", "行政村", "镇村", "行政区划", "村名", "镇名", "村名称",
        "镇名称", "所在村", "所在乡镇", "所属乡镇", "区（县）", "县（区）", "乡（镇）", "乡镇（街道）",
    ]

    /// Whether a column headed so holds names of places.
    static func namesPlaces(_ heading: String) -> Bool { placeNames.contains(bare(heading)) }

    private static let wholePlaces: Set<String> = ["全国", "全省", "全市", "全县", "全区", "全乡", "全镇", "全村", "全街道"]

    /// 全县 before nothing but numbers sums up the rows of its places.
    static func isWholePlace(_ own: [Span]) -> Bool {
        guard let first = own.first, first.isText, (6...12).contains(first.text.utf8.count), own.count >= 3,
            wholePlaces.contains(bare(first.text))
        else { return false }
        return own.dropFirst().allSatisfy { !$0.isText || ValueReading.isPlainNumber($0.text) }
    }

    private static let noteStarts = [
        "注：", "注:", "注释", "备注：", "备注:", "说明：", "说明:", "填表说明", "填报说明", "填写说明", "编制说明", "表注", "附注",
        "数据来源", "资料来源", "来源：", "注1", "注2", "*注", "＊注", "※", "补充说明", "本表", "指标解释", "指标说明", "逻辑关系", "审核关系",
        "填表要求", "填报要求", "报送要求", "注意事项", "图例", "以下空白", "以下无正文", "联系人：", "联系电话：", "备注（",
    ]

    static func isNote(_ text: String) -> Bool {
        let text = bare(text)
        guard let first = text.unicodeScalars.first else { return false }
        if firstOfNotes.contains(first), text == "注" || text == "说明" || noteStarts.contains(where: text.hasPrefix) {
            return true
        }
        guard first.isASCII, "nsfdNSFD".unicodeScalars.contains(first) else { return false }
        let small = text.lowercased()
        return ["note:", "notes:", "source:", "sources:", "footnote", "datasource:"].contains(where: small.hasPrefix)
            || small == "note" || small == "notes"
    }

    /// A text that is nothing but a remark in brackets: （截至8月31日）, (In thousands).
    static func isBracketed(_ text: String) -> Bool {
        guard let first = text.first, let last = text.last, "（(".contains(first), "）)".contains(last) else {
            return false
        }
        return !text.dropFirst().dropLast().contains { "（()）".contains($0) }
    }

    private static let firstOfNotes = Set(noteStarts.compactMap(\.unicodeScalars.first))

    /// What printing and filing write above or below a sheet: `第1页 共2页`, `内部资料`, `（续表）`. No title of a table.
    static func isMark(_ text: String) -> Bool {
        let text = bare(text).trimmingCharacters(in: CharacterSet(charactersIn: "（）()【】[]★*"))
        guard text.count <= 12 else { return false }
        return isPageNumber(text) || marks.contains(text)
    }

    /// `附表1（续）`, `续表2`, `表3 续`: the same table on another page.
    static func isContinued(_ text: String) -> Bool {
        let text = bare(text).trimmingCharacters(in: CharacterSet(charactersIn: "（）()【】[]"))
        guard text.count <= 40 else { return false }
        return text.hasPrefix("续表") || text.hasPrefix("续上表") || text.hasPrefix("接上表") || text.hasSuffix("续表")
            || ["（续", "(续", "表续"].contains(where: text.hasSuffix)
            || text.last == "续" && text.dropLast().last?.isNumber ?? false
    }

    private static let marks: Set<String> = [
        "内部资料", "内部文件", "内部使用", "内部资料注意保存", "不予公开", "不公开", "依申请公开", "主动公开", "公开", "秘密", "机密", "绝密", "续表", "续",
        "征求意见稿", "送审稿", "样表", "示例", "初稿", "讨论稿", "返回目录", "返回", "返回首页", "目录",
    ]

    /// `1.本表由各乡镇填写。` explains; a title ends without a stop.
    static func isSentence(_ text: String) -> Bool { text.last.map { "。；;".contains($0) } ?? false }

    /// `第1页`, `第 1 页 共 2 页`, `第1页/共2页`, `- 3 -`
    static func isPageNumber(_ text: String) -> Bool {
        let text = bare(text)
        guard text.count <= 16, text.contains(where: \.isNumber) else { return false }
        if text.hasPrefix("-") || text.hasPrefix("—"), text.allSatisfy({ "-—".contains($0) || $0.isNumber }) {
            return text.count >= 3 && (text.hasSuffix("-") || text.hasSuffix("—"))
        }
        return (text.hasPrefix("第") || text.hasPrefix("共")) && text.contains("页")
            && text.allSatisfy { "第页共，,、/／".contains($0) || $0.isNumber || "一二三四五六七八九十".contains($0) }
    }

    /// `乡镇卫生院门诊统筹补偿登记表`: says itself that it names a table, also where something stands beside it.
    static func namesTable(_ text: String) -> Bool {
        let text = bare(text)
        return (8...60).contains(text.count)
            && ["表", "台账", "花名册", "名单", "清单", "目录", "登记簿", "明细"].contains(where: text.hasSuffix)
    }

    /// `依申请公开情况统计：` names what stands below it; a label waits for what stands behind.
    static func headsTable(_ text: String) -> Bool {
        let text = bare(text)
        guard let last = text.last, "：:".contains(last), (5...40).contains(text.count) else { return false }
        return !text.dropLast().contains { "：:".contains($0) }
            && ["表", "统计", "情况", "台账", "名单", "清单", "目录", "明细"].contains { text.dropLast().hasSuffix($0) }
    }

    /// `表一`, `表1-2`; 附件1 and 附表1 say which paper of a letter the sheet is.
    static func isTableNumber(_ text: String) -> Bool {
        let text = bare(text)
        return text.hasPrefix("表") && text.count >= 2 && isFormNumber(text)
    }

    /// `平财农〔2026〕15号`, `县财政局文件附件`: of the document a table came with.
    static func isOfDocument(_ text: String) -> Bool {
        let text = bare(text)
        return text.count <= 24
            && (text.hasSuffix("附件")
                || text.hasSuffix("号") && text.contains { "〔[［".contains($0) } && text.contains("20"))
    }

    /// `数据库：年度数据`: a word, a colon and what was chosen; 表一：… and 附件：… go on with a name. A sentence in English that
    /// begins small explains the sheet to whoever cannot see it.
    static func isFilledIn(_ text: String) -> Bool {
        if text.first.map({ $0.isASCII && $0.isLowercase }) ?? false { return text.contains(" ") }
        let text = bare(text)
        guard text.count <= 24, let colon = text.firstIndex(where: { "：:".contains($0) }) else { return false }
        let label = text[..<colon]
        return (2...5).contains(label.count)
            && !label.contains(where: { $0.isASCII || $0.isNumber || "表附图件".contains($0) })
            && !namesTable(text)
    }

    /// `省级产业园名单（第五批）`
    static func namesList(_ text: String) -> Bool {
        var text = bare(text)
        if let last = text.last, "）)".contains(last), let open = text.lastIndex(where: { "（(".contains($0) }) {
            text = String(text[..<open])
        }
        return text.count >= 6 && ["名单", "名录", "目录", "名册", "清单"].contains(where: text.hasSuffix)
    }

    /// `Table 1. Labour force`, `表3-2 各乡镇户数`
    static func isNumberedTable(_ text: String) -> Bool {
        let bare = bare(text)
        guard let start = ["附表", "表", "Table", "TABLE"].first(where: bare.hasPrefix) else { return false }
        let rest = bare.dropFirst(start.count)
        let name = rest.drop { $0.isNumber || "-—.．:：、一二三四五六七八九十".contains($0) }
        return name.count < rest.count && name.count >= 3
    }

    private static let offices = [
        "局", "委员会", "办公室", "人民政府", "县委", "委办", "中心", "管理所", "服务站", "村委会", "村民委员会", "指挥部", "领导小组",
    ]

    /// `青山县农业农村局`: who made a sheet.
    static func isOffice(_ text: String) -> Bool {
        let text = bare(text)
        return text.count <= 24 && offices.contains(where: text.hasSuffix)
    }

    private static let signers = [
        "负责人", "单位负责人", "统计负责人", "填表人", "填报人", "制表人", "制表", "审核人", "审核", "复核", "复核人", "经办人", "联系人", "联系电话", "分管领导",
        "主要领导", "签字", "签章", "盖章", "报出日期", "报送日期", "填报日期", "填表日期", "填报时间", "填表时间", "制表时间", "制表日期", "统计时间", "日期", "时间",
        "填报单位",
        "填表单位", "编制单位", "报送单位", "上报单位", "制表单位", "单位名称", "单位", "计量单位", "金额单位", "面积单位", "表号", "制定机关", "制表机关", "批准机关",
        "批准文号", "备案文号", "有效期至", "统计机构", "年度", "单位（盖章）", "填报单位（盖章）", "截至", "截止", "数据截至", "乡镇（盖章）", "乡镇", "村名", "县区",
        "所属乡镇",
        "组织机构代码", "统一社会信用代码", "文号",
    ]

    /// What programs print above a sheet they export: 查询条件：行政区划=云岭县.
    private static let conditions = ["条件", "范围", "口径", "期间", "导出人", "操作人", "操作员", "打印人"]

    /// A cell that names what follows it and is no column: `填报单位：云雾镇`, `审核人：`, `单位:万元`.
    static func isLabel(_ text: String) -> Bool {
        guard text.unicodeScalars.contains(where: isOfLabels) else { return false }
        let text = bare(text)
        if text.hasSuffix("：") || text.hasSuffix(":") { return true }
        if text.count <= 16, ["盖章）", "盖章)", "签章）", "签字）", "章）", "盖章"].contains(where: text.hasSuffix) { return true }
        if let colon = text.firstIndex(where: { $0 == "：" || $0 == ":" }) {
            let label = text[..<colon]
            // 收购对比（单位：元） is a title with its unit.
            if let open = label.firstIndex(where: { "（(【[".contains($0) }), open > label.startIndex,
                !label[open...].contains(where: { "）)】]".contains($0) })
            {
                return false
            }
            if signers.contains(String(label)) { return true }
            if label.count <= 8, conditions.contains(where: label.hasSuffix) { return true }
            return label.count <= 12 && signers.contains { label.hasSuffix($0) || label.hasPrefix($0) }
        }
        if text.hasPrefix("(单位") || text.hasPrefix("（单位") { return true }
        return isFormNumber(text)
    }

    /// Every label has one of these.
    private static func isOfLabels(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case ":", "：", "(", "（", "章", "字", "附", "件", "表", "格": true
        default: false
        }
    }

    /// `2026年6月10日`, `2026年  月  日`, `年 月 日`
    static func isDated(_ text: String) -> Bool {
        guard text.unicodeScalars.contains("月") else { return false }
        let text = bare(text)
        guard text.count <= 24, text.contains("年"), text.contains("月") else { return false }
        return text.allSatisfy { "年月日第季度上下旬至—-()（）".contains($0) || $0.isNumber }
    }

    /// `附件1`, `附表2-1`, `表一`
    private static func isFormNumber(_ text: String) -> Bool {
        guard text.count <= 8 else { return false }
        let rest = text.drop { "附件表格".contains($0) }
        return rest.count < text.count
            && rest.allSatisfy { $0.isNumber || "一二三四五六七八九十-—－.：:之（）()".contains($0) }
    }

    private static let columnWords = ContainedWords([
        "序号", "编号", "编码", "代码", "名称", "姓名", "性别", "年龄", "民族", "单位", "乡镇", "镇名", "镇（", "村名", "行政村", "村（", "县区", "区县",
        "县名", "县市", "市县", "县（", "县级市", "所属县", "项目县", "区划",
        "地区", "地址", "住址", "理由",
        "电话", "手机", "身份证", "户主", "户数", "人口", "人数", "面积", "金额", "资金", "投资", "数量", "产量", "单价", "总价", "类型", "类别", "分类",
        "种类", "性质",
        "等级", "级别", "日期", "时间", "年份", "月份", "年度", "开始", "完成", "进度", "进展", "状态", "情况", "是否", "备注", "说明", "内容", "项目",
        "指标", "责任",
        "牵头", "配合", "负责人", "联系人", "措施", "目标", "问题", "原因", "要求", "标准", "规格", "型号", "描述", "地点", "位置", "结果", "意见", "来源",
        "用途",
        "合计", "小计", "总计", "占比", "比例", "增长", "增速", "率", "同比", "职务", "学历", "专业", "岗位", "账号", "卡号", "开户", "补贴", "补助", "标题",
        "文号", "网址", "地名",
        "优先级", "功能", "模块", "品种", "作物", "地块", "组织", "机构", "计划", "实际", "本期", "上年", "本年", "累计", "排名", "得分", "分值", "次数",
        "频次",
        "星期", "周一", "周二", "周三", "周四", "周五", "周六", "周日", "时段", "班次", "上午", "下午",
        "id", "name", "code", "city", "url", "date", "time", "type", "address", "phone", "no.", "year", "count",
        "amount", "status", "title", "age",
        "题型", "题目", "选项", "答案", "评分", "字段", "对象", "方式", "品名", "车牌", "站点", "部门", "科室", "学校", "班级", "企业",
    ])

    /// Names of the first column of a list.
    static func beginsList(_ text: String) -> Bool {
        ["序号", "编号", "序", "名次", "排名", "姓名", "户主", "户主姓名", "乡镇", "村", "村名", "行政村", "单位", "单位名称"].contains(text)
    }

    static func hasColumnWord(_ text: String) -> Bool {
        let text = bare(text).lowercased()
        // A sentence holds many words and names nothing.
        if text.count > 12, !text.contains(where: { "（(?？".contains($0) }), text.contains(where: { "，。；".contains($0) })
        {
            return false
        }
        return columnWords.stand(in: text) || text.count <= 4 && text.hasSuffix("名") || text == "县"
    }

    /// `2019`, `2019年`, `1月`, `一季度`: numbers that name columns.
    static func isPeriod(_ text: String) -> Bool {
        let text = bare(text)
        if let number = Int(text) { return (1949...2099).contains(number) }
        guard let last = text.last, text.count <= 8 else { return false }
        return "年月季度周日期旬".contains(last) && text.contains { $0.isNumber }
    }
}
