import Core

/// What an edit changed, in words a person can read in the record.
enum DraftChanges {
    static func words(_ old: DraftEdit, _ new: DraftEdit) -> String {
        let changed = [
            (old.title == new.title, "名称“\(short(old.title))”改为“\(short(new.title))”"),
            (old.content == new.content, "改了内容"),
            (old.kind == new.kind, "类别改为\(DraftWords.kind(new.kind))"),
            (old.deadline == new.deadline, "时限\(day(old.deadline))改为\(day(new.deadline))"),
            (old.deadlineText == new.deadlineText, "改了时限原话"),
            (
                old.cadence == new.cadence && old.cadenceText == new.cadenceText,
                "频次改为\(DraftWords.cadence(new.cadence, new.cadenceText) ?? "无")"
            ),
            (old.leader == new.leader, "牵头县领导改为\(new.leader ?? "（无）")"),
            (old.units == new.units, "单位改为\(units(new.units))"),
            (old.quantities == new.quantities, "量化目标改为\(quantities(new))"),
        ].filter { !$0.0 }.map(\.1)
        return changed.isEmpty ? "未改动" : changed.joined(separator: "；")
    }

    private static func short(_ text: String) -> String { text.count > 30 ? text.prefix(29) + "…" : text }
    private static func day(_ day: Day?) -> String { day?.description ?? "（无）" }

    private static func units(_ units: [DraftEdit.Unit]) -> String {
        units.isEmpty ? "无" : units.map { "\($0.name)（\(DraftWords.role($0.role))）" }.joined(separator: "、")
    }

    private static func quantities(_ edit: DraftEdit) -> String {
        edit.quantities.isEmpty ? "无" : edit.quantities.map(DraftWords.quantity).joined(separator: "；")
    }
}
