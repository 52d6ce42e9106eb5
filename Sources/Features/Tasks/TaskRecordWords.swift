import Records
import Workflow

/// The words of tasks' acts in the record: each transition under its own, and what is no transition.
package let taskRecordWords = RecordWords(
    Dictionary(uniqueKeysWithValues: taskWorkflow.transitions.map { ("task.\($0.id)", $0.word) })
        .merging(["task.issuing": "下达任务"]) { word, _ in word }
)
