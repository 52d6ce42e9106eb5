import Pages
import Testing

@Suite struct PageAssetsTests {
    @Test func everyImportOfAScriptIsServed() {
        for script in PageAssets.all where script.name.hasSuffix(".js") {
            let text = String(decoding: script.bytes, as: UTF8.self)
            for line in text.split(separator: "\n") where line.hasPrefix("import ") {
                let name = line.split(separator: "\"")[1].dropFirst(2)
                #expect(PageAssets.find(String(name)) != nil, "\(script.name) imports \(name)")
            }
        }
    }

    @Test func everyAssetIsFilledAndTyped() {
        for asset in PageAssets.all {
            #expect(!asset.bytes.isEmpty, "\(asset.name)")
            #expect(asset.contentType.hasPrefix(asset.name.hasSuffix(".svg") ? "image/svg" : "text/"), "\(asset.name)")
        }
    }

    @Test func theVersionStandsInTheAddress() {
        #expect(PageAssets.version.count == 16)
        #expect(PageAssets.address(of: "luoshi.css") == "/assets/\(PageAssets.version)/luoshi.css")
        #expect(PageAssets.find("../secret") == nil)
    }

    @Test func scriptsWriteNoMarkupAndNoStyles() {
        for script in PageAssets.all where script.name.hasSuffix(".js") {
            let text = String(decoding: script.bytes, as: UTF8.self)
            for word in ["innerHTML", "document.write", "eval(", ".style."] {
                #expect(!text.contains(word), "\(script.name): \(word)")
            }
        }
    }

    /// What is sent leaves comments out line by line: a text over several lines would lose what it says.
    @Test func scriptsHaveNoTextsOverSeveralLinesAndGoWithoutTheirComments() {
        for script in PageAssets.all where script.name.hasSuffix(".js") {
            for line in String(decoding: script.bytes, as: UTF8.self).split(separator: "\n") {
                #expect(line.count { $0 == "`" }.isMultiple(of: 2), "\(script.name): \(line)")
                #expect(!line.hasPrefix("//") && !line.hasPrefix(" "), "\(script.name): \(line)")
            }
        }
    }

    @Test func stylesAndScriptsStaySmall() {
        // A page with everything must stay under 60 KB compressed; text of this kind compresses to a quarter or less.
        // The rules of official documents come only with the pages that show one.
        // So do the scripts of the phone: that its first page stays under 60 KB is held where it is opened, in a journey.
        let apart = Set([PageAssets.paper.name] + PageAssets.phone.map(\.name))
        let bytes = PageAssets.all.filter { !apart.contains($0.name) }.reduce(0) { $0 + $1.bytes.count }
        #expect(bytes < 122_000)
        #expect(PageAssets.phone.reduce(0) { $0 + $1.bytes.count } < 62_000)
    }
}
