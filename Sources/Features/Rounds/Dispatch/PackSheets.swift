import Accounts
import Core
import Documents
import Indicators
import Pages
import Tasks

/// The tables of a pack as workbooks: what stands on the wall (A3), and the tables people work on.
package struct PackSheets: Sendable {
    let pack: DispatchPack

    package init(_ pack: DispatchPack) { self.pack = pack }

    /// Every table tells the moment of the pack, whenever it is sent.
    var note: ListNote { ListNote(readAt: pack.asOf, filters: []) }

    private static let key = "取自台账汇总；▲ 滞后　◆ 偏慢　● 正常　○ 未到期"

    /// 挂图: programmes by townships, one sheet of A3 across.
    package var wall: SheetDocument {
        let places = pack.townships
        let rows = pack.programmes.map { programme -> [SheetCell] in
            let own = Dictionary(programme.places.map { ($0.region, $0) }, uniquingKeysWith: { first, _ in first })
            return [
                .text(programme.name), .text(Self.cell(programme.whole, untold: programme.untold?[pack.countyCode])),
            ]
                + places.map { .text(Self.cell(own[$0.region], untold: programme.untold?[$0.region])) }
        }
        return SheetDocument(
            SheetTable(
                name: "挂图",
                title: "\(pack.county)调度挂图（\(pack.due)）",
                subtitles: note.subtitles("\(rows.count) 个专项") + [Self.key, PlainNumber.paperMeaning],
                columns: [SheetColumn("专项", .wrapped, width: 22), SheetColumn(pack.county, .centred, width: 11)]
                    + places.map { SheetColumn($0.name, .centred, width: 11) },
                rows: rows,
                page: SheetPage(.landscape, paper: .a3),
                hasFilter: false,
                frozenColumns: 2
            )
        )
    }

    /// - Parameter untold: what the wall shows of the place where it has no number.
    static func cell(_ number: DispatchPack.Number?, untold: String? = nil) -> String {
        guard let number, let shown = number.shown else { return untold ?? "·" }
        return (number.light.map { $0.signal.shape + " " } ?? "") + shown
    }

    package var tables: SheetDocument { SheetDocument([progress, promises, items, slow]) }

    private var progress: SheetTable {
        let rows = pack.programmes.flatMap { programme in
            ([programme.whole].compactMap { $0 } + programme.places).map { number -> [SheetCell] in
                [
                    .text(programme.name), .text(number.place), .text(number.indicator), .text(number.goal),
                    .text(number.value), .text(number.expected), .text(number.change), .text(number.needed),
                    .text(number.light?.signal.word ?? number.unlit),
                ]
            }
        }
        return SheetTable(
            name: "专项进展",
            title: "\(pack.county)专项进展",
            subtitles: note.subtitles("\(rows.count) 行"),
            columns: [
                SheetColumn("专项", .wrapped, width: 24), SheetColumn("乡镇", width: 12),
                SheetColumn("指标", .wrapped, width: 20), SheetColumn("目标", .wrapped, width: 30),
                SheetColumn("现在", width: 12), SheetColumn("应达", width: 12), SheetColumn("上次以来", width: 14),
                SheetColumn("每周要", width: 12), SheetColumn("灯", .centred, width: 8),
            ],
            rows: rows
        )
    }

    private var promises: SheetTable {
        SheetTable(
            name: "承诺",
            title: "到期承诺兑现情况",
            subtitles: note.subtitles("\(pack.promises.count) 条"),
            columns: [
                SheetColumn("单位", width: 14), SheetColumn("承诺", .wrapped, width: 36),
                SheetColumn("期限", .day, width: 12),
                SheetColumn("结果", .centred, width: 12), SheetColumn("依据", .wrapped, width: 40),
            ],
            rows: pack.promises.map { one -> [SheetCell] in
                [.text(one.unit), .text(one.words), .day(one.due), .text(one.standing.word), .text(one.fact)]
            }
        )
    }

    private var items: SheetTable {
        SheetTable(
            name: "议定事项",
            title: "上次议定事项办理情况",
            subtitles: note.subtitles("\(pack.items.count) 件"),
            columns: [
                SheetColumn("编号", width: 16), SheetColumn("事项", .wrapped, width: 40), SheetColumn("牵头单位", width: 16),
                SheetColumn("时限", .day, width: 12), SheetColumn("办理情况", .wrapped, width: 24),
            ],
            rows: pack.items.map { one -> [SheetCell] in
                [.text(one.number), .text(one.title), .text(one.unit), .day(one.due), .text(one.state)]
            }
        )
    }

    private var slow: SheetTable {
        let filters = ["滞后"] + (pack.isSlowCut ? [pack.slowOrder] : [])
        let note = ListNote(readAt: pack.asOf, filters: filters)
        return SheetTable(
            name: "慢榜",
            title: "慢榜",
            subtitles: note.subtitles("\(pack.slow.count) 个"),
            columns: [
                SheetColumn("乡镇", width: 14), SheetColumn("专项", .wrapped, width: 30), SheetColumn("现在", width: 12),
                SheetColumn("应达", width: 12), SheetColumn("上次以来", width: 14), SheetColumn("每周要", width: 12),
            ],
            rows: pack.slow.map { one -> [SheetCell] in
                [
                    .text(one.place), .text(one.number.programmeName), .text(one.number.value),
                    .text(one.number.expected), .text(one.number.change), .text(one.number.needed),
                ]
            }
        )
    }
}
