import Core
import Papers
import Problems
import Records
import Workflow

/// The sentences of everything that can be wrong with rounds, on pages and in commands.
package let roundWords = problemWords.merging(paperWords).merging(
    IssueWords([
        "cadence.name": "填写名称，不超过 40 字，例如：每周一调度。",
        "cadence.rule": "选择多久一次。",
        "cadence.weekday": "选择星期几。",
        "cadence.days": "间隔天数填 2 到 180 之间的整数，例如 10。",
        "cadence.from": "填写从哪一天起算，例如 2026-03-01。",
        "cadence.monthly": "每月几日填 1 到 31 之间的数；短月按最后一天。",
        "cadence.quarterly": "季度结束后几天填 1 到 60 之间的数。",
        "cadence.phases": "每行写一个阶段和天数，例如：排查摸底 20。每个阶段 1 到 366 天，最多 12 个阶段。",
        "cadence.remind": "提前几个工作日提醒填 0 到 10 之间的数。",
        "cadence.register": "选择逐项排查的名册：各村，或一个台账。",
        "cadence.taken": "“{name}”已经启用。",
        "cadence.ended": "这项安排已经停用。",
        "calendar.day": "填写日期，例如 2027-02-08。",
        "calendar.word": "写明原因，例如：春节调休上班。",
        "round.notDue": "{day}不是“{name}”要开始的一轮：最早提前 {lead} 天开始。",
        "round.day": "填写本轮的日期，例如 2026-06-15。",
        "round.future": "本轮的日期最多比今天晚 30 天。",
        "round.noRegister": "名册里一项也没有：先登记台账“{name}”，再开始排查。",
        "round.registerMissing": "名册用的台账“{name}”没有启用。",
        "round.notOpen": "本轮已经结束。要补报，请督查室先重新开启本轮。",
        "round.notOwing": "本轮不要求“{unit}”填报。",
        "round.words": "写明台账里没有的情况：为什么慢、卡在哪里、要县上解决什么。",
        "round.saidMeanwhile": "你打开以后，{person}已经替本单位填报：“{words}”。核对后再报一次，以你这次的为准。",
        "round.wordsLong": "情况说明不超过 1000 字；数字和进展以台账为准，不用抄在这里。",
        "round.nobodyMissing": "没有还没报的单位，不用提醒。",
        "round.unfinished": "还有 {count} 项没有排查结果，不能结束：不漏村、不漏户、不漏人、不漏项。",
        "round.missingReason": "还有 {count} 个单位没有报：{names}。结束时写明怎么处理。",
        "round.noPack": "还没有生成调度材料：先点“生成调度材料”。",
        "promise.words": "写明承诺做到什么，例如：本周完成改厕 12 户。",
        "promise.due": "填写承诺哪一天做到，例如 2026-06-15。",
        "promise.past": "承诺的日期要晚于今天和本轮的日子。",
        "promise.number": "写一个数，例如 12。",
        "promise.reached": "现在已经是 {now}：承诺要比现在多，或者另选一个指标。",
        "promise.many": "一轮最多 {most} 条承诺，已有 {count} 条不能再改。",
        "promise.indicator": "选择承诺用哪个指标对照。",
        "promise.result": "选择兑现或没有兑现。",
        "promise.counted": "这条承诺由台账数字对照，不用人来判断。",
        "promise.judged": "这条承诺已经有结论。",
        "promise.early": "承诺的日期 {day} 还没有到。",
        "promise.reason": "写明根据：看到了什么，还差什么。",
        "element.result": "选择排查结果。",
        "element.words": "有问题或查不到的，写明情况。",
        "element.none": "先勾选要登记结果的。",
        "element.outside": "“{title}”不在你负责的范围内。",
        "element.aspect": "有问题的同时登记为问题：填写方面，例如：住房安全。",
        "sample.notClosed": "排查结束、每一项都有结果以后再抽查。",
        "sample.error": "差错率填 0.1 到 50 之间的数，单位 %，例如 5。",
        "sample.confidence": "把握填 50 到 99.9 之间的数，单位 %，例如 95。",
        "sample.seed": "随机数要写成数字，最多 15 位，例如现场喊出的 620799。",
        "sample.result": "选择相符或不符。",
        "sample.words": "不符的，写明现场是什么情况。",
        "sample.own": "复查要由别的单位来做：这一项是“{unit}”排查的。",
        "sample.done": "这一项已经复查过。",
    ])
)

/// The words of rounds' acts in the record.
package let roundRecordWords = RecordWords(
    Dictionary(uniqueKeysWithValues: roundWorkflow.transitions.map { ("round.\($0.id)", $0.word) })
        .merging([
            "round.opening": "开始一轮", "round.report": "填报本轮", "round.bulletin": "拟调度通报",
            "cadence.adoption": "启用轮次安排", "cadence.change": "修改轮次安排", "cadence.ending": "停用轮次安排",
            "calendar.day": "设置工作日历", "calendar.clearing": "恢复工作日历", "promise.judging": "认定承诺",
            "survey.results": "登记排查结果", "survey.sample": "排查抽查", "survey.recheck": "记录抽查结果",
        ]) { word, _ in word }
)
