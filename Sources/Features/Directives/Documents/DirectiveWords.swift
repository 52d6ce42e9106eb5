import Core
import Documents
import Files

/// The sentences of this feature's issues, those of reading and keeping files included.
package let directiveWords = IssueWords([
    "directive.readOnly": "文件由督查人员录入和校改，当前岗位只能查看。",

    "load.nothing": "选择一个文件，或把文件的文字粘贴到框里，例如讲话全文。",
    "load.both": "文件和粘贴的文字只能选一样：删去文字，或不选文件。",
    "load.empty": "这里面没有文字。换一个有正文的文件，或把文字粘贴到框里。",
    "load.large": "“{name}”超过 {limit}，没有收下。删去图片再试，或把文字粘贴到框里；其余填写的都还在。",
    "load.lost": "重新选择“{names}”：登录到期时没有收下文件，其余填写的都还在。",
    "load.unreadable": "这个文件没能读出来。重新上传一次，或把文字粘贴到下面的框里。",
    "load.day": "成文日期写成年-月-日，例如 2026-03-05。",

    "head.title.missing": "填写文件标题，例如：在全县乡村振兴现场推进会上的讲话。",
    "head.title.long": "标题有 {count} 个字，最多 120 个字。",

    "draft.lead": "“{draft}”还没有牵头单位。",
    "draft.severalLeads": "“{draft}”有几个牵头单位，留下一个，其余改为责任单位。",
    "draft.unknownLead": "“{draft}”的牵头单位“{unit}”还没有对应到县里的单位。",
    "draft.title": "有一条分解稿还没有名称：“{draft}”。",
    "draft.overdue": "“{draft}”的时限 {deadline} 已经过去，改成以后的日期或清空时限。",
    "draft.stale": "{person}在您打开之后改过这条。两份都在下面，您写的没有丢；核对后再保存一次，以您这份为准。",
    "draft.discarded": "{person}已把这条舍弃。您写的还在下面；先在“已舍弃”里恢复这条，再保存。",
    "draft.merged": "{person}已把这条并入另一条。您写的还在下面，可以抄到并入后的那一条里。",
    "draft.issued": "这条已经下达成任务，改动到任务里做。您写的还在下面。",

    "edit.title.missing": "填写任务名称，例如：拆除农村危旧房屋。",
    "edit.title.long": "名称有 {count} 个字，最多 60 个字；细节写在内容里。",
    "edit.content.missing": "填写内容，例如：6月底前拆除空置老旧房屋 1,260 户。",
    "edit.content.long": "内容有 {count} 个字，最多 5,000 个字；可以先拆成几条。",
    "edit.deadline.unreadable": "时限写成年-月-日，例如 2026-06-30。",
    "edit.lead.several": "牵头单位只能有一个：“{first}”和“{second}”留一个牵头，另一个改为责任单位。",
    "edit.unit.twice": "“{unit}”写了两次，留一个。",
    "edit.value.missing": "填写数值，例如 1260；不要这一项就勾选“删去”。",
    "edit.value.unreadable": "“{text}”读不成数，写成 1260、12.5 或 3万。",
    "edit.upper.missing": "“介于”要填上限，例如 10 到 15 的 15。",
    "edit.upper.small": "上限比下限小，两个数对调一下。",

    "merge.one": "勾选两条或更多的分解稿，再合并。",
    "split.nowhere": "勾选至少一处断开的位置。",
    "add.empty": "在原文里选中文字，或把原文里的一句话抄到框里。",
    "add.quote.missing": "原文里没有找到这段文字，逐字照抄原文里的一句，例如带上前后的标点。",
    "add.long": "选中了 {count} 个字，一条最多 5,000 个字。分几次添加。",
    "masked.missing": "填写这个数，例如 1260。",
    "masked.unreadable": "这个读不成数，写成 1260、12.5 或 3万。",
    "masked.gone": "这处待定值已经不在分解稿里了。",
    "section.day": "时限写成年-月-日，例如 2026-06-30。",
    "assign.missing": "填写单位名称，例如：县住房和城乡建设局。",
    "deadlines.way": "选择把已过的时限移到今年、明年，还是清空。",
    "leader.missing": "填写牵头县领导，例如：张三副县长。",
    "leader.long": "牵头县领导最多 30 个字。",
    "assign.unknown": "县里没有叫“{unit}”的单位，从列表里选一个。",
    "release.text": "“{draft}”的牵头单位是文中写明的，要改就到编辑里改。",
    "match.missing": "选择这个写法对应的单位。",
    "choose.one": "先勾选分解稿。",
]).merging(documentWords).merging(fileWords)
