import Pages
import Testing

@Suite struct StylesheetTests {
    private let sheet = Stylesheet()

    static let textPairs: [(String, String)] = {
        var pairs = [
            ("action-ink", "action"), ("action-ink", "action-hover"), ("action", "action-wash"), ("ink", "action-wash"),
            ("stop", "stop-wash"), ("ink", "stop-wash"), ("ink", "hover"), ("ink-quiet", "hover"),
            ("ink-quiet", "not-due-wash"), ("action", "hover"),
        ]
        for ink in ["ink", "ink-quiet", "action", "stop", "behind", "slow", "on-track", "not-due", "closed"] {
            for ground in ["ground", "surface", "surface-sunk", "surface-raised"] { pairs.append((ink, ground)) }
        }
        for light in ["behind", "slow", "on-track", "not-due", "closed"] {
            pairs += [(light, light + "-wash"), (light, "hover")]
        }
        for mark in ["mark-number", "mark-date", "mark-unit", "ink"] {
            for ground in ["surface", "mark-task", "mark-chosen"] { pairs.append((mark, ground)) }
        }
        return pairs
    }()

    @Test(arguments: textPairs, [false, true])
    func textIsReadable(pair: (String, String), dark: Bool) throws {
        let contrast = try #require(sheet.contrast(pair.0, pair.1, dark: dark))
        #expect(contrast >= 4.5, "\(pair.0) on \(pair.1), \(dark ? "dark" : "light"): \(contrast)")
    }

    @Test(arguments: ["line-control", "focus"], [false, true])
    func controlsAndFocusStandOut(token: String, dark: Bool) throws {
        for ground in ["ground", "surface", "surface-sunk"] {
            let contrast = try #require(sheet.contrast(token, ground, dark: dark))
            #expect(contrast >= 3, "\(token) on \(ground), \(dark ? "dark" : "light"): \(contrast)")
        }
    }

    @Test func knowsBlackOnWhite() throws {
        #expect(sheet.colour("surface", dark: false) == [255, 255, 255])
        let contrast = try #require(sheet.contrast("ink", "surface", dark: false))
        #expect((14.0...17.0).contains(contrast))
    }

    @Test func coloursStandOnlyAmongTheTokens() throws {
        let end = try #require(sheet.text.firstRange(of: "*::before")?.lowerBound)
        let print = try #require(sheet.text.firstRange(of: "@page {")?.lowerBound)
        #expect(!sheet.text[end..<print].contains("#"))
    }

    @Test func everyTokenUsedIsDefined() {
        let used = names(after: "var(--")
        let defined = names(after: "\n--")
        #expect(used.subtracting(defined) == [])
    }

    @Test func asksNoOtherHostForAnything() {
        for word in ["http:", "https:", "@import", "url("] { #expect(!sheet.text.contains(word), "\(word)") }
    }

    /// A row of a new ledger's columns is a card in the hand: its head, four answers in pairs, the sixth cell on a line of its
    /// own, four marks on one; `ProposalCardTests` holds that the cells stand so.
    @Test func answersOfAColumnStandTwoALineInTheHand() throws {
        let place = try #require(sheet.text.firstRange(of: ".field-grid td:nth-child(6) {\nwidth: 100%;"))
        let media = try #require(sheet.text[..<place.lowerBound].split(separator: "@media ").last)
        #expect(media.hasPrefix("(max-width: 40em)"))
        let rules = sheet.text[place.lowerBound...]
        #expect(rules.contains(".field-grid .is-mark {\nwidth: 25%;"))
        #expect(rules.contains(".field-grid tr:has([value=\"left\"]:checked) td ~ td {\ndisplay: none;"))
    }

    private func names(after mark: String) -> Set<Substring> {
        Set(
            sheet.text.ranges(of: mark).map {
                sheet.text[$0.upperBound...].prefix { $0.isLetter || $0.isNumber || $0 == "-" }
            }
        )
    }
}
