/// An element with what stands inside it.
struct HTMLElement {
    let tag: HTMLTag
    let inner: ArraySlice<HTMLPiece>
}

/// A form field with the answer it would send.
struct HTMLControl {
    let name: String
    let value: String
    let isHidden: Bool
}

extension ArraySlice<HTMLPiece> {
    private static var empty: Set<String> { ["input", "meta", "link", "br", "img", "hr", "col", "wbr"] }

    /// Every element of a name, nested ones included.
    func elements(_ name: String) -> [HTMLElement] { allElements { $0.name == name } }

    func inner(_ name: String) -> [ArraySlice<HTMLPiece>] { elements(name).map(\.inner) }

    func firstElement(_ fits: (HTMLTag) -> Bool) -> ArraySlice<HTMLPiece>? {
        for index in indices {
            if case .start(let tag) = self[index], fits(tag) { return inside(index, tag) }
        }
        return nil
    }

    func allElements(_ fits: (HTMLTag) -> Bool) -> [HTMLElement] {
        indices.compactMap { index in
            guard case .start(let tag) = self[index], fits(tag) else { return nil }
            return HTMLElement(tag: tag, inner: inside(index, tag))
        }
    }

    /// Fields as a browser would send them: boxes that are not ticked and buttons are left out.
    var controls: [HTMLControl] {
        allElements { ["input", "textarea", "select"].contains($0.name) && $0.attributes["name"] != nil }
            .compactMap(Self.control)
    }

    private static func control(_ element: HTMLElement) -> HTMLControl? {
        let facts = element.tag.attributes
        let name = facts["name"] ?? ""
        let type = facts["type"] ?? "text"
        switch (element.tag.name, type) {
        case ("textarea", _): return HTMLControl(name: name, value: element.inner.rawText, isHidden: false)
        case ("select", _): return HTMLControl(name: name, value: element.inner.chosenOption, isHidden: false)
        case (_, "checkbox"), (_, "radio"):
            guard facts["checked"] != nil else { return nil }
            return HTMLControl(name: name, value: facts["value"] ?? "on", isHidden: false)
        case (_, "submit"), (_, "button"): return nil
        default: return HTMLControl(name: name, value: facts["value"] ?? "", isHidden: type == "hidden")
        }
    }

    /// The text as it stands, without the line end HTML drops after the start tag.
    private var rawText: String {
        let text = reduce(into: "") { text, piece in
            if case .text(let more) = piece { text += more }
        }
        return text.hasPrefix("\n") ? String(text.dropFirst()) : text
    }

    private var chosenOption: String {
        let options = elements("option")
        let chosen = options.first { $0.tag.attributes["selected"] != nil } ?? options.first
        return chosen.map { $0.tag.attributes["value"] ?? $0.inner.rawText } ?? ""
    }

    private func inside(_ start: Int, _ tag: HTMLTag) -> ArraySlice<HTMLPiece> {
        guard !Self.empty.contains(tag.name) else { return [] }
        var depth = 0
        for index in start..<endIndex {
            switch self[index] {
            case .start(let other) where other.name == tag.name: depth += 1
            case .end(let name) where name == tag.name:
                depth -= 1
                if depth == 0 { return self[(start + 1)..<index] }
            default: break
            }
        }
        return self[(start + 1)...]
    }
}
