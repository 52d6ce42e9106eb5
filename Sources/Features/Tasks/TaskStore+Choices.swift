import Core
import Database
import Directives
import Pages

/// What filters and forms offer.
extension TaskStore {
    func filterChoices(
        for actor: Actor,
        directive: DirectiveID?,
        _ summaries: TaskSummaries,
        _ light: LightColumn
    ) throws -> TaskFilterChoices {
        var choices = TaskFilterChoices()
        let (county, scope) = (actor.county, TaskScope(actor))
        if actor.role.readsWholeCounty || actor.role == .township { choices.units = try unitChoices(in: county) }
        if actor.role.readsWholeCounty {
            choices.townships = try tx.rows(
                """
                SELECT code, name FROM region WHERE parent = \(county) AND level = 9 ORDER BY code
                """
            ) { Choice(try $0.text("code"), try $0.text("name")) }
        }
        choices.directives = try summaries.documents(scope, light, limit: 200, in: tx)
        if let directive { choices.sections = try summaries.sections(of: directive, scope, light, in: tx) }
        return choices
    }

    /// Documents with tasks a person may read, newest first.
    package func documents(_ scope: TaskScope, limit: Int) throws -> [Choice] {
        // A whole county's are looked up one by one in an index; a unit's few tasks are read once.
        let issued: Query =
            scope.readsWholeCounty
            ? """
            EXISTS (SELECT 1 FROM task t
                WHERE \(scope.condition) AND t.directive_id = d.id AND t.stage <> 'withdrawn')
            """
            : "d.id IN (SELECT t.directive_id FROM task t WHERE \(scope.condition) AND t.stage <> 'withdrawn')"
        let query: Query = "SELECT d.id, d.title FROM directive d WHERE \(issued) ORDER BY d.id DESC LIMIT \(limit)"
        return try tx.rows(query) { Choice("\(try $0.int64("id"))", try $0.text("title")) }
    }

    /// The sections of a document that have tasks in scope; 0 stands for tasks outside all parts.
    package func sections(of directive: DirectiveID, _ scope: TaskScope) throws -> [Choice] {
        let query: Query = """
            SELECT coalesce(t.section, 0) AS part, min(t.section_title) AS title FROM task t
            WHERE \(scope.condition) AND t.directive_id = \(directive) AND t.stage <> 'withdrawn'
            GROUP BY 1 ORDER BY 1
            """
        return try tx.rows(query) { row in
            let title = try row.text("title")
            return Choice("\(try row.int64("part"))", title.isEmpty ? "其他" : title)
        }
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

    /// The parts of a task that may be read, and how many it has in all.
    func partLines(
        of id: TaskID,
        _ scope: TaskScope,
        _ light: LightColumn
    ) throws -> (lines: [TaskLine], count: Int) {
        let query: Query = """
            SELECT \(Self.columns), unit.name AS lead_name, \(light.light) AS light, t.branch AS sort_key,
                (SELECT account.name FROM post JOIN account ON account.id = post.account_id
                    WHERE post.id = t.post_id) AS holder
            FROM task t JOIN unit ON unit.id = t.lead_unit
            WHERE t.parent_id = \(id) AND \(scope.condition) ORDER BY t.branch
            """
        let lines = try tx.rows(query) { row in
            var line = try TaskLine(row)
            line.holder = try row.optionalText("holder")
            return line
        }
        return (lines, try tx.count("FROM task WHERE parent_id = \(id)"))
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
