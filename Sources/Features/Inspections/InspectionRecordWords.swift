import Records

package let inspectionRecordWords = RecordWords([
    "inspection.plan": "安排督查检查", "inspection.closing": "结束督查检查", "inspection.withdrawal": "撤销督查检查",
    "inspection.visit": "交现场检查记录", "inspection.year": "列入年度督查检查计划", "inspection.limit": "规定督查检查次数",
    "photo.request": "要照片", "photo.answer": "交照片", "photo.match": "核对相似照片", "photo.opening": "查看拍摄位置",
    "inspection.opening": "查看现场记录的位置", "inspection.export": "导出检查结果",
])
