import Core
import Expression
import Yams

/// A playbook file as bytes, and its YAML.
package struct WrittenFile: Hashable, Sendable {
    /// As messages name it.
    package let name: String
    package let bytes: [UInt8]

    package init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }

    static let largest = 256 * 1024

    /// `old-houses` of `playbooks/old-houses.yaml`.
    package var stem: String {
        let last = name.split(separator: "/").last.map(String.init) ?? name
        return last.lastIndex(of: ".").map { String(last[..<$0]) } ?? last
    }

    /// The outermost mapping; nil after a complaint.
    package func root(_ problems: ProblemList) -> MapReader? {
        guard bytes.count <= Self.largest else {
            problems.report("playbook.large", at: .start, ["maximum": String(Self.largest / 1024)])
            return nil
        }
        // Editors on Windows put a mark before the text.
        let bytes = self.bytes.starts(with: Self.byteOrderMark) ? self.bytes.dropFirst(3) : self.bytes[...]
        guard let text = String(validating: bytes, as: UTF8.self) else {
            problems.report("playbook.encoding", at: .start)
            return nil
        }
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        if let anchor = Self.anchor(in: lines) {
            problems.report("playbook.anchor", at: anchor)
            return nil
        }
        if let (scalar, position) = Self.invisible(in: lines) {
            let code = String(scalar.value, radix: 16, uppercase: true)
            problems.report(
                "playbook.invisible",
                at: position,
                ["code": "U+" + String(repeating: "0", count: max(0, 4 - code.count)) + code]
            )
            return nil
        }
        do {
            guard let node = try compose(yaml: text, .basic) else {
                problems.report("playbook.nothing", at: .start)
                return nil
            }
            guard case .mapping(let mapping) = node else {
                problems.report("playbook.root", at: Position(node.mark))
                return nil
            }
            return MapReader(mapping, lines: lines, problems: problems)
        } catch {
            report(error, problems)
            return nil
        }
    }

    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// The first character nobody sees: a control character, or one that turns the direction of writing, so that a page says
    /// something else than the file.
    private static func invisible(in lines: [Substring]) -> (Unicode.Scalar, Position)? {
        for (number, line) in lines.enumerated() {
            var column = 0
            for scalar in line.unicodeScalars {
                column += 1
                // Latin and Han letters, nearly all there is, are seen: they need not be looked up.
                let code = scalar.value
                if code >= 0x20, code < 0x7F { continue }
                if code >= 0x3000, code < 0xA000 { continue }
                if code == 0x09 { continue }
                switch scalar.properties.generalCategory {
                case .control, .format: return (scalar, Position(line: number + 1, column: column))
                default: continue
                }
            }
        }
        return nil
    }

    /// Where an anchor or reference stands. Looked for before anything is composed: a few of them unfold into billions.
    private static func anchor(in lines: [Substring]) -> Position? {
        for (number, line) in lines.enumerated() {
            guard line.utf8.contains(UInt8(ascii: "&")) || line.utf8.contains(UInt8(ascii: "*")),
                line.first(where: { !$0.isWhitespace }) != "#"
            else { continue }
            let scalars = Array(line.unicodeScalars)
            var before: Unicode.Scalar?
            for (column, scalar) in scalars.enumerated() {
                let starts = before.map { ":-,[{?".unicodeScalars.contains($0) } ?? true
                if scalar == "&" || scalar == "*", starts, column + 1 < scalars.count, isName(scalars[column + 1]) {
                    return Position(line: number + 1, column: column + 1)
                }
                if !scalar.properties.isWhitespace { before = scalar }
            }
        }
        return nil
    }

    private static func isName(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "_"
    }

    /// What the reader of YAML says, for people who write playbooks.
    private static func sentence(_ problem: String) -> String {
        sentences.first { problem.contains($0.key) }?.value ?? "这里读不下去，检查缩进、引号和括号（\(problem)）"
    }

    private static let sentences: KeyValuePairs = [
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

    private func report(_ error: any Error, _ problems: ProblemList) {
        guard let error = error as? YamlError else {
            problems.report("playbook.yaml", at: .start, ["problem": String(describing: error)])
            return
        }
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            var text = Self.sentence([context?.text, problem].compactMap(\.self).joined(separator: "，"))
            // A bracket without its end is noticed lines below.
            if let start = context?.mark, start.line < mark.line { text += "，从第 \(start.line) 行看起" }
            problems.report("playbook.yaml", at: Position(mark), ["problem": text])
        case .duplicatedKeysInMapping(let duplicates, let context):
            for key in duplicates { problems.report("playbook.duplicate", at: Position(context.mark), ["key": key]) }
        default: problems.report("playbook.yaml", at: .start, ["problem": "有不能读的字符"])
        }
    }
}
