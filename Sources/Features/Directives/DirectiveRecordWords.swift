import Records

/// The words of what is recorded about documents and drafts.
package let directiveRecordWords = RecordWords([
    "directive.loading": "录入文件", "directive.editing": "修改文件标题和日期", "draft.editing": "编辑分解稿",
    "draft.merging": "合并分解稿", "draft.splitting": "拆分分解稿", "draft.discarding": "舍弃分解稿",
    "draft.restoring": "恢复分解稿", "draft.adding": "添加分解稿", "draft.confirming": "确认分解稿",
    "lead.releasing": "撤回牵头单位", "section.deadline": "设定章节时限",
    "directive.deadlines": "处理已过的时限", "leader.assigning": "设定牵头县领导",
    "masked.naming": "填写待定值", "unit.assigning": "设定分解稿单位", "unit.matching": "对应单位名称",
])
