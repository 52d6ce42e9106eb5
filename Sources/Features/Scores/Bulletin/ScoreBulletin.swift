import Core
import Pages
import PaperFormat
import Papers

/// 考核通报: the result as a document, units only, with the digest of its record at the foot.
struct ScoreBulletin {
    let reading: ScoreReading
    let findings: [ScoreFinding]
    let foot: RecordFoot?
    let office: String
    let today: Day

    private var sorted: [UnitScore] { ScoreRanks.sorted(reading.scores) }

    var draft: PaperDraft {
        let (red, black) = ScoreRanks.lists(reading.scheme, reading.scores)
        var lines = [
            "按照《\(reading.scheme.name)》，对\(reading.scores.count)个\(reading.scheme.subject.word)"
                + "\(Format.day(reading.period.from))至\(Format.day(reading.asOf))的工作进行了考核。"
                + "得分由指标、目标、任务、问题、检查和附有依据的评分算出。现通报如下。",
            "一、总体情况", grades,
        ]
        lines.append("〔表：考核得分〕")
        if !red.isEmpty { lines += ["一、得分靠前的单位", "\(names(red))。"] }
        if !black.isEmpty { lines += ["一、得分靠后的单位", "\(names(black))。"] }
        lines += ["一、有关要求", "（一）得分靠后的单位逐项查明原因，提出办法和时限。", "（二）对得分有异议的，\(appealWords)"]
        if !findings.isEmpty { lines.append("（三）数据质量检查提出\(findings.count)处需要复核，复核结果另行通报；提出复核不等于认定有误。") }
        let content = PaperContent(
            title: "关于\(reading.period.name)结果的通报",
            addressees: ["各乡镇人民政府", "县直各有关部门"],
            text: lines.joined(separator: "\n"),
            tables: [table],
            copies: ["县委、县人民政府领导"],
            office: office,
            dated: today,
            remark: (foot?.words).map(Self.grouped)
                ?? "本通报为\(reading.period.stage.word)的结果，截至\(Format.day(reading.asOf))，公布前可能调整"
        )
        return PaperDraft(.scoreBulletin, content, about: PaperAbout("score-period", reading.period.id.rawValue))
    }

    /// A digest in groups of eight: read aloud and compared by eye, and broken between lines where a word would not be.
    static func grouped(_ words: String) -> String {
        words.replacing(/[0-9a-f]{64}/) { found in
            stride(from: 0, to: 64, by: 8).map { String(found.output.dropFirst($0).prefix(8)) }.joined(separator: " ")
        }
    }

    private var grades: String {
        let parts = reading.scheme.grades.compactMap { grade -> String? in
            let count = reading.scores.count { $0.grade == grade.word }
            return count > 0 ? "“\(grade.word)”\(count)个" : nil
        }
        let unknown = reading.scores.count { !$0.unknown.isEmpty }
        let rest = unknown > 0 ? "\(unknown)个单位还有未知的项目，名次写成可能的范围。" : ""
        return (parts.isEmpty ? "" : parts.joined(separator: "，") + "。") + rest
            + "满分\(ScoreFormat.points(reading.scores.map(\.full).max() ?? 0))分。"
    }

    private var appealWords: String {
        let clock = reading.scheme.appeal
        guard let last = reading.period.lastAppealDay(clock), reading.period.stage != .published else {
            return reading.period.stage == .published ? "申诉期已满。" : "可以提出申诉，\(clock.answer)日内答复。"
        }
        return "于\(Format.day(last))前提出申诉，\(clock.answer)日内答复。"
    }

    private func names(_ scores: [UnitScore]) -> String {
        scores.map { "\($0.unit.name)（\(ScoreFormat.points($0.total))分）" }.joined(separator: "、")
    }

    private var table: PaperTable {
        let ranks = ScoreRanks.ranks(reading.scores)
        // Where nothing is unknown nobody is asked to read a column of noughts.
        let hasUnknown = reading.scores.contains { !$0.unknown.isEmpty }
        let unknown = hasUnknown ? [PaperTable.Column("未知项目", share: 0.9, .right)] : []
        return PaperTable(
            "考核得分",
            columns: [
                .init("名次", share: 0.8), .init("单位", share: 1.6, .left), .init("得分", .right), .init("等次"),
            ] + unknown,
            rows: sorted.map { score in
                [
                    ranks[score.unit.id].map { ScoreFormat.places($0.range) } ?? "—", score.unit.name,
                    ScoreFormat.points(score.total), score.grade.isEmpty ? "—" : score.grade,
                ] + (hasUnknown ? ["\(score.unknown.count)"] : [])
            }
        )
    }
}
