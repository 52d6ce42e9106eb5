import Pages
import Testing

@Suite struct ExampleTests {
    static let all = Gallery.components.flatMap { component in
        component.examples.map { ("\(component.name)：\($0.name)", $0) }
    }

    @Test(arguments: all)
    func everyExampleIsSoundHTML(name: String, example: Example) {
        #expect(HTMLCheck(example.html).problems == [], "\(name)")
    }

    @Test(arguments: all)
    func everyControlHasAName(name: String, example: Example) {
        let elements = HTMLCheck(example.html).elements
        let labelled = Set(elements.compactMap { $0["for"] })
        let controls = elements.filter {
            ["input", "select", "textarea"].contains($0.name) && !["hidden", "checkbox", "radio"].contains($0["type"])
        }
        for control in controls {
            let isNamed = control["aria-label"] != nil || control["id"].map(labelled.contains) == true
            #expect(isNamed, "\(name): \(control)")
        }
    }

    @Test(arguments: all)
    func everyPostCarriesTheToken(name: String, example: Example) {
        let elements = HTMLCheck(example.html).elements
        let forms = elements.filter { $0.name == "form" && $0["method"] == "post" }
        let tokens = elements.filter { $0["name"] == "_token" && $0["type"] == "hidden" && $0["value"] == "token" }
        #expect(forms.count == tokens.count, "\(name)")
    }

    @Test func componentsAndExamplesHaveNamesOfTheirOwn() {
        let names = Self.all.map(\.0)
        #expect(names.count > 50)
        #expect(Set(names).count == names.count)
    }

    @Test func theCheckFindsWhatIsWrong() {
        let cases = [
            "<p><b></p></b>", "<p>", "<p style=\"color:red\"></p>", "<a onclick=\"x()\"></a>", "<script>x</script>",
            "<i id=\"a\"></i><i id=\"a\"></i>", "<label for=\"nobody\"></label>", "<img src=\"https://a.example/b\">",
        ]
        for html in cases { #expect(!HTMLCheck(Array(html.utf8)).problems.isEmpty, "\(html)") }
        #expect(HTMLCheck(Array("<p title=\"a>b\">好<br></p>".utf8)).problems == [])
    }
}
