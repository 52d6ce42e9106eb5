import Core
import Records

/// The sentences of everything that can be wrong with messages, complaints and channels.
package let messageWords = IssueWords([
    "message.units": "选择至少一个收消息的单位。",
    "message.notAllowed": "不能给“{unit}”发消息：{reason}",
    "message.title": "填写标题，例如 6月12日到县里开现场会。",
    "message.long": "{label}最多 {limit} 个字，现在有 {count} 个字。",
    "message.address": "相关页面要写本站的地址，以 / 开头，例如 /tasks；没有就空着。",
    "message.urgent": "免打扰时间只有督查人员和县领导能立即送达。",
    "message.reason": "写明为什么要在免打扰时间立即送达，例如 今夜有暴雨红色预警。",
    "hours.time": "{label}要写成时和分，例如 {example}。",
    "hours.order": "上班时间要早于下班时间。",
    "hours.notAllowed": "由督查人员或系统管理员设置免打扰时间。",
    "complaint.kind": "选择反映哪一类问题。",
    "complaint.body": "写明遇到了什么，例如 同一张表县里两个部门都要填。",
    "complaint.long": "{label}最多 {limit} 个字，现在有 {count} 个字。",
    "complaint.page": "页面地址要以 / 开头，例如 /tasks；没有就空着。",
    "complaint.notYours": "这件意见由{post}办理，你不能答复。",
    "complaint.answer": "写明查实了什么、怎么改，例如 已停用重复的表，下周起只填台账。",
    "complaint.answered": "这件意见已经答复，不用再答复。",
    "complaint.open": "这件意见还在办理，不用重新提出。",
    "complaint.reopen": "写明为什么不满意，例如 表还在收，没有停。",
    "complaint.writer": "只有提意见的人能要求重新办理。",
    "complaint.post": "选择由谁办理。",
    "complaint.stale": "这件意见刚才有变动，看过最新情况再办。",
    "channel.name": "填写名称，例如 县直单位群。",
    "channel.taken": "已经有叫“{name}”的渠道，换一个名字。",
    "channel.hour": "摘要时间写 0 到 23 点，例如 9。",
    "channel.host": "填写邮件服务器，例如 smtp.example.gov.cn。",
    "channel.port": "端口写 1 到 65535 的数，例如 465。",
    "channel.security": "选择加密方式。",
    "channel.from": "发件地址要写成邮箱，例如 luoshi@example.gov.cn。",
    "channel.to": "收件地址“{value}”不是邮箱；一行写一个，例如 bangongshi@example.gov.cn。",
    "channel.recipients": "至少写一个收件地址，最多 {limit} 个。",
    "channel.password": "填写邮箱密码或授权码。",
    "channel.address": "填写机器人的地址，从群设置里复制，以 https:// 开头。",
    "channel.signature": "填写机器人的签名密钥；群设置里选“加签”后会给出。",
    "channel.https": "机器人的地址要以 https:// 开头，不能带用户名和 # 号。",
    "channel.unknownHost": "不能往“{host}”发：{kind}的地址应在 {known}。要用别的主机，请运行维护人员在设置文件的 message-hosts 里写上 {host}。",
    "channel.mailHost": "不能连“{host}”：请运行维护人员在设置文件的 message-hosts 里写上 {host}。",
    "channel.path": "这不是{kind}的地址：路径应以 {path} 开头。",
    "channel.stale": "这条渠道刚才有人改过，看过最新内容再改。",
    "channel.resent": "这一条不是发送失败的，不用再发。",
])

/// The words of acts in the record.
package let messageRecordWords = RecordWords([
    "message.sending": "发消息", "message.receipt": "单位已读消息", "message.hours": "设置免打扰时间",
    "complaint.entry": "提出意见", "complaint.assignment": "交办意见", "complaint.answer": "答复意见",
    "complaint.reopening": "要求重新办理意见", "channel.saving": "设置消息渠道", "channel.ending": "停用消息渠道",
    "channel.test": "试发消息渠道", "channel.resending": "重发摘要",
])
