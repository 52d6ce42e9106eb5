import Core

/// The sentences of accounts, posts, units and signing in.
package let accountWords = IssueWords([
    "signIn.nameMissing": "填写登录名，例如 nongye。",
    "signIn.passwordMissing": "填写密码。",
    "signIn.wrong": "登录名或密码不对。再错 {left} 次，要等 1 分钟才能再试。",
    "signIn.locked": "登录名或密码不对的次数太多，{minutes} 分钟后才能再试。忘记密码可以找系统管理员重置。",
    "signIn.disabled": "这个账号已经停用。需要使用的话，找系统管理员启用。",
    "signIn.noPost": "这个账号还没有岗位，登录后做不了事。找系统管理员添加岗位。",
    "confirm.missing": "填写你的登录密码。",
    "confirm.wrong": "密码不对。再错 {left} 次，要等 1 分钟才能再试。",
    "password.currentMissing": "填写现在的密码。",
    "password.currentWrong": "现在的密码不对，再填一次。",
    "password.missing": "填写新密码，至少 {shortest} 个字符，例如几个不相干的词连在一起。",
    "password.short": "新密码至少要 {shortest} 个字符，例如几个不相干的词连在一起。",
    "password.long": "新密码太长，不要超过 200 个字符。",
    "password.name": "新密码里除了姓名和登录名，还要有别的内容。",
    "password.common": "这个密码太常见，容易被猜中。换成几个不相干的词连在一起。",
    "password.same": "新密码与现在的密码一样，换一个。",
    "password.differs": "两次填写的新密码不一样，再填一次。",
    "account.nameMissing": "填写姓名，例如 王秀兰。",
    "account.nameLong": "姓名不超过 {longest} 个字。",
    "account.loginMissing": "填写登录名，例如 nongye.wang。",
    "account.loginForm": "登录名“{name}”要写成 2 到 40 个小写字母、数字、点、横线或下划线，例如 nongye.wang。",
    "account.loginTaken": "登录名“{name}”已经有人用，换一个，例如加上单位的拼音。",
    "account.ownPassword": "自己的密码在“我的账号”里改。",
    "account.ownDisabling": "不能停用自己的账号。由另一位系统管理员来做。",
    "account.shared": "这个账号在别的县还有岗位，不能由本县停用或重置密码。可以结束它在本县的岗位。",
    "post.unitMissing": "选择单位，例如 农业农村局。",
    "post.roleMissing": "选择角色，例如 部门人员。",
    "post.role": "{unit}的岗位不能是{role}，可以是：{roles}。",
    "post.held": "已经有{unit}的{role}岗位。",
    "post.own": "不能结束自己正在用的岗位。由另一位系统管理员来做。",
    "post.ended": "在{unit}的岗位已经结束，换不过去。",
]).merging(unitWords)

package let unitWords = IssueWords([
    "unit.nameMissing": "填写单位名称，例如 云岭县农业农村局。",
    "unit.nameLong": "单位名称不超过 {longest} 个字。",
    "unit.nameTaken": "“{name}”已经是{other}的名称或别名。",
    "unit.aliasTaken": "别名“{alias}”已经是{other}的名称或别名。一个别名只能指一个单位。",
    "unit.aliasLong": "别名“{alias}……”太长，不超过 60 个字。",
    "unit.kindMissing": "选择类别：县直部门、乡镇街道，或村和社区。",
    "unit.regionMissing": "选择所在区划，例如 云雾镇。",
    "unit.regionUnknown": "本县没有代码为 {region} 的区划。先在“行政区划”里导入。",
    "unit.regionLevel.department": "{region}不是县级区划。县直部门选本县。",
    "unit.regionLevel.township": "{region}不是乡级区划。乡镇街道的单位选它所在的乡镇。",
    "unit.regionLevel.village": "{region}不是村级区划。村和社区的单位选它所在的村。",
    "unit.function": "没有“{function}”这项职能。从单位页面的职能清单里选一个词，例如 农业农村。",
    "units.noHeader": "没有找到表头。表头要有“单位名称”和“类别”，可以再加“简称”“所在区划”“职能”“别名”。",
    "units.empty": "表头下面没有单位。每行写一个单位，例如 云岭县农业农村局，县直部门。",
    "units.kind": "类别“{kind}”写成 县直部门、乡镇街道 或 村和社区。",
    "units.region": "找不到区划“{region}”，或者有几个同名的。写它的代码，例如 620799101。",
    "units.doubled": "“{name}”与第 {first} 行重复。一个名称或别名只能指一个单位。",
    "accounts.noHeader": "没有找到表头。表头要有“登录名”“姓名”“角色”“单位”四列。",
    "accounts.empty": "表头下面没有账号。每行写一个人，例如 nongye，李农业，部门人员，农业农村局。",
    "accounts.unit": "找不到单位“{unit}”。写单位页面上的全称、简称或别名。",
    "accounts.role": "没有“{role}”这个角色。可以写：系统管理员、督查人员、县领导、部门人员、乡镇人员、村级人员。",
    "accounts.doubled": "登录名“{name}”与第 {first} 行重复。",
])

/// The sentence of an issue found in a sheet, with its row before it.
package func sheetSentence(_ issue: Issue) -> String {
    let sentence = accountWords.sentence(for: issue)
    return issue.values["row"].map { "第 \($0) 行：\(sentence)" } ?? sentence
}
