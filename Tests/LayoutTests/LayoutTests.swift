import Foundation
import Testing

/// Who may see whom, and what every source file keeps to.
struct LayoutTests {
    @Test(arguments: LayoutRule.all)
    func holdsInEverySource(_ rule: LayoutRule) {
        for file in SourceFile.all {
            for offence in rule.offences(file) {
                Issue.record("\(file.path): \(offence), but \(rule.name)")
            }
        }
    }

    @Test(arguments: LayoutRule.all)
    func refusesWhatBreaksIt(_ rule: LayoutRule) {
        #expect(!rule.refused.isEmpty)
        for file in rule.refused { #expect(!rule.offences(file).isEmpty, "\(file.path): \(file.text)") }
        for file in rule.allowed { #expect(rule.offences(file) == [], "\(file.path): \(file.text)") }
    }

    @Test func readsTheSources() {
        #expect(SourceFile.all.count > 50)
        #expect(Set(SourceFile.all.map(\.target)).isSubset(of: known), "a target the rules do not know")
    }

    /// Tests that no target names are never run, and nothing says so.
    @Test func everyFolderOfTestsIsATarget() throws {
        let manifest = try String(contentsOfFile: SourceFile.root.path + "/Package.swift", encoding: .utf8)
        let words = manifest.filter { !$0.isWhitespace }
        let folders = try FileManager.default.contentsOfDirectory(atPath: SourceFile.root.path + "/Tests")
            .filter { $0.hasSuffix("Tests") }
        #expect(folders.count > 25)
        for folder in folders {
            #expect(words.contains("tests(\"\(folder.dropLast(5))\","), "Package.swift names no target for \(folder)")
        }
    }

    /// A new target is placed in the order before its files are judged.
    private var known: Set<String> { Set(LayoutRule.kits + LayoutRule.features + LayoutRule.program) }
}
