import Core
import Programmes

/// 拟建台账: a playbook on its way from somebody's sheet, as the person may still change it.
package struct ProposedLedger: Hashable, Sendable, Codable {
    /// `hu-ce-gai-zao`: the playbook's key.
    package var key: String
    package var name: String
    /// What one thing is called, and its counter.
    package var word: String
    package var counter: String
    package var level: Level
    /// Key of the `UnitFunction` that leads.
    package var lead: String
    package var goal: String
    /// One of the five areas, or `otherArea`; empty until somebody says which.
    package var area: String
    package var cadence: String
    /// Which document asks for the ledger, in its words.
    package var clause: String
    package var fields: [ProposedField]
    package var stages: [ProposedStage]
    /// The column whose values are the stages, by place in the table's columns; nil for the two default stages.
    package var stageColumn: Int?
    /// Columns that name the place, the township's before the village's.
    package var placeColumns: [Int]
    /// The day by which all of it is to be done, as month and day: 12-31; empty where nobody set one.
    package var due: String
    /// A column that may say how far a thing is, or in what condition; nil where there is no doubt.
    package var unclearStage: UnclearStage?

    /// The answer that a ledger serves none of the five areas: its playbook has none then.
    package static let otherArea = "其他"

    package enum Level: String, CaseIterable, Sendable, Codable {
        case county, township, village

        package var word: String {
            switch self {
            case .county: "全县"
            case .township: "乡镇"
            case .village: "村"
            }
        }

        package var level: RegionCode.Level {
            switch self {
            case .county: .county
            case .township: .township
            case .village: .village
            }
        }
    }

    /// The fields that will be asked.
    package var kept: [ProposedField] { fields.filter { $0.use == .asked } }
    package var title: ProposedField? { kept.first(where: \.isTitle) }
}

/// A column whose words are conditions as well as steps: the person says which.
package struct UnclearStage: Hashable, Sendable, Codable {
    /// By place in the table's columns.
    package let column: Int
    /// All its words, as the sheet has them.
    package let words: [String]
    /// Those of them that are conditions, and those that are steps of work.
    package let conditions: [String]
    package let steps: [String]
}

/// One column on its way to a field.
package struct ProposedField: Hashable, Sendable, Codable {
    /// By place in the table's columns.
    package let column: Int
    /// As the sheet's header says it, with the names above it.
    package let header: String
    package var key: String
    package var label: String
    package var type: ProposedType
    package var unit: String
    package var decimals: Int
    package var options: [String]
    /// Why it is asked.
    package var why: String
    package var use: Use
    /// Names the thing in lists.
    package var isTitle = false
    /// Stands once: what tells a thing apart from the others.
    package var isKey = false
    package var isRequired = false
    /// Summed over places.
    package var isMeasure = false
    /// A few values of the sheet; none of personal fields.
    package var samples: [String] = []
    /// Filled rows of all rows.
    package var filled = 0
    package var rows = 0

    package enum Use: Hashable, Sendable, Codable {
        case asked
        /// Left out of the ledger, with the reason, like 序号.
        case left
        /// Names the place, which every thing has anyway.
        case place
        /// Its values are the stages.
        case stage
        /// Not asked again: read from what is known in another ledger, by its key.
        case linked(String)
    }
}

package enum ProposedType: String, CaseIterable, Hashable, Sendable, Codable {
    case text, number, money, day, yesNo = "yes-no", choice, set, point, identity = "id-number", phone, account =
        "bank-account"

    package var word: String {
        switch self {
        case .text: "文字"
        case .number: "数字"
        case .money: "金额（元）"
        case .day: "日期"
        case .yesNo: "是否"
        case .choice: "单选"
        case .set: "多选"
        case .point: "经纬度位置"
        case .identity: "身份证号（加密）"
        case .phone: "电话（加密）"
        case .account: "银行账号（加密）"
        }
    }

    package var isPersonal: Bool { [.identity, .phone, .account].contains(self) }
    package var isNumeric: Bool { self == .number || self == .money }
}

package struct ProposedStage: Hashable, Sendable, Codable {
    package var key: String
    package var word: String
    package var outcome: Outcome
    /// How many days a thing may stand there, as a person wrote it; nil where nobody did: a sheet demands nothing.
    package var days: String?

    package enum Outcome: String, CaseIterable, Sendable, Codable {
        case open, done, dropped

        package var word: String {
            switch self {
            case .open: "还在办"
            case .done: "已完成"
            case .dropped: "不再计入"
            }
        }
    }

    package init(key: String, word: String, outcome: Outcome, days: String? = nil) {
        self.key = key
        self.word = word
        self.outcome = outcome
        self.days = days
    }
}
