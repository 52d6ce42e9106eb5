import Core
import Web

/// The form of 分派 as parts: ticked targets with their amounts and dates.
struct SplitForm {
    let parts: [TaskPart]

    init(_ form: Fields) {
        parts = form.all("target").compactMap { name in
            let key = name.split(separator: "-", maxSplits: 1).last.map(String.init) ?? ""
            let target: TaskPart.Target? =
                name.hasPrefix("unit-")
                ? UnitID(key).map { .unit($0) } : name.hasPrefix("post-") ? PostID(key).map { .post($0) } : nil
            guard let target else { return nil }
            // An amount that is no number is refused like one that is not above zero.
            let typed = form.filled("amount-\(name)")
            let amount = typed == nil ? nil : form.number("amount-\(name)") ?? -1
            return TaskPart(target: target, quantity: amount, deadline: form.day("day-\(name)"))
        }
    }
}
