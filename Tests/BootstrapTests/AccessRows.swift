import Web

/// A row of the table.
struct AccessRow {
    let route: String
    let answers: String

    init(_ route: String, _ answers: String) {
        self.route = route
        self.answers = answers
    }
}

/// Columns: visitor, supervisor, leader · officer taking part, officer not · township own, other · village own, other ·
/// administrator · supervisor and administrator of the next county. Letters: `Answer`.
enum AccessRows {
    static let all = [
        AccessRow("GET /", "syyyyyyyyyyy"),
        AccessRow("GET /admin", "sFFFFFFFFyFy"),
        AccessRow("GET /admin/accounts", "sFFFFFFFFyFy"),
        AccessRow("POST /admin/accounts", "sFFFFFFFFyFy"),
        AccessRow("GET /admin/accounts/import", "sFFFFFFFFyFy"),
        AccessRow("POST /admin/accounts/import", "sFFFFFFFFyFy"),
        AccessRow("GET /admin/accounts/new", "sFFFFFFFFyFy"),
        AccessRow("POST /admin/accounts/passwords", "sFFFFFFFFbFb"),
        AccessRow("GET /admin/accounts/{account}", "sFFFFFFFFyFN"),
        AccessRow("POST /admin/accounts/{account}", "sFFFFFFFFyFN"),
        AccessRow("POST /admin/accounts/{account}/disabling", "sFFFFFFFFyFN"),
        AccessRow("POST /admin/accounts/{account}/enabling", "sFFFFFFFFyFN"),
        AccessRow("POST /admin/accounts/{account}/password", "sFFFFFFFFyFN"),
        AccessRow("POST /admin/accounts/{account}/posts", "sFFFFFFFFyFN"),
        AccessRow("POST /admin/accounts/{account}/posts/{post}/ending", "sFFFFFFFFyFN"),
        AccessRow("POST /admin/accounts/{account}/sessions/{session}/ending", "sFFFFFFFFyFN"),
        AccessRow("GET /admin/backups", "sFFFFFFFFyFy"),
        AccessRow("POST /admin/backups", "sFFFFFFFFyFy"),
        AccessRow("GET /admin/backups/{name}", "sFFFFFFFFNFN"),
        AccessRow("POST /admin/backups/{name}/check", "sFFFFFFFFNFN"),
        AccessRow("POST /admin/backups/{name}/comparison", "sFFFFFFFFNFN"),
        AccessRow("GET /admin/backups/{name}/restoration", "sFFFFFFFFyFy"),
        AccessRow("POST /admin/backups/{name}/restoration", "sFFFFFFFFyFy"),
        AccessRow("POST /admin/backups/uploads", "sFFFFFFFFyFy"),
        AccessRow("GET /admin/records", "sFFFFFFFFyFy"),
        AccessRow("GET /admin/records/verification", "sFFFFFFFFyFy"),
        AccessRow("GET /admin/regions", "sFFFFFFFFyFy"),
        AccessRow("GET /admin/regions/import", "sFFFFFFFFyFy"),
        AccessRow("POST /admin/regions/import", "sFFFFFFFFyFy"),
        AccessRow("GET /admin/units", "sFFFFFFFFyFy"),
        AccessRow("POST /admin/units", "sFFFFFFFFyFy"),
        AccessRow("GET /admin/units/import", "sFFFFFFFFyFy"),
        AccessRow("POST /admin/units/import", "sFFFFFFFFyFy"),
        AccessRow("GET /admin/units/new", "sFFFFFFFFyFy"),
        AccessRow("GET /admin/units/{unit}", "sFFFFFFFFyFN"),
        AccessRow("POST /admin/units/{unit}", "sFFFFFFFFyFN"),
        AccessRow("GET /board", "syyyyyyFFFyF"),
        AccessRow("GET /directives", "syyFFFFFFFyF"),
        AccessRow("POST /directives", "syFFFFFFFFyF"),
        AccessRow("GET /directives/new", "syFFFFFFFFyF"),
        AccessRow("GET /directives/{directive}", "syyFFFFFFFNF"),
        AccessRow("GET /directives/{directive}/comparison", "syyFFFFFFFNF"),
        AccessRow("POST /directives/{directive}/discards", "syFFFFFFFFNF"),
        AccessRow("POST /directives/{directive}/drafts", "syFFFFFFFFNF"),
        AccessRow("GET /directives/{directive}/drafts/{draft}", "syFFFFFFFFNF"),
        AccessRow("POST /directives/{directive}/drafts/{draft}", "syFFFFFFFFNF"),
        AccessRow("POST /directives/{directive}/drafts/{draft}/confirmation", "syFFFFFFFFNF"),
        AccessRow("POST /directives/{directive}/drafts/{draft}/lead", "syFFFFFFFFNF"),
        AccessRow("GET /directives/{directive}/drafts/{draft}/reasons", "syyFFFFFFFNF"),
        AccessRow("POST /directives/{directive}/drafts/{draft}/release", "syFFFFFFFFNF"),
        AccessRow("GET /directives/{directive}/drafts/{draft}/split", "syFFFFFFFFNF"),
        AccessRow("POST /directives/{directive}/drafts/{draft}/split", "syFFFFFFFFNF"),
        AccessRow("GET /directives/{directive}/head", "syFFFFFFFFNF"),
        AccessRow("POST /directives/{directive}/head", "syFFFFFFFFNF"),
        AccessRow("GET /directives/{directive}/issued", "sNFFFFFFFFNF"),
        AccessRow("GET /directives/{directive}/issuing", "syFFFFFFFFNF"),
        AccessRow("POST /directives/{directive}/issuing", "syFFFFFFFFNF"),
        AccessRow("POST /directives/{directive}/masked", "syFFFFFFFFNF"),
        AccessRow("POST /directives/{directive}/matches", "syFFFFFFFFNF"),
        AccessRow("POST /directives/{directive}/merges", "syFFFFFFFFNF"),
        AccessRow("GET /directives/{directive}/original", "syyFFFFFFFNF"),
        AccessRow("POST /directives/{directive}/past-deadlines", "syFFFFFFFFNF"),
        AccessRow("GET /directives/{directive}/reading-copy", "syyFFFFFFFNF"),
        AccessRow("POST /directives/{directive}/restores", "syFFFFFFFFNF"),
        AccessRow("POST /directives/{directive}/sections/{section}/deadline", "syFFFFFFFFNF"),
        AccessRow("POST /directives/{directive}/sections/{section}/lead", "syFFFFFFFFNF"),
        AccessRow("POST /directives/{directive}/sections/{section}/leader", "syFFFFFFFFNF"),
        AccessRow("POST /directives/{directive}/sections/{section}/supporting", "syFFFFFFFFNF"),
        AccessRow("GET /directives/{directive}/sheet", "syyFFFFFFFNF"),
        AccessRow("GET /directives/{directive}/sheet/file", "syyFFFFFFFNF"),
        AccessRow("GET /directives/{directive}/tasks", "syyyyyyyyFyF"),
        AccessRow("GET /directives/{directive}/tasks.xlsx", "syyyNyNyNFNF"),
        AccessRow("GET /directives/{directive}/tasks/sheet", "syyyNyNyNFNF"),
        AccessRow("GET /files/{file}", "syyyNyNNNFNF"),
        AccessRow("GET /login", "yyyyyyyyyyyy"),
        AccessRow("POST /login", "yyyyyyyyyyyy"),
        AccessRow("POST /logout", "ssssssssssss"),
        AccessRow("GET /me", "syyyyyyyyyyy"),
        AccessRow("GET /me/password", "syyyyyyyyyyy"),
        AccessRow("POST /me/password", "syyyyyyyyyyy"),
        AccessRow("GET /me/posts", "syyyyyyyyyyy"),
        AccessRow("POST /me/posts/{post}/switching", "sNNNNNNNNNNN"),
        AccessRow("GET /me/sessions", "syyyyyyyyyyy"),
        AccessRow("POST /me/sessions/{session}/ending", "syyyyyyyyyyy"),
        AccessRow("POST /me/theme", "syyyyyyyyyyy"),
        AccessRow("GET /tasks", "syyyyyyyyFyF"),
        AccessRow("GET /tasks.xlsx", "syyyyyyyyFyF"),
        AccessRow("POST /tasks/reminders", "syFFFFFFFFyF"),
        AccessRow("GET /tasks/{task}", "syyyNyNNNFNF"),
        AccessRow("POST /tasks/{task}/closeout", "syyrNrNNNFNF"),
        AccessRow("POST /tasks/{task}/closeout-request", "srryNrNNNFNF"),
        AccessRow("POST /tasks/{task}/extension", "srryNrNNNFNF"),
        AccessRow("POST /tasks/{task}/extension-decision", "syrrNrNNNFNF"),
        AccessRow("POST /tasks/{task}/keeping", "syrrNrNNNFNF"),
        AccessRow("POST /tasks/{task}/objection", "srryNrNNNFNF"),
        AccessRow("POST /tasks/{task}/progress", "srryNyNNNFNF"),
        AccessRow("POST /tasks/{task}/reassignment", "syrrNrNNNFNF"),
        AccessRow("POST /tasks/{task}/reminder", "syrrNrNNNFNF"),
        AccessRow("POST /tasks/{task}/reopening", "syrrNrNNNFNF"),
        AccessRow("POST /tasks/{task}/return", "syyrNrNNNFNF"),
        AccessRow("POST /tasks/{task}/signing", "srryNrNNNFNF"),
        AccessRow("POST /tasks/{task}/split", "srryNrNNNFNF"),
        AccessRow("POST /tasks/{task}/withdrawal", "syrrNrNNNFNF"),
    ]

