import Core
import Expression
import Pages

/// Values of things as the catalogue shows them.
enum CatalogueValue {
    static func plain(_ value: Value) -> String {
        switch value {
        case .unknown: ""
        case .number(let number): Format.number(number)
        case .truth(let truth): truth ? "是" : "否"
        case .day(let day): day.description
        case .text(let text): text
        case .set(let parts): parts.joined(separator: "、")
        case .numbers(let numbers): numbers.map { Format.number($0) }.joined(separator: "、")
        }
    }
}
