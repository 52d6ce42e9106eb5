import Core
import Expression

/// Something wrong in a playbook file, with its place.
package struct PlaybookProblem: Hashable, Sendable {
    package let file: String
    package let position: Position
    package let issue: Issue
    package let severity: Severity

    package enum Severity: String, Sendable {
        /// The playbook is refused.
        case error
        /// It works, but somebody should look.
        case warning
    }

    /// 第 12 行第 8 列：没有“x”这个字段。
    package var sentence: String {
        "第 \(position.line) 行第 \(position.column) 列：\(playbookWords.sentence(for: issue))"
    }
}

/// Gathers what is wrong in one file while it is read.
package final class ProblemList {
    package let file: String
    package private(set) var problems: [PlaybookProblem] = []

    package init(file: String) { self.file = file }

    package var hasErrors: Bool { problems.contains { $0.severity == .error } }

    package func report(_ key: String, at position: Position, _ values: [String: String] = [:]) {
        add(Issue(key, values), at: position, .error)
    }

    package func warn(_ key: String, at position: Position, _ values: [String: String] = [:]) {
        add(Issue(key, values), at: position, .warning)
    }

    package func add(_ issue: Issue, at position: Position, _ severity: PlaybookProblem.Severity) {
        let problem = PlaybookProblem(file: file, position: position, issue: issue, severity: severity)
        if !problems.contains(problem) { problems.append(problem) }
    }
}

