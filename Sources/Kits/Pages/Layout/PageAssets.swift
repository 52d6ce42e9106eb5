/// The stylesheet, scripts and icon inside the binary. The server answers `/assets/{version}/{name}` with them, cacheable
/// for ever: another version has another address, and scripts find each other beside themselves.
package enum PageAssets {
    package struct Asset: Sendable {
        package let name: String
        package let contentType: String
        package let bytes: [UInt8]
    }

    package static let all: [Asset] = [stylesheet, paper, icon] + scripts + phone

    /// 16 hexadecimal digits that change when any asset does.
    package static let version: String = digest(of: all)

    package static func find(_ name: String) -> Asset? { all.first { $0.name == name } }

    package static func address(of name: String, version: String = version) -> String { "/assets/\(version)/\(name)" }

    /// One stylesheet, written in parts by subject.
    package static let stylesheet = Asset(
        name: "luoshi.css",
        contentType: "text/css; charset=utf-8",
        bytes: [
            PackageResources.tokens_css, PackageResources.base_css, PackageResources.shell_css,
            PackageResources.buttons_css, PackageResources.forms_css, PackageResources.lights_css,
            PackageResources.tables_css, PackageResources.parts_css, PackageResources.reader_css,
            PackageResources.review_css, PackageResources.looking_css, PackageResources.ledgers_css,
            PackageResources.scores_css,
            PackageResources.imports_css, PackageResources.phone_css, PackageResources.charts_css,
            PackageResources.narrow_css,
            PackageResources.print_css,
        ].flatMap { $0 }
    )

    /// The rules of official documents: pages that show one bring them along, and a sheet is printed with them alone.
    package static let paper = Asset(
        name: "paper.css",
        contentType: "text/css; charset=utf-8",
        bytes: PackageResources.paper_css
    )

    static let icon = Asset(name: "icon.svg", contentType: "image/svg+xml", bytes: PackageResources.icon_svg)

    static let scripts: [Asset] = [
        script("luoshi.js", PackageResources.luoshi_js),
        script("leaving.js", PackageResources.leaving_js),
        script("autosize.js", PackageResources.autosize_js),
        script("grids.js", PackageResources.grids_js),
        script("keeping.js", PackageResources.keeping_js),
        script("keys.js", PackageResources.keys_js),
        script("menus.js", PackageResources.menus_js),
        script("panes.js", PackageResources.panes_js),
        script("pickers.js", PackageResources.pickers_js),
        script("review.js", PackageResources.review_js),
        script("selection.js", PackageResources.selection_js),
        script("sending.js", PackageResources.sending_js),
        script("tables.js", PackageResources.tables_js),
        script("theme.js", PackageResources.theme_js),
        script("uploads.js", PackageResources.uploads_js),
    ]

    /// Scripts that pages load where they need them: inspecting without a network, and files sent in chunks.
    package static let phone: [Asset] = [
        script("checks.js", PackageResources.checks_js),
        script("chunks.js", PackageResources.chunks_js),
        script("digest.js", PackageResources.digest_js),
        script("drafts.js", PackageResources.drafts_js),
        script("files.js", PackageResources.files_js),
        script("outbox.js", PackageResources.outbox_js),
        script("phone.js", PackageResources.phone_js),
        script("photos.js", PackageResources.photos_js),
        script("rules.js", PackageResources.rules_js),
        script("session.js", PackageResources.session_js),
        script("sheets.js", PackageResources.sheets_js),
        script("shell.js", PackageResources.shell_js),
        script("store.js", PackageResources.store_js),
        script("voice.js", PackageResources.voice_js),
    ]

    /// What answers for the phone's pages while there is no network. Its address never changes, so that browsers find the
    /// newest.
    package static let worker = script("worker.js", PackageResources.worker_js)

    private static func script(_ name: String, _ bytes: [UInt8]) -> Asset {
        Asset(name: name, contentType: "text/javascript; charset=utf-8", bytes: sent(bytes))
    }

    /// A script without its comments and indentation, a sixth of what would go over the wire. Lines stay lines; no script
    /// has a text that goes over several.
    private static func sent(_ bytes: [UInt8]) -> [UInt8] {
        let (blank, slash) = (UInt8(ascii: " "), UInt8(ascii: "/"))
        let lines = bytes.split(separator: UInt8(ascii: "\n")).map { $0.drop { $0 == blank } }
        return Array(
            lines.filter { !$0.isEmpty && !$0.starts(with: [slash, slash]) }.joined(separator: [UInt8(ascii: "\n")])
        )
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
