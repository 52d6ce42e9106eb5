import SheetShapes

/// What one column becomes as a field: its type, its options, and whether it is summed.
struct FieldReading {
    let table: SampledTable
    let places: PlaceReading
    let stage: Int?
    private let point: (longitude: Int, latitude: Int)?

    init(table: SampledTable, places: PlaceReading, stage: Int?) {
        self.table = table
        self.places = places
        self.stage = stage
        point = table.point
    }

    /// Numbers that mean nothing when added up.
    private static let notSummed = [
        "率", "比例", "占比", "单价", "均价", "价格", "年龄", "年份", "年度", "经度", "纬度", "编号", "编码", "代码", "电话", "得分", "评分", "等级", "温度",
        "平均", "人均", "亩均", "户均", "标准", "宽", "高度", "深度", "厚度", "间距", "坡度", "排名", "名次", "期数", "楼层", "层数", "次序",
    ]
    /// People change: who answers for a thing is no choice of those in the sheet.
    private static let freeTexts = [
        "备注", "地址", "住址", "说明", "内容", "姓名", "名称", "意见", "原因", "地点", "位置", "编号", "编码", "代码", "负责人", "责任人",
        "联系人", "经办人",
    ]
    private static let accounts = ["账号", "帐号", "卡号", "一卡通"]

    func field(_ sample: ColumnSample, key: String) -> ProposedField {
        let kind = type(sample)
        var field = ProposedField(
            column: sample.place,
            header: sample.header,
            key: key,
            label: sample.label,
            type: kind.type,
            unit: kind.type == .number ? String((sample.column.unit ?? "").prefix(12)) : "",
            decimals: kind.type == .number ? min(sample.decimals, 6) : 0,
            options: kind.options,
            why: "",
            use: use(sample)
        )
        if sample.place == point?.longitude, !table.columns.contains(where: { $0.label == "位置" }) {
            field.label = "位置"
        }
        field.isMeasure = field.use == .asked && isSummed(sample, field)
        field.samples = kind.type.isPersonal ? [] : sample.written
        field.filled = sample.filled
        field.rows = sample.rows
        return field
    }

    private func use(_ sample: ColumnSample) -> ProposedField.Use {
        if sample.place == stage { return .stage }
        if places.columns.contains(sample.place) { return .place }
        if sample.place == point?.latitude { return .left }
        if sample.column.isSerial || sample.isEmpty && sample.column.names.isEmpty { return .left }
        return .asked
    }

    private func type(_ sample: ColumnSample) -> (type: ProposedType, options: [String]) {
        if sample.place == point?.longitude { return (.point, []) }
        if sample.hasName(Self.accounts), sample.values.prefix(50).allSatisfy({ Self.isAccount($0) }) {
            return (.account, [])
        }
        switch sample.column.type {
        case .idNumber: return (.identity, [])
        case .phone: return (.phone, [])
        case .yesNo: return (.yesNo, [])
        case .day: return (.day, [])
        case .amount: return (.money, [])
        case .integer, .decimal:
            return sample.values.prefix(200).contains { $0.utf8.count > 13 } ? (.text, []) : (.number, [])
        case .region, .text: return words(sample)
        }
    }

    /// A choice where few values stand again and again; a set where they are lists of few.
    private func words(_ sample: ColumnSample) -> (type: ProposedType, options: [String]) {
        if ConditionReading.isChoice(sample), !sample.hasName(Self.freeTexts) { return (.choice, sample.values) }
        guard sample.filled >= 6, !sample.hasName(Self.freeTexts), sample.column.type != .region else {
            return (.text, [])
        }
        // 2008年, 2015年6月 and 2012.5 are no options, however often they stand.
        if sample.values.allSatisfy(Self.isMoment) { return (.text, []) }
        if isFew(sample.values, sample) { return (.choice, sample.values) }
        let parts = sample.values.flatMap { $0.split(separator: "、").map(String.init) }
        let separate = parts.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        if sample.values.contains(where: { $0.contains("、") }), sample.values.count <= 60, isFew(separate, sample) {
            return (.set, separate)
        }
        return (.text, [])
    }

    private func isFew(_ values: [String], _ sample: ColumnSample) -> Bool {
        (2...15).contains(values.count) && values.count * 3 <= sample.filled && values.allSatisfy { $0.count <= 20 }
    }

    private func isSummed(_ sample: ColumnSample, _ field: ProposedField) -> Bool {
        guard field.type.isNumeric, !sample.isEmpty, !sample.hasName(Self.notSummed) else { return false }
        if ["%", "‰", "℃", "元/亩", "元/斤", "元/年", "元/月"].contains(field.unit) || field.unit.contains("/") {
            return false
        }
        return table.summed.contains(sample.place) || table.summed.isEmpty
    }

    private static func isMoment(_ text: String) -> Bool {
        guard let year = Int(text.prefix(4)), (1900...2100).contains(year) else { return false }
        return text.allSatisfy { $0.isNumber || "年月日.-—/初前底末 ".contains($0) }
    }

    private static func isAccount(_ text: String) -> Bool {
        let digits = text.filter { $0 != " " }
        return (12...30).contains(digits.utf8.count) && digits.utf8.allSatisfy { (48...57).contains($0) }
    }
}
