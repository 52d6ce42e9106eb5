import Core
import Directives
import Pages
import PolicyText

extension TaskListPage {
    var bar: FilterBar {
        FilterBar(
            "/tasks",
            [
                .search(name: "q", label: "搜索", value: filter.text),
                .select(
                    name: "light",
                    label: "灯",
                    choices: Light.standing.map { Choice($0.rawValue, $0.signal.word) },
                    value: filter.lights.count == 1 ? filter.lights.first?.rawValue ?? "" : ""
                ),
                .select(
                    name: "stage",
                    label: "状态",
                    choices: TaskStage.allCases.map { Choice($0.rawValue, $0.word) },
                    value: filter.stages.count == 1 ? filter.stages.first?.rawValue ?? "" : ""
                ),
                .select(name: "unit", label: "单位", choices: choices.units, value: filter.unit.map { "\($0)" } ?? ""),
                .select(
                    name: "role",
                    label: "分工",
                    choices: UnitRole.allCases.map { Choice($0.rawValue, $0.word) },
                    value: filter.role?.rawValue ?? ""
                ),
                .select(
                    name: "township",
                    label: "乡镇",
                    choices: choices.townships,
                    value: filter.township?.digits ?? ""
                ),
                .select(
                    name: "directive",
                    label: "文件",
                    choices: choices.directives,
                    value: filter.directive.map { "\($0)" } ?? ""
                ),
                .select(
                    name: "section",
                    label: "章节",
                    choices: choices.sections,
                    value: filter.section.map(String.init) ?? ""
                ),
                .select(
                    name: "goal",
                    label: "目标",
                    choices: RevitalisationGoal.allCases.map { Choice($0.rawValue, SubjectNames.goal($0)) },
                    value: filter.goal?.rawValue ?? ""
                ),
                .day(name: "from", label: "时限从", value: filter.dueFrom?.description ?? ""),
                .day(name: "through", label: "到", value: filter.dueThrough?.description ?? ""),
            ],
            chips: TaskFilterChips(filter, choices).chips,
            kept: (filter.order == .deadline ? [] : [("order", filter.order.rawValue)])
                + (filter.olderThan.map { [("older", "\($0)")] } ?? [])
        )
    }
}
