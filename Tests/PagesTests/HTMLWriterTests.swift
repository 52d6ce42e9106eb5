import Pages
import Testing

@Suite struct HTMLWriterTests {
    private func written(_ body: (HTMLWriter) -> Void) -> String {
        let writer = HTMLWriter()
        body(writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test(arguments: [
        ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
        ("\"双引号\" '单引号'", "&quot;双引号&quot; &#39;单引号&#39;"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("落实 👩‍🌾 𠮷", "落实 👩‍🌾 𠮷"),
        ("行一\n行二\t完", "行一\n行二\t完"),
        ("零\u{0}铃\u{7}删\u{7F}", "零\u{FFFD}铃\u{FFFD}删\u{FFFD}"),
        ("", ""),
    ])
    func escapesText(text: String, expected: String) {
        #expect(written { $0.text(text) } == expected)
    }

    @Test func escapesAttributeValues() {
        let html = written { $0.tag("a", ["href": "/?a=1&b=\"2\"", "title": "<'>"], text: "去") }
        #expect(html == "<a href=\"/?a=1&amp;b=&quot;2&quot;\" title=\"&lt;&#39;&gt;\">去</a>")
    }

    @Test func repairsBytesThatAreNotUTF8() {
        let text = String(decoding: [0xE8, 0x90, 0x3C, 0xFF] as [UInt8], as: UTF8.self)
        #expect(written { $0.text(text) } == "\u{FFFD}&lt;\u{FFFD}")
    }

    @Test func leavesOutNilAndWritesEmptyAsBare() {
        let html = written { $0.void("input", ["name": "a", "checked": "", "id": nil, "disabled": nil]) }
        #expect(html == "<input name=\"a\" checked>")
    }

    @Test func keepsAnEmptyValueThatMeansSomething() {
        #expect(written { $0.tag("option", ["value": ""], text: "全部") } == "<option value=\"\">全部</option>")
    }

    @Test func nestsElements() {
        let html = written { w in
            w.tag("ul") {
                w.tag("li", text: "一")
                w.tag("li") { w.raw("<b>二</b>") }
            }
        }
        #expect(html == "<ul><li>一</li><li><b>二</b></li></ul>")
    }
}
