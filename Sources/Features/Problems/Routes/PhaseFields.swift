import Core
import Pages
import Web

/// The two days and goals of a form, read and written in one place.
enum PhaseFields {
    static func read(_ form: Fields) -> [PhaseInput] {
        (1...2).compactMap { place in
            form.day("day\(place)").map { day in
                PhaseInput(due: day, goal: form.filled("goal\(place)") ?? (place == 1 ? "取得明显成效" : PhaseText.lastGoal))
            }
        }
    }

    /// - Parameters:
    ///   - values: what was entered, or what stands now.
    ///   - passed: a last day that was proposed and has gone by since.
    static func write(
        _ w: HTMLWriter,
        _ values: [String: String],
        _ errors: [FieldError],
        form: String?,
        isOptional: Bool,
        passed: Day? = nil
    ) {
        for place in 1...2 {
            w.fieldRow {
                w.dayField(
                    Field(
                        "day\(place)",
                        place == 1 ? "第一阶段时限" : "第二阶段时限",
                        value: values["day\(place)"] ?? "",
                        hint: place == 1 ? (passed.map { "登记时提的 \($0) 已经过去。" } ?? "") + "只有一个时限时只填这一个" : nil,
                        errors: errors,
                        isOptional: isOptional || place == 2,
                        size: .short,
                        form: form
                    )
                )
                w.textField(
                    Field(
                        "goal\(place)",
                        "到时达到",
                        value: values["goal\(place)"] ?? (place == 1 ? "取得明显成效" : PhaseText.lastGoal),
                        errors: errors,
                        isOptional: true,
                        size: .medium,
                        form: form
                    )
                )
            }
        }
    }

    static func values(_ phases: [ProblemPhase]) -> [String: String] {
        var values: [String: String] = [:]
        for (index, phase) in phases.prefix(2).enumerated() {
            values["day\(index + 1)"] = "\(phase.due)"
            values["goal\(index + 1)"] = phase.goal
        }
        return values
    }
}
