import Testing

@testable import Documents

/// What a reference says once five rows like row 14 were put in behind it: the blank rows were 5 to 14, on 表一.
@Suite struct FormulaMoveTests {
    private let move = FormulaMove(
        growth: RowGrowth(blank: 5...14, count: 5),
        sheet: "表一",
        sheets: ["表一", "表 二", "三"]
    )

    private func place(_ row: Int, on sheet: String = "表一") -> FormulaMove.Place {
        FormulaMove.Place(sheet: sheet, address: CellAddress(row: row, column: 7))
    }

    private static let below: [(before: String, after: String)] = [
        ("SUM(C5:C14)", "SUM(C5:C19)"), ("SUM($C$5:$C$14)", "SUM($C$5:$C$19)"), ("SUM(C$5:$C14)", "SUM(C$5:$C19)"),
        ("SUM(C5:C13)", "SUM(C5:C13)"), ("SUM(C4:C20)", "SUM(C4:C25)"), ("SUM(C14:C20)", "SUM(C14:C25)"),
        ("SUM(C14:F14)", "SUM(C14:F19)"), ("C15+$C$16*C4", "C20+$C$21*C4"), ("SUM(C:C)", "SUM(C:C)"),
        ("SUM($C:$E)/COUNT(C5:C1048576)", "SUM($C:$E)/COUNT(C5:C1048576)"), ("SUM(5:14)", "SUM(5:19)"),
        ("SUM($1:$4,15:15)", "SUM($1:$4,20:20)"), ("SUM(表一!C5:C14)", "SUM(表一!C5:C19)"),
        ("SUM('表一'!C5:C14)", "SUM('表一'!C5:C19)"), ("SUM('表 二'!C5:C14)+三!C15", "SUM('表 二'!C5:C14)+三!C15"),
        ("\"C5:C14\"&C15", "\"C5:C14\"&C20"), ("\"\"\"C15\"&'表 二'!C15", "\"\"\"C15\"&'表 二'!C15"),
        ("[1]表一!C15+C15", "[1]表一!C15+C20"), ("'D:\\[a.xlsx]表一'!C15:C16+C15", "'D:\\[a.xlsx]表一'!C15:C16+C20"),
        ("SUM(台账[金额 C15])+C15", "SUM(台账[金额 C15])+C20"), ("LOG10(C15)+BIN2DEC(C16)", "LOG10(C20)+BIN2DEC(C21)"),
        ("#REF!+C15", "#REF!+C20"), ("表一!#REF!*C15", "表一!#REF!*C20"), ("合计15+C15", "合计15+C20"),
        ("1.5E15+C15", "1.5E15+C20"), ("XFE15+C15", "XFE15+C20"),
        ("SUM(C5:INDEX(C:C,ROW()-1))", "SUM(C5:INDEX(C:C,ROW()-1))"),
        ("SUM(C5,C14)", ""), ("SUM(C14)", "SUM(C14:C19)"), ("SUBTOTAL(9,$C$14)", "SUBTOTAL(9,$C$14:$C$19)"),
        ("IF(C14>0,1,0)", ""), ("C13+C14", ""), ("SUMIF(A5:A14,\"是\",C5:C14)", "SUMIF(A5:A19,\"是\",C5:C19)"),
        ("SUM(C5:C14 C10:D15)", "SUM(C5:C19 C10:D20)"), ("INDIRECT(\"C5\")", ""), ("INDIRECT($A15)", "INDIRECT($A20)"),
        ("SUM(表一:三!C15)", ""), ("SUM('表 二:三'!C15)", "SUM('表 二:三'!C15)"),
    ]

    /// Empty where the form is refused: nobody can say what the formula means.
    @Test(arguments: below)
    func aFormulaBelowTheBlankRowsSaysWhatItSaid(before: String, after: String) throws {
        guard !after.isEmpty else {
            #expect(throws: GrowthObstacle.self) { try move.moved(before, at: place(15)) }
            return
        }
        #expect(try move.moved(before, at: place(15)) == after)
    }

    private static let elsewhere: [(before: String, after: String)] = [
        ("SUM(C5:C14)+C15", "SUM(C5:C14)+C15"), ("表一!C15", "表一!C20"), ("SUM(表一!$C$5:$C$14)", "SUM(表一!$C$5:$C$19)"),
        ("VLOOKUP(A5,表一!A:F,2,0)", "VLOOKUP(A5,表一!A:F,2,0)"),
    ]

    @Test(arguments: elsewhere)
    func aFormulaOfAnotherSheetFollowsOnlyWhatMoved(before: String, after: String) throws {
        #expect(try move.moved(before, at: place(15, on: "三")) == after)
        #expect(move.concerns(before) == before.contains("表一"))
    }

