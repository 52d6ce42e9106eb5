import Records

/// The words of what is recorded about accounts, units and places.
package let accountRecordWords = RecordWords([
    "account.sign-in": "登录", "account.sign-in-failure": "登录未成", "account.sign-out": "退出登录",
    "account.confirmation-failure": "确认密码未成",
    "account.password-change": "修改密码", "account.password-reset": "重置密码", "account.adding": "新增账号",
    "account.editing": "修改姓名", "account.disabling": "停用账号", "account.enabling": "启用账号",
    "account.import": "导入账号", "post.adding": "添加岗位", "post.ending": "结束岗位", "post.switching": "切换岗位",
    "session.ending": "结束会话", "unit.adding": "新增单位", "unit.editing": "修改单位", "unit.import": "导入单位",
    "region.import": "导入行政区划",
])
