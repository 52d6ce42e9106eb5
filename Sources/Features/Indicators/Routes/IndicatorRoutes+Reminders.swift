import Core
import Database
import Ledgers
import Pages
import Programmes
import Web

extension IndicatorRoutes {
    var reminding: [Route] {
        [
            .get("/reminders", Self.readers, "台账提醒") { visit in
                let actor = try visit.actor
                let found = try await database.read { tx in try reminders.reminders(for: actor, in: tx) }
                return .page(ReminderListPage(found: found).render(await visit.pageContext))
            }
        ]
    }
}
