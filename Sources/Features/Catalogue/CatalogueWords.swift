import Core
import Documents
import Files
import Imports
import Ledgers
import Programmes
import Records

/// The sentences of everything that can be wrong with forms and new ledgers.
package let catalogueWords = ledgerWords.merging(playbookWords).merging(documentWords).merging(fileWords).merging(
    importWords
).merging(
    IssueWords([
        "form.notAllowed": "由督查人员或牵头部门登记表单。",
        "form.long": "{label}最多 {limit} 个字，现在有 {count} 个字。",
        "form.day": "填写有效期的最后一天，例如 2026-12-31；没有就空着。",
        "form.issuer": "填写制定机关：有批准文号的表单要写明是谁制定的，例如 云岭县统计局。",
        "form.minutes": "每次填写要写成分钟数，大于 0、不超过 480，例如 4；现在写的是“{value}”。",
        "form.basis": "写明分钟数是怎么来的，例如 3 个村试填取平均、张三估计。",
        "proposal.notAllowed": "新台账由县级部门或督查人员建立。",
        "proposal.lead": "选择本单位牵头的职能；由别的部门牵头的台账请督查人员建立。",
        "proposal.file": "选择一份表格文件，例如 台账.xlsx。",
        "proposal.large": "这个文件超过 {limit} MB。把不用的工作表删去，再上传。",
        "proposal.noTable": "没有找到一行一条的表格。第一行写各列的名称，下面每行一条，再上传。",
        "proposal.noRows": "表格只有表头，没有数据。先填上几行再上传。",
        "proposal.nothingThere": "这些行里没有读到数据。看下面的行号，再写一次。",
        "proposal.stale": "您打开这一页以后，有人换用了另一张表，或者重新说明了表在哪里，您写的还没有保存。照下面现在的字段再写一遍。",
        "proposal.behind": "您打开这一页以后，有人改过这份拟建台账，您写的还没有保存。看一遍现在的样子和不同的地方，再保存一次。",
        "proposal.behindTable": "您打开这一页以后，有人改过这份拟建台账。照现在的样子看一遍，还要重新读，就再按一次。",
        "proposal.sealed": "“{name}”是加密存放的，用现在的密钥打不开，这份拟建台账先不能办。联系管理员核对 personal-key 是不是原来那一把；内容都还在。",
        "proposal.unreadable": "“{name}”存下的内容读不出来，这份拟建台账不能办；和密钥无关。联系管理员，或者把原来的表格重新上传。",
        "proposal.done": "这份表格已经建成台账“{name}”。",
        "proposal.name": "填写台账名称，例如 高标准农田建设。",
        "proposal.area": "选择振兴方面：产业、人才、文化、生态、组织；五个都不是，选“其他”。",
        "proposal.word": "填写一项叫什么，例如 项目。",
        "proposal.counter": "填写量词，例如 个。",
        "proposal.long": "{label}最多 {limit} 个字，现在有 {count} 个字。",
        "proposal.noFields": "至少留一个字段。",
        "proposal.noTitle": "选一个字段作名称：每项都要有的文字，例如 户主姓名。",
        "proposal.titleType": "“{label}”作名称，类型要是文字或单选。",
        "proposal.label": "填写字段名。",
        "proposal.sameLabel": "有两个字段都叫“{label}”，改一个名字。",
        "proposal.options": "“{label}”是{type}，至少写两个选项，用顿号隔开。",
        "proposal.option": "“{label}”的选项“{option}”写了两次。",
        "proposal.why": "“{label}”是个人信息，写明为什么要填；不需要就选“不要这一列”。",
        "proposal.measure": "“{label}”不是数字，不能合计。",
        "proposal.stages": "至少两个环节：第一个还在办，另有一个已完成。",
        "proposal.sameStage": "有两个环节都叫“{word}”，改一个名字。",
        "proposal.days": "“{word}”最多停留几天，写 1 到 3660，现在写的是“{text}”；没有规定就空着。",
        "proposal.due": "写成月和日，例如 12-31；没有就空着。",
        "proposal.linkLost": "“{label}”在选的那本台账里没有相近的字段，读不到。改为“仍然填写”，或返回改回原来的字段名。",
        "proposal.check": "还不能保存：{sentence}",
        "rows.unsaved": "先保存台账，再导入行。",
        "rows.unreadable": "{labels}从一本您看不到的台账读，这些行由能看那本台账的人导入。",
        "rows.unlinked":
            "{count} 行在“{ledger}”里没有对上同地同名的（先看第 {row} 行）。这些行的{fields}不会保存：导入后给它们补上“{label}”。",
        "rows.differing": "{count} 行的{label}与“{ledger}”里的不同（先看 {address}）。用那里的值，表里的不保存。",
        "rows.differed": "{label} {count} 行（{addresses}）与“{ledger}”不同，用了那里的值",
        "rows.twice": "这份表格的行已经导入过了。",
        "proposal.taken": "“{name}”这个名字的台账已经有了，换一个名字。",
    ])
)

/// The words of acts in the record.
package let catalogueRecordWords = RecordWords([
    "form.setting": "登记表单", "proposal.start": "上传表格建台账", "proposal.saving": "保存新台账",
    "proposal.discarding": "放弃拟建台账", "proposal.rows": "导入新台账的行",
])
