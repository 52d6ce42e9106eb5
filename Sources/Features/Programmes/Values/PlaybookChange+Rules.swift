import Core
import Expression

extension Playbook {
    /// What changed of what neither names nor formulas tell: who may do what with which proof, before which stage a gate
    /// stands, who is reminded, how much is to be reached by when.
    func ruleChanges(since old: Playbook) -> [PlaybookChange] {
        var changes: [PlaybookChange] = []
        func tell(_ what: String, _ before: String, _ now: String) {
            guard before != now else { return }
            let said = [before, now].map { $0.isEmpty ? "（无）" : $0 }
            changes.append(.changed(what, from: said[0], to: said[1]))
        }
        tell("牵头", old.functionTitle(old.lead), functionTitle(lead))
        tell("配合", titles(of: old.supporting), titles(of: supporting))
        tell("调度", old.cadence.word, cadence.word)
        tell("一条的叫法", "\(old.item.word)（\(old.item.counter)）", "\(item.word)（\(item.counter)）")
        tell("一条属于哪一级", old.item.level.scopeWord, item.level.scopeWord)
        tell("用哪个字段称呼", old.fields[old.item.title].key, fields[item.title].key)
        for field in fields {
            guard let before = old.fields.first(where: { $0.key == field.key }) else { continue }
            tell("字段“\(field.label)”在什么时候填", before.when?.source ?? "", field.when?.source ?? "")
        }
        for move in moves {
            guard let before = old.move(move.key) else { continue }
            tell("步骤“\(move.word)”", way(before, of: old), way(move, of: self))
        }
        for gate in gates {
            guard let before = old.gates.first(where: { $0.key == gate.key }) else { continue }
            let stages = (old: stageWords(before.before, of: old), new: stageWords(gate.before, of: self))
            tell("关口“\(gate.sentence)”拦在哪些环节前", stages.old, stages.new)
        }
        for warning in warnings {
            guard let before = old.warnings.first(where: { $0.key == warning.key }) else { continue }
            tell("提醒“\(warning.sentence)”提醒谁", before.to.word, warning.to.word)
        }
        for flag in flags {
            guard let before = old.flags.first(where: { $0.key == flag.key }) else { continue }
            tell("提醒“\(flag.sentence)”提醒谁", before.to.word, flag.to.word)
            tell("提醒“\(flag.sentence)”看哪一级", before.level.scopeWord, flag.level.scopeWord)
        }
        for follower in followers {
            guard let before = old.followers.first(where: { $0.key == follower.key }) else { continue }
            tell("关联“\(follower.word)”", text(of: before), text(of: follower))
        }
        for one in twins {
            guard let before = old.twins.first(where: { $0.key == one.key }) else { continue }
            tell("查重“\(one.word)”", old.text(of: before), text(of: one))
        }
        for measure in measures {
            guard let before = old.measures.first(where: { $0.key == measure.key }) else { continue }
            tell("计量“\(measure.word)”的单位", before.unit, measure.unit)
        }
        for indicator in indicators {
            guard let before = old.indicator(indicator.key) else { continue }
            tell("指标“\(indicator.word)”怎么算数", text(of: before), text(of: indicator))
            tell("指标“\(indicator.word)”的目标", old.target(of: before), target(of: indicator))
        }
        tell("亮灯的标准", text(of: old.lights), text(of: lights))
        return changes
    }

    /// From where to where, by whom, with what: as the program shows a move.
    func way(_ move: LedgerMove, of playbook: Playbook) -> String {
        var text = "\(stageWords(move.from, of: playbook)) → \(stageWords([move.to], of: playbook))"
        text += "；\(move.who.map(words).joined(separator: "、"))"
        if move.byAnother { text += "；要换一个人" }
        if move.owesWords { text += "；要写说明" }
        if move.owesFiles > 0 { text += "；附件 \(move.owesFiles) 份\(move.proof.isEmpty ? "" : "（\(move.proof)）")" }
        return text
    }

    /// Stages of a version in the words of this one: a stage that only has another name is the same stage.
    private func stageWords(_ places: StageSet, of playbook: Playbook) -> String {
        places.map { place in
            let stage = playbook.stages[place]
            return stages.first { $0.key == stage.key }?.word ?? stage.word
        }.joined(separator: "、")
    }

    private func titles(of functions: [String]) -> String { functions.map(functionTitle).joined(separator: "、") }

    private func text(of follower: Follower) -> String {
        let stages = follower.stages.isEmpty ? "" : "，只算 \(follower.stages.joined(separator: "、"))"
        return "\(follower.from).\(follower.by)\(stages)"
    }

    private func text(of one: Twins) -> String {
        let same = one.fields.map { fields[$0].key }.joined(separator: "、")
        return "\(same) 相同，同一个\(one.within.scopeWord)\(one.days.map { "，\($0) 天以内" } ?? "")"
    }

    private func text(of indicator: Indicator) -> String {
        let direction =
            switch indicator.direction {
            case .reach: "要达到"
            case .stayWithin: "不能超过"
            case .interval: "要在两数之间"
            }
        let unit = indicator.unit.isEmpty ? "" : "，单位\(indicator.unit)"
        let weight = indicator.weight.map { "，权重 \(PlaybookFileReader.text($0))" } ?? ""
        let exceeds = indicator.mayExceed ? "，可以超过 100%" : ""
        return "\(direction)\(unit)，\(indicator.decimals) 位小数\(weight)\(exceeds)"
    }

    private func target(of indicator: Indicator) -> String {
        guard let target = targets.first(where: { $0.indicator == indicator.key }) else { return "" }
        func plain(_ number: Double) -> String { PlaybookFileReader.text(number) }
        let value = target.value.map(plain) ?? "待定"
        let course =
            switch target.trajectory {
            case .straight: "均匀推进"
            case .season(let shares): "按季节推进 \(shares.map(plain).joined(separator: "、"))"
            case .milestones(let steps):
                zip(steps.dayWords, steps).map { "\($0) \(plain($1.share))" }.joined(separator: "、")
            }
        let low = target.low.map { plain($0) + " 到 " } ?? ""
        let from = target.from.map { "\($0.month) 月 \($0.day) 日起，" } ?? ""
        let year = target.isOverNewYear ? "次年 " : ""
        return "\(low)\(value)，\(from)\(year)\(target.by.month) 月 \(target.by.day) 日前，\(course)"
    }

    private func text(of lights: LightThresholds?) -> String {
        func plain(_ number: Double?) -> String { number.map(PlaybookFileReader.text) ?? "按县里的" }
        guard let lights else { return "" }
        let days = lights.nearDays.map { "\($0) 天" } ?? "按县里的"
        return "黄灯 \(plain(lights.amber))，红灯 \(plain(lights.red))，临近 \(days)"
    }
}
