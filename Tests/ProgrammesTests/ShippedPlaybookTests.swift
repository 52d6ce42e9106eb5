import Core
import Expression
import Foundation
import Testing

@testable import Programmes

struct ShippedPlaybookTests {
    static let loading = PlaybookLibrary.read()
    static var library: PlaybookLibrary { loading.library }

    @Test func shippedPlaybooksHaveNoProblems() {
        for problem in Self.loading.problems { Issue.record("\(problem.file): \(problem.sentence)") }
        #expect(Self.library.playbooks.count == ShippedPlaybooks.files.count)
    }

    /// A programme that is itself called a ledger is not called one twice.
    @Test func everyLedgerIsCalledOneOnce() {
        let names = Self.library.playbooks.map(\.ledgerName)
        #expect(names.contains("乡镇台账") && names.contains("农村老旧房屋拆除台账"))
        #expect(names.filter { !$0.hasSuffix("台账") || $0.hasSuffix("台账台账") } == [])
    }

    @Test func shippedIndicatorTablesHaveNoProblems() throws {
        let loading = IndicatorSet.read(beside: Self.library)
        for problem in loading.problems { Issue.record("\(problem.file): \(problem.sentence)") }
        let table = try #require(loading.sets.first { $0.key == "moderately-prosperous" })
        #expect(table.unmet.count == 15)
        #expect(table.size == 50)
        #expect(table.unknownCount == 50 - table.entries.count)
        let weights: Double = table.entries.compactMap(\.weight).reduce(0) { $0 + $1 }
        #expect(abs(weights - 100) < 1e-9)
    }

    /// Lists that say something about a person or household by being a list seal the name (ADR 73 and 93). In the clear
    /// stand owners of things everybody in the village sees, and who is chosen or supported by public notice.
    @Test func namesOfVillagersAreSealedButInListsOfThingsAndOfNotices() {
        let plain: Set = [
            "cadre-reserve.name", "cattle-support.applicant", "civility-awards.name", "house-designs.owner",
            "idle-houses.owner", "old-houses.owner", "talent.name", "toilets.owner", "waste-exchange.farmer",
        ]
        let found = Self.library.playbooks.flatMap { playbook in
            playbook.fields.filter { field in
                field.type == .text
                    && ["户主", "姓名", "监护人", "申请人", "农户", "举报人", "当事人"].contains { field.label.contains($0) }
            }.map { "\(playbook.key).\($0.key)" }
        }
        #expect(Set(found) == plain)
        for playbook in Self.library.playbooks {
            let labels = playbook.fields.filter { $0.label.contains(/身份证|电话|手机|银行/) && $0.type == .text }.map(\.label)
            #expect(labels == [], "\(playbook.key)")
        }
    }

    /// What is kept of a shipped file is what reading it again gives; a county's own of the same name is another file.
    @Test func whatIsKeptOfAShippedFileIsWhatItSays() {
        for file in ShippedPlaybooks.files {
            let (fresh, own) = (ProblemList(file: file.name), ProblemList(file: file.name))
            let kept = ShippedReadings.playbook(file, own)
            #expect("\(WrittenPlaybook(file, fresh) as Any)" == "\(kept as Any)", "\(file.name)")
            #expect(kept?.problems === own && own.problems == fresh.problems, "\(file.name)")
            let changed = WrittenFile(name: file.name, bytes: file.bytes + Array("\n# 县里改过\n".utf8))
            let other = ShippedReadings.playbook(changed, ProblemList(file: file.name))
            #expect(other?.version != kept?.version, "\(file.name)")
        }
    }

    /// A name is read in lists, on papers and on phones: without a bound of its own it takes 2,000 characters.
    @Test func everyThingIsCalledByAShortName() {
        let names = Self.library.playbooks.compactMap { playbook -> String? in
            let field = playbook.fields[playbook.item.title]
            guard field.type == .text, !(10...100).contains(field.range.maximum ?? .infinity) else { return nil }
            return "\(playbook.key).\(field.key)"
        }
        #expect(names == [])
    }