    /// About the part of 云雾镇, split from the task of 农业农村局.
    static let township = [
        AccessRow("GET /files/{file}", "syyyNyNyNFNF"),
        AccessRow("GET /tasks/{task}", "syyyNyNyNFNF"),
        AccessRow("POST /tasks/{task}/closeout", "syyyNrNrNFNF"),
        AccessRow("POST /tasks/{task}/closeout-request", "srrrNyNrNFNF"),
        AccessRow("POST /tasks/{task}/extension", "srrrNyNrNFNF"),
        AccessRow("POST /tasks/{task}/extension-decision", "syryNrNrNFNF"),
        AccessRow("POST /tasks/{task}/keeping", "syryNrNrNFNF"),
        AccessRow("POST /tasks/{task}/objection", "srrrNyNrNFNF"),
        AccessRow("POST /tasks/{task}/progress", "srrrNyNrNFNF"),
        AccessRow("POST /tasks/{task}/reassignment", "syryNrNrNFNF"),
        AccessRow("POST /tasks/{task}/reminder", "syryNrNrNFNF"),
        AccessRow("POST /tasks/{task}/reopening", "syryNrNrNFNF"),
        AccessRow("POST /tasks/{task}/return", "syyyNrNrNFNF"),
        AccessRow("POST /tasks/{task}/signing", "srrrNyNrNFNF"),
        AccessRow("POST /tasks/{task}/split", "srrrNyNrNFNF"),
        AccessRow("POST /tasks/{task}/withdrawal", "syryNrNrNFNF"),
    ]

