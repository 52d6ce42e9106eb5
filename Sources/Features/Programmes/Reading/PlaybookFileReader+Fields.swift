import Core
import Expression

extension PlaybookFileReader {
    func field(_ map: MapReader) -> WrittenField? {
        defer { map.finish() }
        let key = key("key", "字段的名字", .name, in: map)
        let label = map.text("label", "字段的中文名", atMost: 30)
        let range = NumberRange(minimum: map.number("min")?.value, maximum: map.number("max")?.value)
        if let low = range.minimum, let high = range.maximum, low > high {
            let values = ["minimum": Self.text(low), "maximum": Self.text(high)]
            problems.report("playbook.range", at: map.position(of: "min"), values)
        }
        let (target, reads) = (map.optionalText("to"), map.texts("reads"))
        let type = type(map, target)
        let options = options(map, type)
        let unit = map.optionalText("unit", atMost: 12)
        let isMoney = type == .money || type == .personal(.amount)
        if let unit, isMoney {
            problems.report("playbook.moneyUnit", at: unit.position, ["text": unit.value])
        } else if let unit, type != nil, !isNumber(type) {
            problems.report("playbook.onlyFor", at: unit.position, ["key": "unit", "types": "数字"])
        }
        let unique = level("unique", in: map)
        let isRequired = map.flag("required")
        let also = map.texts("also", atMost: 60)
        let (why, group) = (map.optionalText("why")?.value ?? "", map.optionalText("group", atMost: 30)?.value)
        let when = map.optionalText("when", atMost: 1000)
        guard let key, let type else { return nil }
        return WrittenField(
            key: key,
            label: label ?? key,
            type: type,
            unit: isMoney ? "元" : unit?.value ?? "",
            options: options,
            isRequired: isRequired,
            unique: unique,
            range: range,
            also: also,
            why: why,
            group: group,
            when: when,
            target: target,
            reads: reads
        )
    }

    private func isNumber(_ type: FieldType?) -> Bool {
        guard case .number? = type else { return false }
        return true
    }

    private static let types = [
        "text", "number", "money", "day", "yes-no", "choice", "set", "point", "region", "link", "file", "id-number",
        "phone", "bank-account", "person-name", "person-amount",
    ]

    private func type(_ map: MapReader, _ target: Written<String>?) -> FieldType? {
        let decimals = map.whole("decimals")
        let isMany = map.flag("many")
        let level = level("level", in: map)
        guard let text = map.text("type", "字段的类型，如 text、number、choice") else { return nil }
        if decimals != nil, text.value != "number" { only("decimals", "数字", map) }
        if isMany, text.value != "link" { only("many", "关联", map) }
        if level != nil, text.value != "region" { only("level", "行政区划", map) }
        if target != nil, text.value != "link" { only("to", "关联", map) }
        if map.has("reads"), text.value != "link" { only("reads", "关联", map) }
        switch text.value {
        case "text": return .text
        case "number": return .number(decimals: min(decimals ?? 2, 6))
        case "money": return .money
        case "day": return .day
        case "yes-no": return .truth
        case "choice": return .choice
        case "set": return .set
        case "point": return .point
        case "region": return .region(level ?? .village)
        case "link":
            guard let target else {
                map.missing("to", "关联到哪个专项")
                return nil
            }
            return .link(to: target.value, many: isMany)
        case "file": return .file
        default:
            if let personal = FieldType.Personal(rawValue: text.value) { return .personal(personal) }
            let known = Self.types.joined(separator: "、")
            problems.report("playbook.oneOf", at: text.position, ["key": "type", "text": text.value, "known": known])
            return nil
        }
    }

    private func only(_ key: String, _ types: String, _ map: MapReader) {
        problems.report("playbook.onlyFor", at: map.position(of: key), ["key": key, "types": types])
    }

    private func options(_ map: MapReader, _ type: FieldType?) -> [String] {
        let written = map.texts("options", atMost: 40)
        var options: [String] = []
        for option in written {
            if options.contains(where: { SeenWord($0) == SeenWord(option.value) }) {
                problems.report("playbook.sameOption", at: option.position, ["text": option.value])
            } else {
                options.append(option.value)
            }
        }
        guard let type else { return options }
        if type == .choice || type == .set {
            if options.count < 2 { problems.report("playbook.options", at: map.position, ["type": type.word]) }
        } else if !options.isEmpty {
            problems.report("playbook.noOptions", at: map.position(of: "options"))
        }
        return options
    }

    static func text(_ number: Double) -> String {
        number == number.rounded() && abs(number) < 1e15 ? String(Int64(number)) : String(number)
    }
}
