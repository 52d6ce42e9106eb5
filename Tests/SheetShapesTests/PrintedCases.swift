/// Lists as they are printed and exported: folded, continued on the next page, with a word merged along the side.
let printedCases: [ShapeCase] = [
    ShapeCase(
        name: "表号一栏在右上角，文号不是标题",
        merges: "A3:D3",
        sheet: """
            |||文    号：云统字〔2026〕5号
            |||有效期至：2027年1月
            农业生产条件
            指标名称|代码|本年|上年
            耕地面积|'01|36000|35800
            农机具数量|'02|320|300
            """,
        tables: [.init(title: "农业生产条件", header: 4...4, data: 5...6, paths: "指标名称 代码 本年 上年")]
    ),
    ShapeCase(
        name: "左右折成两栏，中间没有空列",
        merges: "A1:H1",
        sheet: """
            云雾镇村干部通讯录
            序号|姓名|职务|电话|序号|姓名|职务|电话
            1|王一|书记|'13900000001|4|李一|文书|'13900000004
            2|王二|主任|'13900000002|5|李二|会计|'13900000005
            3|王三|监委主任|'13900000003|||
            """,
        tables: [
            .init(title: "云雾镇村干部通讯录", header: 2...2, data: 3...5, paths: "序号 姓名 职务 电话", types: "ittp"),
            .init(title: "云雾镇村干部通讯录", header: 2...2, data: 3...4, paths: "序号 姓名 职务 电话", types: "ittp"),
        ]
    ),
    ShapeCase(
        name: "横排两张表没有空列，各有标题",
        merges: "A1:C1 D1:F1",
        sheet: """
            改厕|||拆危
            乡镇|任务|完成|乡镇|任务|完成
            云雾镇|10|9|云雾镇|5|5
            清泉镇|20|12|清泉镇|6|3
            """,
        tables: [
            .init(title: "改厕", header: 2...2, data: 3...4, paths: "乡镇 任务 完成", types: "rii"),
            .init(title: "拆危", header: 2...2, data: 3...4, paths: "乡镇 任务 完成", types: "rii"),
        ]
    ),
    ShapeCase(
        name: "附表1（续）是同一张表",
        merges: "A1:D1 A6:D6",
        sheet: """
            附表1 云岭县重点项目责任清单
            序号|项目|投资|责任人
            1|道路|100|张一
            2|供水|200|张二

            附表1（续）
            序号|项目|投资|责任人
            3|厂房|300|张三
            4|学校|150|张四
            """,
        tables: [
            .init(
                title: "附表1 云岭县重点项目责任清单",
                header: 2...2,
                data: 3...9,
                paths: "序号 项目 投资 责任人",
                repeated: [6, 7]
            )
        ]
    ),
    ShapeCase(
        name: "重复的标题在重复的表头上面",
        merges: "A1:D1 A6:D6",
        sheet: """
            云雾镇脱贫户台账
            序号|户主|人口|年收入（元）
            1|王一|4|52000
            2|王二|3|41000
            3|王三|5|61000
            云雾镇脱贫户台账
            序号|户主|人口|年收入（元）
            4|王四|2|23000
            5|王五|6|70000
            """,
        tables: [
            .init(
                title: "云雾镇脱贫户台账",
                header: 2...2,
                data: 3...9,
                paths: "序号 户主 人口 年收入",
                units: ["年收入": "元"],
                repeated: [6, 7]
            )
        ]
    ),
    ShapeCase(
        name: "末行是平均",
        sheet: """
            排名|村名|收入（万元）
            1|上坪村|56
            2|下坪村|43
            平均||49.5
            """,
        tables: [.init(header: 1...1, data: 2...3, totals: [4], paths: "排名 村名 收入", units: ["收入": "万元"])]
    ),
    ShapeCase(
        name: "系统导出：上面是导出时间和查询条件",
        sheet: """
            导出时间：2026-11-20 10:22:31
            查询条件：行政区划=云岭县；年度=2026
            户编号|行政区划|户主姓名|户类型
            '6211010001|云雾镇上坪村|王一|脱贫户
            '6211010002|云雾镇下坪村|王二|监测户
            """,
        tables: [.init(header: 3...3, data: 4...5, paths: "户编号 行政区划 户主姓名 户类型")]
    ),
    ShapeCase(
        name: "左边竖排的一格合并到底",
        merges: "A1:A4",
        sheet: """
            产业发展|项目|投资（万元）|进度
            |养羊|100|'50%
            |蔬菜|200|'80%
            |果园|150|'30%
            """,
        tables: [.init(header: 1...1, data: 2...4, paths: "产业发展 项目 投资 进度", units: ["投资": "万元"])]
    ),
    ShapeCase(
        name: "左右折成两栏，右边短，后面跟着合计",
        merges: "A1:F1",
        sheet: """
            云雾镇改厕补助发放表
            序号|户主|金额（元）|序号|户主|金额（元）
            1|王一|1500|4|李一|1500
            2|王二|1500|5|李二|1500
            3|王三|1500|合计||7500
            """,
        tables: [
            .init(
                title: "云雾镇改厕补助发放表",
                header: 2...2,
                data: 3...5,
                paths: "序号 户主 金额",
                units: ["金额": "元"],
                types: "ita"
            ),
            .init(
                title: "云雾镇改厕补助发放表",
                header: 2...2,
                data: 3...4,
                totals: [5],
                paths: "序号 户主 金额",
                types: "ita"
            ),
        ]
    ),
    ShapeCase(
        name: "折成两栏，右栏少一列",
        merges: "A1:E1",
        sheet: """
            云雾镇改厕补助发放表
            序号|户主|金额（元）|序号|户主
            1|王一|1500|4|李一
            2|王二|1500|5|李二
            3|王三|1500|6|李三
            合计||4500||
            """,
        tables: [
            .init(title: "云雾镇改厕补助发放表", header: 2...2, data: 3...5, totals: [6], paths: "序号 户主 金额"),
            .init(title: "云雾镇改厕补助发放表", header: 2...2, data: 3...5, paths: "序号 户主"),
        ]
    ),
    ShapeCase(
        name: "列名上面一行是字段代码",
        sheet: """
            hbh|xzqh|hzxm|rks|hlx
            户编号|行政区划|户主姓名|人口数|户类型
            '6211010001|云雾镇上坪村|王一|4|脱贫户
            '6211010002|云雾镇下坪村|王二|3|监测户
            """,
        tables: [.init(header: 1...2, data: 3...4, paths: "户编号 行政区划 户主姓名 人口数 户类型", types: "trtit")]
    ),
    ShapeCase(
        name: "列名下面一行是字段代码",
        merges: "A1:E1",
        sheet: """
            脱贫户信息
            户编号|行政区划|户主姓名|人口数|户类型
            AAC001|AAB301|AAC003|AAC010|AAC999
            '6211010001|云雾镇上坪村|王一|4|脱贫户
            '6211010002|云雾镇下坪村|王二|3|监测户
            """,
        tables: [
            .init(title: "脱贫户信息", header: 2...3, data: 4...5, paths: "户编号 行政区划 户主姓名 人口数 户类型", types: "trtit")
        ]
    ),
    ShapeCase(
        name: "英文的列名下面是中文的记录",
        sheet: """
            name|town|kind|members
            王一|云雾镇|脱贫户|4
            李二|清泉镇|监测户|3
            张三|松坪乡|脱贫户|5
            """,
        tables: [.init(header: 1...1, data: 2...4, paths: "name town kind members")]
    ),
]
