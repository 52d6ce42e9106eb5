import Core
import Testing
import Workflow

@Suite("WorkflowRules")
struct WorkflowRulesTests {
    private let today = Day(daysSince1970: 20_000)

    private func keys(_ id: String, _ door: Door, _ role: Role, note: String = "", files: Int = 0) throws -> [String] {
        let transition = try #require(Door.workflow.transition(id))
        return WorkflowRules.issues(transition, of: door, by: try actor(role), note: note, files: files, on: today)
            .map(\.key)
    }

    @Test func letsThroughWhatEveryRuleAllows() throws {
        #expect(try keys("opening", Door(), .officer, note: "透气") == [])
        #expect(try keys("closing", Door(stage: .open), .village, files: 1) == [])
    }

    @Test func refusesAPostBeforeItSaysAnythingElse() throws {
        #expect(try keys("opening", Door(stage: .open, isFree: false), .village) == ["move.notAllowed"])
    }

    @Test func refusesAMoveFromAnotherStage() throws {
        #expect(try keys("opening", Door(stage: .open), .officer, note: "透气") == ["move.stage"])
    }

    @Test(arguments: ["", "  ", "\n\t　"])
    func owesWordsThatAreMoreThanSpace(note: String) throws {
        #expect(try keys("opening", Door(), .officer, note: note) == ["move.words"])
    }

    @Test(arguments: [(20_001, ["move.noteLong"]), (100_000, ["move.noteLong"]), (20_000, [])])
    func keepsNotesToWhatSomebodyReads(length: Int, expected: [String]) throws {
        #expect(try keys("opening", Door(), .officer, note: String(repeating: "长", count: length)) == expected)
    }

    @Test func saysEveryMissingThingAtOnce() throws {
        #expect(try keys("opening", Door(isFree: false), .officer) == ["door.blocked", "move.words"])
        #expect(try keys("closing", Door(stage: .open), .village) == ["move.files"])
    }

    @Test(arguments: [(0, ["move.files"]), (1, ["move.files"]), (2, []), (3, [])])
    func owesAsManyFilesAsTheMoveSays(files: Int, expected: [String]) throws {
        #expect(try keys("sealing", Door(stage: .open), .village, files: files) == expected)
    }

    @Test func offersOnlyWhatThePersonMayDoNow() throws {
        let offers = Door.workflow.offers(for: Door(isFree: false), to: try actor(.officer), on: today)
        #expect(offers.map(\.transition.id) == ["opening", "knocking"])
        #expect(offers.map(\.isOpen) == [false, true])
        #expect(
            Door.workflow.offers(for: Door(), to: try actor(.village), on: today).map(\.transition.id) == ["knocking"]
        )
    }

    @Test func hasWordsForEveryRefusal() {
        for key in ["move.notAllowed", "move.stage", "move.changed", "move.words", "move.files", "move.noteLong"] {
            #expect(workflowWords.knows(key))
        }
    }
}
