import TestSupport

/// Who asks, in the order of the table's columns.
enum Asker: Int, CaseIterable {
    case visitor, supervisor, leader
    /// 农业农村局 takes part in the task, 住建局 does not.
    case officer, otherOfficer
    case township, otherTownship, village, otherVillage
    case administrator
    /// A supervisor of the next county.
    case stranger
    /// The administrator of the next county.
    case otherAdministrator

    func login() -> String? {
        switch self {
        case .visitor: nil
        case .supervisor: "ducha"
        case .leader: "lingdao"
        case .officer: "nongye"
        case .otherOfficer: "zhujian"
        case .township: "yunwu"
        case .otherTownship: "qingquan"
        case .village: "shangping"
        case .otherVillage: "quantou"
        case .administrator: "admin"
        case .stranger: "shihedc"
        case .otherAdministrator: "shihe"
        }
    }
}

/// What an answer comes to, as one letter of the table.
enum Answer: Character {
    /// Signs in first.
    case signIn = "s"
    /// Answered: the page, the file, what was done, or what is wrong with the form.
    case served = "y"
    /// 422: the page says that this post may not.
    case refused = "r"
    /// 403
    case forbidden = "F"
    /// 404
    case missing = "N"
    /// 400: a form without what only our page puts in it.
    case broken = "b"
    case other = "?"

    init(_ page: SeenPage) {
        switch page.status {
        case 303 where page.location?.hasPrefix("/login") == true: self = .signIn
        case 401: self = .signIn
        case 200, 201, 303: self = .served
        case 422: self = page.errors.contains { $0.hasPrefix("你的岗位不能") } ? .refused : .served
        case 400: self = .broken
        case 403: self = .forbidden
        case 404: self = .missing
        default: self = .other
        }
    }
}
