import Core
import Ledgers
import SheetShapes

/// The sentences of everything that can be wrong with an import; those of forms and cells are theirs.
package let importWords = ledgerWords.merging(valueWords).merging(
    IssueWords([
        "import.accountSpoiled": "{address}：“{text}”是账号被 Excel 当成了数字，后几位已经丢失，不能用。把这一列设成文本，重新填写。"
    ])
)
