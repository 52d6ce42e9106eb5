import Documents
import Imports
import Ledgers
import Programmes
import SheetShapes
import TestSupport
import Testing

/// 无 in a cell: nothing, or the option that says so.
@Suite struct NothingWrittenTests {
    @Test(
        arguments: [
            (["没有", "旱厕"], "无", "没有"), (["没有", "旱厕"], "無", "没有"), (["没有", "旱厕"], "—", ""), (["没有", "旱厕"], "", ""),
            (["无", "旱厕"], "无", "无"), (["无人", "旱厕"], "无", ""), (["A级", "B级"], "无", ""),
        ] as [(options: [String], text: String, words: String)]
    )
    func isTheOptionThatSaysSoOrNothing(options: [String], text: String, words: String) throws {
        let list = options.map { "\"\($0)\"" }.joined(separator: ", ")
        for type in ["choice", "set"] {
            let graded = "type: choice, options: [A级, B级, C级, D级]"
            let gate = "grade in [\"A级\", \"B级\"]"
            let yaml = ImportPlaybook.yaml.replacing(graded, with: "type: \(type), options: [\(list)]")
                .replacing(gate, with: "known(owner)")
            let playbook = try ImportPlaybook.text(yaml).playbook
            let field = playbook.fields[try #require(playbook.field("grade"))]
            let answer = CellAnswer(field, places: ImportPlaybook.places)
            #expect(answer.read(WrittenCell(text, kind: .text, address: "C17")) == .success(words), "\(type)")
        }
    }
}
