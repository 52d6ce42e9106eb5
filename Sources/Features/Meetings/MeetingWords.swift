import Core
import Records
import Rounds
import Workflow

/// The sentences of everything that can be wrong with on-site meetings, on pages and in commands.
package let meetingWords = roundWords.merging(
    IssueWords([
        "meeting.title": "填写会议名称，不超过 60 字，例如：农村人居环境整治现场推进会。",
        "meeting.day": "填写开会日期，例如 2026-06-15。",
        "meeting.past": "开会日期已经过去，换一个今天或以后的日子。",
        "meeting.document": "填写要求开会的文件或文号，例如：云办发〔2026〕12号。没有依据的现场会不开。",
        "meeting.approvedBy": "填写批准单位，例如：县委办公室。",
        "meeting.yearItem": "选择年度督查检查计划里的一项：没有列入计划的现场会不开。",
        "meeting.used": "“{title}”全年 {times} 次已经用完（{source}）。",
        "meeting.otherYear": "“{title}”是 {year} 年的，开会日期不在这一年。",
        "meeting.units": "选择参会单位。",
        "meeting.unknownUnit": "参会单位里有本县没有的单位，重新选择。",
        "meeting.startTime": "出发时间写成几点几分，例如 8:30。",
        "meeting.startPlace": "填写出发地点，例如：县政府。不超过 40 字。",
        "meeting.speed": "车速填 5 到 120 之间的整数，单位公里/小时；按直线距离算，山路写小一些，例如 30。",
        "meeting.seat": "会场不超过 60 字。",
        "meeting.notPreparing": "会议已经开始，不能再改安排。",
        "meeting.changed": "别人刚改过这次会议。看过现在的样子，再改一次。",
        "meeting.noPoints": "还没有选观摩点：先选点。",
        "meeting.noUnits": "还没有参会单位：先在会议安排里选。",
        "meeting.early": "开会日期是 {day}：前一天或者当天再开始，观摩点不提前告诉。",
        "meeting.notYet": "开会日期是 {day}，还没有到。",
        "meeting.suggestions": "写下意见建议，一件事一行，例如：住建局牵头，6月20日前完成清泉镇危房鉴定 40 户。",
        "criteria.line": "“{line}”看不出分值：每行写项目和分值，例如：产业发展 20。",
        "criteria.double": "“{line}”写了两次。",
        "criteria.count": "打分项目写 1 到 12 行，每行一项。",
        "criteria.sum": "各项分值加起来要等于 100，现在是 {sum}。",
        "point.none": "先勾选要列为观摩点的。",
        "point.reason": "写明为什么选，不超过 100 字，例如：整村拆旧做完，看群众后续安置。",
        "point.gone": "选的有一个已经不在名单里了，重新查找。",
        "point.many": "一次会议最多 {most} 个观摩点。",
        "point.double": "“{place}”已经是观摩点。",
        "point.often": "{place} 30 天内检查、观摩已经 {count} 次，最多 {most} 次（{source}）：换一个地方，或者改日子。",
        "point.title": "填写观摩点名称，不超过 60 字。",
        "point.stay": "停留时间填 5 到 240 之间的整数，单位分钟，例如 20。",
        "point.position": "位置写成经度和纬度，例如 100.4512,38.9321；不知道就空着。",
        "draw.count": "抽几个填 1 到 10 之间的整数，例如 2。",
        "draw.empty": "没有可以抽的村：换一个台账，或者不选台账。",
        "speakers.count": "点几个单位填 1 到 {most} 之间的整数。",
        "speakers.empty": "参会单位都点过了。",
        "mark.notPresent": "本单位不在参会单位里，不能打分。",
        "mark.notUnderway": "会议进行中才能打分。",
        "mark.early": "到了开会这一天（{day}）才打分：看过再打。",
        "mark.own": "“{unit}”不给本地方的点打分。",
        "mark.value": "“{word}”填 0 到 {full} 之间的数，可以有半分，例如 7.5。",
        "mark.given": "“{unit}”已经给这个点打过分，不能再改。",
        "pledge.words": "写下表态的话，例如：月底前完成剩余 12 户拆除。",
        "pledge.long": "表态不超过 1000 字。",
        "pledge.many": "一次会议每个单位最多 {most} 条承诺，开会那天记下的 {count} 条不能再改。",
        "pledge.notPresent": "选择参会的单位。",
        "pledge.notUnderway": "会议进行中才能记录表态和点名。",
    ])
)

/// The words of meetings' acts in the record.
package let meetingRecordWords = RecordWords(
    Dictionary(uniqueKeysWithValues: meetingWorkflow.transitions.map { ("meeting.\($0.id)", $0.word) })
        .merging([
            "meeting.arrangement": "安排现场推进会", "meeting.change": "修改会议安排", "meeting.points": "选观摩点",
            "meeting.point": "修改观摩点", "meeting.point.removal": "去掉观摩点", "meeting.route": "排观摩路线",
            "meeting.mark": "给观摩点打分", "meeting.pledge": "记录表态", "meeting.speakers": "随机点名",
            "meeting.export": "导出打分表",
        ]) { word, _ in word }
)
