import Foundation
import TestSupport
import Testing

/// The main job without a mouse, every keystroke counted.
@Suite("只用键盘", .inBrowser)
struct KeyboardJourney {
    /// A speech of 9,903 characters, the one that is measured against elsewhere.
    private static let speech = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../Benchmarks/speech.txt")

    @Test("一万字的讲话，从录入到下达只用键盘")
    func loadsReviewsAndIssuesASpeech() async throws {
        let text = try String(contentsOf: Self.speech, encoding: .utf8)
        let county = try await RunningCounty.start()
        let officer = try await county.person("ducha")
        try await officer.open("/directives/new")
        var hands = Hands(person: officer)
        let began = ContinuousClock.now

        let isInText = "document.activeElement.name === 'text'"
        while try await !officer.evaluate(isInText).isTrue, hands.count < 40 { try await hands.press("Tab") }
        try #require(try await officer.evaluate(isInText).isTrue)
        try await officer.type(text)
        hands.count += 1
        try await hands.press("Control+Enter")
        try await officer.see("在云岭县农村人居环境整治和产业提升现场推进会上的讲话", within: "h1", seconds: 30)

        let waiting = "document.querySelectorAll('[data-suggestion=\"1\"], [data-act=confirm]').length"
        var left = try await officer.evaluate(waiting).int ?? 0
        #expect(left > 0)
        try await hands.press("n")
        while left > 0 {
            let isUnsure = try await officer.evaluate("!!document.querySelector('.is-chosen [data-act=confirm]')")
                .isTrue
            try await hands.press(isUnsure ? "c" : "1")
            let before = left
            try await officer.wait(until: "the decision is taken") {
                left = try await officer.evaluate(waiting).int ?? 0
                return left < before
            }
        }

        try await hands.press("i")
        try await officer.see("下达任务", within: "h1")
        let chosen = try await officer.count(of: "input[name=draft]:checked")
        let all = try await officer.count(of: "tbody tr")
        try await hands.press("Control+Enter")
        try await officer.see("已下达 \(chosen) 项任务", within: "h1", seconds: 30)
        let seconds = (ContinuousClock.now - began).components.seconds
        print(
            "keyboard only: \(text.count) characters, \(hands.count) keystrokes, \(chosen) of \(all) drafts issued,",
            "\(seconds) s"
        )
        #expect(chosen * 10 >= all * 8)
        #expect(hands.count < 300, "at one keystroke a second a person needs less than five minutes")
    }

    @Test("按 ? 看到全部快捷键，w 看依据，采用的建议能撤回")
    func showsItsKeysAndTakesBack() async throws {
        let county = try await RunningCounty.start()
        let officer = try await county.person("ducha")
        try await officer.press(county.documentToReview)
        try await officer.keys("?")
        try await officer.see("校改的快捷键", "采用第一个建议", within: "dialog")
        try await officer.keys("Escape")
        let suggested = "document.querySelectorAll('[data-suggestion=\"1\"]').length"
        let before = try await officer.evaluate(suggested)
        try await officer.keys("n")
        for _ in 0..<60
        where try await officer.evaluate("!document.querySelector('.is-chosen [data-suggestion]')").isTrue {
            try await officer.keys("n")
        }
        try await officer.keys("w")
        try await officer.see("为什么这样读", "每一项从哪里读出", within: "dialog")
        try await officer.keys("Escape")
        try await officer.keys("a")
        try await officer.see("撤回牵头")
        try await officer.keys("u")
        try await officer.see("已撤回牵头单位")
        #expect(try await officer.evaluate(suggested) == before)
        try await keysReachThePageRightAfterAWindowClosed(officer)
    }

    /// A window that has just closed keeps the focus until the page is drawn again; a quick hand is faster than that.
    private func keysReachThePageRightAfterAWindowClosed(_ officer: Person) async throws {
        let chosen = """
            (() => {
              const help = document.querySelector("[data-review-help]");
              help.showModal();
              help.querySelector("button").focus();
              help.close();
              document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "?", bubbles: true }));
              return help.open;
            })()
            """
        #expect(try await officer.evaluate(chosen).isTrue)
        // Enter on a button of a window that is gone is meant for the page: it is taken, not left to the button.
        let taken = """
            (() => {
              const help = document.querySelector("[data-review-help]");
              help.close();
              const enter = new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true });
              return !help.querySelector("button").dispatchEvent(enter);
            })()
            """
        #expect(try await officer.evaluate(taken).isTrue)
    }
}

/// Presses keys one by one and counts them.
private struct Hands {
    let person: Person
    var count = 0

    mutating func press(_ key: String) async throws {
        try await person.keys(key)
        count += 1
    }
}
