import Core
import Pages
import Tasks

/// The pages of a pack: agenda, one a township, one a programme, the wall. All are written from the kept value.
struct PackPages {
    let pack: DispatchPack
    let round: Round
    let mayMakeBulletin: Bool
    let notice: PackNotice

    private var address: String { "/rounds/\(round.id)/pack" }
    private var asOf: String { "截至 \(Format.moment(pack.asOf))" }

    private func crumbs(_ below: Bool = true) -> [Crumb] {
        [Crumb("今日", "/"), Crumb("调度", "/rounds"), Crumb(round.title, "/rounds/\(round.id)")]
            + (below ? [Crumb("调度材料", address)] : [])
    }

    private func tabs(_ w: HTMLWriter, _ current: String) {
        w.tabs(
            [
                Tab("议程", address, isCurrent: current == "agenda"),
                Tab("各乡镇", address + "/townships", count: pack.townships.count, isCurrent: current == "townships"),
                Tab("各专项", address + "/programmes", count: pack.programmes.count, isCurrent: current == "programmes"),
                Tab("挂图", address + "/wall", isCurrent: current == "wall"),
            ],
            label: "调度材料"
        )
    }

    private var actions: [PageAction] {
        var actions: [PageAction] = []
        if mayMakeBulletin {
            actions.append(.post("拟调度通报", to: "/rounds/\(round.id)/bulletin", icon: .document))
        }
        return actions + [.link("挂图（A3）", to: address + "/wall", icon: .wall), .print("打印议程")]
    }

