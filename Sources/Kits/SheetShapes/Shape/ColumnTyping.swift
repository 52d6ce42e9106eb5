import Core
import Documents

/// Tells what each column of a table holds from its values; from its header where there are none.
struct ColumnTyping {
    fileprivate struct Counts {
        var filled = 0
        var integers = 0
        var decimals = 0
        var percents = 0
        var days = 0
        var yesNo = 0
        var ids = 0
        var phones = 0
        var regions = 0
        var longDigits = 0
        /// 0012: a code, whose noughts count.
        var codes = 0
        /// 1200亩, 35户: numbers with their unit, the first of the units, and how many have another.
        var counted = 0
        var countedUnit: String?
        var otherUnits = 0
        var money = 0
        var parts = 0
        /// What can be a day where the name says so: 44000 as Excel counts, 20261130, 196503, 1968.05 for a month, 02/03/2026.
        var serialDays = 0
        /// 2024.10 and 202410, of these.
        var months = 0
        /// 3.14, written as text, for the fourteenth of March under 日期.
        var shortDays = 0
        var rising = 0
        var first: Int?
        var last: Int?
        var firstSpoiled: String?
        var spoiled = 0
        var firstError: String?
        var errors = 0
    }

    private let table: FoundTable
    private var counts: [Counts]
    /// The place of a column in `counts`, by its index; nil between the table's own.
    private let places: [Int?]

    init(_ table: FoundTable) {
        self.table = table
        counts = table.columns.map { _ in Counts() }
        var places = [Int?](repeating: nil, count: (table.columns.map(\.index).max() ?? 0) + 1)
        for (place, column) in table.columns.enumerated() { places[column.index] = place }
        self.places = places
    }

    /// Looks at all lines of a range but those left out, on every core where they are many.
    mutating func look(at range: Range<Int>, of lines: SheetLines, except skipped: Set<Int>) {
        let table = table
        let parts = range.mapPartsOnEveryCore(ofSize: 4_096) { part in
            var typing = ColumnTyping(table)
            for index in part where !skipped.contains(lines.number(index)) { typing.look(at: index, of: lines) }
            return typing.counts
        }
        for part in parts {
            for place in counts.indices { counts[place].add(below: part[place]) }
        }
    }

    private mutating func look(at index: Int, of lines: SheetLines) {
        let row = lines.number(index)
        lines.forEachSpan(index) { span in
            let column = span.columns.lowerBound
            guard column < places.count, let place = places[column] else { return }
            Self.look(at: span, row, &counts[place])
        }
    }

    // Static, so that the counts are changed in place.
    private static func look(at span: Span, _ row: Int, _ counts: inout Counts) {
        let text = span.text
        if span.kind == .error {
            counts.errors += 1
            if counts.firstError == nil {
                counts.firstError = CellAddress(row: row, column: span.columns.lowerBound).written
            }
            return
        }
        guard !ValueReading.isMissing(text) else { return }
        counts.filled += 1
        switch span.kind {
        case .day: counts.days += 1
        case .boolean: counts.yesNo += 1
        default: lookAtWords(span, row, &counts)
        }
    }

    private static func lookAtWords(_ span: Span, _ row: Int, _ counts: inout Counts) {
        // １２．５ begins with a digit of full width.
        let text =
            span.text.unicodeScalars.first.map { (0xFF10...0xFF19).contains($0.value) } ?? false
            ? WrittenCell(span.text).plain : span.text
        if ValueReading.looksLikeID(text) { counts.ids += 1 }
        if ValueReading.looksLikePhone(text) { counts.phones += 1 }
        if ValueReading.isYesNo(text) { counts.yesNo += 1 }
        if ValueReading.looksLikeRegion(text) { counts.regions += 1 }
        if ValueReading.isSpoiled(text, span.kind) {
            counts.spoiled += 1
            if counts.firstSpoiled == nil {
                counts.firstSpoiled = CellAddress(row: row, column: span.columns.lowerBound).written
            }
        }
        if text.utf8.last == UInt8(ascii: "%") { counts.percents += 1 }
        if ValueReading.isPlainNumber(text) {
            if ValueReading.isWhole(text) {
                counts.integers += 1
                if text.utf8.count >= 9 { counts.longDigits += 1 }
                // Nobody counts to fifteen digits, which is all that Excel keeps.
                if text.utf8.count > 1, text.utf8.first == UInt8(ascii: "0") || text.utf8.count >= 15 {
                    counts.codes += 1
                }
                if let number = Int(text) {
                    if ValueReading.isMonthOfYear(number) { counts.months += 1 }
                    if (20_000..<80_000).contains(number) || text.utf8.count == 8 && ValueReading.looksLikeDay(text)
                        || ValueReading.isMonthOfYear(number)
                    {
                        counts.serialDays += 1
                    }
                    if number == (counts.last ?? 0) &+ 1 || number == 1 { counts.rising += 1 }
                    counts.first = counts.first ?? number
                    counts.last = number
                }
            } else {
                counts.decimals += 1
                if ValueReading.isMonthNumber(text) {
                    counts.serialDays += 1
                    counts.months += 1
                }
                // Of a number Excel keeps no last nought: 3.1 may have been the tenth of March.
                if span.kind != .number, ValueReading.isDayOfMonth(text) { counts.shortDays += 1 }
            }
        } else if let unit = ValueReading.unit(behind: text) {
            counts.look(at: text, in: unit)
        } else if ValueReading.isYuan(text) {
            counts.look(at: text, in: "元")
        } else if ValueReading.looksLikeDay(text) {
            counts.days += 1
        } else if ValueReading.endsInYear(text) {
            counts.serialDays += 1
        }
    }

