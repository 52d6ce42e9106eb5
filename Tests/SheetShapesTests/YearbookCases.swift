/// Tables of yearbooks, accounts and international organisations.
let yearbookCases: [ShapeCase] = [
    ShapeCase(
        name: "年鉴双语：标题两行、单位两种文字、英文名在下一行",
        merges: "A1:F1 A2:F2",
        sheet: """
            3-1 人口数及构成
            Population and Its Composition
            单位：万人|||||(10 000 persons)
            年份|总人口|男|女|城镇|乡村
            Year|Total Population|Male|Female|Urban|Rural
            2019|25.1|13|12.1|9|16.1
            2020|25|12.9|12.1|9.4|15.6
            2021|24.8|12.8|12|9.7|15.1
            2022|24.5|12.6|11.9|10|14.5
            注：2020年为普查数。
            """,
        tables: [
            .init(title: "3-1 人口数及构成", header: 4...5, data: 6...9, paths: "年份 总人口 男 女 城镇 乡村", notes: 1)
        ]
    ),
    ShapeCase(
        name: "世界银行下载",
        sheet: """
            Data Source|World Development Indicators
            Last Updated Date|2024-01-01

            Country Name|Country Code|Indicator Name|Indicator Code|2018|2019|2020|2021
            Aruba|ABW|Population, total|SP.POP.TOTL|105962|106442|106585|106537
            Afghanistan|AFG|Population, total|SP.POP.TOTL|36686784|37769499|38972230|40099462
            Angola|AGO|Population, total|SP.POP.TOTL|31273533|32353588|33428485|34503774
            Albania|ALB|Population, total|SP.POP.TOTL|2866376|2854191|2837849|
            """,
        tables: [
            .init(
                header: 4...4,
                data: 5...8,
                paths: "Country Name Country Code Indicator Name Indicator Code 2018 2019 2020 2021"
            )
        ]
    ),
    ShapeCase(
        name: "英文表有 Total 行和 Note",
        sheet: """
            Table 2. Cereal production by region
            (thousand tonnes)
            Region|Wheat|Rice|Maize
            Africa|25400|38000|91000
            Americas|110000|36000|560000
            Asia|340000|680000|370000
            Europe|260000|4000|130000
            Total|735400|758000|1151000
            Note: figures may not add up because of rounding.
            Source: FAOSTAT.
            """,
        tables: [
            .init(
                title: "Table 2. Cereal production by region",
                header: 3...3,
                data: 4...7,
                totals: [8],
                paths: "Region Wheat Rice Maize",
                notes: 2
            )
        ]
    ),
    ShapeCase(
        name: "年份日期做列",
        sheet: """
            云岭县2026年逐月用电量
            指标|2026-01-01|2026-02-01|2026-03-01|2026-04-01
            全社会用电量|120|110|130|125
            工业用电量|60|50|66|63
            居民用电量|40|42|41|38
            """,
        tables: [
            .init(
                title: "云岭县2026年逐月用电量",
                header: 2...2,
                data: 3...5,
                paths: "指标 2026-01-01 2026-02-01 2026-03-01 2026-04-01"
            )
        ]
    ),
    ShapeCase(
        name: "部门决算公开01表",
        merges: "A1:F1 A4:C4 D4:F4",
        sheet: """
            收入支出决算总表
            |||||公开01表
            部门：云岭县水务局|||||金额单位：万元
            收　　入|||支　　出||
            项目|行次|金额|项目|行次|金额
            栏次||1|栏次||2
            一、一般公共预算财政拨款收入|1|1200.5|一、一般公共服务支出|10|300
            二、政府性基金预算财政拨款收入|2|0|二、外交支出|11|0
            三、上级补助收入|3|20|三、农林水支出|12|900.5
            四、事业收入|4|0|四、住房保障支出|13|20
            本年收入合计|5|1220.5|本年支出合计|14|1220.5
            年初结转和结余|6|5|年末结转和结余|15|5
            总计|7|1225.5|总计|16|1225.5
            注：本表反映部门本年度的总收支和年末结转结余情况。
            """,
        tables: [
            .init(
                title: "收入支出决算总表",
                header: 4...6,
                data: 7...12,
                totals: [11, 13],
                paths: "收入/项目 收入/行次 收入/金额 支出/项目 支出/行次 支出/金额",
                units: ["收入/金额": "万元", "支出/金额": "万元"],
                notes: 1
            )
        ]
    ),
    ShapeCase(
        name: "部门决算公开02表：类款项",
        merges: "A1:H1 A4:D4 A5:C5 D5:D5 E4:E5 F4:F5 G4:G5 H4:H5 A6:D6 A7:D7 A8:C8 A9:C9 A10:C10",
        sheet: """
            收入决算表
            |||||||公开02表
            部门：云岭县水务局|||||||金额单位：万元
            项目||||本年收入合计|财政拨款收入|上级补助收入|事业收入
            科目代码|||科目名称||||
            栏次||||1|2|3|4
            合计||||1220.5|1200.5|20|0
            '213|||农林水支出|900.5|880.5|20|0
            '21303|||水利|900.5|880.5|20|0
            '221|||住房保障支出|20|20|0|0
            注：本表反映部门本年度取得的各项收入情况。
            """,
        tables: [
            .init(
                title: "收入决算表",
                header: 4...6,
                data: 8...10,
                totals: [7],
                paths: "项目/科目代码 项目/科目名称 本年收入合计 财政拨款收入 上级补助收入 事业收入",
                notes: 1
            )
        ]
    ),
    ShapeCase(
        name: "英文月度价格，SDR 表",
        merges: "A1:E1",
        sheet: """
            International Commodity Prices

            (US dollars, nominal)
            Commodity|Unit|Jan|Feb|Mar
            Wheat, US HRW|$/mt|280.1|277.2|270.3
            Rice, Thai 5%|$/mt|640|630|610
            Maize|$/mt|198|189.1|190
            Urea|$/mt|335|351|330
            """,
        tables: [
            .init(
                title: "International Commodity Prices",
                header: 4...4,
                data: 5...8,
                paths: "Commodity Unit Jan Feb Mar"
            )
        ]
    ),
    ShapeCase(
        name: "英文：区域小标题在第一列，行内缩进，Sub-total",
        sheet: """
            Table 3: Staffing by district
            Unit|Male|Female|Total
            North District
            Health|12|20|32
            Education|30|40|70
            Sub-total|42|60|102
            South District
            Health|10|11|21
            Education|20|20|40
            Sub-total|30|31|61
            Other|1|2|3
            Grand total|73|93|166
            """,
        tables: [
            .init(
                title: "Table 3: Staffing by district",
                header: 2...2,
                data: 3...11,
                totals: [6, 10, 12],
                paths: "Unit Male Female Total"
            )
        ]
    ),
    ShapeCase(
        name: "普查：年龄组",
        sheet: """
            人口年龄构成
            年龄|合计|男|女|性别比
            |人|人|人|女=100
            0-4岁|1000|520|480|108.3
            5-9岁|1100|570|530|107.5
            10-14岁|1200|620|580|106.9
            15-19岁|900|460|440|104.5
            """,
        tables: [
            .init(
                title: "人口年龄构成",
                header: 2...3,
                data: 4...7,
                paths: "年龄 合计 男 女 性别比",
                units: ["合计": "人", "性别比": "女=100"]
            )
        ]
    ),
    ShapeCase(
        name: "统计表：年份在左，分段的五年平均行",
        sheet: """
            1-3 历年地区生产总值
            单位：亿元
            年份|地区生产总值|第一产业|第二产业|第三产业|人均
            |||||（元）
            2016|80|20|30|30|32000
            2017|85|21|32|32|34000
            2018|90|22|34|34|36000
            2019|96|23|36|37|38400
            2020|100|24|38|38|40000
            """,
        tables: [
            .init(
                title: "1-3 历年地区生产总值",
                header: 3...4,
                data: 5...9,
                paths: "年份 地区生产总值 第一产业 第二产业 第三产业 人均",
                units: ["第一产业": "亿元", "人均": "元"]
            )
        ]
    ),
]
