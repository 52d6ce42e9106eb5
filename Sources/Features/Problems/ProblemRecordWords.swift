import Records
import Workflow

/// The words of problems' acts in the record.
package let problemRecordWords = RecordWords(
    Dictionary(uniqueKeysWithValues: problemWorkflow.transitions.map { ("problem.\($0.id)", $0.word) })
        .merging([
            "problem.entry": "登记问题", "problem.import": "导入问题清单", "slip.issue": "开出通知单",
            "slip.receipt": "签收通知单", "ladder.setting": "改督促规则", "look-back.draw": "回头看抽查",
        ]) { word, _ in word }
)
