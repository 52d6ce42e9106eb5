import Core
import Pages
import Tasks

extension ProblemListPage {
    /// Aspects by lights: 8 个方面的 28 个问题 at a glance, each count open to its problems.
    func aspectTable(_ w: HTMLWriter, _ context: PageContext) {
        w.panel("按方面") {
            w.lightKey { $0 == .notDue ? Light.notDue.problemWord : $0.word }
            w.matrix(
                Matrix(
                    "各方面的问题",
                    corner: "方面",
                    columns: Light.standing.map { Matrix.Head($0.problemWord) } + [Matrix.Head("合计")],
                    rows: aspects.map { aspect, counts in
                        var one = filter
                        (one.aspect, one.lights) = (aspect, [])
                        let whole = ProblemAddress("/problems", one).text
                        let cells = Light.standing.map { light in
                            (
                                light, counts[light] ?? 0,
                                {
                                    var lit = one; lit.lights = [light]; return lit
                                }()
                            )
                        }
                        let all = cells.filter { $0.1 > 0 }.map {
                            Matrix.Count(
                                $0.0.signal,
                                $0.1,
                                ProblemAddress("/problems", $0.2).text,
                                as: $0.0.problemWord
                            )
                        }
                        return Matrix.Row(
                            Matrix.Head(aspect, address: whole),
                            cells.map { light, count, lit in
                                count == 0
                                    ? []
                                    : [
                                        Matrix.Count(
                                            light.signal,
                                            count,
                                            ProblemAddress("/problems", lit).text,
                                            as: light.problemWord
                                        )
                                    ]
                            } + [all]
                        )
                    }
                )
            )
        }
    }

    func sheets(_ w: HTMLWriter) {
        w.panel("整改表格", remark: "按上面的筛选写出，列与检查整改常用的表一致。") {
            w.buttonRow {
                for kind in ProblemTableKind.allCases {
                    w.linkButton(
                        "\(kind.word)（\(kind.columns.count) 列）",
                        to: ProblemAddress("/problems/sheets/\(kind.rawValue).xlsx", filter).text,
                        icon: .download
                    )
                }
            }
        }
    }
}
