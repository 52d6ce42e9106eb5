import Core
import Documents
import Records

/// The sentences of everything that can be wrong with a document or a county's form.
package let paperWords = documentWords.merging(
    IssueWords([
        "paper.title": "填写标题，例如 关于督办老旧房屋拆除任务的通知。",
        "paper.title.long": "标题不能超过 {limit} 个字。",
        "paper.addressees": "填写主送机关，一行一个，例如 云岭县住房和城乡建设局。",
        "paper.text": "填写正文，一段一行。",
        "paper.text.long": "正文不能超过 {limit} 个字。",
        "paper.signature": "填写署名，例如 云岭县人民政府督查室。",
        "paper.mark": "填写机关代字，例如 云政督。",
        "paper.mark.shape": "机关代字不超过 20 个字，不写括号，年份和序号由系统编。",
        "paper.name": "正文里的“〔{name}〕”不是这份文书的数字或表。能用的有：{known}。",
        "paper.dated": "成文日期写成 2026-06-10。",
        "paper.scores": "考核通报在考核结果页上拟。",
        "paper.notAllowed": "你的岗位不能拟这种文书。",
        "paper.byAct": "{kind}不用单独拟：在问题的页面决定采取督办措施时写成。",
        "paper.changed": "这份文书刚刚被改过。下面有现在的内容，核对后再改。",
        "paper.notDraft": "已经印发或者作废的文书不能再改。",
        "paper.notIssued.receipt": "只有已经印发的文书才能签收。",
        "paper.notYours": "这份{kind}不是发给你单位的，不用签收。",
        "paper.received": "这份{kind}你单位已由{person}签收。",
        "paper.reason": "写明为什么作废。",
        "paper.tasks": "选择至少一项要督办的任务。",
        "paper.tasks.many": "一份督办通知最多列 {limit} 项任务。",
        "paper.day": "填写日期，例如 2026-06-20。",
        "paper.day.past": "报送日期不能早于今天。",
        "paper.directive": "选择一份已经下达任务的文件。",
        "paper.township": "选择一个乡镇。",
        "paper.programmes": "还没有定了目标的专项，没有可以通报的数。",
        "paper.unit": "选择单位。",
        "paper.problems": "填写存在的问题，一行一个。",
        "paper.matter": "填写交办事项。",
        "paper.demand": "填写办理要求。",
        "paper.meeting": "填写会议名称，例如 全县乡村振兴调度会议。",
        "paper.held": "填写开会日期，例如 2026-06-09。",
        "paper.chair": "填写主持人。",
        "paper.present": "填写出席的人。",
        "paper.matters": "填写议定事项，一行一项。",
        "template.missing": "选择一个 Word 文档（.docx）。",
        "template.large": "“{name}”没有收下：文件不超过 {limit}。",
        "template.lost": "重新选择“{names}”：登录到期时没有收下文件。",
        "template.type": "“{name}”不是 Word 文档（.docx）。在 Word 或 WPS 里另存为 .docx 再上传。",
        "template.fields": "“{name}”里没有〔〕字段，每次印出来都会一样。先下载标准模板看字段怎么写。",
        "template.broken": "模板里的“{text}”没有写完：〔和〕要成对，中间写字段名。",
        "template.unknown": "模板里的“〔{field}〕”没有对应的内容。",
        "template.unknownNow": "模板里的“〔{field}〕”不是这种文书的字段。能用的有：{known}。",
        "template.column": "模板里的“〔{field}〕”：“{list}”没有这一列，有的列是 {columns}。",
        "template.empty": "“{field}”还没有填写，模板里要用。",
        "template.twoLists": "模板的同一行里用了 {lists} 两个清单，一行只能重复一个清单。",
        "template.outsideRow": "“〔{field}〕”是清单的列，要写在表格的一行里。",
        "template.vanished": "县里的模板文件找不到了，重新上传模板，或者改用标准模板。",
        "pdf.missing": "服务器上没有安装 WeasyPrint，不能直接生成 PDF。在本页按“打印”，目标选“另存为 PDF”，版式相同。",
        "pdf.missing.office": "服务器上没有安装 LibreOffice，县里的模板不能直接生成 PDF。下载 Word 文档，在 Word 或 WPS 里另存为 PDF。",
        "pdf.failed": "这次没有生成 PDF。可以下载 Word 文档，或者在本页打印。",
    ])
)

/// The words of acts on documents in the record.
package let paperRecordWords = RecordWords([
    "paper.drafting": "拟文书", "paper.edit": "修改文书", "paper.refresh": "刷新文书的数字", "paper.issuing": "印发文书",
    "paper.withdrawal": "作废文书", "paper.receipt": "签收文书", "template.upload": "上传文书模板", "template.removal": "改用标准模板",
])
