import Core
import Pages
import Web

/// The answer to an item as a form sends it.
enum VisitForm {
    static func value(_ form: Fields, _ item: ChecklistItem) -> GivenValue {
        let text = form.text(item.key)
        switch item.type {
        case .several: return .list(form.all(item.key))
        case .yesNo: return text == "yes" ? .truth(true) : text == "no" ? .truth(false) : .none
        case .number:
            guard !text.isEmpty else { return .none }
            return form.number(item.key).map(GivenValue.number) ?? .text(text)
        case .choice, .text: return text.isEmpty ? .none : .text(text)
        }
    }
}
