import Accounts
import Core
import Pages
import Programmes
import Tasks

/// Filters of a list: the ones people use most as boxes of their own, every other field through one box for all.
extension ItemListPage {
    private var path: String { "/ledgers/\(playbook.key)" + (filter.isTrash ? "/trash" : "") }

    var filterBar: FilterBar {
        var controls: [FilterBar.Control] = [.search(name: "q", label: "搜索", value: filter.text)]
        controls += filter.standingControls(playbook, places: places)
        let warnings = playbook.warnings.map { Choice($0.key, $0.sentence) }
        if !warnings.isEmpty {
            controls.append(.select(name: "warning", label: "提醒", choices: warnings, value: filter.warning ?? ""))
        }
        let fields = playbook.fields.filter { !$0.options.isEmpty || $0.type == .truth }.prefix(3)
        for field in fields {
            let options = field.options.isEmpty ? ["是", "否"] : field.options
            controls.append(
                .select(
                    name: "f-\(field.key)",
                    label: field.label,
                    choices: options.map { Choice($0, $0) },
                    value: filter.fields[field.key] ?? ""
                )
            )
        }
        controls.append(.day(name: "from", label: "进入环节从", value: filter.from?.description ?? ""))
        controls.append(.day(name: "through", label: "到", value: filter.through?.description ?? ""))
        // A ledger's list has many fields: each can be asked for, without a box for each.
        let others = playbook.fields.filter { field in field.type != .file && !fields.contains { $0.key == field.key } }
        controls.append(
            .select(
                name: "field",
                label: "其他字段",
                choices: others.map { Choice($0.key, $0.label) },
                value: "",
                all: "选择"
            )
        )
        controls.append(.text(name: "value", label: "等于或含有", value: ""))
        let kept = filter.fields.filter { key, _ in !fields.contains { $0.key == key } }.sorted { $0.key < $1.key }.map
        {
            ("f-\($0.key)", $0.value)
        }
        return FilterBar(
            path,
            controls,
            chips: chips,
            kept: kept + (filter.gate.map { [("gate", $0)] } ?? [])
                + (filter.version.map { [("version", $0)] } ?? [])
                + (filter.order == .newest ? [] : [("order", filter.order.text)])
        )
    }

    private var chips: [FilterBar.Chip] {
        filter.parts(playbook, place: placeName).map {
            FilterBar.Chip($0.word, without: LedgerAddress(path, $0.rest).text)
        }
    }
}

extension ItemFilter {
    /// Every condition in words, with the filter without it.
    func parts(_ playbook: Playbook, place: String?) -> [(word: String, rest: ItemFilter)] {
        var parts: [(word: String, rest: ItemFilter)] = []
        func add(_ word: String, _ change: (inout ItemFilter) -> Void) {
            var rest = self
            change(&rest)
            parts.append((word, rest))
        }
        if !text.isEmpty { add("含“\(text)”") { $0.text = "" } }
        if let region { add(place ?? region.digits) { $0.region = nil } }
        for stage in playbook.stages where stages.contains(stage.key) {
            add(stage.word) { $0.stages.remove(stage.key) }
        }
        for (key, value) in fields.sorted(by: { $0.key < $1.key }) {
            add("\(ItemWords.label(key, playbook))：\(value)") { $0.fields[key] = nil }
        }
        if let from { add("进入环节从 \(from)") { $0.from = nil } }
        if let through { add("进入环节到 \(through)") { $0.through = nil } }
        if let gate = playbook.gates.first(where: { $0.key == gate }) {
            add("卡在“\(gate.sentence)”") { $0.gate = nil }
        }
        if let light { add("灯：\(light.signal.word)") { $0.light = nil } }
        if let key = warning {
            add("提醒：\(playbook.warnings.first { $0.key == key }?.sentence ?? key)") { $0.warning = nil }
        }
        if let version { add("登记时的版本：\(version)") { $0.version = nil } }
        return parts
    }

    /// What a file of the list says it was narrowed to. Whole values of sealed fields are not written down.
    func note(_ playbook: Playbook, place: String?, at now: Instant) -> ListNote {
        var told = self
        for field in playbook.fields where field.type.isPersonal && fields[field.key] != nil {
            told.fields[field.key] = "（不写明）"
        }
        return ListNote(readAt: now, filters: told.parts(playbook, place: place).map(\.word))
    }
}

extension ItemFilter {
    /// Where things are and how they stand: the same boxes over every view of a ledger.
    package func standingControls(_ playbook: Playbook, places: [Choice]) -> [FilterBar.Control] {
        [
            .select(name: "region", label: "地方", choices: places, value: region?.digits ?? ""),
            .select(
                name: "stage",
                label: "环节",
                choices: playbook.stages.map { Choice($0.key, $0.word) },
                value: stages.count == 1 ? stages.first ?? "" : ""
            ),
            .select(
                name: "light",
                label: "灯",
                choices: ItemLight.all.map { Choice($0.rawValue, $0.signal.word) },
                value: light?.rawValue ?? ""
            ),
        ]
    }
}
