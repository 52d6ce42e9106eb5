import Core
import Testing

struct SimplifiedTextTests {
    @Test(arguments: [
        ("戶主", "户主"), ("鄉鎮", "乡镇"), ("身份證號", "身份证号"), ("聯繫電話", "联系电话"), ("磚混結構（畝）", "砖混结构（亩）"), ("户主", "户主"),
        ("後灣村", "后湾村"), ("Date 12 ㎡", "Date 12 ㎡"), ("", ""),
        // A character of another plane stays, and so does one that is both.
        ("𠮷里", "𠮷里"), ("内容", "内容"),
    ])
    func traditionalCharactersAreReadAsSimplifiedOnes(_ written: String, _ simplified: String) {
        #expect(SimplifiedText.of(written) == simplified)
    }

    @Test func wordsAreKnownInBothSpellings() {
        #expect(SimplifiedText.both(["镇", "村"]) == ["镇", "村", "鎮"])
    }
}
