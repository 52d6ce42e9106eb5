import Core
import Pages
import Papers
import Tasks

/// The fields of each act's form, filled again with what was entered where it was refused.
struct ProblemActFields {
    let page: ProblemPage
    let act: String
    let attempt: ProblemAttempt?
    let today: Day

    func write(to w: HTMLWriter) {
        switch act {
        case "assignment": assignment(w)
        case "plan": plan(w)
        case "progress":
            words("进展情况", "做了什么、到了哪一步、有什么困难。", w)
            files("整改后照片", isOptional: true, w)
        case "phase":
            if let next = page.dossier.nextPhase { w.remark("\(Format.day(next.due)) 前\(next.goal)") }
            words("取得的成效", "写明做到了什么程度，供核对。", w)
            files("整改后照片", isOptional: false, w)
        case "self-check":
            words("自查情况", "逐条对照措施，写明整改结果。", w)
            files("整改后照片", isOptional: page.dossier.laterFiles > 0, w)
        case "check": words("审核意见", "写明怎样审核的、是否属实。", w)
        case "closeout", "notice":
            words("复核意见", "写明怎样复核的（到现场、看资料、问群众），结果怎样。", w)
            if act == "notice" { w.dayField(field("day", "公示到", hint: "期满第二天起可以销号", size: .short)) }
            files("复核照片", isOptional: true, w)
        case "notice-end": words("公示情况", "写明公示期间有没有收到意见。", w)
        case "evidence":
            words("说明", nil, w, isOptional: true)
            files("整改前照片", isOptional: false, w)
        case "look-back":
            words("查看情况", "写明什么时候、怎样查看的，保持得怎样。", w)
            files("照片", isOptional: true, w)
        case "reopening":
            words("理由", "写明又发现了什么。", w)
            w.dayField(field("day1", "重新整改时限", size: .short))
            files("照片", isOptional: true, w)
        case "reassignment":
            w.picker(field("owner", "改派给"), page.units, chosen: attempt?.chosen ?? [], single: true)
            words("改派理由", nil, w)
        case "rescheduling":
            phaseFields(w)
            words("调整理由", nil, w)
        case "escalation": step(w)
        case "objection": words("异议理由", "写明哪里不符合事实，或者为什么不应由本单位整改；督查对象有异议可以在 30 日内提出。", w)
        case "return": words("退回理由", "写明哪里不够、要补什么。", w)
        default: words("理由", nil, w)
        }
    }

    private func assignment(_ w: HTMLWriter) {
        let owner = attempt?.values["owner"] ?? page.problem.owner.map { "\($0)" } ?? ""
        w.fieldRow {
            w.select(field("owner", "责任单位", value: owner, size: .medium), page.units, blank: "选择单位")
            w.textField(field("person", "整改责任人", value: page.problem.person, isOptional: true, size: .medium))
        }
        w.select(
            field("checker", "审核单位", hint: "空着时：村的由所在乡镇审核，其他的由交办单位审核", isOptional: true, size: .medium),
            page.checkers,
            blank: "按规则"
        )
        phaseFields(w)
        w.select(
            field("kind", "开出", size: .short),
            ProblemPapers.handingOut.map { Choice($0.rawValue, $0.word) }
        )
        words("要求", nil, w, isOptional: true)
        w.checkbox(
            field("needs", "整改结果要公示", hint: "复核通过以后先公示，期满再销号。"),
            isOn: attempt.map { $0.values["needs"] != nil } ?? page.problem.needsNotice
        )
    }

    private func plan(_ w: HTMLWriter) {
        w.textArea(field("cause", "原因", hint: "问题为什么会产生。", value: page.problem.cause))
        w.textArea(field("measures", "整改措施", value: page.problem.measures))
        w.fieldRow {
            w.textField(field("person", "整改责任人", value: page.problem.person, size: .medium))
            w.textField(field("funds", "整改资金", value: page.problem.funds, isOptional: true, size: .medium))
        }
    }

    private func phaseFields(_ w: HTMLWriter) {
        let phases = page.dossier.phases
        // Proposed before anybody was in charge: what has gone by is set anew.
        let passed = page.problem.stage == .found ? phases.last?.due : nil
        let isPassed = passed.map { $0 < today } ?? false
        var proposed = PhaseFields.values(phases)
        if isPassed { for place in 1...2 { proposed["day\(place)"] = nil } }
        let values = attempt?.values ?? proposed
        PhaseFields.write(
            w,
            values,
            attempt?.errors ?? [],
            form: act,
            isOptional: false,
            passed: isPassed ? passed : nil
        )
    }

    private func step(_ w: HTMLWriter) {
        if let next = page.dossier.nextStep {
            w.hidden("step", next.rawValue)
            w.paragraph("下一步措施：\(next.word)。\(next.hint)")
        }
        words("理由", "采取或暂不采取，都写明理由。", w)
    }

    private func words(_ label: String, _ hint: String?, _ w: HTMLWriter, isOptional: Bool = false) {
        w.textArea(field("note", label, hint: hint, isOptional: isOptional, size: .full))
    }

    private func files(_ label: String, isOptional: Bool, _ w: HTMLWriter) {
        w.fileField(
            field("files", label, isOptional: isOptional, size: .full),
            types: ProblemFormPage.fileTypes,
            largest: page.largestFile,
            several: true
        )
    }

    private func field(
        _ name: String,
        _ label: String,
        hint: String? = nil,
        value: String = "",
        isOptional: Bool = false,
        size: Field.Size = .full
    ) -> Field {
        Field(
            name,
            label,
            value: attempt?.values[name] ?? value,
            hint: hint,
            errors: attempt?.errors ?? [],
            isOptional: isOptional,
            size: size,
            form: act
        )
    }
}
