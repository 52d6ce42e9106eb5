import Core
import Testing
import Web

struct FieldsTests {
    @Test(arguments: [
        ("a=1&b=2", ["a=1", "b=2"]),
        ("a=1&a=2", ["a=1", "a=2"]),
        ("title=%E5%8E%BF%20%E5%9F%8E+a%2Bb", ["title=县 城 a+b"]),
        ("a", ["a="]),
        ("=1", ["=1"]),
        ("a=1=2", ["a=1=2"]),
        ("&&a=1&", ["a=1"]),
        ("a=%", ["a=%"]),
        ("a=%4", ["a=%4"]),
        ("a=%zz", ["a=%zz"]),
        ("a=%e5%8e", ["a=\u{FFFD}"]),
        ("a=%00b", ["a=\u{FFFD}b"]),
        ("a=x%0D%0Ay%0Dz%0A", ["a=x\ny\nz\n"]),
        ("a=%E2%80%AE%E5%BC%A0%E2%80%8B%E4%B8%89%EF%BB%BF", ["a=张三"]),
        ("a=%E2%80%9C%E2%80%8D%EF%BC%8C", ["a=“\u{200D}，"]),
        ("", []),
    ])
    func readsAQuery(_ query: String, _ expected: [String]) {
        #expect(Fields(query: query).pairs.map { "\($0.name)=\($0.value)" } == expected)
    }

    @Test func comesBackFromItsOwnQuery() {
        let fields: Fields = ["a": "县 &=+%\n#?/", "空": "", "a": "é😀"]
        #expect(Fields(query: fields.queryString.dropFirst()) == fields)
        #expect(Fields().queryString == "")
    }

    @Test func trimsWhatPeopleType() {
        let fields: Fields = [
            "title": "\u{3000} 农村 厕所\t\n", "blank": "  \u{3000}", "unit": " 1 ", "unit": "", "unit": "2",
        ]
        #expect(fields.text("title") == "农村 厕所")
        #expect(fields.raw("title") == "\u{3000} 农村 厕所\t\n")
        #expect(fields.filled("blank") == nil)
        #expect(fields.text("blank") == "")
        #expect(fields.text("missing") == "")
        #expect(fields.all("unit") == ["1", "2"])
    }

    @Test(
        arguments: [
            ("1260", 1260), ("1,260", 1260), ("１，２６０", 1260), ("-3", -3), ("－３", -3), (" 7 ", 7), ("", nil),
            ("1.5", nil), ("1,2", nil), ("1,2600", nil),
            ("七", nil), ("99999999999999999999", nil), ("0x10", nil),
        ] as [(String, Int?)]
    )
    func readsAWholeNumber(_ typed: String, _ expected: Int?) {
        let fields: Fields = ["n": typed]
        #expect(fields.int("n") == expected)
    }

    @Test(
        arguments: [
            ("8.4", 8.4), ("1,260.5", 1260.5), ("８．４", 8.4), ("8,5", nil), ("1，2，3", nil), ("inf", nil), ("nan", nil),
            ("1e9", nil), ("0x1p3", nil),
        ] as [(String, Double?)]
    )
    func readsANumber(_ typed: String, _ expected: Double?) {
        let fields: Fields = ["n": typed]
        #expect(fields.number("n") == expected)
    }

    @Test(
        arguments: [
            ("2026-06-10", "2026-06-10"), ("2026/6/1", "2026-06-01"), ("2026年6月10日", "2026-06-10"),
            ("２０２６．６．１", "2026-06-01"),
            ("2026-02-30", nil), ("10-06-2026", nil), ("2026-06", nil), ("", nil), ("26-06-10", nil),
        ] as [(String, String?)]
    )
    func readsADay(_ typed: String, _ expected: String?) {
        let fields: Fields = ["d": typed]
        #expect(fields.day("d")?.description == expected)
    }

    @Test func readsKeysAndTicks() {
        let fields: Fields = ["task": "42", "task": "x", "task": "0", "task": "43", "tick": "on", "other": "no"]
        #expect(fields.ids("task", of: TaskSubject.self).map(\.rawValue) == [42, 43])
        #expect(fields.id("task", of: TaskSubject.self)?.rawValue == 42)
        #expect(fields.id("tick", of: TaskSubject.self) == nil)
        #expect(fields.bool("tick"))
        #expect(!fields.bool("other"))
        #expect(!fields.bool("missing"))
    }

    @Test func changesOneNameAndKeepsTheOrder() {
        let fields: Fields = ["light": "red", "unit": "1", "unit": "2", "q": "厕所"]
        #expect(fields.replacing("unit", with: "3").queryString == "?light=red&unit=3&q=%E5%8E%95%E6%89%80")
        #expect(fields.replacing("unit", with: nil).removing("q").queryString == "?light=red")
        #expect(fields.replacing("after", with: "9").removing("q").queryString == "?light=red&unit=1&unit=2&after=9")
        #expect(fields.filtering(["q", "light"]).pairs.map(\.name) == ["light", "q"])
    }
}
