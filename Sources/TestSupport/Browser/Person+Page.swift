import Foundation
import Testing

/// One try at an act: done, or not yet and why.
enum Attempt<Value: Sendable>: Sendable {
    case done(Value)
    case notYet(String)
}

/// The way from an act into the page, and the waiting.
extension Person {
    /// Calls a function of `PageScript` in the page that stands now, and in the next one if it is replaced meanwhile.
    func ask(_ function: String, _ arguments: BrowserValue...) async throws -> BrowserValue {
        try await run("luoshi.\(function)(\(arguments.map(\.source).joined(separator: ", ")))", byValue: true)["value"]
    }

    /// Runs an expression in the driver's own world of the page.
    func run(_ expression: String, byValue: Bool) async throws -> BrowserValue {
        let deadline = ContinuousClock.now + .seconds(Self.patience)
        while true {
            do {
                let world = try await isolatedWorld()
                return try await evaluate(
                    expression,
                    ["contextId": .number(Double(world)), "returnByValue": .bool(byValue)]
                )
            } catch let problem as BrowserProblem where problem.isAboutAPageThatLeft && ContinuousClock.now < deadline {
                note { $0.world = nil }
                try await Task.sleep(for: .milliseconds(5))
            }
        }
    }

    private func isolatedWorld() async throws -> Int {
        if let world = note({ $0.world }) { return world }
        let answer = try await tell("Page.createIsolatedWorld", ["frameId": .text(frame), "worldName": "journey"])
        let world = answer["executionContextId"].int ?? 0
        _ = try await evaluate(PageScript.source, ["contextId": .number(Double(world))])
        note { $0.world = world }
        return world
    }

    func evaluate(_ expression: String, _ options: [String: BrowserValue]) async throws -> BrowserValue {
        var parameters = options
        parameters["expression"] = .text(expression)
        parameters["awaitPromise"] = true
        let answer = try await tell("Runtime.evaluate", parameters)
        let details = answer["exceptionDetails"]
        if details != .null {
            throw BrowserProblem(
                details["exception"]["description"].string ?? details["text"].string ?? "script failed"
            )
        }
        return answer["result"]
    }

    /// Tries until done, with short and growing pauses; the last reason stands in the failure.
    func attempt<Value: Sendable>(
        _ what: String,
        _ place: SourceLocation,
        seconds: Double = Person.patience,
        _ act: () async throws -> Attempt<Value>
    ) async throws -> Value {
        let deadline = ContinuousClock.now + .seconds(seconds)
        var pause = 8
        while true {
            let reason: String
            do {
                switch try await act() {
                case .done(let value): return value
                case .notYet(let why): reason = why
                }
            } catch let problem as BrowserProblem {
                throw await failure(what, problem.description, place)
            }
            guard ContinuousClock.now < deadline else {
                throw await failure(what, "after \(Int(seconds)) s: \(reason)", place)
            }
            try await Task.sleep(for: .milliseconds(pause))
            pause = min(pause * 2, 100)
        }
    }

    /// Lets the page act on what was just done to it and, where that leads to another page, waits until it has loaded.
    func settle(_ place: SourceLocation) async throws {
        // The answer comes after every event the act caused at once.
        _ = try await run("1", byValue: true)
        try await attempt("wait for the next page", place) {
            note { $0.isUnderWay } ? .notYet("it is still loading") : .done(())
        }
    }

    func failure(_ what: String, _ why: String, _ place: SourceLocation) async -> JourneyProblem {
        let words = (try? await ask("words").string) ?? "(no page)"
        let file = place.fileName.split(separator: ".").first ?? "journey"
        let picture = Journey.pictures.appendingPathComponent("\(file)-\(place.line)-\(name).png").path
        let hasPicture = (try? await screenshot(to: picture)) != nil
        let page = String(words.split(whereSeparator: \.isNewline).joined(separator: "\n").prefix(1500))
        return JourneyProblem(
            description: """
                \(place.fileID):\(place.line): \(name) at \((try? await address) ?? "?") could not \(what): \(why)
                \(complaints.isEmpty ? "" : "Behind the page:\n" + complaints.joined(separator: "\n") + "\n")\
                \(hasPicture ? "Picture: \(picture)\n" : "")The page shows:
                \(page)
                """
        )
    }
}

extension BrowserProblem {
    /// The document went away between finding it and asking it: the next one is to be asked.
    fileprivate var isAboutAPageThatLeft: Bool {
        ["Cannot find context", "context was destroyed", "No frame for given id", "Inspected target navigated"]
            .contains { description.contains($0) }
    }
}

/// Why a journey stopped: the line of the test, what the person wanted, and what the page shows instead.
package struct JourneyProblem: Error, CustomStringConvertible {
    package let description: String
}
