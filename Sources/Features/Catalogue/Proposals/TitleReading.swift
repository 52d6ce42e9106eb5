import SheetShapes

/// Which field names a thing, and which one tells it apart when the sheet comes again.
struct TitleReading {
    let table: SampledTable
    let places: PlaceReading

    private static let names = [
        "户主姓名", "户主", "项目名称", "企业名称", "合作社名称", "主体名称", "名称", "姓名", "单位名称", "问题", "地块", "地点",
    ]
    private static let numbers = ["身份证", "证件号", "编号", "编码", "代码", "证号", "户号", "合同号"]

    func mark(_ fields: inout [ProposedField]) {
        guard let title = title(fields) else { return }
        fields[title].isTitle = true
        fields[title].isRequired = true
        if fields[title].type != .choice { fields[title].type = .text }
        fields[title].options = fields[title].type == .choice ? fields[title].options : []
        fields[title].use = .asked
        guard let key = key(fields, title) else { return }
        fields[key].isKey = true
    }

    /// By the header's words, then the first text that is filled throughout; last the place itself.
    private func title(_ fields: [ProposedField]) -> Int? {
        let could = fields.indices.filter { fields[$0].use == .asked && [.text, .choice].contains(fields[$0].type) }
        let full = could.filter { table.columns[$0].filled * 20 >= table.columns[$0].rows * 19 }
        for name in Self.names {
            if let place = full.first(where: { table.columns[$0].plainName.hasSuffix(name) }) {
                return place
            }
        }
        for name in Self.names {
            if let place = full.first(where: { table.columns[$0].hasName([name]) }) { return place }
        }
        let telling = full.filter { fields[$0].type == .text && table.columns[$0].longest <= 60 }
        if let place = telling.max(by: { table.columns[$0].distinct < table.columns[$1].distinct }),
            table.columns[place].distinct * 2 >= table.columns[place].filled
        {
            return place
        }
        return places.village ?? places.township ?? telling.first ?? full.first ?? could.first
            ?? fields.indices.first { fields[$0].use == .asked }
    }

    /// Numbers people were given, then the title within its place. A few doubles are mistakes of the sheet, not of the key.
    private func key(_ fields: [ProposedField], _ title: Int) -> Int? {
        for name in Self.numbers {
            let found = fields.indices.first { place in
                let sample = table.columns[place]
                return fields[place].use == .asked && sample.hasName([name]) && !sample.column.isSerial
                    && [.text, .identity].contains(fields[place].type) && sample.filled * 20 >= sample.rows * 19
                    && sample.distinct * 50 >= sample.filled * 49
            }
            if let found { return found }
        }
        return tellsApart(title) ? title : nil
    }

    private func tellsApart(_ title: Int) -> Bool {
        var seen: Set<[String]> = []
        var count = 0
        for row in table.rows where title < row.count && !row[title].isEmpty {
            count += 1
            seen.insert(places.columns.map { row[$0] } + [row[title]])
        }
        return count > 0 && seen.count * 50 >= count * 49
    }
}
