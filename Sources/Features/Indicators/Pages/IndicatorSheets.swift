import Accounts
import Core
import Documents
import Pages
import Programmes

extension IndicatorListPage {
    /// The list as a sheet: numbers as numbers, each with its unit beside it.
    func document(_ note: ListNote) -> SheetDocument {
        let rows = shown.map { line -> [SheetCell] in
            let indicator = line.indicator
            return [
                .text(line.group), .text(indicator.word), .number(line.value, indicator), .text(indicator.unit),
                .text(line.period),
                .text(line.target.map { TargetWords.goal(value: $0, low: line.low, isAdded: false, indicator) }),
                .decimal(indicator.weight), .decimal(line.reached), .text(line.isUnmet ? "未达标" : ""),
                .text(indicator.note),
            ]
        }
        return SheetDocument(
            SheetTable(
                name: "指标",
                title: title,
                subtitles: note.subtitles("\(rows.count) 项"),
                columns: [
                    SheetColumn("类别", .wrapped, width: 18), SheetColumn("指标", .wrapped, width: 28),
                    SheetColumn("现在", .number, width: 12), SheetColumn("单位", .centred, width: 8),
                    SheetColumn("期间", .centred, width: 12), SheetColumn("目标", .wrapped, width: 18),
                    SheetColumn("权重", .decimal(places: 1), width: 8),
                    SheetColumn("实现程度", .percent(places: 1), width: 10),
                    SheetColumn("讲话点名", .centred, width: 10), SheetColumn("说明", .wrapped, width: 40),
                ],
                rows: rows,
                notes: source.isEmpty ? [] : ["出处：\(source)"],
                frozenColumns: 2
            )
        )
    }
}

extension SheetCell {
    /// With the decimals pages show: nobody has 5.555555555555555%.
    static func number(_ value: Double?, _ indicator: Indicator) -> SheetCell {
        told(value, indicator, indicator.decimals)
    }

    /// What a plan comes to, as finely as pages show it.
    static func planned(_ value: Double?, _ indicator: Indicator) -> SheetCell {
        told(value, indicator, max(1, indicator.decimals))
    }

    private static func told(_ value: Double?, _ indicator: Indicator, _ decimals: Int) -> SheetCell {
        .decimal(
            value.map { Format.rounded($0, places: TargetWords.telling($0, decimals, indicator.unit)) }
        )
    }
}

extension TargetListPage {
    /// The targets of a place as a sheet, then every version of them.
    func document(_ note: ListNote) -> SheetDocument {
        let targeted = lines.filter(\.isTargeted)
        let subtitles = note.subtitles("\(targeted.count) 项目标")
        let now = SheetTable(
            name: "目标",
            title: "\(playbook.name)的目标",
            subtitles: subtitles,
            columns: [
                SheetColumn("指标", .wrapped, width: 28), SheetColumn("灯", .centred, width: 8),
                SheetColumn("目标", .wrapped, width: 30), SheetColumn("单位", .centred, width: 8),
                SheetColumn("推进", .wrapped, width: 18), SheetColumn("现在", .number, width: 12),
                SheetColumn("应达", .number, width: 12),
                SheetColumn("分解到", .integer, width: 9), SheetColumn("下级合计", .number, width: 12),
            ],
            rows: targeted.map { line in
                let outlook = line.outlook
                return [
                    .text(outlook.indicator.word), .text(outlook.signal?.word), .text(outlook.goal),
                    .text(outlook.indicator.unit), .text(outlook.course.map { TargetWords.trajectory($0.trajectory) }),
                    .number(outlook.value, outlook.indicator), .planned(outlook.standing?.expected, outlook.indicator),
                    .integer(line.handed), .number(line.handedSum, outlook.indicator),
                ]
            },
            frozenColumns: 1
        )
        let versions = SheetTable(
            name: "目标的版本",
            title: "\(playbook.name)目标的版本",
            subtitles: subtitles,
            columns: [
                SheetColumn("指标", .wrapped, width: 28), SheetColumn("年度", .centred, width: 8),
                SheetColumn("版", .centred, width: 6), SheetColumn("目标", .wrapped, width: 30),
                SheetColumn("完成时限", .day, width: 12), SheetColumn("依据", .wrapped, width: 24),
                SheetColumn("调整原因", .wrapped, width: 24), SheetColumn("谁定的", .wrapped, width: 18),
                SheetColumn("从", .day, width: 12), SheetColumn("到", .day, width: 12),
            ],
            rows: lines.flatMap { line in
                line.versions.map { version in
                    [
                        .text(line.outlook.indicator.word), .text("\(version.year)"), .text("\(version.version)"),
                        .text(TargetWords.goal(version, line.outlook.indicator)), .day(version.dueOn),
                        .text(version.source), .text(version.reason), .text("\(version.person) \(version.unitName)"),
                        .day(version.setAt.day), .day(version.endedAt?.day),
                    ]
                }
            },
            frozenColumns: 1
        )
        return SheetDocument([now, versions])
    }
}
