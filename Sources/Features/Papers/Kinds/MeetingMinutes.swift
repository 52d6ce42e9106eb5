import Core
import Foundation
import Pages
import PaperFormat

/// 会议纪要 from what somebody enters: when, where, who, and what was decided, one matter a line.
package struct MeetingMinutes {
    package var name = ""
    package var held: Day?
    package var place = ""
    package var chair = ""
    package var present = ""
    package var absent = ""
    package var guests = ""
    package var matters = ""

    package init() {}

    package func draft(office: String, today: Day) -> PaperDraft {
        let lines = matters.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }
            .filter { !$0.isEmpty }
        let opening =
            "\(held.map { Format.day($0) } ?? "")\(place.isEmpty ? "" : "，在\(place)")召开\(name)，\(chair)主持会议。"
            + "会议议定事项如下。"
        let isNumbered = lines.contains {
            PaperSource($0).lines.contains { if case .section = $0 { true } else { false } }
        }
        let content = PaperContent(
            title: name + "纪要",
            text: ([opening] + (isNumbered ? lines : lines.map { "1.\($0)" })).joined(separator: "\n"),
            people: [PaperLine("出席", present), PaperLine("请假", absent), PaperLine("列席", guests)]
                .filter { !$0.text.isEmpty },
            office: office,
            dated: held ?? today
        )
        return PaperDraft(.minutes, content)
    }
}
