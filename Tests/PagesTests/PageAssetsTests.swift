import Foundation
import Pages
import Testing

@Suite struct PageAssetsTests {
    @Test func scriptsAndRulesAreInsideToTheByte() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Sources/Kits/Pages/Assets")
        func written(_ path: String) throws -> [UInt8] {
            [UInt8](try Data(contentsOf: folder.appendingPathComponent(path)))
        }
        let scripts = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/scripts")
        #expect(Set(scripts) == Set(PageAssets.sources.keys))
        for name in scripts { #expect(try PageAssets.sources[name] == written("scripts/\(name)"), "\(name)") }
        #expect(try PageAssets.paper.bytes == written("styles/paper.css"))
        #expect(try PageAssets.find("icon.svg")?.bytes == written("icon.svg"))
    }

    @Test func scriptsImportEachOtherAsTheirBundleReadsIt() {
        for (name, bytes) in PageAssets.sources {
            for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
                if line.hasPrefix("import ") {
                    let source = line.split(separator: "\"")[1].dropFirst(2)
                    #expect(PageAssets.sources[String(source)] != nil, "\(name) imports \(source)")
                    #expect(!line.contains(line.contains("* as ") ? "{" : " as "), "\(name): \(line)")
                } else if line.hasPrefix("export ") {
                    let isRead = line.wholeMatch(of: #/export ((async )?function|class|const|\{) ?\w.*/#) != nil
                    #expect(isRead, "\(name): \(line)")
                }
            }
        }
    }

    @Test func whatIsSentImportsOnlyWhatIsServed() {
        for script in PageAssets.all + [PageAssets.worker] where script.name.hasSuffix(".js") {
            let text = String(decoding: script.bytes, as: UTF8.self)
            #expect(!text.split(separator: "\n").contains { $0.hasPrefix("import ") }, "\(script.name)")
            for call in text.matches(of: #/import\("\./(.+?)"\)/#) {
                #expect(PageAssets.find(String(call.1)) != nil, "\(script.name) imports \(call.1)")
            }
        }
    }

    @Test func aBundleHasEveryPartOnceAfterWhatItNeeds() {
        let scripts = [
            "a.js":
                "// Begins.\nimport { b } from \"./b.js\";\nimport * as c from \"./c.js\";\nb(c.c);\nexport function a() {}\n",
            "b.js": "import { c, d } from \"./c.js\";\nexport async function b(x) {\n  // Both.\n  return c + d;\n}\n",
            "c.js": "let n = 0;\nexport const c = 1;\nexport class d {}\n",
        ]
        let written = ScriptBundle(scripts.mapValues { Array($0.utf8) }).written("a.js")
        #expect(
            String(decoding: written, as: UTF8.self) == """
                const part_c = (() => {
                let n = 0;
                const c = 1;
                class d {}
                return { c, d };
                })();
                const part_b = (() => {
                const { c, d } = part_c;
                async function b(x) {
                return c + d;
                }
                return { b };
                })();
                const { b } = part_b;
                const c = part_c;
                b(c.c);
                export function a() {}
                """
        )
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

    @Test func stylesGoWithoutTheirComments() {
        let text = String(decoding: PageAssets.stylesheet.bytes, as: UTF8.self)
        #expect(!text.contains("/*") && !text.contains("*/") && !text.contains("\n "))
        #expect(text.count { $0 == "{" } == text.count { $0 == "}" })
    }

    /// A line below a table that fills its sheet would be printed on a sheet of its own: the head of the table says it.
    @Test func aWallHasNoLineBelowItsTableOnPaper() throws {
        let wall = try #require(PageAssets.find("wall.css"))
        let text = String(decoding: wall.bytes, as: UTF8.self)
        let paper = try #require(text.split(separator: "@media print").last)
        let rule = try #require(paper.firstRange(of: ".wall:has(.paper-title) + .remark {"))
        let said = paper[rule.upperBound...].prefix { $0 != "}" }
        #expect(said.contains("display: none"))
    }

    @Test func stylesAndScriptsStaySmall() {
        // A page with everything must stay under 60 KB over the wire; text of this kind compresses to a quarter or less.
        // The rules of official documents come only with the pages that show one, the scripts of the phone with its page:
        // that this one stays under 60 KB is held where it is opened, in a journey.
        func size(_ name: String) -> Int { PageAssets.find(name)?.bytes.count ?? .max }
        #expect(size("luoshi.css") < 72_500)
        #expect(size("wall.css") < 6_000)
        #expect(size("luoshi.js") < 28_500)
        #expect(size("phone.js") < 62_000)
    }
}
