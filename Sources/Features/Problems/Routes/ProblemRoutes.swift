import Core
import Database
import Files
import Ledgers
import Pages
import Tasks
import Uploads
import Web

/// Everything people reach about problems and look-backs.
package struct ProblemRoutes: Sendable {
    package let database: Database
    package let environment: Environment
    package let vault: FileVault
    package let thresholds: LightThresholds
    /// Says who may read the things problems are about.
    let shelf: BookShelf
    private let named: NamedDigests?

    /// - Parameter named: lets copies of refused forms go at once.
    package init(
        database: Database,
        environment: Environment,
        vault: FileVault,
        thresholds: LightThresholds,
        shelf: BookShelf,
        named: NamedDigests? = nil
    ) {
        self.database = database
        self.environment = environment
        self.vault = vault
        self.thresholds = thresholds
        self.shelf = shelf
        self.named = named
    }

    package var all: [Route] { lists + entry + acts + lookBacks + ladder }

    /// Lights as they stand today.
    var light: ProblemLight { ProblemLight(today: environment.today, thresholds: thresholds) }

    /// Files that were sent in chunks before the form that names them.
    var uploads: UploadDesk { UploadDesk(database: database, environment: environment, vault: vault, named: named) }

    static let readers = Access.roles([.supervisor, .leader, .officer, .township, .village])
    static let writers = Access.roles([.supervisor, .officer, .township, .village])
    static let supervisors = Access.roles([.supervisor])
    static let heads = Access.roles([.supervisor, .leader])
    static let handers = Access.roles([.supervisor, .township])
    static let pageSize = 50
    static let sheetRows = 5_000
    var uploadLimit: Int { TaskRoutes.uploadLimit(vault) }

    func values(_ visit: Visit) -> [String: String] {
        Dictionary(visit.form.pairs.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    }
}

/// An act that was refused, with everything the person had entered.
struct ProblemAttempt: Sendable {
    let act: String
    let errors: [FieldError]
    let values: [String: String]
    var chosen: Set<String> = []
}

/// Words for the fields of the forms, shown when a form is held over a sign-in.
enum ProblemFieldWords {
    static let words = [
        "note": "文字说明", "content": "存在的问题", "aspect": "方面", "region": "地方", "spot": "具体地点", "source": "来源",
        "found": "发现日期", "finder": "检查人", "owner": "责任单位", "person": "整改责任人", "checker": "审核单位", "cause": "原因",
        "measures": "整改措施", "funds": "整改资金", "day1": "第一阶段时限", "goal1": "第一阶段目标", "day2": "第二阶段时限",
        "goal2": "第二阶段目标", "task": "关联任务", "step": "督促措施", "day": "日期", "kind": "通知单", "version": "版本",
        "problem": "问题", "decision": "决定", "horizon": "回头看时间", "count": "抽查数量", "seed": "随机数", "witnesses": "在场人员",
        "name": "清单名称", "unsigned": "未签收天数", "rest": "间隔天数", "returns": "退回次数", "reminder": "提醒",
        "supervision": "督办", "bulletin": "通报", "interview": "约谈", "handover": "移交", "needs": "公示", "remark": "备注",
    ]
}
