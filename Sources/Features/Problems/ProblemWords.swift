import Core
import Papers
import Tasks
import Workflow

/// The sentences of everything that can be wrong with a problem, on pages, in sheets and in commands.
package let problemWords = taskWords.merging(paperWords).merging(
    IssueWords([
        "problem.content": "写明存在的问题，例如：3 户危房没有鉴定。",
        "problem.contentLong": "问题写得太长，不超过 2000 字；情况说明可以放到附件里。",
        "problem.aspect": "填写方面（类别），例如：人居环境。",
        "problem.region": "选择问题所在的地方。",
        "problem.regionOutside": "这个地方不在你负责的范围内。",
        "problem.found.missing": "填写发现日期，例如 2026-06-10。",
        "problem.found.future": "发现日期不能晚于今天。",
        "problem.owner": "选择责任单位。",
        "problem.ownerOutside": "“{unit}”不在你可以交办的范围内。",
        "problem.checkerIsOwner": "审核单位不能就是责任单位“{unit}”，另选一个。",
        "problem.task": "没有找到任务“{text}”，写编号，例如 〔2026〕12号，或者留空。",
        "problem.phase.missing": "填写整改时限，例如 2026-06-30。",
        "problem.phase.order": "阶段时限要一个比一个晚，最后一个是全部整改到位的日子。",
        "problem.phase.past": "最后的整改时限 {day} 已经过去，改为以后的日子。",
        "problem.phase.early": "整改时限 {day} 早于发现日期 {found}。",
        "problem.noPlan": "先填报整改方案：原因、措施、责任人，一样都不能少。",
        "problem.plan.cause": "写明问题产生的原因。",
        "problem.plan.measures": "写明整改措施。",
        "problem.plan.person": "写明整改责任人的姓名。",
        "problem.noProof": "先上传整改后的照片或材料：可以在这里一起上传，也可以随进展上传。",
        "problem.noPhase": "没有还要申报的阶段；全部整改到位后用“自查并申请销号”。",
        "problem.noReachedPhase": "还没有申报过阶段成效。",
        "problem.notice": "公示到 {day}，期满第二天起可以销号。",
        "problem.noticeDay": "填写公示到哪一天，要晚于今天。",
        "problem.objectionLate": "提出异议的时限是签收之日起 30 日，到 {day} 为止。",
        "problem.none": "先勾选要交办的问题。",
        "problem.noOwner": "{number}还没有责任单位：点开它单独交办。",
        "problem.noPhases": "{number}还没有整改时限：在“新的时限”里填一个，或者点开它单独交办。",
        "problem.phasePassed": "{number}的整改时限 {day} 已经过去：在“新的时限”里填以后的日子，或者点开它单独交办。",
        "problem.notFound": "{number}现在是“{stage}”，不用再交办。刷新页面看最新状态。",
        "ladder.step": "选择一种措施。",
        "ladder.over": "已经采取过“{taken}”，下一步是“{next}”：措施要一级一级来，不跳级。",
        "ladder.done": "提醒、督办、通报、约谈、移交都已采取过，没有更进一步的措施。",
        "ladder.number": "填写 {least} 到 {most} 之间的整数。",
        "ladder.order": "{later}要比{earlier}晚：天数一级比一级大。",
        "ladder.leader": "“{step}”要由县领导批准：请县领导在这一页决定。",
        "lookBack.empty": "现在没有销号满 {days} 天、还没有回头看过的问题。",
        "lookBack.count": "填写抽查几个，1 到 {most} 之间的数。",
        "lookBack.seed": "随机数要写成数字，最多 15 位，例如现场喊出的 620799。",
        "lookBack.horizon": "选择回头看的时间：销号满 30 天或 90 天。",
    ])
)
