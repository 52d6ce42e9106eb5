/// A small reader of HTML that says what is out of order: tags that do not balance, ids used twice, labels and
/// references that lead nowhere, anything a strict Content-Security-Policy would refuse.
struct HTMLCheck {
    struct Element {
        var name: String
        var attributes: [(name: String, value: String)]

        subscript(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
    }

    private static let voidNames: Set = ["area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"]
    private(set) var elements: [Element] = []
    private(set) var problems: [String] = []

    init(_ html: [UInt8]) {
        let text = Array(String(decoding: html, as: UTF8.self))
        read(text)
        checkReferences()
        checkPolicy()
    }

    private mutating func read(_ text: [Character]) {
        var open: [String] = []
        var index = 0
        while index < text.count {
            guard text[index] == "<" else {
                index += 1
                continue
            }
            guard let end = Self.tagEnd(text, from: index) else { return problems.append("unclosed <") }
            let inner = text[(index + 1)..<end]
            index = end + 1
            if inner.first == "!" { continue }
            if inner.first == "/" {
                let name = String(inner.dropFirst())
                if open.popLast() != name { problems.append("</\(name)> closes nothing") }
            } else {
                let element = Self.element(inner)
                elements.append(element)
                if !Self.voidNames.contains(element.name) { open.append(element.name) }
            }
        }
        if !open.isEmpty { problems.append("left open: \(open)") }
    }

    /// The `>` that ends a tag, quoted values skipped.
    private static func tagEnd(_ text: [Character], from start: Int) -> Int? {
        var isQuoted = false
        for index in start..<text.count {
            if text[index] == "\"" { isQuoted.toggle() }
            if text[index] == ">", !isQuoted { return index }
        }
        return nil
    }

    private static func element(_ inner: ArraySlice<Character>) -> Element {
        let name = inner.prefix { $0 != " " }
        var attributes: [(name: String, value: String)] = []
        var rest = inner.dropFirst(name.count).drop { $0 == " " }
        while !rest.isEmpty {
            let key = rest.prefix { $0 != "=" && $0 != " " }
            rest = rest.dropFirst(key.count)
            var value = ""
            if rest.first == "=" {
                rest = rest.dropFirst(2)
                value = String(rest.prefix { $0 != "\"" })
                rest = rest.dropFirst(value.count + 1)
            }
            attributes.append((String(key), value))
            rest = rest.drop { $0 == " " }
        }
        return Element(name: String(name), attributes: attributes)
    }

    private mutating func checkReferences() {
        let ids = elements.compactMap { $0["id"] }
        let known = Set(ids)
        if known.count != ids.count { problems.append("an id is used twice: \(ids.sorted())") }
        for element in elements {
            var wanted = [element["for"]].compactMap { $0 }
            for name in ["aria-describedby", "aria-labelledby"] {
                wanted += (element[name] ?? "").split(separator: " ").map(String.init)
            }
            for id in wanted where !known.contains(id) { problems.append("nothing has the id \(id)") }
        }
    }

    private mutating func checkPolicy() {
        for element in elements {
            if element.name == "style" { problems.append("a style element") }
            if element.name == "script", element["src"]?.hasPrefix("/assets/") != true {
                problems.append("inline script")
            }
            for (name, value) in element.attributes {
                if name == "style" || name.hasPrefix("on") { problems.append("\(name)=\(value)") }
                if ["src", "href", "action"].contains(name), value.contains("//") || value.hasPrefix("javascript:") {
                    problems.append("leads outside: \(value)")
                }
            }
        }
    }
}
