import Foundation
import Testing

/// What a person sees. `near:` is words shown in the same row, item or section; `within:` is a CSS selector.
extension Person {
    /// Goes to an address, relative to `home` when it begins with `/`, and waits until the page has loaded.
    package func open(_ path: String, place: SourceLocation = #_sourceLocation) async throws {
        let url = path.hasPrefix("/") ? home + path : path
        let answer = try await tell("Page.navigate", ["url": .text(url)])
        if let refusal = answer["errorText"].string, !refusal.isEmpty, refusal != "net::ERR_ABORTED" {
            throw await failure("open \(url)", refusal, place)
        }
        guard let loader = answer["loaderId"].string else { return try await settle(place) }
        try await attempt("open \(url)", place) {
            note { $0.loaded.contains(loader) || !$0.isLoading } ? .done(()) : .notYet("it is still loading")
        }
    }

    /// Loads the page again.
    package func reload(place: SourceLocation = #_sourceLocation) async throws {
        note { $0.isLoading = true }
        try await tell("Page.reload")
        try await settle(place)
    }

    /// Goes one page back.
    package func goBack(place: SourceLocation = #_sourceLocation) async throws { try await go(-1, place) }

    /// Goes one page forward again.
    package func goForward(place: SourceLocation = #_sourceLocation) async throws { try await go(1, place) }

    private func go(_ pages: Int, _ place: SourceLocation) async throws {
        let history = try await tell("Page.getNavigationHistory")
        let entries = history["entries"].items
        let index = (history["currentIndex"].int ?? 0) + pages
        guard entries.indices.contains(index) else {
            throw await failure("go back or forward", "there is no page", place)
        }
        try await tell("Page.navigateToHistoryEntry", ["entryId": entries[index]["id"]])
        try await settle(place)
    }

    /// Waits until the words can be read on the page, in its fields or as its title.
    package func see(
        _ texts: String...,
        within: String? = nil,
        seconds: Double = Person.patience,
        place: SourceLocation = #_sourceLocation
    ) async throws {
        for text in texts {
            try await attempt("see 「\(text)」\(within.map { " in \($0)" } ?? "")", place, seconds: seconds) {
                try await ask("shows", .text(text), within.value).isTrue ? .done(()) : .notYet("it is not there")
            }
        }
    }

    /// Waits until the words can no longer be read.
    package func notSee(
        _ texts: String...,
        within: String? = nil,
        place: SourceLocation = #_sourceLocation
    ) async throws {
        for text in texts {
            try await attempt("be without 「\(text)」\(within.map { " in \($0)" } ?? "")", place) {
                try await ask("shows", .text(text), within.value).isTrue ? .notYet("it is there") : .done(())
            }
        }
    }

    /// Waits until a condition written for this journey holds.
    package func wait(
        until what: String,
        place: SourceLocation = #_sourceLocation,
        _ holds: () async throws -> Bool
    ) async throws {
        try await attempt("wait until \(what)", place) { try await holds() ? .done(()) : .notYet("not so") }
    }

    /// The page's address without `home`: `/tasks?light=red`.
    package var address: String {
        get async throws {
            let url = try await run("location.href", byValue: true)["value"].string ?? ""
            return !home.isEmpty && url.hasPrefix(home) ? String(url.dropFirst(home.count)) : url
        }
    }

    /// The status the page that stands now was answered with; nil where it did not come over HTTP.
    package var status: Int? {
        get async throws {
            let url = try await run("location.href.split('#')[0]", byValue: true)["value"].string ?? ""
            return note { $0.pages[url] }
        }
    }

    /// Everything the page shows.
    package var words: String {
        get async throws { try await ask("words").string ?? "" }
    }

    /// The words of the first visible element the selector names, or nil.
    package func text(of selector: String) async throws -> String? { try await texts(of: selector).first }

    /// The words of each visible element the selector names.
    package func texts(of selector: String) async throws -> [String] {
        try await ask("texts", .text(selector)).items.compactMap(\.string)
    }

    /// How many visible elements the selector names.
    package func count(of selector: String) async throws -> Int { try await texts(of: selector).count }

    /// What stands in a field, found as `fill` finds it; for a list, the chosen option's words.
    package func value(
        of label: String,
        near: String? = nil,
        within: String? = nil,
        place: SourceLocation = #_sourceLocation
    ) async throws -> String {
        try await attempt("read the field 「\(label)」", place) {
            let answer = try await ask("value", .text(label), Self.area(near, within))
            return answer["value"].string.map { .done($0) } ?? .notYet(answer["wait"].string ?? "")
        }
    }

    /// What is marked in the page now.
    package var selection: String {
        get async throws { try await ask("selected").string ?? "" }
    }

    /// The value of a JavaScript expression in the page's own world; promises are waited for.
    @discardableResult
    package func evaluate(_ expression: String) async throws -> BrowserValue {
        try await evaluate(expression, ["returnByValue": true])["value"]
    }

    static func area(_ near: String?, _ within: String?) -> BrowserValue {
        ["near": near.value, "within": within.value]
    }
}

extension String? {
    var value: BrowserValue { map { .text($0) } ?? .null }
}