    /// A file nobody listed would not be shipped.
    @Test func everyFileOfTheFolderIsShipped() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let folder = root.appendingPathComponent("Sources/Features/Programmes/Playbooks")
        let found = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".yaml") }
        let shipped = ShippedPlaybooks.files + ShippedPlaybooks.indicatorSets
        #expect(Set(found.map { $0.split(separator: "/").last.map(String.init) ?? $0 }) == Set(shipped.map(\.name)))
        for path in found {
            let bytes = [UInt8](try Data(contentsOf: folder.appendingPathComponent(path)))
            #expect(shipped.contains { path.hasSuffix($0.name) && $0.bytes == bytes }, "\(path) is another one inside")
        }
    }

    /// The mechanisms of the speech (sections 1–5, and 6.9–6.11, 6.18–6.19) that are a ledger, a target or a gate.
    static let duties: Set<String> = [
        "1.2", "1.4", "1.5", "1.6", "1.9", "1.10", "1.11", "1.12", "1.14", "1.15", "1.16", "1.19", "2.1", "2.4", "2.5",
        "2.6", "2.7", "2.10", "2.11", "2.12", "2.16", "2.18", "2.20", "2.21", "2.23", "2.24", "2.25", "2.26", "2.28",
        "2.29", "2.30", "2.31", "2.33", "2.36", "2.37", "2.38", "2.39", "2.41", "2.42", "2.43", "2.44", "2.45", "2.46",
        "3.1", "3.2", "3.4", "3.6", "3.8", "3.9", "3.10", "3.11", "3.12", "3.13", "3.15", "3.16", "3.17", "3.18",
        "3.20", "3.21", "3.24", "3.28", "3.29", "3.31", "3.32", "3.33", "4.1", "4.2", "4.3", "4.4", "4.6", "4.7", "4.8",
        "4.10", "4.12", "4.14", "4.15", "4.16", "4.17", "4.20", "5.2", "5.3", "5.4", "5.5", "5.7", "5.9", "5.10",
        "5.11", "5.12", "5.13", "5.16", "6.9", "6.10", "6.11", "6.18", "6.19",
    ]

    /// Those a feature keeps by now, and the test that shows it.
    static let kept: [String: (feature: String, test: String)] = [
        "3.21": ("Problems", "aListOfTheLevelAboveIsCheckedInWordsThenWrittenWhole"),
        "3.24": ("Problems", "fromFindingToCloseOutByThreePosts"),
        "5.12": ("Problems", "theSheetsGoOutAndComeIn"),
        "3.28": ("Rounds", "aSurveyClosesOnlyWhenEveryElementHasAResult"),
        "3.31": ("Rounds", "aSurveyClosesOnlyWhenEveryElementHasAResult"),
    ]

    /// Those with rules of their own that wait for their feature.
    static let elsewhere: [String: String] = [:]

    @Test func everyLedgerTargetAndGateOfTheSpeechIsCovered() {
        let sets = IndicatorSet.read(beside: Self.library).sets
        let covered = Set(Self.library.playbooks.flatMap(\.covers) + sets.flatMap(\.covers))
        let missing = Self.duties.subtracting(covered).subtracting(Self.elsewhere.keys).subtracting(Self.kept.keys)
        #expect(missing.sorted() == [], "no playbook covers these")
        #expect(covered.intersection(Self.elsewhere.keys).sorted() == [], "no longer an exception")
    }

    @Test func whatAFeatureKeepsIsShownByATest() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        for (duty, (feature, test)) in Self.kept {
            let folder = root.appendingPathComponent("\(feature)Tests")
            let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            let isShown = try files.filter { $0.pathExtension == "swift" }.contains { file in
                try String(contentsOf: file, encoding: .utf8).contains("func \(test)(")
            }
            #expect(isShown, "\(duty): no \(test) in \(feature)Tests")
            #expect(Self.elsewhere[duty] == nil, "\(duty) is kept, and waits no longer")
        }
    }

    @Test func everyIndicatorFormulaCanBeRead() {
        for playbook in Self.library.playbooks {
            #expect(!playbook.indicators.isEmpty, "\(playbook.key)")
            #expect(!playbook.areas.isEmpty, "\(playbook.key)")
            for gate in playbook.gates { #expect(!gate.fix.isEmpty, "\(playbook.key) \(gate.key)") }
        }
    }
}
