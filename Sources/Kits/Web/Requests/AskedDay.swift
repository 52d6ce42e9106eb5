import Core
import Pages

/// The evening an address asks for with `day=`: one rule for every page, so that no page shows other numbers than were asked
/// for without a word.
package struct AskedDay: Hashable, Sendable {
    /// An evening that is over; nil for now.
    package let day: Day?
    /// Why now is shown although something else was asked for; nil where nothing is to be said.
    package let sentence: String?

    package init(_ query: Fields, today: Day) {
        guard let text = query.filled("day") else {
            (day, sentence) = (nil, nil)
            return
        }
        guard let asked = query.day("day") else {
            (day, sentence) = (nil, "“\(Visit.shown(text))”不是日期，这里是今天的数。日期写成 \(today) 这样。")
            return
        }
        day = asked < today ? asked : nil
        sentence = asked > today ? "\(Format.day(asked)) 还没有到，这里是今天的数。" : nil
    }
}

extension Visit {
    package var askedDay: AskedDay { AskedDay(query, today: environment.today) }

    /// What every page of this request shares, with a sentence on top of the page; what just happened goes before it.
    package func pageContext(saying sentence: String?) async -> PageContext {
        var context = await pageContext
        if context.notice == nil, let sentence { context.notice = Notice(.news, sentence) }
        return context
    }

    /// The same for a page that tells only of now: who asks for an earlier evening reads where its numbers are.
    package func contextOfNow() async -> PageContext {
        let asked = askedDay
        let earlier = asked.day.map { "这一页只有现在的样子。\(Format.day($0)) 的数，在专项挂图上选那一天看。" }
        return await pageContext(saying: asked.sentence ?? unreadDay("from", "through") ?? earlier)
    }

    /// That a day a list was to be narrowed by could not be read; nil where all could.
    private func unreadDay(_ names: String...) -> String? {
        names.compactMap { name in query.day(name) == nil ? query.filled(name) : nil }.first.map { text in
            "“\(Self.shown(text))”不是日期，没有按它筛选。日期写成 \(environment.today) 这样。"
        }
    }

    fileprivate static func shown(_ text: String) -> String { text.count > 20 ? text.prefix(20) + "…" : text }
}
