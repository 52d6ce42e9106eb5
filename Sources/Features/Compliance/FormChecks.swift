import Catalogue
import Core
import Ledgers
import Pages
import Programmes

/// Checks of what people are asked to fill in; pure.
enum FormChecks {
    struct Form: Hashable, Sendable {
        let name: String
        let form: CatalogueForm
        let fillings: Int
        let fields: [LedgerField]
    }

    static func lines(_ forms: [Form], on today: Day) -> [ComplianceLine] {
        [marks(forms, on: today), validity(forms, on: today), twice(forms), hours(forms), photos(forms)]
    }

    private static func marks(_ forms: [Form], on today: Day) -> ComplianceLine {
        let bare = forms.filter {
            $0.form.number.isEmpty || $0.form.issuer.isEmpty || $0.form.approval.isEmpty
        }
        return ComplianceLine(
            "每张表标明表号、制定机关、批准或备案文号",
            basis: "统计法第十七条",
            check: "逐张查表单目录里在用的台账",
            result(bare.isEmpty, of: forms),
            forms.isEmpty
                ? "还没有在用的表" : "在用 \(forms.count) 张，标注不全 \(bare.count) 张\(names(bare))",
            address: "/catalogue?standing=unapproved"
        )
    }

    private static func validity(_ forms: [Form], on today: Day) -> ComplianceLine {
        let over = forms.filter {
            if case .expired = $0.form.standing(on: today) { true } else { false }
        }
        let open = forms.filter { $0.form.validThrough == nil }
        return ComplianceLine(
            "每张表标明有效期，过期不再收",
            basis: "统计法第十七条",
            check: "有效期和今天比",
            result(over.isEmpty && open.isEmpty, of: forms),
            forms.isEmpty ? "还没有在用的表" : "已过期 \(over.count) 张，没写有效期 \(open.count) 张\(names(over + open))",
            address: "/catalogue?standing=expired"
        )
    }

    /// The same question in two forms, by its words: names and places of things stand in many and are no answer asked twice.
    private static func twice(_ forms: [Form]) -> ComplianceLine {
        var asked: [String: Set<String>] = [:]
        for form in forms {
            for field in form.fields where !isNaming(field) { asked[field.label, default: []].insert(form.name) }
        }
        let twice = asked.filter { $0.value.count > 1 }.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
        let words = twice.prefix(3).map { "“\($0.key)”\($0.value.count) 张" }.joined(separator: "、")
        return ComplianceLine(
            "同一事项最多报一次",
            basis: "整治形式主义为基层减负若干规定；国办函〔2026〕12号 五不得第一项",
            check: "比较全部在用表的字段名称，登记时已有的带出，不再填",
            result(twice.isEmpty, of: forms),
            twice.isEmpty ? "没有名称相同的字段" : "\(twice.count) 个字段在两张以上的表里都有：\(words)\(twice.count > 3 ? " 等" : "")",
            address: "/catalogue"
        )
    }

    private static func isNaming(_ field: LedgerField) -> Bool {
        switch field.type {
        case .link, .file, .point, .personal: true
        default: ["备注", "名称", "说明"].contains(field.label)
        }
    }

    private static func hours(_ forms: [Form]) -> ComplianceLine {
        let costs = forms.map { FormCost(minutes: $0.form.minutes, fillings: Double($0.fillings)) }
        let known = costs.compactMap(\.hours)
        let unknown = costs.count - known.count
        let words =
            known.isEmpty
            ? "\(unknown) 张表都没有估过用时"
            : "近 30 天约 \(Format.number(known.reduce(0, +), places: 1)) 小时（\(known.count) 张），\(unknown) 张没有估过用时"
        return ComplianceLine(
            "不随意要基层填表报数，知道每月占用多少时间",
            basis: "整治形式主义为基层减负若干规定",
            check: "每次填写的分钟数 × 近 30 天填写次数",
            forms.isEmpty ? .unknown : unknown == 0 ? .kept : .open,
            forms.isEmpty ? "还没有在用的表" : words,
            address: "/catalogue"
        )
    }

    private static func photos(_ forms: [Form]) -> ComplianceLine {
        let asking = forms.flatMap { form in
            form.fields.filter { field in
                if case .file = field.type { field.isRequired } else { false }
            }.map { (form.name, $0) }
        }
        let unexplained = asking.filter { $0.1.why.isEmpty }
        let words: String =
            asking.isEmpty
            ? "没有表强制上传照片或附件"
            : "\(asking.count) 个字段必须上传，其中 \(unexplained.count) 个没有写明为什么："
                + asking.prefix(3).map { "\($0.0)“\($0.1.label)”" }.joined(separator: "、")
        return ComplianceLine(
            "非必要不强制上传工作照片、视频、轨迹",
            basis: "国办函〔2026〕12号 五不得第四项",
            check: "查在用表里必填的附件字段；没有记录轨迹的字段",
            result(unexplained.isEmpty, of: forms),
            words,
            address: "/catalogue?q=照片"
        )
    }

    private static func result(_ isKept: Bool, of forms: [Form]) -> ComplianceLine.Result {
        forms.isEmpty ? .unknown : isKept ? .kept : .open
    }

    private static func names(_ forms: [Form]) -> String {
        guard !forms.isEmpty else { return "" }
        return "：" + forms.prefix(3).map(\.name).joined(separator: "、") + (forms.count > 3 ? " 等" : "")
    }
}
