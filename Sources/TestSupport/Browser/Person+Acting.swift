import Foundation
import Testing

/// What a person does. Buttons, links and fields go by the words she reads: exact words first, then words that begin so, then words that
/// contain them; two that fit equally are a failure unless `near:` (words in the same row, item or section) or `within:` (a selector) says which.
extension Person {
    /// Presses a button or link and waits for the page that follows, if one does.
    package func press(
        _ text: String,
        near: String? = nil,
        within: String? = nil,
        place: SourceLocation = #_sourceLocation
    ) async throws {
        try await click("press 「\(text)」", place) { [self] in
            try await ask("button", .text(text), Self.area(near, within))
        }
        try await settle(place)
    }

    /// Presses the first link to an address among those under a selector, and waits for the page that follows: for figures,
    /// which have no words of their own.
    package func press(
        linkTo address: String,
        within selector: String,
        place: SourceLocation = #_sourceLocation
    ) async throws {
        try await click("press the link to \(address)", place) { [self] in
            try await ask("linkTo", .text(address), .text(selector))
        }
        try await settle(place)
    }

    /// Writes into a field in place of what stood there, and leaves the field.
    ///
    /// - Parameter label: the label's words, the placeholder, or the field's name.
    /// - Parameter staying: leaves the cursor in the field, for suggestions that close when it goes.
    package func fill(
        _ label: String,
        _ value: String,
        near: String? = nil,
        within: String? = nil,
        staying: Bool = false,
        place: SourceLocation = #_sourceLocation
    ) async throws {
        let mustType = try await attempt("fill 「\(label)」", place) {
            let answer = try await ask("fill", .text(label), .text(value), Self.area(near, within))
            if let why = answer["wait"].string { return Attempt<Bool>.notYet(why) }
            return .done(answer["type"].isTrue)
        }
        if mustType { try await type(value) }
        if !staying { _ = try await ask("leave") }
    }

    /// Types at the cursor, in place of what is marked.
    package func type(_ text: String) async throws {
        guard !text.isEmpty else { return try await keys("Delete") }
        try await tell("Input.insertText", ["text": .text(text)])
    }

    /// Picks from a list, or from a group of round buttons under the heading `label`.
    package func choose(
        _ label: String,
        _ option: String,
        near: String? = nil,
        within: String? = nil,
        place: SourceLocation = #_sourceLocation
    ) async throws {
        try await click("choose 「\(option)」 in 「\(label)」", place) { [self] in
            try await ask("choose", .text(label), .text(option), Self.area(near, within))
        }
        try await settle(place)
    }

    /// Ticks a box or a round button; `off` takes the tick away.
    package func check(
        _ label: String,
        off: Bool = false,
        near: String? = nil,
        within: String? = nil,
        place: SourceLocation = #_sourceLocation
    ) async throws {
        try await click("\(off ? "untick" : "tick") 「\(label)」", place) { [self] in
            try await ask("check", .text(label), .bool(!off), Self.area(near, within))
        }
        try await settle(place)
    }

    /// Marks words in the page with the mouse, from their first character to their last.
    package func select(
        _ text: String,
        within: String? = nil,
        place: SourceLocation = #_sourceLocation
    ) async throws {
        let answer = try await attempt("mark 「\(text)」", place) {
            let answer = try await ask("drag", .text(text), within.value)
            return answer["wait"].string.map { Attempt<BrowserValue>.notYet($0) } ?? .done(answer)
        }
        try await mouse("mousePressed", answer["from"])
        try await mouse("mouseMoved", answer["to"], isHeld: true)
        try await mouse("mouseReleased", answer["to"])
        try await settle(place)
    }

