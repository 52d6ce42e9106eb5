import Core

/// The sentences of the machine's own refusals.
package let workflowWords = IssueWords([
    "move.notAllowed": "你的岗位不能{act}。",
    "move.stage": "现在是“{stage}”，不能{act}。刷新页面看最新状态。",
    "move.changed": "这一条刚刚被别人改动过，你的操作没有执行。看清最新情况后再办一次，填写的内容已为你保留。",
    "move.words": "填写{act}的理由或情况说明。",
    "move.noteLong": "说明最多 {limit} 个字，现在有 {count} 个字。",
    "move.files": "上传至少 {least} 份证明材料，现在有 {count} 份。",
])
