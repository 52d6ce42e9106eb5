import Core
import Expression
import Yams

/// A value of the file with the place it stands at.
package struct Written<Value> {
    package let value: Value
    package let position: Position

    package func map<Other>(_ change: (Value) -> Other) -> Written<Other> {
        Written<Other>(value: change(value), position: position)
    }
}

extension Written: Sendable where Value: Sendable {}

/// One mapping of a YAML file; every key it is not asked for is a problem.
package final class MapReader {
    package let problems: ProblemList
    package let position: Position
    let source: FileText
    private var pairs: [String: Node] = [:]
    private var positions: [String: Position] = [:]
    private var order: [String] = []
    private var asked: Set<String> = []
    /// No size or target is larger: 1e308 is a slip.
    private static let largestNumber = 1e12

    init(_ mapping: Node.Mapping, of source: FileText, problems: ProblemList) {
        self.problems = problems
        self.source = source
        position = Position(mapping.mark)
        var earlier: [(key: String, position: Position)] = []
        for (key, value) in mapping {
            let (name, place) = (key.string ?? "", Position(key.mark))
            if let aside = source.aside[place] {
                earlier.append((aside, place))
                continue
            }
            pairs[name] = value
            positions[name] = place
            order.append(name)
        }
        for (key, place) in earlier {
            let values = ["key": key, "line": String(place.line)]
            problems.report("playbook.duplicate", at: positions[key] ?? place, values)
        }
    }

    /// Says which keys nobody asked for; call when everything was read.
    package func finish() {
        for name in order where !asked.contains(name) {
            let near = asked.sorted().joined(separator: "、")
            problems.report(
                "playbook.unknownKey",
                at: positions[name] ?? position,
                ["key": name, "hint": "这里可写 \(near)。"]
            )
        }
    }

    package func position(of key: String) -> Position { pairs[key].map { Position($0.mark) } ?? position }
    package func has(_ key: String) -> Bool {
        asked.insert(key)
        return pairs[key].map { !isNull($0) } ?? false
    }

    private func isNull(_ node: Node) -> Bool {
        guard case .scalar(let scalar) = node else { return false }
        return scalar.style == .plain && ["", "~", "null"].contains(scalar.string)
    }

    private func node(_ key: String) -> Node? {
        has(key) ? pairs[key] : nil
    }

    // MARK: Values

    /// The text of a scalar; nil where it is absent, null or no scalar.
    package func optionalText(_ key: String, atMost maximum: Int = 200) -> Written<String>? {
        guard let node = node(key) else { return nil }
        return text(node, key, maximum)
    }

    package func text(_ key: String, _ what: String, atMost maximum: Int = 200) -> Written<String>? {
        if let text = optionalText(key, atMost: maximum) { return text }
        if !has(key) { missing(key, what) }
        return nil
    }

    /// The text of a scalar without a word about what is wrong with it.
    func quietText(_ key: String) -> String? {
        guard case .scalar(let scalar)? = pairs[key] else { return nil }
        return scalar.string
    }

    package func missing(_ key: String, _ what: String) {
        problems.report("playbook.missing", at: position, ["key": key, "what": what])
    }

    private func text(_ node: Node, _ key: String, _ maximum: Int) -> Written<String>? {
        guard case .scalar(let scalar) = node else {
            problems.report("playbook.scalar", at: Position(node.mark), ["key": key])
            return nil
        }
        let text = scalar.string
        if text.allSatisfy(\.isWhitespace) {
            problems.report("playbook.empty", at: Position(node.mark), ["key": key])
            return nil
        }
        if text.count > maximum {
            problems.report("playbook.long", at: Position(node.mark), ["key": key, "maximum": String(maximum)])
            return nil
        }
        return Written(value: text, position: start(of: scalar))
    }

    /// Where the text itself begins: behind a quotation mark, or on the line below `|`.
    private func start(of scalar: Node.Scalar) -> Position {
        var start = Position(scalar.mark)
        switch scalar.style {
        case .singleQuoted, .doubleQuoted: start.column += 1
        case .literal, .folded:
            start.line += 1
            let indentation =
                source.lines.indices.contains(start.line - 1)
                ? source.lines[start.line - 1].prefix { $0 == " " }.count : 0
            start.column = indentation + 1
        case .any, .plain: break
        }
        return start
    }

    package func number(_ key: String) -> Written<Double>? {
        guard let text = optionalText(key) else { return nil }
        guard let number = Double(text.value), number.isFinite else {
            problems.report("playbook.number", at: text.position, ["key": key, "text": text.value])
            return nil
        }
        guard abs(number) <= Self.largestNumber else {
            problems.report("playbook.huge", at: text.position, ["key": key, "text": text.value])
            return nil
        }
        return text.map { _ in number }
    }

    package func whole(_ key: String) -> Int? {
        guard let number = number(key) else { return nil }
        guard let whole = Int(exactly: number.value), whole >= 0 else {
            let text = PlaybookFileReader.text(number.value)
            problems.report("playbook.whole", at: number.position, ["key": key, "text": text])
            return nil
        }
        return whole
    }

    package func flag(_ key: String) -> Bool {
        guard let text = optionalText(key) else { return false }
        switch text.value {
        case "yes", "true": return true
        case "no", "false": return false
        default:
            problems.report("playbook.yesNo", at: text.position, ["key": key, "text": text.value])
            return false
        }
    }

    /// One of the words an enumeration has.
    package func choice<Choice: RawRepresentable & CaseIterable>(
        _ key: String,
        of: Choice.Type = Choice.self
    ) -> Choice? where Choice.RawValue == String {
        guard let text = optionalText(key) else { return nil }
        return choice(text, key)
    }

    func choice<Choice: RawRepresentable & CaseIterable>(
        _ text: Written<String>,
        _ key: String
    ) -> Choice? where Choice.RawValue == String {
        if let choice = Choice(rawValue: text.value) { return choice }
        let known = Choice.allCases.map(\.rawValue).joined(separator: "、")
        problems.report("playbook.oneOf", at: text.position, ["key": key, "text": text.value, "known": known])
        return nil
    }

    // MARK: Lists

    /// Texts of a list; a single text counts as a list of one.
    package func texts(_ key: String, atMost maximum: Int = 200) -> [Written<String>] {
        guard let node = node(key) else { return [] }
        if case .sequence(let sequence) = node {
            return sequence.compactMap { text($0, key, maximum) }
        }
        return text(node, key, maximum).map { [$0] } ?? []
    }

    package func maps(_ key: String) -> [MapReader] {
        guard let node = node(key) else { return [] }
        guard case .sequence(let sequence) = node else {
            problems.report("playbook.list", at: Position(node.mark), ["key": key])
            return []
        }
        return sequence.compactMap { map($0, key) }
    }

    package func map(_ key: String) -> MapReader? { node(key).flatMap { map($0, key) } }

    private func map(_ node: Node, _ key: String) -> MapReader? {
        guard case .mapping(let mapping) = node else {
            problems.report("playbook.map", at: Position(node.mark), ["key": key])
            return nil
        }
        return MapReader(mapping, of: source, problems: problems)
    }
}

extension Position {
    init(_ mark: Mark?) { self.init(line: mark?.line ?? 1, column: mark?.column ?? 1) }
}
