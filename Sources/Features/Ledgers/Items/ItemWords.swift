import Core
import Expression
import Programmes
import Workflow

/// Values of things in words.
enum ItemWords {
    static func plain(_ value: Value) -> String {
        switch value {
        case .unknown: ""
        case .number(let number): ItemJSON.plain(number)
        case .truth(let truth): truth ? "是" : "否"
        case .day(let day): day.description
        case .text(let text): text
        case .set(let parts): parts.joined(separator: "、")
        case .numbers(let numbers): numbers.map(ItemJSON.plain).joined(separator: "、")
        }
    }

    /// As pages show a field's value: personal ones masked.
    static func shown(_ value: Value, _ field: LedgerField) -> String {
        if case .text(let text) = value, case .personal = field.type { return PersonalVault.masked(text) }
        return plain(value)
    }

    static func plain(_ part: JSONPart) -> String {
        switch part {
        case .null: "未填"
        case .number(let number): ItemJSON.plain(number)
        case .text(let text): text
        case .list(let parts): parts.isEmpty ? "未填" : parts.joined(separator: "、")
        }
    }

    /// The word of a field, or of what changes beside fields; of a field only earlier versions have, theirs.
    static func label(_ key: String, _ playbook: Playbook, _ earlier: Playbook...) -> String {
        label(key, [playbook] + earlier)
    }

    static func label(_ key: String, _ playbooks: [Playbook]) -> String {
        switch key {
        case "place": return "所在地"
        case "stage": return "环节"
        case "version": return "专项版本"
        default:
            let labels = playbooks.lazy.compactMap { playbook in playbook.field(key).map { playbook.fields[$0].label } }
            return labels.first ?? key
        }
    }
}

