/// Titles, names and units as yearbooks, open data and offices abroad write them.
let namingCases: [ShapeCase] = [
    ShapeCase(
        name: "单位在标题那一行的右边",
        sheet: """
            云岭县财政收入分级完成情况||||单位：万元
            级次|预算数|完成数|完成率%|同比%
            中央级|12000|11800|98.3|3.1
            县级|32000|32600|101.9|4.8
            合计|44000|44400|100.9|4.3
            """,
        tables: [
            .init(
                title: "云岭县财政收入分级完成情况",
                header: 2...2,
                data: 3...4,
                totals: [5],
                paths: "级次 预算数 完成数 完成率 同比",
                units: ["预算数": "万元", "同比": "%"]
            )
        ]
    ),
    ShapeCase(
        name: "返回目录不是标题",
        sheet: """
            返回目录|||
            表3 农业机械化情况|||
            机械名称|年末台数|总动力（千瓦）|备注
            拖拉机|3560|86500|
            植保无人机|42|210|
            """,
        tables: [.init(title: "表3 农业机械化情况", header: 3...3, data: 4...5, paths: "机械名称 年末台数 总动力 备注")]
    ),
    ShapeCase(
        name: "一列名单：标题下面直接是名字",
        sheet: """
            省级农业产业园名单（第五批）
            云岭县高原夏菜产业园
            靖安县肉羊产业园
            会宁区马铃薯产业园
            川南区苹果产业园
            """,
        tables: [.init(title: "省级农业产业园名单（第五批）", data: 2...5, paths: "_")]
    ),
    ShapeCase(
        name: "国家数据：上面是数据库和时间，没有标题",
        sheet: """
            数据库：年度数据|||
            时间：最近3年|||
            指标|2023年|2022年|2021年
            年末总人口(万人)|140967|141175|141260
            城镇人口(万人)|93267|92071|91425
            注：户籍统计数。|||
            数据来源：国家统计局|||
            """,
        tables: [.init(header: 3...3, data: 4...5, paths: "指标 2023年 2022年 2021年", notes: 2)]
    ),
    ShapeCase(
        name: "开放数据：井号开头的说明不是标题",
        sheet: """
            # 数据来源：政务数据开放平台|||
            # 更新时间：2026-03-01|||
            站点编号|站点名称|经度|停车位（个）
            P001|东街停车场|104.651|120
            P002|县医院停车场|104.655|86
            """,
        tables: [.init(header: 3...3, data: 4...5, paths: "站点编号 站点名称 经度 停车位", units: ["停车位": "个"])]
    ),
    ShapeCase(
        name: "议程：最后一行的钟点不是表头",
        sheet: """
            县委农村工作会议议程
            时间|议程|主持/发言人|地点
            9:00-9:10|宣布会议开始|陈晓燕|县委礼堂
            9:10-9:40|通报考核结果|马小军|县委礼堂
            9:40-10:30|县委书记讲话|王志远|县委礼堂
            """,
        tables: [.init(title: "县委农村工作会议议程", header: 2...2, data: 3...5, paths: "时间 议程 主持/发言人 地点")]
    ),
    ShapeCase(
        name: "考勤：1至7日在部门后面，格里是勾",
        sheet: """
            2026年3月考勤汇总
            序号|姓名|部门|1|2|3|4|5|6|7|出勤天数
            1|王建国|办公室|√|√|√|√|√|休|休|5
            2|李志强|办公室|√|√|假|√|√|休|休|4
            备注：√出勤，假请假。
            """,
        tables: [
            .init(
                title: "2026年3月考勤汇总",
                header: 2...2,
                data: 3...4,
                paths: "序号 姓名 部门 1 2 3 4 5 6 7 出勤天数",
                notes: 1
            )
        ]
    ),
    ShapeCase(
        name: "两种文字的合计；繁体",
        sheet: """
            地區 District|2021|2022|2023
            中西區 Central|235953|232800|229500
            灣仔 Wan Chai|166695|163500|160900
            總計 Total|402648|396300|390400
            """,
        tables: [.init(header: 1...1, data: 2...3, totals: [4], paths: "地區District 2021 2022 2023")]
    ),
    ShapeCase(
        name: "列名下面一行括号，不全是单位",
        sheet: """
            医疗保障待遇一览
            待遇类型|起付线|报销比例|年度封顶线
            （险种）|（元）|（%）|（万元）
            住院（县级）|300|80|6
            门诊慢特病|0|70|2
            """,
        tables: [
            .init(
                title: "医疗保障待遇一览",
                header: 2...3,
                data: 4...5,
                paths: "待遇类型 起付线 报销比例 年度封顶线",
                units: ["起付线": "元", "年度封顶线": "万元"]
            )
        ]
    ),
    ShapeCase(
        name: "肯尼亚预算：单位一行 KShs.",
        sheet: """
            Vote No.|Department|Approved Estimates|Revised Estimates
            ||KShs.|KShs.
            3761|County Executive|420000000|436000000
            3762|Health Services|1860000000|1820000000
            |TOTAL|2280000000|2256000000
            """,
        tables: [
            .init(
                header: 1...2,
                data: 3...4,
                totals: [5],
                paths: "Vote No. Department Approved Estimates Revised Estimates"
            )
        ]
    ),
    ShapeCase(
        name: "年份在组名下面，存成文本，两组从同一年数起",
        sheet: """
            近三年粮食生产情况对比
            作物|面积（万亩）|||总产（万吨）||
            |'2023|'2024|'2025|'2023|'2024|'2025
            小麦|12.5|12.3|12.1|4.2|4.3|4.4
            玉米|18.6|19.2|19.8|10.2|10.8|11.3
            """,
        tables: [
            .init(
                title: "近三年粮食生产情况对比",
                header: 2...3,
                data: 4...5,
                paths: "作物 面积/2023 面积/2024 面积/2025 总产/2023 总产/2024 总产/2025",
                units: ["面积/2025": "万亩", "总产/2023": "万吨"]
            )
        ]
    ),
    ShapeCase(
        name: "最后一行写着谁收款",
        sheet: """
            党费登记表
            姓名|月应交|1月|2月|合计
            张德发|16|16|16|32
            王秀兰|5.6|5.6|5.6|11.2
            合计|21.6|21.6|21.6|43.2
            收款人：王秀兰
            """,
        tables: [
            .init(
                title: "党费登记表",
                header: 2...2,
                data: 3...4,
                totals: [5],
                paths: "姓名 月应交 1月 2月 合计",
                notes: 1
            )
        ]
    ),
    ShapeCase(
        name: "会计报表两边列名相同，上面三个标签：不是单子",
        merges: "A1:F1 A2:B2 D2:E2",
        sheet: """
            资产负债表
            编制单位：柳树村||2025年12月|单位：元||填表人：王秀兰
            资产|期末余额|年初余额|负债|期末余额|年初余额
            货币资金|420600|386000|应付款项|56000|48000
            应收款项|86000|92000|应付工资|12000|10000
            资产总计|506600|478000|负债总计|68000|58000
            """,
        tables: [
            .init(
                title: "资产负债表",
                header: 3...3,
                data: 4...5,
                totals: [6],
                paths: "资产 期末余额 年初余额 负债 期末余额 年初余额"
            )
        ]
    ),
    ShapeCase(
        name: "央行：月份是小数，10月没有末尾的零",
        sheet: """
            社会融资规模增量统计表
            项目 Item|2025.09|2025.1|2025.11|2025.12
            社会融资规模增量 AFRE|35338|8161|24885|22068
            人民币贷款 RMB loans|16080|-201|4053|9757
            外币贷款 Foreign loans|-221|-190|-138|-402
            """,
        tables: [
            .init(title: "社会融资规模增量统计表", header: 2...2, data: 3...5, paths: "项目Item 2025.09 2025.1 2025.11 2025.12")
        ]
    ),
    ShapeCase(
        name: "澳大利亚统计局：机关名上面，Table 1 是标题",
        sheet: """
            Australian Bureau of Statistics|||
            Table 1. Labour force status by Sex|||
            Region|Trend|Seasonally adjusted|Original
            North|14560.2|14571.1|14602.3
            South|14575.6|14590.4|14652.8
            """,
        tables: [
            .init(
                title: "Table 1. Labour force status by Sex",
                header: 3...3,
                data: 4...5,
                paths: "Region Trend Seasonally adjusted Original"
            )
        ]
    ),
    ShapeCase(
        name: "日期写成小数、六位年月、日月年；编号不是日期",
        sheet: """
            编号|来访日期|出生年月|Date Paid|识别码|办理时间
            2026-001|'1.8|196503|02/03/2026|'4111010001|2.5
            2026-002|'2.15|197208|05/03/2026|'4111011417|3
            2026-003|'12.3|199011|19/03/2026|'4112010055|6.5
            """,
        tables: [
            .init(
                header: 1...1,
                data: 2...4,
                paths: "编号 来访日期 出生年月 Date Paid 识别码 办理时间",
                types: "tDDDtd"
            )
        ]
    ),
    ShapeCase(
        name: "日期列里 Excel 当成数字的 3.1 看不出是 1 日还是 10 日，不当日期",
        sheet: """
            姓名|来访日期|鉴定日期
            张三|3.1|'3.10
            李四|3.2|'3.2
            王五|12.25|'12.25
            """,
        tables: [.init(header: 1...1, data: 2...4, paths: "姓名 来访日期 鉴定日期", types: "tdD")]
    ),
    ShapeCase(
        name: "信用户数、信用贷款的余额是数；编码下面的各级是代码",
        merges: "A1:A2 B1:B2 C1:D1 E1:F1",
        sheet: """
            乡镇|信用户数|信用贷款||科目编码|
            ||户数|余额|类|款
            云雾镇|120|35|210.5|213|7
            清泉镇|80|20|98.3|208|5
            """,
        tables: [
            .init(
                header: 1...2,
                data: 3...4,
                paths: "乡镇 信用户数 信用贷款/户数 信用贷款/余额 科目编码/类 科目编码/款",
                types: "riidtt"
            )
        ]
    ),
    ShapeCase(
        name: "总分是合计",
        sheet: """
            整体支出绩效自评表
            一级指标|二级指标|分值|得分
            投入|预算编制|10|9.5
            过程|制度健全|15|15
            产出|任务完成率|75|73
            总分||100|97.5
            """,
        tables: [
            .init(title: "整体支出绩效自评表", header: 2...2, data: 3...5, totals: [6], paths: "一级指标 二级指标 分值 得分")
        ]
    ),
    ShapeCase(
        name: "英国人口：岁数从0数起做列，前面空一列",
        sheet: """
            Mid-year population estimates: local authorities

            Code|Name|Geography|All ages||0|1|2|3|4
            E07000105|Ashford|District|134000||1420|1460|1510|1550|1600
            E07000106|Canterbury|District|157400||1380|1400|1450|1490|1520
            """,
        tables: [
            .init(
                title: "Mid-year population estimates: local authorities",
                header: 3...3,
                data: 4...5,
                paths: "Code Name Geography All ages 0 1 2 3 4"
            )
        ]
    ),
]
