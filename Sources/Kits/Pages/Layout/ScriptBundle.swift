/// Scripts that import each other, written as one: every request brings half a kilobyte of headers along, and small texts
/// compress badly.
///
/// Each part becomes a function that is called once and answers what the part exports; imports of it take from that.
/// Scripts keep to `import { a, b } from "./x.js"`, `import * as x from "./x.js"` and `export` before what it names.
/// `import("./x.js")` stays a request, to a script that is served.
package struct ScriptBundle {
    /// Lines by the name of the script, without comments and indentation.
    private let scripts: [String: [Substring]]

    package init(_ scripts: [String: [UInt8]]) {
        self.scripts = scripts.mapValues { bytes in
            String(decoding: bytes, as: UTF8.self).split(separator: "\n")
                .map { $0.drop { $0 == " " } }
                .filter { !$0.isEmpty && !$0.hasPrefix("//") }
        }
    }

    /// The script with all it imports, each part once, after those it needs itself.
    package func written(_ entry: String) -> [UInt8] {
        var order: [String] = []
        collect(entry, into: &order)
        let parts = order.dropLast().map(part)
        let last = (scripts[entry] ?? []).map { Self.taking($0) ?? String($0) }
        return Array((parts + [last]).joined().joined(separator: "\n").utf8)
    }

    private func collect(_ name: String, into order: inout [String]) {
        for line in scripts[name] ?? [] {
            guard let source = Self.source(line), !order.contains(source) else { continue }
            collect(source, into: &order)
        }
        if !order.contains(name) { order.append(name) }
    }

    private func part(_ name: String) -> [String] {
        var exports: [Substring] = []
        let body = (scripts[name] ?? []).map { line -> String in
            if let taken = Self.taking(line) { return taken }
            guard let declared = Self.exported(line) else { return String(line) }
            exports.append(Self.name(in: declared))
            return String(declared)
        }
        return ["const \(Self.constant(name)) = (() => {"] + body + [
            "return { \(exports.joined(separator: ", ")) };", "})();",
        ]
    }

    /// `drafts.js` of `import * as drafts from "./drafts.js";`; nil where the line imports nothing.
    private static func source(_ line: Substring) -> String? {
        guard line.hasPrefix("import "), let from = line.firstRange(of: " from \"./") else { return nil }
        return String(line[from.upperBound...].prefix { $0 != "\"" })
    }

    /// The line that takes from a part what this one imported.
    private static func taking(_ line: Substring) -> String? {
        guard let source = source(line), let from = line.firstRange(of: " from ") else { return nil }
        let names = line[..<from.lowerBound].dropFirst("import ".count)
        let all = names.hasPrefix("* as ") ? names.dropFirst("* as ".count) : names
        return "const \(all) = \(constant(source));"
    }

    private static func exported(_ line: Substring) -> Substring? {
        line.hasPrefix("export ") ? line.dropFirst("export ".count) : nil
    }

    /// `read` of `async function read(answer) {`.
    private static func name(in declared: Substring) -> Substring {
        let words = declared.split(separator: " ").drop { ["async", "function", "class", "const"].contains($0) }
        return words.first?.prefix { $0.isLetter || $0.isNumber } ?? ""
    }

    /// No script declares a name like it.
    private static func constant(_ name: String) -> String { "part_\(name.prefix { $0 != "." })" }
}