/// The sentences of everything that can be wrong with things of ledgers, on pages, in sheets and commands.
package let ledgerWords = workflowWords.merging(
    IssueWords([
        "answer.missing": "填写{label}。",
        "answer.unchosen": "选择{label}。",
        "answer.long": "{label}最多 {limit} 个字，现在有 {count} 个字。",
        "answer.commas": "{label}“{value}”里的逗号不在千位上，看不出是小数还是几个数；写成 1,234 或 1234，小数点写“.”。",
        "answer.number": "{label}要写成数字，例如 {example}；现在写的是“{value}”。",
        "answer.scaledTwice": "{label}按{unit}填，“{value}”看不出是多少。把单位写全，例如 3.5{unit}，或者只写数字。",
        "answer.huge": "{label}的数字太大，核对小数点和单位（{unit}）。",
        "answer.whole": "{label}要写成整数。",
        "answer.decimals": "{label}最多写 {decimals} 位小数。",
        "answer.small": "{label}不能小于 {limit}。",
        "answer.large": "{label}不能大于 {limit}。",
        "answer.day": "{label}要写成日期，例如 2026-06-10；现在写的是“{value}”。",
        "answer.year": "{label}“{value}”的年份不对，要在 1900 年到 2100 年之间。",
        "answer.truth": "{label}填“是”或“否”；现在写的是“{value}”。",
        "answer.choice": "{label}没有“{value}”这个选项，可以选：{options}。",
        "answer.point": "{label}写成经度和纬度，例如 100.4512,38.9321；现在写的是“{value}”。",
        "answer.region": "{label}“{value}”不在本县的行政区划里。",
        "answer.id-number": "{label}要写 18 位身份证号，最后一位校验码与前面对不上，核对后再填。",
        "answer.idLength": "{label}要写 18 位身份证号，现在有 {count} 位。",
        "answer.idCharacters": "{label}要写 18 位身份证号，现在里面有数字和 X 以外的字。",
        "answer.idBirthday": "{label}里的出生日期不对，照证件核对后再填。",
        "answer.phoneLength": "{label}要写 11 位手机号，或带区号的座机号，例如 0936-8212345；现在有 {count} 位。",
        "answer.phoneCharacters": "{label}要写 11 位手机号，或带区号的座机号，例如 0936-8212345；现在里面有数字以外的字。",
        "answer.phone": "{label}要写 11 位手机号，或带区号的座机号，例如 0936-8212345。",
        "answer.person-name": "{label}要写 2 到 30 个字的姓名，不带数字。",
        "answer.person-amount": "{label}要写成数字（元），最多两位小数，例如 12800。",
        "answer.bank-account": "{label}要写 12 到 30 位数字的银行账号，现在有 {count} 位。",
        "answer.accountCharacters": "{label}要写 12 到 30 位数字的银行账号，现在里面有数字以外的字。",
        "answer.link": "{label}里没有找到“{value}”，写名称或编号。",
        "answer.linkSeveral": "{label}“{value}”有 {count} 条同名的，写编号。",
        "answer.linkOther": "{label}里写的“{value}”和编号 {number} 不是同一条。要哪一条，就写哪一条的名称和编号。",
        "place.missing": "填写所在地：{level}的名称或代码。",
        "place.unknown": "没有找到所在地“{value}”：本县没有这个名称的地方。带上乡镇写{level}的全称，或写代码。",
        "place.several": "“{value}”有几个同名的地方，前面加上乡镇名，或写代码。",
        "place.outside": "“{value}”不在{scope}范围内，你的岗位只能登记{scope}的。",
        "place.level": "所在地要写到{level}，“{value}”太大。",
        "item.notAllowed": "你的岗位不能登记或修改这本台账。",
        "item.trashed": "这一条已在回收站里，先恢复再办。",
        "item.notTrashed": "这一条不在回收站里。",
        "item.conflict": "你填写期间这一条被别人改过，没有保存。下面列出两边的内容，看清后再保存一次。",
        "item.bothChanged": "{label}：你填写期间别人也改了这一项。选择用对方的，还是用你的，再保存。",
        "item.taken": "{label}与已登记的“{title}”相同，同一个地方只能登记一次。",
        "item.takenNow": "刚刚有人登记了相同的一条，刷新后再看。",
        "item.perhapsKnown": "可能已登记：{titles}。打开看一看，是同一条就不用再登记。",
        "answer.unasked": "{label}按前面的回答不用填。清空这一项，或者改前面的回答。",
        "item.rule": "{sentence}",
        "item.tooMuch": "{label}太大：{measure}最多算到九十亿{unit}。检查单位是不是写错了，例如把元写在了以万元为单位的项目里。",
        "item.sumTooMuch":
            "“{title}”的{measure}会超过九十亿{unit}，合计里记不下，没有办成。{measure}是按{from}算的，检查这些数的单位是不是写错了，例如把元写在了以万元为单位的项目里。",
        "item.sumTooMuchApart": "别处或限定查看的台账里有一条会因此超过九十亿，合计里记不下，没有办成。检查写的数，看单位是不是写错了。",
        "item.gate": "{sentence}：{fact}。{fix}",
        "item.ownWork": "这一步要由上一步经办人以外的人办理。",
        "item.reason": "写明理由。",
        "item.wordsLong": "最多写 {limit} 个字，现在有 {count} 个字。",
        "item.mergedAway": "这一条已并入另一条，不能单独恢复。",
        "merge.same": "选择两条不同的。",
        "keptForm.notAllowed": "县里的表样由督查室或这个专项的部门存放。",
        "keptForm.many": "这本台账已经存了 40 份表样。先去掉不用的再存。",
        "keptForm.basis": "依据写 200 字以内。",
        "keptForm.file": "{reason}",
        "merge.ledger": "只能合并同一本台账的两条。",
        "link.same": "不能与自己关联。",
        "link.kind": "写明是什么关系，最多 20 个字。",
        "link.none": "这两条之间没有这样的关联，可能刚刚被别人解除了。",
        "bulk.empty": "没有可登记的行。第一行写表头，下面每行一条。",
        "bulk.row": "第 {row} 行：{sentence}",
        "bulk.more": "另有 {count} 处没有列出，先改好上面的。",
        "bulk.doubled": "第 {row} 行：{label}与第 {first} 行相同。",
        "bulk.repeated": "“{title}”和第 {first} 行像是同一条，可能写了两次。",
        "bulk.none": "选择至少一条。",
        "bulk.tooMany": "一次最多办 {limit} 条，现在有 {count} 条，分几次办。",
        "bulk.changed": "“{title}”刚刚被别人改过，全部没有执行。重新预览再办。",
        "bulk.fieldNew": "这一条按旧版登记，没有这个字段。先改用新版，再修改。",
        "bulk.current": "已经是专项现在的版本，不用再改。",
        "bulk.stageGone": "新版没有“{stage}”这个环节。先办到新版也有的环节，再改用新版。",
        "renewal.choice": "{label}填的是“{value}”，新版没有这个选项，要改选：{options}。",
        "renewal.small": "{label}填的是 {value}，新版不能小于 {limit}，核对后改正。",
        "renewal.large": "{label}填的是 {value}，新版不能大于 {limit}，核对后改正。",
        "renewal.newer": "填写期间专项又启用了另一个版本，没有保存。重新打开这一页再核对。",
        "intake.doubled": "{label}与第 {first} 行相同，同一份表里只能有一行。",
        "intake.doubledNumber": "编号与第 {first} 行相同，同一条在表里只能有一行。",
        "intake.numberUnknown": "编号在这本台账里没有找到。删去编号按新的登记，或从系统里重新导出。",
        "intake.fieldNew": "{label}是新版才有的，这一条按旧版登记。先在台账里把它改用新版，再导入。",
        "intake.severalItems": "同一个地方有 {count} 条都叫“{title}”，分不清是哪一条。在“同名、分不清的”里定；也可以从导出的台账里抄上编号或台账里有的身份证号，再导入。",
        "intake.severalRows": "同一个地方的“{title}”，表里的行比台账里的多，分不清哪一行是新的。在“同名、分不清的”里定；也可以给已登记的那一行从导出的台账里抄上编号或台账里有的身份证号，再导入。",
        "intake.sameGone": "“{title}”定为同一条的那一条，台账里已经没有了：移进了回收站，或者和别的合并了。在“已经定下的”里改成“还没有定”，再核对，看台账里现在有没有是它的；没有的另外登记。",
        "intake.sameApart": "“{title}”定为同一条以后，台账里那一条写了另外的{label}，这一行不会改它。是另一条的，在“已经定下的”里改成是新的；台账写错了，先改正台账。",
        "intake.sameTaken": "第 {first} 行已经是台账里的这一条，这一行不能也是。在“已经定下的”里把其中一行改成“还没有定”或“是新的”。",
        "intake.otherIdentity":
            "台账里的“{title}”写的是另外的{label}，可能是同名的另一条，这一行不会改它。先核对这一行的号码。号码没错、是另一条的，在“同名、分不清的”里定为新的；台账写错了的，给这一行抄上编号，就按编号改。",
        "intake.namesake":
            "台账里的{title}有身份证号，这一行没有，分不清是不是同一个人。在“同名、分不清的”里定，或者补上身份证号再导入；整张表都没有身份证号、同名的都是同一个人的，在“改列的对应”里把“认同一条的依据”改成“所在地和{label}”。",
        "intake.sumTooMuch":
            "“{title}”的{measure}会超过九十亿{unit}，合计里记不下。{measure}是按{from}算的，检查这些数的单位是不是写错了，例如把元写在了以万元为单位的项目里。",
        "intake.changedSince": "“{title}”在核对以后又改过，重新核对再写入。",
        "intake.stageUnknown": "没有“{value}”这个环节，可以写：{options}。",
        "intake.stageGuarded": "“{value}”要按办理步骤到达，不能在表里直接写。先登记，再在台账里办理。",
        "intake.undoChanged": "{person}在 {day} 改过这一条，保留现在的内容。",
        "intake.undoMoved": "导入后已经办过手续，保留现在的内容。",
        "intake.undoTrashed": "已经在回收站里。",
        "intake.undoOutside": "不在你的岗位范围内，没有动。",
        "programme.breaks": "启用“{name}”以后，正在用的“{others}”就读不了：它们引用的字段、环节或指标在这一版里没有，或者限定了谁可以看。先改好这一版，再启用。",
        "programme.notAllowed": "只有督查人员可以启用专项。",
        "personal.none": "这一项没有填写。",
        "personal.key": "这一项用另一把密钥加密，打不开。核对服务器的密钥设置。",
        "region.merge.same": "选择两个不同的地方。",
        "region.merge.across": "两个村不在同一个乡镇。确实跨乡镇并入的，勾选以后再并。",
        "region.merge.level": "只能并入同一级的地方。",
        "region.merge.full": "新的村没有空余的组代码了，先整理它的组。",
        "region.merge.ended": "“{name}”已经撤销，不能再并。",
    ])
)
