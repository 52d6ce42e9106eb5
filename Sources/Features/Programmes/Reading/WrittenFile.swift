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
        if let number = lines.firstIndex(where: { $0.first.map { $0.isWhitespace && !$0.isASCII } == true }) {
            problems.report("playbook.wideSpace", at: Position(line: number + 1, column: 1))
            return nil
        }
        return root(of: text, FileText(lines: lines), problems)
    }

    /// A key written twice in one mapping stops the reader of YAML: the first one is set aside, and reading goes on behind it.
    private func root(of text: String, _ source: FileText, _ problems: ProblemList) -> MapReader? {
        var (text, source) = (text, source)
        while true {
            do {
                guard let node = try compose(yaml: text, .basic) else {
                    problems.report("playbook.nothing", at: .start)
                    return nil
                }
                guard case .mapping(let mapping) = node else {
                    problems.report("playbook.root", at: Position(node.mark))
                    return nil
                }
                return MapReader(mapping, of: source, problems: problems)
            } catch YamlError.duplicatedKeysInMapping(let keys, let context)
                where source.aside.count < FileText.mostAside
            {
                guard let key = keys.first, let rest = source.setAside(key, at: Position(context.mark), in: text) else {
                    problems.report("playbook.yaml", at: Position(context.mark), ["problem": "有一个名称写了两次"])
                    return nil
                }
                text = rest
            } catch {
                report(error, lines: source.lines, problems)
                return nil
            }
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

    private func report(_ error: any Error, lines: [Substring], _ problems: ProblemList) {
        guard let error = error as? YamlError else {
            problems.report("playbook.yaml", at: .start, ["problem": String(describing: error)])
            return
        }
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            let first = context?.mark.line ?? mark.line
            if let colon = YAMLWords.wideColon(in: lines, from: first, through: mark.line) {
                return problems.report("playbook.wideColon", at: colon)
            }
            var text = YAMLWords.sentence([context?.text, problem].compactMap(\.self).joined(separator: "，"))
            // A bracket without its end is noticed lines below.
            if let start = context?.mark, start.line < mark.line { text += "，从第 \(start.line) 行看起" }
            problems.report("playbook.yaml", at: Position(mark), ["problem": text])
        default: problems.report("playbook.yaml", at: .start, ["problem": "有不能读的字符"])
        }
    }
}
