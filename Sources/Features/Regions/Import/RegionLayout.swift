import Core
import Documents

/// Which column of a file says what. Told by the header, or by what stands in the columns where there is none.
struct RegionLayout {
    /// One place per row.
    struct Columns: Hashable {
        var code: Int
        var name: Int
        var level: Int?
        var parent: Int?
        var urbanClass: Int?
    }

    /// The places a row names: one, or in wide files one per level.
    let places: [Columns]
    let hasHeader: Bool

    init?(first row: SheetRow) {
        if let codes = RegionLayout.codeColumns(row), !codes.isEmpty {
            guard let columns = RegionLayout.byContent(row, codes) else { return nil }
            places = [columns]
            hasHeader = false
            return
        }
        let words = row.cells.map { SimplifiedText.of($0.lowercased().filter { !$0.isWhitespace }) }
        let wide = RegionLayout.wide(words)
        if wide.count > 1 {
            places = wide
        } else if let single = RegionLayout.single(words) {
            places = [single]
        } else {
            return nil
        }
        hasHeader = true
    }

    /// Without a header every row is looked at anew: lists of several levels have a class in some rows only.
    func places(of row: SheetRow) -> [Columns] {
        guard !hasHeader, let codes = Self.codeColumns(row), let columns = Self.byContent(row, codes) else {
            return places
        }
        return [columns]
    }

    private static let codeWords = [
        "code", "代码", "编码", "区划代码", "行政区划代码", "统计用区划代码", "统计用区划代码(12位)", "区划编码",
    ]
    private static let nameWords = ["name", "名称", "区划名称", "行政区划名称", "行政区划", "单位名称", "地名"]
    private static let levelWords = ["level", "级别", "层级", "等级"]
    private static let parentWords = ["parent", "parent_code", "上级", "上级代码", "父级代码", "上级区划代码"]
    private static let classWords = ["type", "street_type", "城乡分类", "城乡分类代码", "城乡属性"]

    private static func single(_ words: [String]) -> Columns? {
        func column(_ names: [String]) -> Int? { words.firstIndex { names.contains($0) } }
        guard let code = column(codeWords), let name = column(nameWords) else { return nil }
        return Columns(
            code: code,
            name: name,
            level: column(levelWords),
            parent: column(parentWords),
            urbanClass: column(classWords)
        )
    }

    /// `town_name`, `town_code`, `street_name`, `street_code`: a pair of columns for every level.
    private static func wide(_ words: [String]) -> [Columns] {
        let pairs = words.enumerated().compactMap { index, word -> Columns? in
            guard let stem = stem(of: word, endings: ["_code", "代码", "编码"]),
                let name = words.firstIndex(where: { self.stem(of: $0, endings: ["_name", "名称", ""]) == stem })
            else { return nil }
            return Columns(code: index, name: name)
        }
        guard var last = pairs.last else { return [] }
        last.urbanClass = words.firstIndex { classWords.contains($0) }
        return pairs.dropLast() + [last]
    }

    private static func stem(of word: String, endings: [String]) -> String? {
        endings.first { word.hasSuffix($0) && word.count > $0.count }.map { String(word.dropLast($0.count)) }
    }

    /// The columns that hold a code; nil where the row is empty.
    private static func codeColumns(_ row: SheetRow) -> [Int]? {
        row.cells.isEmpty ? nil : row.cells.indices.filter { isCode(row.cells[$0]) }
    }

    private static func byContent(_ row: SheetRow, _ codes: [Int]) -> Columns? {
        guard let code = codes.first,
            let name = row.cells.indices.first(where: { !row.cells[$0].isEmpty && !isDigits(row.cells[$0]) })
        else { return nil }
        let rest = row.cells.indices.filter { $0 != code && $0 != name }
        return Columns(
            code: code,
            name: name,
            level: rest.first { row.cells[$0].count == 1 && isDigits(row.cells[$0]) },
            parent: codes.dropFirst().first,
            urbanClass: rest.first { UrbanClass(rawValue: row.cells[$0]) != nil }
        )
    }

    private static func isDigits(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (48...57).contains($0) }
    }

    private static func isCode(_ text: String) -> Bool {
        isDigits(text) && [2, 4, 6, 9, 12].contains(text.utf8.count)
    }
}
