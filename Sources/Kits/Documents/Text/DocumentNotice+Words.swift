import Core

extension DocumentNotice {
    package var sentence: String {
        switch self {
        case .encoding(let encoding): "文件编码是 \(encoding.rawValue)，已转换。"
        case .textBoxesIncluded(let count): "文本框 \(count) 处已并入正文。"
        case .tablesIncluded(let count): "表格 \(count) 个已逐行并入正文。"
        case .numbersResolved(let count): "自动编号 \(count) 处已写成文字。"
        case .contentsLeftOut(let lines): "目录 \(lines) 行没有读入。"
        case .deletionsLeftOut(let count): "修订中删去的文字 \(count) 处没有读入。"
        case .hiddenTextLeftOut(let count): "隐藏文字 \(count) 处没有读入。"
        case .footnotesLeftOut(let count): "脚注和尾注 \(count) 处没有读入。"
        case .unreadableCharacters(let count): "有 \(count) 个字符读不出来，文中显示为 \u{FFFD}，对照原件补上。"
        case .converted(let type): "\(type.words)已转换后读入，对照原件看一遍表格和编号。"
        case .pagesRead(let pages): "PDF 共 \(pages) 页，断开的行已接上。"
        case .pagesWithoutText(let pages): "其中 \(pages) 页没有文字（图片或扫描），没有读入。"
        }
    }
}
