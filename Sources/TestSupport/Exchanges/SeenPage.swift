import Foundation
import Synchronization
import Web

/// A response as its reader sees it.
package struct SeenPage: Sendable {
    package let status: Int
    package let headers: Headers
    package let body: [UInt8]
    /// Requests and redirects that led here: `["POST /tasks/7/signing", "303 /tasks/7"]`.
    package internal(set) var steps: [String] = []
    /// Where the last redirect led; "" where there was none.
    package var address: String { steps.last { $0.hasPrefix("303 ") }.map { String($0.dropFirst(4)) } ?? "" }
    private let reading: Reading

    init(_ response: SiteResponse) async {
        status = response.status
        headers = response.headers
        body =
            switch response.body {
            case .empty: []
            case .bytes(let bytes): bytes
            case .file(let file): (try? file.read(at: 0, count: file.size)) ?? []
            case .spool(let spool): (try? await spool.whole()) ?? []
            }
        reading = Reading(headers["Content-Type"]?.hasPrefix("text/html") == true ? body : [])
    }

    /// Read where a test asks what the page says: most answers are asked for their status alone.
    private final class Reading: Sendable {
        private let body: [UInt8]
        private let kept = Mutex<[HTMLPiece]?>(nil)

        init(_ body: [UInt8]) { self.body = body }

        var pieces: [HTMLPiece] {
            kept.withLock { kept in
                let pieces = kept ?? HTMLPiece.pieces(of: body)
                kept = pieces
                return pieces
            }
        }
    }

    private var pieces: [HTMLPiece] { reading.pieces }

    /// Where a redirect leads.
    package var location: String? { headers["Location"] }

    /// The body as text.
    package var text: String { String(decoding: body, as: UTF8.self) }

    /// The page's heading.
    package var title: String { lines(inside: "h1").joined(separator: " ") }

    /// The lines of the error summary.
    package var errors: [String] {
        part { $0.attributes["data-error-summary"] != nil }.inner("li").map { HTMLPiece.words($0) }
    }

    /// What was said to have just happened.
    package var notice: String? {
        part { $0.classes.contains("notice") }.inner("p").first.map { HTMLPiece.words($0) }
    }

    /// The visible words of the page's main part, one line per block.
    package var words: String { HTMLPiece.lines(part { $0.name == "main" }).joined(separator: "\n") }

    /// Links in the page's main part, by their words.
    package var links: [(word: String, address: String)] {
        part { $0.name == "main" }.elements("a").map { (HTMLPiece.words($0.inner), $0.tag.attributes["href"] ?? "") }
    }

    /// Buttons in the page's main part, by their words.
    package var buttons: [String] {
        part { $0.name == "main" }.elements("button").map { HTMLPiece.words($0.inner) }
    }

    /// Names and answers of the fields a reader can see and change, in the order of the page.
    package var visibleFormValues: [(name: String, value: String)] {
        part { $0.name == "main" }.controls.filter { !$0.isHidden }.map { ($0.name, $0.value) }
    }

    /// The token of the page's first form.
    var token: String? {
        let start = Data("name=\"\(FormToken.fieldName)\" value=\"".utf8)
        let page = Data(body)
        guard headers["Content-Type"]?.hasPrefix("text/html") == true, let found = page.range(of: start),
            let end = page[found.upperBound...].firstIndex(of: UInt8(ascii: "\""))
        else { return nil }
        return String(decoding: page[found.upperBound..<end], as: UTF8.self)
    }

    package var hiddenValues: [(name: String, value: String)] {
        pieces[...].controls.filter(\.isHidden).map { ($0.name, $0.value) }
    }

    /// The whole exchange for a test to show: requests, status, heading, notice, errors and answers.
    package var transcript: String {
        var lines = steps + ["\(status) \(title)".trimmed]
        if let notice { lines.append("notice: \(notice)") }
        lines += errors.map { "error: \($0)" }
        lines += visibleFormValues.map { "\($0.name) = \($0.value)".trimmed }
        return lines.joined(separator: "\n")
    }

    private func lines(inside name: String) -> [String] { pieces[...].inner(name).map { HTMLPiece.words($0) } }

    /// What stands inside the first element that fits; nothing where none does.
    private func part(_ fits: (HTMLTag) -> Bool) -> ArraySlice<HTMLPiece> { pieces[...].firstElement(fits) ?? [] }
}

extension String {
    /// Without spaces at its end.
    fileprivate var trimmed: String { replacing(/\ +$/, with: "") }
}