    /// About the part of 上坪村, split from that of 云雾镇.
    static let village = [
        AccessRow("GET /files/{file}", "syyNNyNyNFNF"),
        AccessRow("GET /tasks/{task}", "syyNNyNyNFNF"),
        AccessRow("POST /tasks/{task}/closeout", "syyNNyNrNFNF"),
        AccessRow("POST /tasks/{task}/closeout-request", "srrNNrNyNFNF"),
        AccessRow("POST /tasks/{task}/extension", "srrNNrNyNFNF"),
        AccessRow("POST /tasks/{task}/extension-decision", "syrNNyNrNFNF"),
        AccessRow("POST /tasks/{task}/keeping", "syrNNyNrNFNF"),
        AccessRow("POST /tasks/{task}/objection", "srrNNrNyNFNF"),
        AccessRow("POST /tasks/{task}/progress", "srrNNrNyNFNF"),
        AccessRow("POST /tasks/{task}/reassignment", "syrNNyNrNFNF"),
        AccessRow("POST /tasks/{task}/reminder", "syrNNyNrNFNF"),
        AccessRow("POST /tasks/{task}/reopening", "syrNNyNrNFNF"),
        AccessRow("POST /tasks/{task}/return", "syyNNyNrNFNF"),
        AccessRow("POST /tasks/{task}/signing", "srrNNrNyNFNF"),
        AccessRow("POST /tasks/{task}/split", "srrNNrNyNFNF"),
        AccessRow("POST /tasks/{task}/withdrawal", "syrNNyNrNFNF"),
    ]

    static func name(_ route: Route) -> String { "\(route.method.rawValue) \(route.pattern)" }

    /// What ends sessions comes last.
    static func inOrder(_ a: Route, _ b: Route) -> Bool { place(a) < place(b) }

    private static func place(_ route: Route) -> (Int, String) { (route.pattern == "/logout" ? 1 : 0, name(route)) }
}