    /// - Parameter units: what a line above gives for the whole table; of several each column takes its own.
    func columns(units: [String]) -> [FoundColumn] {
        zip(table.columns, counts).map { column, counts in
            var column = column
            let name = SimplifiedText.of(column.names.joined())
            let lowest = SimplifiedText.of(column.names.last ?? "")
            column.isSerial =
                ["序号", "编号", "序", "号", "No.", "NO", "项次", "顺序号"].contains(lowest)
                && counts.rising * 10 >= max(1, counts.integers) * 8 && counts.integers * 2 >= counts.filled
                || isUnnamedSerial(column, counts)
            column.type = counts.filled == 0 ? type(ofName: name, column.unit) : type(counts, name, column)
            // 001 under 编号 is what others call the record by.
            if column.isSerial, lowest != "编号" || counts.codes * 2 <= counts.filled { column.type = .integer }
            if column.unit == nil, counts.percents * 2 > counts.filled { column.unit = "%" }
            // A plain 50000 among 80万元 may be 元: every cell must say it.
            if column.unit == nil, counts.counted == counts.filled, counts.otherUnits == 0, column.type != .text {
                column.unit = counts.countedUnit
            }
            let isNumber = [.integer, .decimal, .amount].contains(column.type)
            let unit = units.count > 1 ? HeaderUnits.unit(among: units, for: lowest) : units.first
            if column.unit == nil, isNumber, !column.isSerial, let unit,
                HeaderUnits.fits(unit, column.names.map(SimplifiedText.of), isMoney: Self.isMoney(unit))
            {
                column.unit = unit
                column.takesTableUnit = true
                if Self.isMoney(unit) { column.type = .amount }
            }
            return column
        }
    }

    var remarks: [ShapeRemark] {
        counts.flatMap { counts -> [ShapeRemark] in
            var remarks: [ShapeRemark] = []
            if let address = counts.firstSpoiled {
                remarks.append(.spoiledNumbers(address: address, count: counts.spoiled))
            }
            if let address = counts.firstError { remarks.append(.errorValues(address: address, count: counts.errors)) }
            return remarks
        }
    }

    private func type(_ counts: Counts, _ name: String, _ column: FoundColumn) -> ColumnType {
        func most(_ count: Int, _ percent: Int = 80) -> Bool { count * 100 >= counts.filled * percent }
        if most(counts.ids) || name.contains("身份证") && most(counts.ids + counts.spoiled, 60) { return .idNumber }
        let isCode = isCode(SimplifiedText.of(column.names.last ?? ""), under: name)
        // 040203007001 under 项目编码 is nobody's number.
        let isCalled = ["电话", "手机", "联系"].contains(where: name.contains)
        if most(counts.phones), counts.phones > 0, !isCode || isCalled { return .phone }
        if most(counts.yesNo, 95) { return .yesNo }
        if name.hasSuffix("日期"), column.unit == nil, counts.shortDays > 0, most(counts.days + counts.shortDays) {
            return .day
        }
        if isDayName(name), column.unit == nil, counts.days + counts.serialDays > 0,
            most(counts.days + counts.serialDays)
        {
            return .day
        }
        if tellsMonths(name), column.unit == nil, counts.months > 0, most(counts.days + counts.months) { return .day }
        if most(counts.integers + counts.decimals) {
            if counts.longDigits * 2 > counts.filled, isCode { return .text }
            // Nobody adds up codes; 1, 2, 3 … count lines.
            if isCode, column.unit == nil, counts.decimals > 0 || counts.rising * 10 < counts.integers * 8 {
                return .text
            }
            if counts.codes * 2 > counts.filled { return .text }
            if let unit = column.unit, Self.isMoney(unit) { return .amount }
            if column.unit == nil, isMoneyName(name), !column.isSerial { return .amount }
            return counts.decimals > 0 ? .decimal : .integer
        }
        if most(counts.days), !isCode { return .day }
        if isCounted(counts), !isCode {
            if counts.money == counts.counted { return .amount }
            if counts.otherUnits == 0 { return counts.parts + counts.decimals > 0 ? .decimal : .integer }
        }
        if most(counts.regions), !name.contains("单位"), !name.contains("部门"), !isKindName(name) { return .region }
        return .text
    }

