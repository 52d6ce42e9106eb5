import Core

extension HTMLWriter {
    package func paragraph(_ text: String) { tag("p", text: text) }

    /// A paragraph in the quieter ink: remarks, sources, what is counted.
    package func remark(_ text: String) { tag("p", ["class": "remark"], text: text) }

    package func link(_ word: String, to address: String) { tag("a", ["href": address], text: word) }

    /// Words in a column of acts, where other rows have a button.
    package func insteadOfAct(_ words: String) { tag("span", text: words) }

    package func heading(_ text: String, id: String? = nil) { tag("h2", ["id": id], text: text) }

    /// `2026年6月10日`, readable by machines too.
    package func day(_ day: Day) { tag("time", ["datetime": day.description], text: Format.day(day)) }

    /// `2026年6月10日 08:30`.
    package func moment(_ instant: Instant) {
        tag("time", ["datetime": instant.description], text: Format.moment(instant))
    }

    /// Words only screen readers hear.
    package func visuallyHidden(_ text: String) { tag("span", ["class": "visually-hidden"], text: text) }

    /// Something to be copied exactly, like a password shown once. Selects itself at a click where script runs.
    package func copyable(_ text: String) { tag("code", ["class": "copyable", "data-copyable": ""], text: text) }
}

extension Gallery {
    static let prose = [
        Example("文字") { w in
            w.heading("工作要求")
            w.tag("p") {
                w.text("时限 ")
                w.day(Day(daysSince1970: 20_614))
                w.text("，下达于 ")
                w.moment(Instant(milliseconds: 1_781_051_400_000))
                w.text("，见")
                w.link("文件原文", to: "/directives/3")
                w.text("。")
            }
            w.remark("数字来自各单位进展，截至今日 08:30。")
            w.copyable("qiao-meng-7341-hu")
        }
    ]
}
