import Core
import Database
import Indicators
import Pages
import PaperFormat
import Tasks

/// 调度通报: each programme with its number and that of every township, one table a programme.
package struct DispatchBulletin {
    let programmes: [Programme]
    let office: String
    /// What a dispatch adds before what comes next: promises, places that come last.
    let more: [String]

    /// A number with its target in one place, as the bulletin prints it.
    package struct Number: Hashable, Sendable {
        package let key: IndicatorKey
        package let indicator: String
        package let region: RegionCode
        package let place: String
        package let goal: String
        package let value: String
        package let expected: String
        package let light: Light?

        package init(
            key: IndicatorKey,
            indicator: String,
            region: RegionCode,
            place: String,
            goal: String,
            value: String,
            expected: String,
            light: Light?
        ) {
            self.key = key
            self.indicator = indicator
            self.region = region
            self.place = place
            self.goal = goal
            self.value = value
            self.expected = expected
            self.light = light
        }
    }

    package struct Programme: Hashable, Sendable {
        package let name: String
        package let whole: Number?
        package let places: [Number]

        package init(name: String, whole: Number?, places: [Number]) {
            self.name = name
            self.whole = whole
            self.places = places
        }
    }

    package init(programmes: [Programme], office: String, more: [String] = []) {
        self.programmes = programmes
        self.office = office
        self.more = more
    }

    /// - Parameter reader: where the figures are kept, with the moment they are of.
    package func draft(_ reader: inout FigureList) -> PaperDraft {
        var lines = [
            "截至\(Format.day(reader.today))，对\(programmes.count)个专项进行了调度。数字取自台账汇总，灯按目标和计划进度计算。现通报如下。"
        ]
        var tables: [PaperTable] = []
        for programme in programmes {
            lines.append("一、\(programme.name)")
            if let whole = programme.whole { lines.append(sentence(whole, programme, &reader)) }
            lines += places(programme)
            guard !programme.places.isEmpty else { continue }
            tables.append(table(programme, &reader))
            lines.append("〔表：\(programme.name)进展〕")
        }
        lines += more
        lines += [
            "一、下步安排", "（一）滞后的地方逐项查明原因，明确每周完成的数量和完成日期，责任到人。", "（二）进展以台账为准，完成一件登记一件，不另行报送表格。",
            "（三）下次调度时先看本次滞后的地方，仍然没有进展的，发督办通知。",
        ]
        let content = PaperContent(
            title: "关于专项工作进展情况的通报",
            addressees: ["各乡镇人民政府", "县直各有关部门"],
            text: lines.joined(separator: "\n"),
            tables: tables,
            figures: reader.figures,
            copies: ["县委、县人民政府领导"],
            office: office,
            dated: reader.today
        )
        return PaperDraft(.dispatchBulletin, content)
    }

    private func key(_ number: Number, _ programme: Programme) -> String {
        "\(programme.name)·\(number.place)"
    }

    private func add(_ number: Number, _ programme: Programme, _ reader: inout FigureList) -> String {
        let key = key(number, programme)
        return reader.add(
            key,
            .indicator(number.key, number.region),
            from: "\(programme.name)“\(number.indicator)”，\(number.place)",
            number.value
        )
    }

    private func sentence(_ number: Number, _ programme: Programme, _ reader: inout FigureList) -> String {
        let expected = number.expected == "—" ? "" : "，按计划应达\(number.expected)"
        let light = number.light.map { "，\($0.signal.word)" } ?? ""
        return "\(number.indicator)目标为\(number.goal)，现为\(add(number, programme, &reader))\(expected)\(light)。"
    }

    private func places(_ programme: Programme) -> [String] {
        let behind = programme.places.filter { $0.light == .behind }.map(\.place)
        guard !behind.isEmpty else { return [] }
        return ["滞后的有：\(behind.joined(separator: "、"))。"]
    }

    private func table(_ programme: Programme, _ reader: inout FigureList) -> PaperTable {
        PaperTable(
            "\(programme.name)进展",
            columns: [
                .init("乡镇", share: 1.4, .left), .init("目标", share: 2.4, .left), .init("现在", share: 1, .right),
                .init("应达", share: 1, .right), .init("灯", share: 0.8),
            ],
            rows: programme.places.map { number in
                [
                    number.place, number.goal, add(number, programme, &reader), number.expected,
                    number.light?.signal.word ?? "—",
                ]
            }
        )
    }
}

extension DispatchBulletin.Programme {
    init(_ programme: PlainProgramme) {
        self.init(
            name: programme.name,
            whole: programme.whole.map(DispatchBulletin.Number.init),
            places: programme.places.map(DispatchBulletin.Number.init)
        )
    }
}

extension DispatchBulletin.Number {
    init(_ number: PlainNumber) {
        self.init(
            key: number.key,
            indicator: number.indicator,
            region: number.region,
            place: number.place,
            goal: number.goal,
            value: number.value,
            expected: number.expected,
            light: number.light
        )
    }
}
