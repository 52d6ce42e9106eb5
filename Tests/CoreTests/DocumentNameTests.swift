import Core
import Testing

@Suite struct DocumentNameTests {
    @Test(
        arguments: [
            ("年度工作要点", "《年度工作要点》"), ("", "《》"),
            ("县政府关于印发《年度工作要点》的通知", "《县政府关于印发〈年度工作要点〉的通知》"),
            ("关于转发《关于印发〈要点〉的通知》的通知", "《关于转发〈关于印发《要点》的通知〉的通知》"),
        ]
    )
    func namesInsideANameTakeTheOtherMarks(title: String, named: String) {
        #expect(documentName(title) == named)
    }
}
