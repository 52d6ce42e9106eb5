/// What fields are called where a form is kept over a sign-in.
enum DirectiveFieldWords {
    static let loading = ["text": "粘贴的文字", "title": "标题", "dated": "成文日期"]
    static let head = ["title": "标题", "number": "发文字号", "issuer": "发文机关", "dated": "成文日期"]
    /// The small forms of the review page.
    static let review = [
        "deadline": "默认时限", "unit": "单位", "value": "待定值", "written": "文件里的名称", "quote": "要添加的原文", "draft": "勾选的分解稿",
    ]
}
