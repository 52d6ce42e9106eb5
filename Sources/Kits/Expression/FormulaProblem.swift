import Core

/// A place in a text, both counted from 1; a column is a character.
package struct Position: Hashable, Comparable, Sendable {
    package var line: Int
    package var column: Int

    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    package static let start = Position(line: 1, column: 1)

    package static func < (a: Self, b: Self) -> Bool { (a.line, a.column) < (b.line, b.column) }
}

/// What is wrong with a formula, and where in it.
package struct FormulaProblem: Hashable, Sendable {
    package let position: Position
    package let issue: Issue

    package init(_ key: String, at position: Position, _ values: [String: String] = [:]) {
        self.position = position
        issue = Issue(key, values)
    }

    /// The sentence a person reads.
    package var sentence: String { formulaWords.sentence(for: issue) }
}

package let formulaWords = IssueWords([
    "formula.empty": "公式是空的，写一个条件或算式。",
    "formula.long": "公式超过 {maximum} 个字，拆成几个。",
    "formula.deep": "括号和嵌套超过 {maximum} 层，拆成几个公式。",
    "formula.character": "不认识“{character}”。",
    "formula.fullWidth": "“{character}”是全角符号，改成半角的“{ascii}”。",
    "formula.quote": "文字缺少结尾的引号。",
    "formula.number": "“{text}”不是能用的数字。",
    "formula.expected": "这里应当是{expected}，却是“{found}”。",
    "formula.end": "公式没有写完，后面应当是{expected}。",
    "formula.chained": "一次只能比较两个值，写成 a < b and b < c。",
    "formula.unknownName": "没有“{name}”这个字段。{hint}",
    "formula.unknownFunction": "没有“{name}”这个函数，可用的有 {known}。",
    "formula.unknownStage": "没有“{name}”这个环节，有 {known}。",
    "formula.unknownMeasure": "没有“{name}”这个计量，有 {known}。",
    "formula.noAggregate": "{name}(…) 只能用在指标的公式里，这里只能说一件事。",
    "formula.noStages": "这里没有环节可数。",
    "formula.type": "{what}要的是{expected}，这里是{found}。",
    "formula.result": "这里要一个得出{expected}的公式，它得出的是{found}。",
    "formula.incomparable": "{left}和{right}不能比较。",
    "formula.order": "{type}不分大小，只能用 == 或 !=。",
    "formula.noOption": "“{name}”没有“{option}”这个选项，有 {known}。",
    "formula.hidden": "“{name}”不能参与计算，只能用 known({name}) 看填了没有。",
    "formula.arguments": "{name} 要 {expected} 个参数，写了 {found} 个。",
    "formula.list": "列表里只能全是文字或全是数字。",
    "formula.setInList": "“{name}”是多选，不能整个放进列表比；一项一项写，如 \"一项\" in {name}。",
    "formula.listPlace": "列表只能写在 in 的右边。",
    "formula.zero": "除数是 0。",
    "formula.overflow": "算出来的数太大，或算不出来。",
    "formula.day": "“{text}”不是日期，写成 day(\"2026-06-01\")。",
    "formula.branches": "if 的两个结果一个是{left}，一个是{right}，要一样。",
    "formula.neverHolds": "这个条件永远不会满足：{reason}。",
    "formula.stageWord": "这里要写环节的名字，如 {known}。",
])
