import Core
import Database
import Directives
import Pages

/// What filters and forms offer.
extension TaskStore {
    func filterChoices(for actor: Actor, directive: DirectiveID?) throws -> TaskFilterChoices {
        var choices = TaskFilterChoices()
        let county = actor.county
        if actor.role.readsWholeCounty || actor.role == .township { choices.units = try unitChoices(in: county) }
        if actor.role.readsWholeCounty {
            choices.townships = try tx.rows(
                """
                SELECT code, name FROM region WHERE parent = \(county) AND level = 9 ORDER BY code
                """
            ) { Choice(try $0.text("code"), try $0.text("name")) }
            choices.directives = try tx.rows(
                "SELECT id, title FROM directive WHERE county = \(county) ORDER BY id DESC LIMIT 200"
            ) { Choice("\(try $0.int64("id"))", try $0.text("title")) }
        }
        if let directive {
            let query: Query = """
                SELECT coalesce(section, 0) AS part, min(section_title) AS title FROM task
                WHERE county = \(county) AND directive_id = \(directive) AND stage <> 'withdrawn' GROUP BY 1 ORDER BY 1
                """
            choices.sections = try tx.rows(query) { row in
                let title = try row.text("title")
                return Choice("\(try row.int("part"))", title.isEmpty ? "其他" : title)
            }
        }
        return choices
    }

    /// Every unit of a county, departments first, villages left out.
    func unitChoices(in county: RegionCode) throws -> [Choice] {
        let query: Query = """
            SELECT id, name, kind FROM unit WHERE county = \(county) AND kind <> 'village'
            ORDER BY CASE kind WHEN 'department' THEN 0 ELSE 1 END, position, id
            """
        return try tx.rows(query) { row in
            Choice(
                "\(try row.int64("id"))",
                try row.text("name"),
                group: try row.text("kind") == "department" ? "部门" : "乡镇"
            )
        }
    }

    func partLines(of id: TaskID, _ light: LightColumn) throws -> [TaskLine] {
        let query: Query = """
            SELECT \(Self.columns), unit.name AS lead_name, \(light.light) AS light, t.branch AS sort_key
            FROM task t JOIN unit ON unit.id = t.lead_unit WHERE t.parent_id = \(id) ORDER BY t.branch
            """
        return try tx.rows(query, TaskLine.init)
    }

    /// The document a task came from, for the people who may open it.
    func source(of task: Task, for actor: Actor) throws -> TaskSource? {
        guard let directive = task.directive, actor.role.readsWholeCounty else { return nil }
        let row = try tx.first(
            """
            SELECT d.title, t.draft_id FROM task t JOIN directive d ON d.id = t.directive_id
            WHERE t.id = \(task.id) AND d.county = \(actor.county)
            """
        )
        guard let row else { return nil }
        let draft: DraftID? = try row.optionalID("draft_id")
        let address = draft.map { DirectiveAddress.source(of: $0, in: directive) }
        return TaskSource(title: try row.text("title"), address: address ?? DirectiveAddress.directive(directive))
    }
}
