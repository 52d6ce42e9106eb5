import Expression

/// What the reader of YAML says, for people who write playbooks.
enum YAMLWords {
    static func sentence(_ problem: String) -> String {
        sentences.first { problem.contains($0.key) }?.value ?? "这里读不下去，检查缩进、引号和括号"
    }

    private static let sentences: KeyValuePairs = [
        "found a tab character": "这里用了制表符，缩进改成空格",
        "did not find expected ',' or ']'": "方括号“[”没有配对的“]”，或者两项之间少了逗号",
        "did not find expected ',' or '}'": "花括号“{”没有配对的“}”，或者两项之间少了逗号",
        "mapping values are not allowed": "这里不能再写“名称: 值”，检查缩进；文字里有冒号的加引号",
        "did not find expected key": "缩进没有对齐，或者少了“名称:”",
        "could not find expected ':'": "少了冒号“:”，冒号后面空一格",
        "did not find expected '-' indicator": "一列里各项的“-”没有对齐",
        "block sequence entries are not allowed": "这里不能用“-”开头，检查缩进",
        "cannot start any token": "这个字符不能开头：缩进用空格不用制表符，以 @、% 开头的文字加引号",
        "unexpected end of stream": "引号没有配对",
        "unknown escape character": "双引号里的“\\”写法不对，改用单引号",
        "Maximum nesting level": "括号套了太多层",
        "found another document": "一个文件只写一个专项，不用“---”分成几份",
    ]

    /// A “：” where a line names something, which YAML takes for a letter.
    static func wideColon(in lines: [Substring], from first: Int, through last: Int) -> Position? {
        for number in stride(from: max(1, first), through: min(last, lines.count), by: 1) {
            let line = lines[number - 1]
            guard let colon = line.firstIndex(of: "：") else { continue }
            let name = line[..<colon].drop { " -{".contains($0) }
            guard !name.isEmpty, name.allSatisfy({ $0.isLetter || $0.isNumber || "-_".contains($0) }) else { continue }
            return Position(line: number, column: line[..<colon].unicodeScalars.count + 1)
        }
        return nil
    }
}
