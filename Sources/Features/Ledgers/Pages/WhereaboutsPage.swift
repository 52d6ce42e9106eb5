import Core
import Pages
import Programmes

/// `/items/{item}` for people of the place a thing left: where it is now, as the page of a merged village says of the
/// village. Nothing of the thing itself.
struct WhereaboutsPage {
    let whereabouts: Whereabouts
    /// 云雾镇上坪村 and 清泉镇泉头村.
    let from: String
    let to: String

    private var playbook: Playbook { whereabouts.playbook }

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "这一\(playbook.item.counter)\(playbook.item.word)现在归\(to)",
            lead: playbook.ledgerName,
            breadcrumbs: [
                Crumb("专项", "/programmes"), Crumb(playbook.ledgerName, "/ledgers/\(playbook.key)"),
            ],
            width: .narrow,
            context: context.searching(playbook)
        )
        return page.render { w in
            w.emptyState(
                "已从\(from)转到\(to)",
                "\(Format.day(whereabouts.leftOn)) 离开\(from)，现在的登记、办理和数都在\(to)。那里不在你的岗位能看的范围里；要核对，请与那里联系。",
                action: .link("打开\(playbook.ledgerName)", to: "/ledgers/\(playbook.key)")
            )
        }
    }
}