    /// Presses at words that are no button, such as a marked sentence.
    package func touch(
        _ text: String,
        within: String? = nil,
        place: SourceLocation = #_sourceLocation
    ) async throws {
        let answer = try await attempt("touch 「\(text)」", place) {
            let answer = try await ask("drag", .text(text), within.value)
            return answer["wait"].string.map { Attempt<BrowserValue>.notYet($0) } ?? .done(answer["from"])
        }
        for kind in ["mouseMoved", "mousePressed", "mouseReleased"] { try await mouse(kind, answer) }
        try await settle(place)
    }

    /// Puts files into a file field.
    package func upload(
        _ label: String,
        _ paths: String...,
        near: String? = nil,
        within: String? = nil,
        place: SourceLocation = #_sourceLocation
    ) async throws {
        let area = Self.area(near, within).source
        let call = "luoshi.file(\(BrowserValue.text(label).source), \(area))"
        try await attempt("upload into 「\(label)」", place) { () -> Attempt<Void> in
            let found = try await run("(found => found.element ?? found.wait)(\(call))", byValue: false)
            guard let field = found["objectId"].string else { return .notYet(found["value"].string ?? "") }
            let files = paths.map { BrowserValue.text(URL(fileURLWithPath: $0).path) }
            try await tell("DOM.setFileInputFiles", ["files": .list(files), "objectId": .text(field)])
            return .done(())
        }
        try await settle(place)
    }

    /// Presses keys one after the other: `"j"`, `"Enter"`, `"Control+Enter"`.
    package func keys(_ names: String..., place: SourceLocation = #_sourceLocation) async throws {
        for name in names {
            guard let key = BrowserKey(name) else { throw await failure("press the key \(name)", "no such key", place) }
            try await tell("Input.dispatchKeyEvent", key.event(isDown: true))
            try await tell("Input.dispatchKeyEvent", key.event(isDown: false))
        }
        try await settle(place)
    }

    /// Presses what starts a download and waits until the file is whole.
    package func download(
        pressing text: String,
        near: String? = nil,
        within: String? = nil,
        place: SourceLocation = #_sourceLocation
    ) async throws -> URL {
        let before = note { $0.downloads.count }
        try await press(text, near: near, within: within, place: place)
        let download = try await attempt("receive a file", place, seconds: 60) {
            let later = note { $0.downloads.dropFirst(before) }
            if let done = later.first(where: { $0.state == "completed" }) { return Attempt<Download>.done(done) }
            return .notYet(later.first.map { "\($0.name) is \($0.state)" } ?? "none began")
        }
        // Saved under its key, so that two files of one name do not overwrite each other.
        let box = folder.appendingPathComponent("file-\(download.key)")
        try FileManager.default.createDirectory(at: box, withIntermediateDirectories: true)
        let file = box.appendingPathComponent(download.name)
        try FileManager.default.moveItem(at: folder.appendingPathComponent(download.key), to: file)
        return file
    }

    /// Looks for a place to press until it stands still and free, then presses it; a done act needs no press.
    private func click(
        _ what: String,
        _ place: SourceLocation,
        _ find: @escaping @Sendable () async throws -> BrowserValue
    ) async throws {
        let point = try await attempt(what, place) {
            let first = try await find()
            if let why = first["wait"].string { return Attempt<BrowserValue>.notYet(why) }
            if first["done"].isTrue { return .done(.null) }
            let second = try await find()
            return first == second ? .done(first) : .notYet("it moves")
        }
        guard point != .null else { return }
        try await mouse("mouseMoved", point)
        try await mouse("mousePressed", point)
        try await mouse("mouseReleased", point)
    }

    private func mouse(_ kind: String, _ point: BrowserValue, isHeld: Bool = false) async throws {
        let button: BrowserValue = kind == "mouseMoved" && !isHeld ? "none" : "left"
        try await tell(
            "Input.dispatchMouseEvent",
            [
                "type": .text(kind), "x": point["x"], "y": point["y"], "button": button,
                "buttons": kind == "mouseReleased" || button == "none" ? 0 : 1, "clickCount": 1,
            ]
        )
    }
}
