import Core
import Database
import Files
import Pages
import Web

/// Everything people reach about inspections and photos.
package struct InspectionRoutes: Sendable {
    let desk: InspectionDesk

    package init(desk: InspectionDesk) { self.desk = desk }

    package var all: [Route] { plans + visits + whereabouts + governing + photos }

    static let readers = Access.roles([.supervisor, .leader, .officer, .township, .village])
    static let planners = Access.roles([.supervisor, .officer])
    static let inspectors = Access.roles([.supervisor, .officer, .township, .village])
    static let supervisors = Access.roles([.supervisor])
    static let deciders = Access.roles([.supervisor, .leader])

    var database: Database { desk.database }
    var today: Day { desk.environment.today }

    /// Nine photos of a phone with the words around them.
    static let uploadLimit = 60_000_000

    static func values(_ visit: Visit) -> [String: String] {
        Dictionary(visit.form.pairs.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    func plan(_ visit: Visit) throws -> PlanID { try visit.id("plan", of: InspectionPlan.self) }
}

/// Words for the fields of the forms, shown when a form is held over a sign-in.
enum InspectionFieldWords {
    static let words = [
        "title": "名称", "kind": "督查形式", "content": "内容", "document": "批准文号", "approved": "批准单位", "year": "年度计划",
        "checklist": "检查表", "first": "开始日期", "last": "结束日期", "places": "地方", "members": "检查组", "head": "组长",
        "words": "说明", "place": "地方", "spot": "具体地点", "found": "检查日期", "reason": "原因", "rule": "依据",
        "wanted": "张数", "unit": "单位", "times": "次数", "basis": "依据", "decision": "判断", "version": "版本",
    ]
}