    /// The formula of row 14, that of row 13, and what rows 14 and 16 say.
    private static let repeated: [(own: String, above: String?, last: String, copy: String)] = [
        ("C14*D14", nil, "C14*D14", "C16*D16"), ("C14*D14", "C13*D13", "C14*D14", "C16*D16"),
        ("C14/C$15", "C13/C$15", "C14/C$20", "C16/C$20"), ("C14/C15", "C13/C15", "C14/C20", "C16/C20"),
        ("F13+C14", "F12+C13", "F13+C14", "F15+C16"), ("SUM(C$5:C14)", "SUM(C$5:C13)", "SUM(C$5:C14)", "SUM(C$5:C16)"),
        ("C14/SUM(C$5:C$14)", "C13/SUM(C$5:C$14)", "C14/SUM(C$5:C$19)", "C16/SUM(C$5:C$19)"),
        ("RANK(C14,C5:C14)", "RANK(C13,C5:C14)", "RANK(C14,C5:C19)", "RANK(C16,C5:C19)"),
        ("SUM(C14:F14)", nil, "SUM(C14:F14)", "SUM(C16:F16)"), ("C14*B2", nil, "C14*B2", "C16*B2"),
        ("C14*三!B2", "C13*三!B2", "C14*三!B2", "C16*三!B2"), ("三!B14", "三!B13", "三!B14", "三!B16"),
        ("ROW()-4", "ROW()-4", "ROW()-4", "ROW()-4"),
        ("VLOOKUP($A14,三!$A$1:$B$20,2,0)", nil, "VLOOKUP($A14,三!$A$1:$B$20,2,0)", "VLOOKUP($A16,三!$A$1:$B$20,2,0)"),
    ]

    @Test(arguments: repeated)
    func aFormulaOfTheRowItselfGoesOnAsItDidFromRowToRow(
        own: String,
        above: String?,
        last: String,
        copy: String
    ) throws {
        #expect(try move.repeated(own, at: place(14), above: above, copy: 0) == last)
        #expect(try move.repeated(own, at: place(14), above: above, copy: 2) == copy)
    }

    private static let rules: [(base: Int, before: String, after: String)] = [
        (5, "COUNTIF($C$5:$C$14,C5)=1", "COUNTIF($C$5:$C$19,C5)=1"), (5, "$D5>$D$15", "$D5>$D$20"),
        (14, "$D14>AVERAGE(D$5:D$14)", "$D14>AVERAGE(D$5:D$19)"), (15, "D15>D14", "D20>D19"), (16, "D16>D4", "D21>D4"),
    ]

    @Test(arguments: rules)
    func aRuleForCellsMeansTheSameCells(base: Int, before: String, after: String) throws {
        #expect(try move.ruled(before, on: "表一", base: base) == after)
    }

    /// What is written, where it stands on the sheet, and where it stands as what holds for every cell of it.
    private static let places: [(before: String, moved: String, stretched: String)] = [
        ("C4", "C4", "C4"), ("C14", "C14", "C14:C19"), ("C15", "C20", "C20"), ("A14:F14", "A14:F14", "A14:F19"),
        ("A5:F14", "A5:F19", "A5:F19"), ("A1:F16", "A1:F21", "A1:F21"), ("A15:F16", "A20:F21", "A20:F21"),
        ("C1:C1048576", "C1:C1048576", "C1:C1048576"), ("合计", "合计", "合计"),
    ]

    @Test(arguments: places)
    func aPlaceOnTheSheetMovesWithItsRow(before: String, moved: String, stretched: String) {
        #expect(move.growth.moved(before) == moved)
        #expect(move.growth.stretched(before) == stretched)
    }

    @Test func aNamedPlaceKeepsItsCells() throws {
        #expect(try move.named("表一!$A$1:$F$16,表一!$H$14", on: "") == "表一!$A$1:$F$21,表一!$H$14")
        #expect(try move.named("表一!$1:$4", on: "") == "表一!$1:$4")
        #expect(
            try move.named("OFFSET('表 二'!$A$15,0,0,COUNTA(表一!$A$5:$A$14))", on: "")
                == "OFFSET('表 二'!$A$15,0,0,COUNTA(表一!$A$5:$A$19))"
        )
    }

    @Test func aSharedFormulaIsWrittenOutForEachCell() {
        #expect(FormulaText("$A5*C$4+C5").filled(down: 2, right: 1) == "$A7*D$4+D7")
        #expect(FormulaText("A1").filled(down: -1, right: 0) == "#REF!")
    }
}
