/// Ledgers 台账: one thing a line.
let ledgerCases: [ShapeCase] = [
    ShapeCase(
        name: "表头在第一行",
        sheet: """
            序号|姓名|身份证号|联系电话|是否脱贫户|发放日期|补贴金额（元）
            1|张三|'620702199001011234|'13812345678|是|2026-03-01|1200
            2|李四|'620702198502021235|'13912345678|否|2026-03-02|800.5
            """,
        tables: [
            .init(
                header: 1...1,
                data: 2...3,
                paths: "序号 姓名 身份证号 联系电话 是否脱贫户 发放日期 补贴金额",
                units: ["补贴金额": "元"],
                types: "itnpyDa"
            )
        ]
    ),
    ShapeCase(
        name: "合并的乡镇名",
        merges: "A2:A4 A5:A6",
        sheet: """
            乡镇|行政村|户数（户）|危房（户）
            云雾镇|上坪村|120|3
            |下坪村|98|2
            |石桥村|76|0
            松坪乡|松坪村|88|1
            |柳树村|65|4
            """,
        tables: [
            .init(header: 1...1, data: 2...6, paths: "乡镇 行政村 户数 危房", units: ["户数": "户", "危房": "户"], types: "rrii")
        ]
    ),
    ShapeCase(
        name: "标题、填报单位、注",
        merges: "A1:E1 A2:C2 A8:E8",
        sheet: """
            云岭县2026年农村户厕改造台账||||
            填报单位：云雾镇人民政府|||填报日期：2026年6月10日
            序号|行政村|户主姓名|改厕类型|完成时间
            1|上坪村|张三|水冲式|2026-05-01
            2|上坪村|李四|双瓮式|2026-05-03
            3|下坪村|王五|水冲式|2026-05-09
            单位负责人：||审核人：||填表人：
            注：改厕类型按实际填写。
            """,
        tables: [
            .init(
                title: "云岭县2026年农村户厕改造台账",
                header: 3...3,
                data: 4...6,
                paths: "序号 行政村 户主姓名 改厕类型 完成时间",
                types: "irttD",
                notes: 2
            )
        ]
    ),
    ShapeCase(
        name: "附件号在标题上面",
        merges: "A2:D2",
        sheet: """
            附件1
            2026年高标准农田建设项目清单
            序号|项目名称|建设地点|投资（万元）
            1|云雾镇片区|云雾镇|1200
            2|松坪乡片区|松坪乡|860.5
            """,
        tables: [
            .init(
                title: "2026年高标准农田建设项目清单",
                header: 3...3,
                data: 4...5,
                paths: "序号 项目名称 建设地点 投资",
                units: ["投资": "万元"],
                types: "itra"
            )
        ]
    ),
    ShapeCase(
        name: "表头里换行",
        sheet: """
            序\\n号|村\\n名|耕地面积\\n（亩）|电话\\n号码
            1|上坪村|1200.5|'0936-8214567
            2|下坪村|980|'0936-8214568
            """,
        tables: [
            .init(header: 1...1, data: 2...3, paths: "序号 村名 耕地面积 电话号码", units: ["耕地面积": "亩"], types: "irdp")
        ]
    ),
    ShapeCase(
        name: "中间一列空着",
        sheet: """
            序号|户主||人口|耕地（亩）
            1|张三||4|12.5
            2|李四||3|9
            3|王五||5|7.5
            """,
        tables: [.init(header: 1...1, data: 2...4, paths: "序号 户主 人口 耕地", types: "itid")]
    ),
    ShapeCase(
        name: "中间空行",
        sheet: """
            序号|户主|人口
            1|张三|4
            2|李四|3

            3|王五|5
            4|赵六|2
            """,
        tables: [.init(header: 1...1, data: 2...6, paths: "序号 户主 人口", types: "iti")]
    ),
    ShapeCase(
        name: "每页重复表头",
        sheet: """
            序号|户主|人口
            1|张三|4
            2|李四|3
            序号|户主|人口
            3|王五|5
            4|赵六|2
            """,
        tables: [.init(header: 1...1, data: 2...6, paths: "序号 户主 人口", types: "iti", repeated: [4])]
    ),
    ShapeCase(
        name: "隐藏的行也读",
        hidden: [3],
        sheet: "编号|名称|数量\nA1|水泵|3\nA2|电机|4\nA3|阀门|5",
        tables: [.init(header: 1...1, data: 2...4, paths: "编号 名称 数量", types: "tti")]
    ),
    ShapeCase(
        name: "没有表头",
        sheet: "1|上坪村|120|36.5\n2|下坪村|98|22\n3|石桥村|76|18.5\n4|松坪村|66|19",
        tables: [.init(data: 1...4, paths: "_ _ _ _", types: "irid")]
    ),
    ShapeCase(
        name: "全是文字",
        sheet: "一级分类|二级分类|责任单位\n城乡建设|园林绿化|住建局\n城乡建设|环卫|城管局\n农村农业|土地承包|农业农村局",
        tables: [.init(header: 1...1, data: 2...4, paths: "一级分类 二级分类 责任单位", types: "ttt")]
    ),
    ShapeCase(
        name: "空表只有村名",
        merges: "A1:D1",
        sheet: "农村改厕进度表\n村名|计划（户）|完成（户）|备注\n上坪村\n下坪村\n石桥村",
        tables: [.init(title: "农村改厕进度表", header: 2...2, data: 3...5, paths: "村名 计划 完成 备注", types: "riit")]
    ),
]
