/// Reports 报表: headers of several rows, totals, units.
let reportCases: [ShapeCase] = [
    ShapeCase(
        name: "两行表头、合计在下",
        merges: "A1:F1 A2:A3 B2:B3 C2:D2 E2:F2",
        sheet: """
            2026年夏粮生产情况统计表
            序号|乡镇|种植面积（亩）||产量（吨）|
            ||小麦|玉米|小麦|玉米
            1|云雾镇|1200|800|480|400
            2|松坪乡|900|760.5|360|380
            合计||2100|1560.5|840|780
            """,
        tables: [
            .init(
                title: "2026年夏粮生产情况统计表",
                header: 2...3,
                data: 4...5,
                totals: [6],
                paths: "序号 乡镇 种植面积/小麦 种植面积/玉米 产量/小麦 产量/玉米",
                units: ["种植面积/小麦": "亩", "产量/玉米": "吨"],
                types: "iridii"
            )
        ]
    ),
    ShapeCase(
        name: "三行表头",
        merges: "A1:A3 B1:F1 B2:C2 D2:F2",
        sheet: """
            乡镇|农村人口|||||
            |性别||年龄|||
            |男（人）|女（人）|0—17岁|18—59岁|60岁以上
            云雾镇|3200|3100|1100|4000|1200
            松坪乡|2100|2050|800|2600|750
            """,
        tables: [
            .init(
                header: 1...3,
                data: 4...5,
                paths: "乡镇 农村人口/性别/男 农村人口/性别/女 农村人口/年龄/0—17岁 农村人口/年龄/18—59岁 农村人口/年龄/60岁以上",
                units: ["农村人口/性别/男": "人"],
                types: "riiiii"
            )
        ]
    ),
    ShapeCase(
        name: "合计在上",
        merges: "A1:D1 C2:D2",
        sheet: """
            人居环境整治资金情况表
            填报单位：云岭县农业农村局||单位：万元
            乡镇|下达资金|支出资金|支出率（%）
            合计|500|320|64
            云雾镇|200|150|75
            松坪乡|180|100|55.6
            石桥镇|120|70|58.3
            """,
        tables: [
            .init(
                title: "人居环境整治资金情况表",
                header: 3...3,
                data: 5...7,
                totals: [4],
                paths: "乡镇 下达资金 支出资金 支出率",
                units: ["下达资金": "万元", "支出率": "%"],
                types: "raad"
            )
        ]
    ),
    ShapeCase(
        name: "小计在中间",
        merges: "A2:A3 A5:A6",
        sheet: """
            乡镇|村|完成数（座）
            云雾镇|上坪村|12
            |下坪村|9
            小计||21
            松坪乡|松坪村|8
            |柳树村|7
            小计||15
            总计||36
            """,
        tables: [.init(header: 1...1, data: 2...6, totals: [4, 7, 8], paths: "乡镇 村 完成数", types: "rri")]
    ),
    ShapeCase(
        name: "栏号行",
        merges: "A1:E1 A2:A3 B2:B3 C2:E2",
        sheet: """
            农业机械拥有量
            指标名称|代码|本年||
            ||年初数|增减数|年末数
            甲|乙|1|2|3
            拖拉机（台）|01|320|12|332
            联合收割机（台）|02|45|3|48
            """,
        tables: [
            .init(
                title: "农业机械拥有量",
                header: 2...4,
                data: 5...6,
                paths: "指标名称 代码 本年/年初数 本年/增减数 本年/年末数",
                types: "tiiii"
            )
        ]
    ),
    ShapeCase(
        name: "单位另起一行",
        sheet: """
            村名|户数|耕地面积|人均收入
            |户|亩|元
            上坪村|120|1850.5|13200
            下坪村|98|1420|12850
            """,
        tables: [
            .init(
                header: 1...2,
                data: 3...4,
                paths: "村名 户数 耕地面积 人均收入",
                units: ["户数": "户", "耕地面积": "亩", "人均收入": "元"],
                types: "rida"
            )
        ]
    ),
    ShapeCase(
        name: "没有合并的两行表头",
        sheet: """
            乡镇,种植面积,,产量,
            ,小麦,玉米,小麦,玉米
            云雾镇,1200,800,480,400
            松坪乡,900,760,360,380
            """.replacing(",", with: "|"),
        tables: [
            .init(header: 1...2, data: 3...4, paths: "乡镇 种植面积/小麦 种植面积/玉米 产量/小麦 产量/玉米", types: "riiii")
        ]
    ),
    ShapeCase(
        name: "年鉴：年份做列",
        merges: "A1:E1",
        sheet: """
            12-3  主要农产品产量
            单位：吨
            指标|2021|2022|2023|2024
            粮食|52000|53100|54020|55210
            小麦|21000|21500|21800|22000

            油料|1200|1250|1310|1360
            蔬菜|88000|90200|93000|95500
            注：2021年起口径有调整。
            """,
        tables: [
            .init(
                title: "12-3  主要农产品产量",
                header: 3...3,
                data: 4...8,
                paths: "指标 2021 2022 2023 2024",
                units: ["2021": "吨"],
                types: "tiiii",
                notes: 1
            )
        ]
    ),
    ShapeCase(
        name: "其中项",
        merges: "A1:A2 B1:B2 C1:D1",
        sheet: """
            乡镇|总户数|其中：
            ||脱贫户|监测户
            云雾镇|1200|86|12
            松坪乡|900|70|9
            """.replacing("其中：", with: "其中"),
        tables: [.init(header: 1...2, data: 3...4, paths: "乡镇 总户数 其中/脱贫户 其中/监测户", types: "riii")]
    ),
    ShapeCase(
        name: "小标题分段",
        merges: "A2:C2 A5:C5",
        sheet: """
            指标|单位|数量
            一、基本情况
            户数|户|120
            人口|人|460
            二、生产情况
            耕地|亩|1850
            蔬菜大棚|座|46
            """,
        tables: [.init(header: 1...1, data: 2...7, paths: "指标 单位 数量", types: "tti")]
    ),
    ShapeCase(
        name: "六十五列的表头",
        merges: "A1:A2 B1:B2 "
            + (0..<21).map { "\(letters(3 + 3 * $0))1:\(letters(5 + 3 * $0))1" }.joined(separator: " "),
        sheet: "镇名称|村名称|" + (1...21).map { "项目\($0)||" }.joined(separator: "|") + "\n||"
            + (1...21).map { _ in "计划（户）|完成（户）|资金（元）" }.joined(separator: "|") + "\n云雾镇|上坪村|"
            + (1...63).map(String.init).joined(separator: "|"),
        tables: [
            .init(
                header: 1...2,
                data: 3...3,
                paths: "镇名称 村名称 " + (1...21).map { "项目\($0)/计划 项目\($0)/完成 项目\($0)/资金" }.joined(separator: " "),
                types: "rr" + String(repeating: "iia", count: 21)
            )
        ]
    ),
]
