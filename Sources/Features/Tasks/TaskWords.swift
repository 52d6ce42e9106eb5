import Core
import Workflow

/// The sentences of everything that can be wrong with a task, on pages and in commands.
package let taskWords = workflowWords.merging(
    IssueWords([
        "closeout.noReport": "先报送一次进展，说明做了什么、完成多少，再申请销号。",
        "closeout.openParts": "还有 {count} 项分派出去的任务没有办结，等它们销号或撤销后再办。",
        "extension.noDeadline": "这项任务没有完成时限，不用申请延期。",
        "extension.open": "上一次延期申请还没有答复，等答复后再办。",
        "extension.none": "现在没有等待审批的延期申请。",
        "extension.day.missing": "填写希望延到哪一天，例如 2026-12-31。",
        "extension.day.early": "新的时限要晚于现在的时限 {deadline}。",
        "issuing.none": "选择至少一条要下达的分解稿。",
        "issuing.changed": "所选的分解稿里有 {count} 条刚刚被下达或舍弃。下面是现在还能下达的，核对后再下达。",
        "percent.missing": "填写完成比例，0 到 100 之间的数，例如 35。",
        "percent.range": "完成比例要在 0 到 100 之间。",
        "quantity.negative": "完成数量必须是 0 或更大的数。",
        "quantity.number": "完成数量要写成数字，例如 120。",
        "part.none": "选择至少一个承接单位或岗位。",
        "part.outside": "“{unit}”不在可以分派的范围内。",
        "part.doubled": "“{unit}”选了两次，合并成一项。",
        "part.late": "“{unit}”的时限 {deadline} 晚于本任务的时限 {limit}，改早一些。",
        "part.quantity": "“{unit}”的数量必须是大于 0 的数。",
        "reassign.unit.missing": "选择改派给哪个单位。",
        "reassign.unit.same": "“{unit}”现在就是牵头单位，选择另一个单位。",
        "reminder.tasks": "先勾选要催办的任务。",
        "file.refused": "{reason}",
        "file.lost": "重新选择“{names}”：登录到期时没有收下文件，其余填写的都还在。",
        "file.large": "“{name}”没有收下：一份材料不超过 {limit}，一次提交不超过 {total}。其余填写的都还在。",
        "file.notHere": "这一步不收附件。把材料随进展或销号申请一起上传。",
        "file.count": "一次最多上传 {count} 份材料。",
    ])
)
