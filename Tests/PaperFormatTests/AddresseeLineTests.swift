import PaperFormat
import Testing

@Suite struct AddresseeLineTests {
    @Test(
        arguments: [
            ([], ""), (["财政局"], "财政局"), (["水务局", "财政局", "县委组织部"], "水务局、财政局、县委组织部"),
            (["沙井镇人民政府", "云沟乡人民政府", "财政局"], "沙井镇人民政府、云沟乡人民政府，财政局"),
            (["各乡镇人民政府", "县直各有关部门"], "各乡镇人民政府，县直各有关部门"), (["各乡镇、街道", "财政局"], "各乡镇、街道，财政局"),
            (["财政局", "杏岭村村民委员会", "南桥村村民委员会"], "财政局，杏岭村村民委员会、南桥村村民委员会"),
        ] as [(names: [String], line: String)]
    )
    func officesOfOneSortStandTogether(names: [String], line: String) {
        #expect(AddresseeLine.words(names) == line)
    }
}