    /// Nearly every cell is a number with its unit, or a number where others have one.
    private func isCounted(_ counts: Counts) -> Bool {
        counts.counted * 2 > counts.filled
            && (counts.counted + counts.integers + counts.decimals) * 100 >= counts.filled * 95
    }

    /// 1, 2, 3 … at the left of records that stand without a header.
    private func isUnnamedSerial(_ column: FoundColumn, _ counts: Counts) -> Bool {
        column.names.isEmpty && column.index == table.columns.first?.index && counts.first == 1 && counts.filled >= 3
            && counts.rising == counts.filled && counts.last == counts.filled
    }

    /// Without values only the name can tell.
    private func type(ofName name: String, _ unit: String?) -> ColumnType {
        if name.contains("身份证") { return .idNumber }
        if name.contains("电话") || name.contains("手机") { return .phone }
        if name.contains("是否") { return .yesNo }
        if let unit {
            if Self.isMoney(unit) { return .amount }
            return ["户", "人", "个", "次", "人次", "头", "只", "座", "处", "项", "件"].contains(unit) ? .integer : .decimal
        }
        if isDayName(name) { return .day }
        if HeaderWords.namesPlaces(name) { return .region }
        if name.hasSuffix("数") || name == "序号" { return .integer }
        return .text
    }

    private func isDayName(_ name: String) -> Bool {
        name.contains("日期") || name.contains("时间") || name.hasSuffix("年月") || name.hasSuffix("年月日")
            || name.lowercased().split(whereSeparator: { !$0.isLetter }).contains("date")
    }

    /// 2024.10 under 完成时限 or 竣工; 25000 there may be anything.
    private func tellsMonths(_ name: String) -> Bool {
        ["时限", "期限", "出生", "入党", "开工", "竣工", "完工", "到期", "截止"].contains(where: name.hasSuffix)
    }

    /// 206村 under 分类 is a kind of villages.
    private func isKindName(_ name: String) -> Bool { ["分类", "类别", "类型", "种类"].contains(where: name.hasSuffix) }

    /// 类 under 科目编码 is a code; 余额 under 信用卡号 is none, and 信用户数 counts households.
    private func isCode(_ name: String, under path: String) -> Bool {
        ["代码", "编码"].contains { path.contains($0) }
            || ["账号", "帐号", "卡号", "编号", "信用号"].contains { name.contains($0) }
            || ["证号", "单号", "学号", "工号", "文号", "档号", "批号", "型号", "车号", "图号", "码", "碼", "邮编", "編號"].contains {
                name.hasSuffix($0)
            }
    }

    fileprivate static func isMoney(_ unit: String) -> Bool {
        let plain = unit.lowercased().filter { $0 != "," && !$0.isWhitespace }
        return [
            "元", "角", "百元", "千元", "万元", "百万元", "千万元", "亿元", "美元", "万美元", "亿美元", "元/年", "yuan", "10000yuan",
            "millionyuan", "100millionyuan", "rmb",
            "cny",
        ].contains(plain)
    }

    private func isMoneyName(_ name: String) -> Bool {
        ["金额", "资金", "投资额", "补贴款", "补助款", "总投资"].contains { name.hasSuffix($0) }
    }
}

extension ColumnTyping.Counts {
    fileprivate mutating func look(at text: String, in unit: String) {
        counted += 1
        if text.utf8.contains(UInt8(ascii: ".")) { parts += 1 }
        if ColumnTyping.isMoney(unit) { money += 1 }
        if countedUnit != nil, countedUnit != unit { otherUnits += 1 }
        countedUnit = countedUnit ?? unit
    }

    /// Takes in what was counted on the lines below.
    fileprivate mutating func add(below other: Self) {
        for count in Self.sums { self[keyPath: count] += other[keyPath: count] }
        // The first number below was compared with nothing.
        if let first = other.first, let last, first == last &+ 1, first != 1 { rising += 1 }
        first = first ?? other.first
        last = other.last ?? last
        if let one = countedUnit, let unit = other.countedUnit, one != unit { otherUnits += 1 }
        countedUnit = countedUnit ?? other.countedUnit
        firstSpoiled = firstSpoiled ?? other.firstSpoiled
        firstError = firstError ?? other.firstError
    }

    private static var sums: [WritableKeyPath<Self, Int>] {
        [
            \.filled, \.integers, \.decimals, \.percents, \.days, \.yesNo, \.ids, \.phones, \.regions, \.longDigits,
            \.codes, \.counted, \.otherUnits, \.money, \.parts, \.months,
            \.serialDays, \.shortDays, \.rising, \.spoiled, \.errors,
        ]
    }
}
