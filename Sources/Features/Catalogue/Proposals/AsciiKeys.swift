import Core
import Foundation

/// Keys for formulas and addresses from Chinese words: an English word for what ledgers often ask, pinyin for the rest.
enum AsciiKeys {
    private static let english: [String: String] = [
        "户主": "owner", "户主姓名": "owner", "姓名": "name", "名称": "name", "项目名称": "project", "企业名称": "company",
        "单位名称": "body",
        "身份证号": "id_number", "身份证号码": "id_number", "电话": "phone", "联系电话": "phone", "手机": "phone", "手机号": "phone",
        "手机号码": "phone", "联系人": "contact", "负责人": "head", "责任人": "person_in_charge", "地址": "address", "住址": "address",
        "家庭住址": "address", "建设地点": "site", "面积": "area", "建筑面积": "floor_area", "种植面积": "planted_area", "数量": "quantity",
        "金额": "amount", "投资": "investment", "总投资": "investment", "补助金额": "subsidy", "补贴金额": "subsidy", "备注": "remarks",
        "性别": "sex", "民族": "ethnicity", "年龄": "age", "人口": "people", "家庭人口": "people", "户数": "households",
        "人数": "people",
        "开工日期": "started_on", "开工时间": "started_on", "完工日期": "finished_on", "完工时间": "finished_on", "竣工日期": "finished_on",
        "完成时间": "finished_on", "发放日期": "paid_on", "编号": "number", "类型": "kind", "类别": "category", "规模": "size",
        "建设内容": "content", "村组": "village_group", "组": "village_group", "银行账号": "bank_account", "开户行": "bank",
    ]

    /// A name for formulas: `planted_area`, `gai_ce_lei_xing`.
    static func field(_ label: String, beside taken: Set<String>) -> String {
        free(english[SimplifiedText.of(label)] ?? joined(label, "_", syllables: 6, or: "field"), "_", taken)
    }

    /// The key of a ledger: `hu-ce-gai-zao`.
    static func ledger(_ name: String, beside taken: Set<String>) -> String {
        free(joined(name, "-", syllables: 6, or: "ledger"), "-", taken)
    }

    static func stage(_ word: String, beside taken: Set<String>) -> String {
        free(joined(word, "_", syllables: 4, or: "stage"), "_", taken)
    }

    private static func free(_ key: String, _ joiner: String, _ taken: Set<String>) -> String {
        guard taken.contains(key) else { return key }
        var number = 2
        while taken.contains("\(key)\(joiner)\(number)") { number += 1 }
        return "\(key)\(joiner)\(number)"
    }

    private static func joined(_ text: String, _ joiner: String, syllables: Int, or rest: String) -> String {
        let latin = text.applyingTransform(StringTransform("Han-Latin/Names; Latin-ASCII"), reverse: false) ?? ""
        let words = latin.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        let key = words.prefix(syllables).map { $0.prefix(12) }.joined(separator: joiner)
        guard let first = key.first else { return rest }
        return first.isLetter ? key : "\(rest)\(joiner)\(key)"
    }
}
