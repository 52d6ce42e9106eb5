/// What fields are called where a form is kept over a sign-in.
enum AccountFieldWords {
    static let account = ["name": "姓名", "login": "登录名"]
    static let unit = ["name": "单位名称", "short": "简称", "aliases": "别名"]
}
