import Programmes
import Records

/// The words of acts on ledgers in the record. Moves have their playbook's word.
package let ledgerRecordWords = RecordWords([
    "programme.adoption": "启用专项", "item.entry": "登记", "item.bulkEntry": "成批登记", "item.edit": "修改",
    "item.trashing": "移入回收站", "item.restoring": "恢复", "item.merging": "并入另一条", "item.completion": "合并补全",
    "item.linking": "添加关联", "item.unlinking": "解除关联", "item.opening": "查看个人信息", "item.renewal": "改用新版",
    "item.import": "导入修改", "item.importUndo": "撤回导入", "ledger.import": "导入", "ledger.importUndo": "撤回导入",
    "ledger.importDiscarding": "放弃导入",
    "ledger.formKept": "存表样", "ledger.formRemoved": "去掉表样", "item.look": "打开限定查看的台账",
    "ledger.look": "打开限定查看的台账", "item.relocation": "随行政区划调整", "region.merging": "并入另一个区划",
])

extension RecordWords {
    /// The words of the moves of playbooks: `item.demolition` is 报告拆除.
    package static func moves(of texts: [PlaybookText]) -> RecordWords {
        moves(of: texts.map(\.playbook))
    }

    package static func moves(of playbooks: [Playbook]) -> RecordWords {
        let moves = playbooks.flatMap(\.moves)
        return RecordWords(
            Dictionary(moves.map { ("item.\($0.key)", $0.word) }, uniquingKeysWith: { first, _ in first })
        )
    }
}
