import Core

/// All components with their examples, in the order of the gallery.
package enum Gallery {
    package struct Component: Sendable {
        package let name: String
        package let examples: [Example]

        init(_ name: String, _ examples: [Example]) {
            self.name = name
            self.examples = examples
        }
    }

    package static let components: [Component] = signs + actions + fields + lists + documents

    /// The today of the examples: 2026-06-10.
    static let sampleDay = Day(daysSince1970: 20_614)

    private static let signs = [
        Component("灯", light), Component("进度", progress), Component("标签", chips), Component("时限", deadlines),
        Component("图标", icons), Component("提示条", notice), Component("文字", prose),
    ]

    private static let actions = [Component("按钮", buttons), Component("条件", conditions)]

    private static let fields = [
        Component("补充说明", errorSummary), Component("文字与数字", textFields), Component("选择", choiceFields),
        Component("多选列表", picker), Component("上传", fileField), Component("表单", form),
    ]

    private static let lists = [
        Component("主要数字", stats), Component("待办", workList), Component("筛选", filterBar), Component("表格", table),
        Component("翻页", pager), Component("挂图", matrix), Component("得分表", heatTable), Component("视图", tabs),
        Component("树", tree),
        Component("空", emptyState),
    ]

    private static let documents = [
        Component("概要", summaryList), Component("要点", facts), Component("经过", timeline), Component("分栏", panel),
        Component("占比", shares), Component("走势", trend), Component("地图", placeMap),
        Component("位置图", pointMap),
        Component("原文", reader), Component("阅读稿", readingCopy), Component("打印", printHeader),
    ]
}
