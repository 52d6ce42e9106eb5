import Core
import Indicators
import Pages

extension RoundPage {
    func promiseTable(_ title: String, _ lines: [PromiseLine], _ w: HTMLWriter, _ context: PageContext) {
        w.panel(title, remark: "\(lines.count) 条，有指标的由台账数字对照") {
            PromiseTable(lines: lines, mayJudge: RoundPolicy.leads(actor, dossier)).write(title, to: w, context)
        }
    }

    func sampleTable(_ w: HTMLWriter) {
        let columns = [
            TableColumn("抽查", .name), TableColumn("名册", .number, unit: "项"), TableColumn("抽中", .number, unit: "项"),
            TableColumn("查得出的差错率", .number), TableColumn("把握", .number), TableColumn("随机数", .short),
            TableColumn("抽查人"),
        ]
        w.panel("抽查", remark: "随机数和名册都留着，谁都能再抽一遍") {
            w.table("抽查", columns) {
                for sample in samples {
                    let address = "/rounds/\(sample.round)/samples/\(sample.id)"
                    w.row(opening: address) {
                        w.cell(Format.tableMoment(sample.at), linkingTo: address)
                        w.cell(sample.pool)
                        w.cell(sample.size)
                        w.cell(Format.percent(sample.share))
                        w.cell(Format.percent(sample.power))
                        w.cell("\(sample.seed)")
                        w.cell("\(sample.person) · \(sample.unitName)")
                    }
                }
            }
        }
    }

    func survey(_ w: HTMLWriter, _ context: PageContext) {
        let columns = [
            TableColumn("地方", .name), TableColumn("名册", .number, unit: "项"), TableColumn("没有结果", .number, unit: "项"),
            TableColumn("有问题", .number, unit: "项"),
        ]
        let round = dossier.round
        w.panel(
            "排查进度",
            remark: "每一项都有结果才能结束",
            action: .link("没有结果的名单", to: "/rounds/\(round.id)/elements?only=missing")
        ) {
            if newcomers > 0, RoundPolicy.leads(actor, dossier), round.stage == .open {
                w.paragraph("排查开始以后，台账里又登记了 \(Format.number(newcomers)) 项。")
                w.actionForm("补进名册", to: "/rounds/\(round.id)/newcomers", token: context.token)
            }
            w.table("排查进度", columns) {
                for count in counts {
                    let address = "/rounds/\(round.id)/elements?region=\(count.region)"
                    w.row(opening: address) {
                        w.cell(count.name, linkingTo: address)
                        w.cell(count.total)
                        w.cell {
                            if count.missing > 0 {
                                w.link(Format.number(count.missing), to: address + "&only=missing")
                            } else {
                                w.text("0")
                            }
                        }
                        w.cell(count.found)
                    }
                }
            }
        }
    }
}

/// Promises with what became of them; those no ledger decides are judged here.
package struct PromiseTable {
    let lines: [PromiseLine]
    let mayJudge: Bool

    package init(lines: [PromiseLine], mayJudge: Bool) {
        self.lines = lines
        self.mayJudge = mayJudge
    }

    package func write(_ title: String, to w: HTMLWriter, _ context: PageContext) {
        let columns = [
            TableColumn("单位", .short), TableColumn("承诺", .name), TableColumn("期限", .short), TableColumn("结果", .short),
            TableColumn("依据"),
        ]
        w.table(title, columns) {
            for line in lines {
                let promise = line.promise
                w.row(signal: signal(line.standing), id: "promise-\(promise.id)") {
                    w.cell(promise.unitName)
                    w.cell(promise.words)
                    w.cell("\(promise.due)")
                    w.cell(line.standing.word)
                    w.cell { basis(line, w, context) }
                }
            }
        }
    }

    private func signal(_ standing: PromiseStanding) -> Signal? {
        switch standing {
        case .kept: .onTrack
        case .broken: .behind
        case .awaiting: .slow
        case .open: nil
        }
    }

    private func judging(_ promise: RoundPromise, _ w: HTMLWriter, _ context: PageContext) {
        w.confirm("认定") {
            w.form("\(promise.occasion.address)/promises/\(promise.id)/judging", token: context.token) {
                w.radios(
                    Field("result", "结果", form: "promise-\(promise.id)"),
                    PromiseResult.allCases.map { Choice($0.rawValue, $0.word) },
                    inline: true
                )
                w.textField(Field("reason", "根据", form: "promise-\(promise.id)"))
                w.formActions { w.button("认定承诺", kind: .secondary) }
            }
        }
    }

    private func basis(_ line: PromiseLine, _ w: HTMLWriter, _ context: PageContext) {
        let promise = line.promise
        if let key = promise.key {
            w.link(line.measure, to: "/programmes/\(key.set)?region=\(promise.region)")
            if mayJudge, line.standing == .awaiting { judging(promise, w, context) }
            if promise.result != nil, promise.judgedBy != RoundPromise.ledgerName {
                w.text("；\(promise.reason)（\(promise.judgedBy)）")
            }
        } else if !promise.reason.isEmpty {
            w.text("\(promise.reason)（\(promise.judgedBy)）")
        } else if mayJudge, line.standing == .awaiting || promise.due == context.today {
            judging(promise, w, context)
        } else {
            w.text(line.standing == .open ? "到期后认定" : "等待督查室认定")
        }
    }
}