    func agenda(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "调度材料",
            lead: "\(round.title) · \(asOf) · 议程、乡镇、专项、挂图、通报用的是同一批数字",
            breadcrumbs: crumbs(false),
            primary: .link("下载全套材料", to: address + ".zip", icon: .download),
            actions: actions,
            context: context
        )
        return page.render { w in
            tabs(w, "agenda")
            notice.write(to: w, token: context.token)
            w.panel("一、上次议定事项", remark: itemRemark) { items(w) }
            w.panel("二、到期承诺", remark: promiseRemark) { promises(pack.promises, w) }
            w.panel("三、慢榜", remark: pack.slow.isEmpty ? nil : pack.slowOrder) { slow(w) }
            w.panel("四、讲话要点", remark: asOf) {
                w.tag("ol") {
                    for (place, point) in pack.points.enumerated() {
                        w.tag("li") {
                            w.text("\(place + 1). \(point.words)")
                            w.link("看数字", to: point.address)
                        }
                    }
                }
            }
            if !pack.missing.isEmpty {
                w.panel("五、没有填报的单位", remark: "\(pack.missing.count) 个") {
                    w.paragraph(pack.missing.joined(separator: "、"))
                }
            }
        }
    }

    private var itemRemark: String {
        guard !pack.items.isEmpty else { return "上次没有留下议定事项" }
        return
            "\(pack.items.count) 件，办结 \(pack.items.count(where: \.isDone)) 件，逾期 \(pack.items.count(where: \.isLate)) 件"
    }

    private var promiseRemark: String {
        guard !pack.promises.isEmpty else { return "没有到期的承诺" }
        let parts = [PromiseStanding.kept, .broken, .awaiting, .open].compactMap { standing in
            let count = pack.promises(standing).count
            return count > 0 ? "\(standing.word) \(count) 条" : nil
        }
        return "到 \(max(pack.due, pack.asOf.day)) 为止 \(pack.promises.count) 条：\(parts.joined(separator: "，"))"
    }

    private func items(_ w: HTMLWriter) {
        guard !pack.items.isEmpty else { return w.remark("本次议定的事项下达以后，下次从这里开始。") }
        let columns = [
            TableColumn("事项", .name), TableColumn("编号", .short), TableColumn("牵头单位"), TableColumn("时限", .short),
            TableColumn("办理情况"),
        ]
        w.table("上次议定事项", columns) {
            for item in pack.items {
                w.row(opening: item.address, signal: item.isDone ? .closed : item.isLate ? .behind : nil) {
                    w.cell(item.title, linkingTo: item.address)
                    w.cell(item.number)
                    w.cell(item.unit)
                    w.cell(item.due?.description ?? "—")
                    w.cell(item.state + (item.isLate ? "，逾期" : ""))
                }
            }
        }
    }

    private func promises(_ promises: [DispatchPack.Promise], _ w: HTMLWriter) {
        guard !promises.isEmpty else { return w.remark("没有到期的承诺。") }
        let columns = [
            TableColumn("单位", .short), TableColumn("承诺", .name), TableColumn("期限", .short), TableColumn("结果", .short),
            TableColumn("依据"),
        ]
        w.table("到期承诺", columns) {
            for promise in promises {
                w.row(opening: promise.address, signal: promise.standing == .broken ? .behind : nil) {
                    w.cell(promise.unit)
                    w.cell(promise.words, linkingTo: promise.address)
                    w.cell("\(promise.due)")
                    w.cell(promise.standing.word)
                    w.cell(promise.fact.isEmpty ? "—" : promise.fact)
                }
            }
        }
    }

    private func slow(_ w: HTMLWriter) {
        guard !pack.slow.isEmpty else { return w.remark("没有滞后的。") }
        let columns = [
            TableColumn("乡镇", .short), TableColumn("专项", .name), TableColumn("现在", .number), TableColumn("应达", .number),
            TableColumn("上次以来", .short), TableColumn("每周要", .short),
        ]
        w.table("慢榜", columns) {
            for one in pack.slow {
                w.row(opening: one.number.address, signal: one.number.light?.signal) {
                    w.cell(one.place)
                    w.cell(one.number.programmeName, linkingTo: one.number.address)
                    w.cell(one.number.held)
                    w.cell(one.number.expected)
                    w.cell(one.number.change)
                    w.cell(one.number.needed.isEmpty ? "—" : one.number.needed)
                }
            }
        }
    }

    func townships(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "各乡镇调度单",
            lead: asOf,
            breadcrumbs: crumbs(),
            actions: [.print()],
            printStyle: .landscape,
            context: context
        )
        let columns = [
            TableColumn("乡镇", .name), TableColumn("滞后专项", .number, unit: "个"), TableColumn("偏慢", .number, unit: "个"),
            TableColumn("滞后任务", .number, unit: "项"), TableColumn("逾期问题", .number, unit: "个"),
            TableColumn("没兑现", .number, unit: "条"), TableColumn("第一个要问的"),
        ]
        return page.render { w in
            tabs(w, "townships")
            notice.write(to: w, token: context.token)
            w.table("各乡镇", columns, paperTitle: "\(pack.county)各乡镇调度 · \(asOf)") {
                for one in pack.townships {
                    let link = address + "/townships/\(one.region)"
                    w.row(opening: link) {
                        w.cell(one.name, linkingTo: link)
                        w.cell(one.count(.behind))
                        w.cell(one.count(.slow))
                        w.cell(one.tasks[.behind] ?? 0)
                        w.cell(one.problems[.behind] ?? 0)
                        w.cell(one.promises.count { $0.standing == .broken })
                        w.cell(one.asks.first?.question ?? "—")
                    }
                }
            }
        }
    }

    func township(_ one: DispatchPack.Township, _ context: PageContext, seesAll: Bool) -> [UInt8] {
        let page = Page(
            "\(one.name)调度单",
            lead: "\(round.title) · \(asOf)",
            breadcrumbs: seesAll ? crumbs() + [Crumb("各乡镇", address + "/townships")] : Array(crumbs(false)),
            actions: [.print("打印调度单")],
            context: context
        )
        return page.render { w in
            notice.write(to: w, token: context.token)
            w.statStrip(
                [
                    Stat("滞后专项", "\(one.count(.behind))", unit: "个", signal: .behind),
                    Stat("偏慢专项", "\(one.count(.slow))", unit: "个", signal: .slow),
                    Stat("正常专项", "\(one.count(.onTrack))", unit: "个", signal: .onTrack),
                    Stat(
                        "滞后任务",
                        "\(one.tasks[.behind] ?? 0)",
                        unit: "项",
                        address: "/tasks?township=\(one.region)&light=behind"
                    ),
                    Stat(
                        "逾期问题",
                        "\(one.problems[.behind] ?? 0)",
                        unit: "个",
                        address: "/problems?place=\(one.region)&light=behind"
                    ),
                ],
                label: one.name
            )
            asks(one.asks, w)
            w.panel("专项进展") { numbers(one.numbers, "专项", w) { $0.programmeName } }
            w.panel("承诺") { promises(one.promises, w) }
            refusals(one.refusals, w)
            late(one.late, w)
            if !one.words.isEmpty { w.panel("单位说明") { w.paragraph(one.words) } }
        }
    }

    private func asks(_ asks: [DispatchPack.Ask], _ w: HTMLWriter) {
        w.panel("三个问题", remark: "按规则提出，每个都有依据") {
            guard !asks.isEmpty else { return w.remark("没有按规则要问的：进度、承诺、关口、任务都正常。") }
            w.tag("ol") {
                for (place, ask) in asks.enumerated() {
                    w.tag("li") {
                        w.tag("strong", text: "\(place + 1). \(ask.question)")
                        w.text("　\(ask.reason)　")
                        w.link("看依据", to: ask.address)
                    }
                }
            }
        }
    }

    private func numbers(
        _ numbers: [DispatchPack.Number],
        _ head: String,
        _ w: HTMLWriter,
        _ name: (DispatchPack.Number) -> String
    ) {
        guard !numbers.isEmpty else { return w.remark("没有定目标的专项。") }
        let columns = [
            TableColumn(head, .name), TableColumn("灯", .short), TableColumn("现在", .number), TableColumn("应达", .number),
            TableColumn("上次以来", .short), TableColumn("每周要", .short), TableColumn("目标", onlyOnDesk: true),
        ]
        w.table(head, columns) {
            for number in numbers {
                w.row(opening: number.address, signal: number.light?.signal) {
                    w.cell(name(number), linkingTo: number.address)
                    w.cell { if let light = number.light { w.light(light.signal) } else { w.text(number.unlit) } }
                    w.cell(number.value)
                    w.cell(number.expected)
                    w.cell(number.change.isEmpty ? "—" : number.change)
                    w.cell(number.needed.isEmpty ? "—" : number.needed)
                    w.cell(number.goal)
                }
            }
        }
    }

    private func refusals(_ refusals: [DispatchPack.Refusal], _ w: HTMLWriter) {
        guard !refusals.isEmpty else { return }
        let columns = [TableColumn("专项", .name), TableColumn("卡住", .short), TableColumn("关口")]
        w.panel("卡在关口上的") {
            w.table("卡在关口上的", columns) {
                for one in refusals.prefix(20) {
                    w.row(opening: one.address) {
                        w.cell(one.programmeName, linkingTo: one.address)
                        w.cell("\(one.things) \(one.counter)")
                        w.cell(one.gate)
                    }
                }
            }
        }
    }

    private func late(_ late: [DispatchPack.Late], _ w: HTMLWriter) {
        guard !late.isEmpty else { return }
        let columns = [
            TableColumn("事项", .name), TableColumn("类别", .short), TableColumn("单位"),
            TableColumn("逾期", .number, unit: "天"),
        ]
        w.panel("逾期的任务和问题") {
            w.table("逾期的任务和问题", columns) {
                for one in late {
                    w.row(opening: one.address, signal: .behind) {
                        w.cell(one.title, linkingTo: one.address)
                        w.cell(one.kind)
                        w.cell(one.unit)
                        w.cell(one.days)
                    }
                }
            }
        }
    }

    func programmes(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "各专项调度单",
            lead: asOf,
            breadcrumbs: crumbs(),
            actions: [.print()],
            printStyle: .landscape,
            context: context
        )
        return page.render { w in
            tabs(w, "programmes")
            notice.write(to: w, token: context.token)
            let columns = [
                TableColumn("专项", .name), TableColumn("灯", .short), TableColumn("现在", .number),
                TableColumn("应达", .number),
                TableColumn("上次以来", .short), TableColumn("滞后乡镇", .number, unit: "个"), TableColumn("第一个要问的"),
            ]
            w.table("各专项", columns, paperTitle: "\(pack.county)各专项调度 · \(asOf)") {
                for one in pack.programmes {
                    let link = address + "/programmes/\(one.key)"
                    w.row(opening: link, signal: one.whole?.light?.signal) {
                        w.cell(one.name, linkingTo: link)
                        w.cell {
                            if let light = one.whole?.light {
                                w.light(light.signal)
                            } else {
                                w.text(one.whole?.unlit ?? "—")
                            }
                        }
                        w.cell(one.whole?.value ?? "—")
                        w.cell(one.whole?.expected ?? "—")
                        w.cell(one.whole?.change ?? "—")
                        // Where nobody asks anything of the places, none is behind and none is not.
                        let behind = one.places.count { $0.light == .behind }
                        w.cell(one.places.contains(where: \.isKnown) ? Format.number(behind) : "—")
                        w.cell(one.asks.first?.question ?? "—")
                    }
                }
            }
        }
    }

    func programme(_ one: DispatchPack.Programme, _ context: PageContext) -> [UInt8] {
        let page = Page(
            "\(one.name)调度单",
            lead: "\(round.title) · \(asOf)" + (one.whole.map { " · \($0.indicator)：\($0.goal)" } ?? ""),
            breadcrumbs: crumbs() + [Crumb("各专项", address + "/programmes")],
            actions: [.link("打开专项", to: "/programmes/\(one.key)"), .print("打印调度单")],
            context: context
        )
        return page.render { w in
            notice.write(to: w, token: context.token)
            if let whole = one.whole {
                w.statStrip(
                    [
                        Stat("现在", whole.value, signal: whole.light?.signal), Stat("应达", whole.expected),
                        Stat("上次以来", whole.change.isEmpty ? "—" : whole.change),
                        Stat("每周要", whole.needed.isEmpty ? "—" : whole.needed),
                    ],
                    label: "全县"
                )
            }
            asks(one.asks, w)
            w.panel("各乡镇") { numbers(one.places, "乡镇", w) { $0.place } }
            refusals(
                one.refusals.map { refusal in
                    var named = refusal
                    named.programmeName = pack.township(refusal.place)?.name ?? refusal.place
                    return named
                },
                w
            )
        }
    }
}
