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
        guard let text = String(validating: bytes, as: UTF8.self) else {
            problems.report("playbook.encoding", at: .start)
            return nil
        }
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        if let anchor = Self.anchor(in: lines) {
            problems.report("playbook.anchor", at: anchor)
            return nil
        }
        do {
            guard let node = try compose(yaml: text, .basic) else {
                problems.report("playbook.map", at: .start, ["key": name])
                return nil
            }
            guard case .mapping(let mapping) = node else {
                problems.report("playbook.map", at: Position(node.mark), ["key": name])
                return nil
            }
            return MapReader(mapping, lines: lines, problems: problems)
        } catch {
            report(error, problems)
            return nil
        }
    }

    /// Where an anchor or reference stands. Looked for before anything is composed: a few of them unfold into billions.
    private static func anchor(in lines: [Substring]) -> Position? {
        for (number, line) in lines.enumerated() {
            guard line.first(where: { !$0.isWhitespace }) != "#" else { continue }
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

    /// What the reader of YAML says, for people who write playbooks; nil for what is seldom.
    private static func sentence(_ problem: String) -> String? { sentences.first { problem.contains($0.key) }?.value }

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
        "control characters are not allowed": "有看不见的控制字符，删掉",
    ]

    private func report(_ error: any Error, _ problems: ProblemList) {
        guard let error = error as? YamlError else {
            problems.report("playbook.yaml", at: .start, ["problem": String(describing: error)])
            return
        }
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            let text = Self.sentence(problem) ?? [context?.text, problem].compactMap(\.self).joined(separator: "，")
            problems.report("playbook.yaml", at: Position(mark), ["problem": text])
        case .duplicatedKeysInMapping(let duplicates, let context):
            for key in duplicates { problems.report("playbook.duplicate", at: Position(context.mark), ["key": key]) }
        default: problems.report("playbook.yaml", at: .start, ["problem": "有不能读的字符"])
        }
    }
}
