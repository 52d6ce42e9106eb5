import Core
import PolicyText
import Programmes

/// What two people wrote of one proposal, where it differs.
struct ProposalSide: Hashable, Sendable {
    let label: String
    let theirs: String
    let mine: String
}

/// An answer in words, under its label.
fileprivate typealias Said = (label: String, value: String)

extension ProposalBody {
    /// Of two answers to one table of a sheet.
    func sides(against mine: ProposalBody) -> [ProposalSide] {
        zip(ledger.said + form.said, mine.ledger.said + mine.form.said).compactMap { theirs, mine in
            guard theirs.value != mine.value else { return nil }
            return ProposalSide(label: theirs.label, theirs: theirs.value, mine: mine.value)
        }
    }
}

extension ProposedLedger {
    /// Every answer in words, in the order of the page; the same ones for each proposal of one table.
    fileprivate var said: [Said] {
        let function = UnitFunction.all.first { $0.key == lead }
        let head: [Said] = [
            ("台账名称", name), ("一项叫什么", word), ("量词", counter), ("每项属于", level.word), ("牵头职能", function?.title ?? lead),
            ("多久一次", Cadence(rawValue: cadence)?.word ?? cadence), ("振兴要求", goal), ("振兴方面", area), ("完成月日", due),
            ("依据", clause),
        ]
        let columns: [Said] = fields.enumerated().map { place, field in
            (label: field.header.isEmpty ? "第 \(place + 1) 列" : "“\(field.header)”一列", value: field.said)
        }
        let steps = stages.map { "\($0.word)（\($0.outcome.word)）" }.joined(separator: "、")
        return head + columns + [(label: "环节", value: steps)]
    }
}

extension ProposedField {
    fileprivate var said: String {
        let marks = [(isTitle, "名称"), (isKey, "唯一"), (isRequired, "必填"), (isMeasure, "合计")].filter(\.0).map(\.1)
        let parts = [use.said, label, type.word, written, why] + marks
        return parts.filter { !$0.isEmpty }.joined(separator: "，")
    }
}

extension ProposedField.Use {
    fileprivate var said: String {
        switch self {
        case .asked: "登记的字段"
        case .left: "不要这一列"
        case .place: "所在地"
        case .stage: "环节"
        case .linked(let key): "从台账 \(key) 读"
        }
    }
}

extension FormDraft {
    fileprivate var said: [Said] {
        [
            ("表号", number), ("制定机关", issuer), ("批准或备案文号", approval), ("有效期至", validThrough), ("填一次要几分钟", minutes),
            ("分钟数怎么来的", basis),
        ]
    }
}
