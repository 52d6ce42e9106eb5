/// The stylesheet, scripts and icon inside the binary. The server answers `/assets/{version}/{name}` with them, cacheable
/// for ever: another version has another address, and scripts find each other beside themselves.
package enum PageAssets {
    package struct Asset: Sendable {
        package let name: String
        package let contentType: String
        package let bytes: [UInt8]
    }

    package static let all: [Asset] = [stylesheet, wall, paper, icon] + scripts + [phone]

    /// 16 hexadecimal digits that change when any asset does.
    package static let version: String = digest(of: all)

    package static func find(_ name: String) -> Asset? { all.first { $0.name == name } }

    package static func address(of name: String, version: String = version) -> String { "/assets/\(version)/\(name)" }

    /// One stylesheet, written in parts by subject.
    package static let stylesheet = Asset(
        name: "luoshi.css",
        contentType: "text/css; charset=utf-8",
        bytes: sent([
            PackageResources.tokens_css, PackageResources.base_css, PackageResources.shell_css,
            PackageResources.buttons_css, PackageResources.forms_css, PackageResources.lights_css,
            PackageResources.tables_css, PackageResources.parts_css, PackageResources.reader_css,
            PackageResources.review_css, PackageResources.looking_css, PackageResources.ledgers_css,
            PackageResources.scores_css,
            PackageResources.imports_css, PackageResources.phone_css, PackageResources.charts_css,
            PackageResources.narrow_css,
            PackageResources.print_css,
        ])
    )

    /// The rules of official documents: pages that show one bring them along, and a sheet is printed with them alone.
    package static let paper = Asset(
        name: "paper.css",
        contentType: "text/css; charset=utf-8",
        bytes: PackageResources.paper_css
    )

    /// The rules of what hangs on walls: pages printed on A3 and A0 bring them along.
    package static let wall = Asset(
        name: "wall.css",
        contentType: "text/css; charset=utf-8",
        bytes: sent([PackageResources.wall_css])
    )

    static let icon = Asset(name: "icon.svg", contentType: "image/svg+xml", bytes: PackageResources.icon_svg)

    /// What every page loads, and beside it what pages load where they need it: correcting a breakdown, files sent in
    /// chunks.
    static let scripts: [Asset] = ["luoshi.js", "review.js", "sheets.js"].map(script)

    /// Inspecting without a network.
    package static let phone = script("phone.js")

    /// What answers for the phone's pages while there is no network. Its address never changes, so that browsers find the
    /// newest.
    package static let worker = script("worker.js")

    private static func script(_ name: String) -> Asset {
        Asset(name: name, contentType: "text/javascript; charset=utf-8", bytes: ScriptBundle(sources).written(name))
    }

    /// The scripts as they are written, each a part of what is sent.
    package static let sources: [String: [UInt8]] = [
        "autosize.js": PackageResources.autosize_js,
        "checks.js": PackageResources.checks_js,
        "chunks.js": PackageResources.chunks_js,
        "digest.js": PackageResources.digest_js,
        "drafts.js": PackageResources.drafts_js,
        "files.js": PackageResources.files_js,
        "grids.js": PackageResources.grids_js,
        "keeping.js": PackageResources.keeping_js,
        "keys.js": PackageResources.keys_js,
        "leaving.js": PackageResources.leaving_js,
        "luoshi.js": PackageResources.luoshi_js,
        "menus.js": PackageResources.menus_js,
        "outbox.js": PackageResources.outbox_js,
        "panes.js": PackageResources.panes_js,
        "phone.js": PackageResources.phone_js,
        "photos.js": PackageResources.photos_js,
        "pickers.js": PackageResources.pickers_js,
        "points.js": PackageResources.points_js,
        "review.js": PackageResources.review_js,
        "rules.js": PackageResources.rules_js,
        "selection.js": PackageResources.selection_js,
        "sending.js": PackageResources.sending_js,
        "session.js": PackageResources.session_js,
        "sheets.js": PackageResources.sheets_js,
        "shell.js": PackageResources.shell_js,
        "store.js": PackageResources.store_js,
        "tables.js": PackageResources.tables_js,
        "theme.js": PackageResources.theme_js,
        "uploads.js": PackageResources.uploads_js,
        "voice.js": PackageResources.voice_js,
        "worker.js": PackageResources.worker_js,
    ]

    /// Rules without comments and indentation. A comment begins its line.
    private static func sent(_ styles: [[UInt8]]) -> [UInt8] {
        var isComment = false
        var lines: [Substring] = []
        for line in String(decoding: styles.joined(), as: UTF8.self).split(separator: "\n") {
            let text = line.drop { $0 == " " }
            if text.hasPrefix("/*") { isComment = true }
            if !isComment, !text.isEmpty { lines.append(text) }
            if text.hasSuffix("*/") { isComment = false }
        }
        return Array(lines.joined(separator: "\n").utf8)
    }

    /// FNV-1a, 64 bits: enough to tell two builds apart.
    private static func digest(of assets: [Asset]) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for asset in assets {
            for byte in asset.bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