package let playbookWords = formulaWords.merging(
    IssueWords([
        "playbook.large": "文件超过 {maximum} KB，一个专项写不了这么长。",
        "playbook.encoding": "文件不是 UTF-8 编码，另存为 UTF-8。",
        "playbook.yaml": "YAML 写法有误：{problem}",
        "playbook.invisible": "有看不见的字符（{code}），删掉。",
        "playbook.nothing": "文件是空的，照 docs/playbooks.md 里的例子写起。",
        "playbook.root": "整个文件要写成“名称: 值”，从 key、name 写起。",
        "playbook.anchor": "这里不用 YAML 的锚点（&）和引用（*），把内容写出来。",
        "playbook.duplicate": "“{key}”写了两次（另一个在第 {line} 行），留一个。",
        "playbook.wideSpace": "行首是全角空格或别的空白，缩进改成半角空格。",
        "playbook.wideColon": "“：”是全角冒号，改成半角的“:”，后面空一格。",
        "playbook.map": "“{key}”要写成“名称: 值”的一组。",
        "playbook.list": "“{key}”要写成一列，每项前面加“-”。",
        "playbook.scalar": "“{key}”要写一个值。",
        "playbook.unknownKey": "不认识“{key}”。{hint}",
        "playbook.missing": "缺少“{key}”：{what}。",
        "playbook.empty": "“{key}”不能是空的。",
        "playbook.long": "“{key}”超过 {maximum} 个字。",
        "playbook.number": "“{key}”要写数字，这里是“{text}”。",
        "playbook.whole": "“{key}”要写 0 或大于 0 的整数，这里是“{text}”。",
        "playbook.huge": "“{key}”太大了：{text}，最大写 1000000000000（一万亿）。",
        "playbook.yesNo": "“{key}”要写 yes 或 no，这里是“{text}”。",
        "playbook.oneOf": "“{key}”不能是“{text}”，可用的有 {known}。",
        "playbook.key": "“{text}”不能作名字：{rule}。",
        "playbook.fileName": "文件名是 {file}，里面的 key 却是 {key}，两个要一样。",
        "playbook.sameKey": "“{key}”这个{what}已经有了（第 {line} 行），换一个名字。",
        "playbook.sameWord": "两个{what}都叫“{word}”（另一个在第 {line} 行），换一个词。",
        "playbook.samePlaybook": "“{key}”这个专项在 {file} 里已经有了。",
        "playbook.reserved": "“{text}”是公式里的词，不能作字段名。",
        "playbook.covers": "“{text}”不是讲话条目编号，写成 2.1 这样。",
        "playbook.function": "没有“{text}”这个职能，可用的有 {known}。",
        "playbook.tooMany": "{what}超过 {maximum} 个，从这一个起删减。",
        "playbook.options": "{type}字段要写 options，至少两个选项。",
        "playbook.noOptions": "只有 choice 和 set 才写 options。",
        "playbook.sameOption": "选项“{text}”写了两次。",
        "playbook.onlyFor": "“{key}”只能用在{types}字段。",
        "playbook.moneyUnit": "金额按元记，不写 unit。要按{text}记，就写 type: number、unit: {text}。",
        "playbook.range": "最小值 {minimum} 大于最大值 {maximum}。",
        "playbook.title": "title 要是一个必填的文字或单选字段，“{text}”不是。",
        "playbook.link": "没有“{text}”这个专项或事物可以关联，有 {known}。",
        "playbook.readsKind": "reads 只能读别的台账的字段，这里关联的不是台账。",
        "playbook.readsType": "“{label}”是{type}，不能从关联读。",
        "playbook.breaks": "这样写，{other} 就读不了（{sentence}）。这一份没有用，改好再放回来。",
        "playbook.restricted": "“{other}”限定了谁可以看，这里不能引用它：这个专项的 readers 与它一样才可以。",
        "playbook.linkedSelf": "linked 看的是别的台账，同一本台账里相同的用 twins。",
        "playbook.ruleAround": "核对在保存以前就要问，那时还没有“{word}”，把这个条件写成关口或提醒。",
        "playbook.ruleLinked": "核对在保存以前就要问，那时还不读“{word}”，这个条件不会拦住谁，写成关口或提醒。",
        "playbook.linkedBy": "“{other}”没有“{text}”这个关联到这里的字段，{known}。",
        "playbook.noField": "没有“{text}”这个字段，有 {known}。",
        "playbook.twinField": "“{label}”是{type}，不能用来判断两条是不是重复。",
        "playbook.twinDays": "days 是相隔多少天以内算重复，写 1 到 36600，现在写的是 {text}。",
        "playbook.whenLater": "“{label}”问不问要看“{other}”，而那一项在它后面才填，换一下顺序。",
        "playbook.whenAround": "“{label}”问不问要看“{other}”，填的时候还不读它，这个条件不起作用，改看这一条自己填的。",
        "playbook.noStage": "没有“{text}”这个环节，有 {known}。",
        "playbook.fewStages": "至少要两个环节，并且有一个 outcome: done。",
        "playbook.stageDays": "环节的 days 是最多停留几天，写 1 到 3660，没有规定写 0，现在写的是 {text}。",
        "playbook.openDays": "只有还没有办完的环节写 days，done 和 dropped 的不写。",
        "playbook.firstStage": "第一个环节是登记，不能是 done 或 dropped。",
        "playbook.unreachable": "走不到“{word}”这个环节：没有一步从第一个环节通到它。",
        "playbook.deadEnd": "到了“{word}”就走不动了：没有下一步，它又不是 done 或 dropped。",
        "playbook.moveStays": "“{word}”从“{stage}”又回到“{stage}”，这一步没有意义。",
        "playbook.role": "没有“{text}”这类人，可用的有 {known}；部门人员可写成 officer/housing。",
        "playbook.gateFirst": "“{word}”是第一个环节，登记时还没有可查的，关口要放在后面的环节。",
        "playbook.gateNever": "关口“{sentence}”永远过不去：进入“{stage}”之前只会停在 {from}。",
        "playbook.gatesExclude": "关口“{sentence}”和“{other}”（第 {line} 行）不能同时满足，谁也进不了{stages}，改其中一个。",
        "playbook.gateUnmoved": "没有一步从前面的环节进入“{stage}”，关口“{sentence}”不会被检查。",
        "playbook.gateCycle": "关口互相等待，谁也过不去：{path}。",
        "playbook.indicatorCycle": "指标互相引用，算不出来：{path}。",
        "playbook.origin": "指标“{word}”要写 formula（怎么算），或 entered（从哪里录入）和 every，只写一种。",
        "playbook.noIndicator": "没有“{text}”这个指标，有 {known}。",
        "playbook.interval": "“{word}”是区间指标，目标要同时写 low 和 value。",
        "playbook.noInterval": "“{word}”不是区间指标，不写 low。",
        "playbook.share": "“{word}”是占比，目标要在 0 和 100 之间，这里是 {text}；可以超过 100% 的在指标里写 exceeds: yes。",
        "playbook.sameTarget": "“{word}”的目标写了两次。",
        "playbook.date": "“{text}”不是日子，写成 10-31 这样的月和日。",
        "playbook.trajectory": "trajectory 写 straight、season 或 milestones；后两种分别要有 season 或 milestones 一列。",
        "playbook.season": "season 要写 12 个月各占的份额，都不小于 0，加起来是 1；这里有 {count} 个，加起来是 {sum}。",
        "playbook.milestones":
            "milestones 的日期要一个比一个晚，share 在 0 和 1 之间并且不减少，最后是 1。跨年的写 from，例如 from: 10-01, by: 05-31，次年的日期接着写，不晚于 by。",
        "playbook.oneDay": "from 是第一天，by 是最后一天，不能是同一天。",
        "playbook.units": "“{first}”按{unit}、“{second}”按{other}，不能直接加减或比较，先换算成一样的。",
        "playbook.unusedMeasure": "计量“{word}”没有一个指标用到。",
        "playbook.unusedTarget": "没有设目标的指标，专项就没有进度：至少给一个指标写目标。",
        "playbook.lights": "red 要比 amber 大。",
    ])
)
