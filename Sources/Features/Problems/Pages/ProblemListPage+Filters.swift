import Core
import Pages
import Tasks

extension ProblemListPage {
    var bar: FilterBar {
        FilterBar(
            "/problems",
            [
                .search(name: "q", label: "搜索", value: filter.text),
                .select(
                    name: "light",
                    label: "灯",
                    choices: Light.standing.map { Choice($0.rawValue, $0.problemWord) },
                    value: filter.lights.count == 1 ? filter.lights.first?.rawValue ?? "" : ""
                ),
                .select(
                    name: "stage",
                    label: "状态",
                    choices: ProblemStage.allCases.map { Choice($0.rawValue, $0.word) },
                    value: filter.stages.count == 1 ? filter.stages.first?.rawValue ?? "" : ""
                ),
                .select(name: "aspect", label: "方面", choices: choices.aspects, value: filter.aspect ?? ""),
                .select(name: "place", label: "地方", choices: choices.places, value: filter.place?.digits ?? ""),
                .select(name: "unit", label: "责任单位", choices: choices.units, value: filter.unit.map { "\($0)" } ?? ""),
                .select(
                    name: "source",
                    label: "来源",
                    choices: ProblemSource.allCases.map { Choice($0.rawValue, $0.word) },
                    value: filter.source?.rawValue ?? ""
                ),
                .select(
                    name: "batch",
                    label: "清单",
                    choices: choices.batches,
                    value: filter.batch.map { "\($0)" } ?? ""
                ),
            ],
            chips: ProblemFilterChips(filter: filter, choices: choices).chips,
            kept: (filter.order == .deadline ? [] : [("order", filter.order.rawValue)])
                + (filter.task.map { [("task", "\($0)")] } ?? [])
                + (filter.paper.map { [("paper", "\($0)")] } ?? [])
        )
    }
}

/// The filters that are on, each with the list without it.
struct ProblemFilterChips {
    let filter: ProblemFilter
    let choices: ProblemChoices

    var chips: [FilterBar.Chip] {
        var chips: [FilterBar.Chip] = []
        if !filter.text.isEmpty { chips.append(chip("含“\(filter.text)”") { $0.text = "" }) }
        for light in filter.lights.sorted(by: { $0.rawValue < $1.rawValue }) {
            chips.append(chip(light.problemWord) { $0.lights.remove(light) })
        }
        for stage in filter.stages.sorted(by: { $0.rawValue < $1.rawValue }) {
            chips.append(chip(stage.word) { $0.stages.remove(stage) })
        }
        if let aspect = filter.aspect { chips.append(chip(aspect) { $0.aspect = nil }) }
        if let place = filter.place { chips.append(chip(word(choices.places, place.digits)) { $0.place = nil }) }
        if let unit = filter.unit { chips.append(chip(word(choices.units, "\(unit)")) { $0.unit = nil }) }
        if let source = filter.source { chips.append(chip(source.word) { $0.source = nil }) }
        if let batch = filter.batch { chips.append(chip(word(choices.batches, "\(batch)")) { $0.batch = nil }) }
        if filter.paper != nil { chips.append(chip("一份文书的问题") { $0.paper = nil }) }
        if filter.task != nil { chips.append(chip("一项任务的问题") { $0.task = nil }) }
        return chips
    }

    private func chip(_ word: String, without change: (inout ProblemFilter) -> Void) -> FilterBar.Chip {
        var rest = filter
        change(&rest)
        return FilterBar.Chip(word, without: ProblemAddress("/problems", rest).text)
    }

    private func word(_ choices: [Choice], _ value: String) -> String {
        choices.first { $0.value == value }?.word ?? value
    }
}
