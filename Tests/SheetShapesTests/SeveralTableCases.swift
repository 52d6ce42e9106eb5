import Documents

func letters(_ column: Int) -> String { CellAddress.letters(column) }

/// Sheets with more than one table.
let severalTableCases: [ShapeCase] = [
    ShapeCase(
        name: "紧接在另一张表下面的表，末尾有人签字",
        sheet: """
            序号|乡镇|户数|人口
            1|云雾镇|300|1200
            2|松坪乡|200|860
            3|清泉镇|150|600
            序号|项目|投资|完成
            1|道路硬化|300|120
            2|水渠整修|200|86
            3|桥梁加固|150|60
            填报人：张三 审核人：李四 负责人：王五 填报日期：2026年6月10日
            """,
        tables: [
            .init(header: 1...1, data: 2...4, paths: "序号 乡镇 户数 人口"),
            .init(header: 5...5, data: 6...8, paths: "序号 项目 投资 完成", notes: 1),
        ]
    ),
    ShapeCase(
        name: "上下两张表",
        merges: "A1:C1 A6:D6",
        sheet: """
            一、养殖情况
            乡镇|养殖户|存栏（头）
            云雾镇|36|1200
            松坪乡|28|860

            二、种植情况
            乡镇|作物|面积（亩）|产量（吨）
            云雾镇|小麦|1200|480
            松坪乡|玉米|800|400
            """,
        tables: [
            .init(title: "一、养殖情况", header: 2...2, data: 3...4, paths: "乡镇 养殖户 存栏", types: "rii"),
            .init(title: "二、种植情况", header: 7...7, data: 8...9, paths: "乡镇 作物 面积 产量", types: "rtii"),
        ]
    ),
    ShapeCase(
        name: "上下两张表之间没有空行",
        merges: "A1:C1 A5:C5",
        sheet: """
            表一 户厕改造
            村名|计划（户）|完成（户）
            上坪村|30|20
            下坪村|25|25
            表二 垃圾清运
            村名|车次（次）|清运量（吨）
            上坪村|12|36.5
            下坪村|9|28
            """,
        tables: [
            .init(title: "表一 户厕改造", header: 2...2, data: 3...4, paths: "村名 计划 完成", types: "rii"),
            .init(title: "表二 垃圾清运", header: 6...6, data: 7...8, paths: "村名 车次 清运量", types: "rid"),
        ]
    ),
    ShapeCase(
        name: "左右两张表",
        sheet: """
            村名|户数||单位|人数|电话
            上坪村|120||农业农村局|36|'13812345678
            下坪村|98||水务局|22|'13912345678
            石桥村|76
            柳树村|65
            """,
        tables: [
            .init(header: 1...1, data: 2...5, paths: "村名 户数", types: "ri"),
            .init(header: 1...1, data: 2...3, paths: "单位 人数 电话", types: "tip"),
        ]
    ),
    ShapeCase(
        name: "左右折成两栏",
        sheet: """
            序号|姓名|得分||序号|姓名|得分
            1|张三|90||4|赵六|86
            2|李四|88||5|孙七|85
            3|王五|87||6|周八|80
            """,
        tables: [
            .init(header: 1...1, data: 2...4, paths: "序号 姓名 得分", types: "iti"),
            .init(header: 1...1, data: 2...4, paths: "序号 姓名 得分", types: "iti"),
        ]
    ),
    ShapeCase(
        name: "同样的表头、不同的标题是两张表",
        merges: "A1:C1 A6:C6",
        sheet: """
            云雾镇
            村名|户数|人口
            上坪村|120|460
            下坪村|98|380

            松坪乡
            村名|户数|人口
            松坪村|88|350
            柳树村|65|240
            """,
        tables: [
            .init(title: "云雾镇", header: 2...2, data: 3...4, paths: "村名 户数 人口", types: "rii"),
            .init(title: "松坪乡", header: 7...7, data: 8...9, paths: "村名 户数 人口", types: "rii"),
        ]
    ),
    ShapeCase(
        name: "重复的表头前面有合计",
        sheet: """
            序号|乡镇|村|项目
            1|云雾镇|上坪村|路
            2|云雾镇|下坪村|桥
            合计
            序号|乡镇|村|项目
            3|松坪乡|柳树村|渠
            """,
        tables: [
            .init(header: 1...1, data: 2...6, totals: [4], paths: "序号 乡镇 村 项目", types: "irrt", repeated: [5])
        ]
    ),
    ShapeCase(
        name: "左右两张有标题的表，下面还有一张",
        merges: "A1:C1 E1:G1 A6:C6",
        sheet: """
            表一 种植||||表二 养殖
            村名|小麦（亩）|玉米（亩）||村名|牛（头）|羊（只）
            上坪村|120|80||上坪村|30|200
            下坪村|98|60||下坪村|25|180

            表三 务工
            村名|省内（人）|省外（人）
            上坪村|12|30
            下坪村|15|20
            """,
        tables: [
            .init(title: "表一 种植", header: 2...2, data: 3...4, paths: "村名 小麦 玉米", types: "rii"),
            .init(title: "表二 养殖", header: 2...2, data: 3...4, paths: "村名 牛 羊", types: "rii"),
            .init(title: "表三 务工", header: 7...7, data: 8...9, paths: "村名 省内 省外", types: "rii"),
        ]
    ),
]
