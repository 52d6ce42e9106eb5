import Programmes
import Testing

struct PlaybookChangeTests {
    @Test(arguments: [
        ("name: 棚圈整修", "name: 圈舍整修", ["专项改名：“棚圈整修”改为“圈舍整修”"], false),
        (
            "type: number, unit: 平方米, min: 0, max: 900", "type: money, min: 0, max: 900",
            ["字段“面积”由数字改为金额", "字段“面积”的单位由平方米改为元"], true
        ),
        ("options: [完好, 破损]", "options: [完好, 倒塌, 缺失]", ["字段“现状”增加选项：倒塌、缺失", "字段“现状”去掉选项：破损"], true),
        ("type: file}", "type: file, required: yes}", ["字段“照片”改为必填"], true),
        ("word: 整修中", "word: 在修", ["环节“整修中”改称“在修”"], false),
        ("count(photos) > 0", "count(photos) > 1", ["关口“有照片”的公式由 count(photos) > 0 改为 count(photos) > 1"], false),
        ("says: 有照片", "says: 有修后照片", ["关口“有照片”改称“有修后照片”"], false),
        (
            "100 * items(mended) / items()", "100 * items(from mended) / items()",
            [
                "指标“修好率”的公式由 100 * items(mended) / items() 改为 100 * items(from mended) / items()"
            ], false
        ),
        // What a clerk may do is changed by more than names and formulas.
        (
            "to: mended, who: [officer/housing], another: yes}", "to: mended, who: [village], files: 2, proof: 修后照片}",
            [
                "步骤“修好”：由 已登记、整修中 → 已修好；部门人员（住房城乡建设）；要换一个人 改为 已登记、整修中 → 已修好；村级人员；附件 2 份（修后照片）"
            ], false
        ),
        ("before: mended", "before: [working, mended]", ["关口“有照片”拦在哪些环节前：由 已修好 改为 整修中、已修好"], false),
        (
            "label: 面积, type: number", "label: 面积, when: 'known(owner)', type: number",
            ["字段“面积”在什么时候填：由 （无） 改为 known(owner)"], false
        ),
        (
            "value: 100, source", "value: 90, source",
            ["指标“修好率”的目标：由 100，12 月 31 日前，均匀推进 改为 90，12 月 31 日前，均匀推进"], false
        ),
        ("cadence: weekly", "cadence: monthly", ["调度：由 每周 改为 每月"], false),
        (
            "{key: photos, label: 照片, type: file}",
            "{key: photos, label: 照片, type: file}\n  - {key: note, label: 备注, type: text}", ["新增字段“备注”"], false
        ),
    ])
    func saysWhatChanged(_ old: String, _ new: String, _ expected: [String], _ needsMoving: Bool) throws {
        let before = try #require(Sample.read().library["sheds"])
        let after = try #require(Sample.read(Sample.changed(old, new)).library["sheds"])
        let changes = after.changes(since: before)
        #expect(changes.map(\.sentence) == expected)
        #expect(changes.contains(where: \.needsMoving) == needsMoving)
        #expect(after.version != before.version)
        #expect(before.changes(since: before).isEmpty)
    }

    @Test func saysWhatIsReadThroughALink() throws {
        let link = "type: link, to: sheds, many: yes"
        let before = try #require(Sample.read(Sample.changed("type: file", link)).library["sheds"])
        let text = Sample.changed("type: file", link + ", reads: [owner, area]")
        let after = try #require(Sample.read(text).library["sheds"])
        #expect(after.changes(since: before).map(\.sentence) == ["从字段“照片”关联的台账读：owner、area"])
        #expect(before.changes(since: after).map(\.sentence) == ["不再从字段“照片”关联的台账读别的字段"])
    }

    @Test func saysThatAFieldWasRemoved() throws {
        let before = try #require(Sample.read().library["sheds"])
        let text = Sample.changed("  - {key: state, label: 现状, type: choice, options: [完好, 破损], required: yes}\n", "")
        let after = try #require(Sample.read(text).library["sheds"])
        #expect(after.changes(since: before) == [.removed(.field, "现状")])
    }
}
