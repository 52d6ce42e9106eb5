/// Sheets like others, changed in a way that leaves what they say: rows put between, merged cells taken apart, numbers kept as
/// text, lines added above, below and beside.
let changedCases: [ShapeCase] = [
    ShapeCase(
        name: "表头和数据之间空一行",
        sheet: """
            各乡镇粮食生产
            Region|Wheat|Rice|Maize

            North|12|30|8
            South|15|22|9
            """,
        tables: [.init(title: "各乡镇粮食生产", header: 2...2, data: 4...5, paths: "Region Wheat Rice Maize")]
    ),
    ShapeCase(
        name: "左右两张表，表头和数据之间空一行",
        sheet: """
            乡镇|任务|完成||作物|面积|产量

            云雾镇|30|28||小麦|120|45
            松坪乡|20|20||玉米|300|156
            合计|50|48||合计|420|201
            """,
        tables: [
            .init(header: 1...1, data: 3...4, totals: [5], paths: "乡镇 任务 完成"),
            .init(header: 1...1, data: 3...4, totals: [5], paths: "作物 面积 产量"),
        ]
    ),
    ShapeCase(
        name: "三行表头拆开了合并格，名称填到每一格",
        sheet: """
            村名|农村人口|农村人口|农村人口|农村人口|备注
            村名|性别|性别|年龄|年龄|备注
            村名|男|女|劳动年龄|其他|备注
            上坪村|210|198|260|148|
            下坪村|180|175|220|135|
            """,
        tables: [
            .init(
                header: 1...3,
                data: 4...5,
                paths: "村名 农村人口/性别/男 农村人口/性别/女 农村人口/年龄/劳动年龄 农村人口/年龄/其他 备注",
                types: "riiiit"
            )
        ]
    ),
    ShapeCase(
        name: "拆开了合并格，单位一行左边是重复的列名",
        sheet: """
            乡镇|小麦|小麦|玉米|玉米
            乡镇|面积|产量|面积|产量
            乡镇|亩|吨|亩|吨
            云雾镇|120|45|300|156
            松坪乡|98|36|210|108
            """,
        tables: [
            .init(
                header: 1...3,
                data: 4...5,
                paths: "乡镇 小麦/面积 小麦/产量 玉米/面积 玉米/产量",
                units: ["小麦/面积": "亩", "玉米/产量": "吨"],
                types: "riiii"
            )
        ]
    ),
    ShapeCase(
        name: "拆开了合并格，有一组只有一列",
        sheet: """
            指标名称|存栏|存栏|疫苗使用(万头份)
            指标名称|猪|羊|小反刍兽疫
            石桥镇|5200|12010|1.2
            东河镇|3100|8800|0.9
            """,
        tables: [
            .init(
                header: 1...2,
                data: 3...4,
                paths: "指标名称 存栏/猪 存栏/羊 疫苗使用/小反刍兽疫",
                units: ["疫苗使用/小反刍兽疫": "万头份"]
            )
        ]
    ),
    ShapeCase(
        name: "中间空一列，下面写了两行注：是一张表",
        sheet: """
            序号|户主||人口|耕地
            1|王一||3|5
            2|李二||4|6
            3|张三||5|7
            备注：1.户数以公安户籍为准；
            2.面积以确权面积为准。
            """,
        tables: [.init(header: 1...1, data: 2...4, paths: "序号 户主 人口 耕地", notes: 2)]
    ),
    ShapeCase(
        name: "两列的表右边隔两列是另一张表",
        sheet: """
            原地名|现地名|||序号|合作社名称|成员数
            上坪|上坪村|||1|丰收合作社|35
            下坪|下坪村|||2|绿源合作社|28
            石桥|石桥社区|||3|青山合作社|41
            """,
        tables: [
            .init(header: 1...1, data: 2...4, paths: "原地名 现地名"),
            .init(header: 1...1, data: 2...4, paths: "序号 合作社名称 成员数"),
        ]
    ),
    ShapeCase(
        name: "空的模板：列名下面是填写要求",
        sheet: """
            户主姓名|身份证号|补贴面积（亩）|开户行
            必填|必填，18位|必填，两位小数|选填
            """,
        tables: [.init(header: 1...2, paths: "户主姓名 身份证号 补贴面积 开户行", units: ["补贴面积": "亩"])]
    ),
    ShapeCase(
        name: "空的模板：列名上面是字段代码",
        sheet: """
            hbh|hzxm|xzqh|jtrk
            户编号|户主姓名|行政区划|家庭人口
            """,
        tables: [.init(header: 1...2, paths: "户编号 户主姓名 行政区划 家庭人口")]
    ),
    ShapeCase(
        name: "两张带标题的表上下相接，数字存成文本",
        merges: "A1:F1 A4:F4",
        sheet: """
            一、基本情况
            村名|户数|人口|耕地（亩）
            上坪村|'420|'1560|'1200
            二、帮扶责任人
            序号|姓名|单位|职务|联系电话|帮扶户数
            '1|张敏|县水利局|科员|'13800001111|'5
            '2|李强|县水利局|副局长|'13800001112|'6
            """,
        tables: [
            .init(title: "一、基本情况", header: 2...2, data: 3...3, paths: "村名 户数 人口 耕地"),
            .init(title: "二、帮扶责任人", header: 5...5, data: 6...7, paths: "序号 姓名 单位 职务 联系电话 帮扶户数"),
        ]
    ),
    ShapeCase(
        name: "右下角盖章和日期，再下面是另一张表",
        merges: "A1:D1",
        sheet: """
            各村户数
            村名|户数|人口|耕地
            上坪村|420|1560|1200
            下坪村|380|1400|1100

            ||云雾镇人民政府（盖章）
            ||2024年8月5日

            示范合作社名单
            序号|合作社名称|法人代表|成员数
            1|丰收合作社|王大山|35
            2|绿源合作社|李玉兰|28
            """,
        tables: [
            .init(title: "各村户数", header: 2...2, data: 3...4, paths: "村名 户数 人口 耕地", notes: 2),
            .init(title: "示范合作社名单", header: 10...10, data: 11...12, paths: "序号 合作社名称 法人代表 成员数"),
        ]
    ),
    ShapeCase(
        name: "标题上面有附件和文号、下面有两行注：有合计，不是填写的单子",
        merges: "A1:D1 A2:D2 A3:D3 A4:D4",
        sheet: """
            云岭县财政局文件附件
            云财农〔2026〕15号
            2026年衔接资金分配表
            单位：万元
            单位|合计|巩固成果|以工代赈
            合计|2500|2100|400
            县农业农村局|2100|2100|
            县发改局|400||400
            备注：1.以批复为准；
            2.不含结转。
            """,
        tables: [
            .init(
                title: "2026年衔接资金分配表",
                header: 5...5,
                data: 7...8,
                totals: [6],
                paths: "单位 合计 巩固成果 以工代赈",
                units: ["合计": "万元"],
                notes: 2
            )
        ]
    ),
    ShapeCase(
        name: "表上面单独两行：一个词和它的内容，不是表",
        sheet: """
            Data Source|世界发展指标

            Last Updated Date|2022-02-15

            Country Name|Country Code|Indicator Name|2019|2020
            阿鲁巴|ABW|人口，总数|106310|106766
            阿富汗|AFG|人口，总数|38041757|38928341
            """,
        tables: [.init(header: 5...5, data: 6...7, paths: "Country Name Country Code Indicator Name 2019 2020")]
    ),
    ShapeCase(
        name: "数据透视表的列名：计数项汇总",
        sheet: """
            净利润均值|保险|运输|银行|计数项汇总数量:证券代码汇总
            安徽|'349.1|'1|'12|'315
            北京|'63.4|'3|'28|'1224
            总计|'72.1|'4|'40|'1539
            """,
        tables: [.init(header: 1...1, data: 2...3, totals: [4], paths: "净利润均值 保险 运输 银行 计数项汇总数量:证券代码汇总")]
    ),
    ShapeCase(
        name: "序号倒着排，上面写着万元：序号没有单位",
        merges: "A1:C1",
        sheet: """
            項目資金表
            ||單位：萬元
            序號|項目|補助資金
            3|產業路|12
            2|水渠|8.5
            1|路燈|6
            """,
        tables: [
            .init(title: "項目資金表", header: 3...3, data: 4...6, paths: "序號 項目 補助資金", units: ["補助資金": "万元"], types: "ita")
        ]
    ),
    ShapeCase(
        name: "两行表头、几行标签：列里全是数字，不是填写的单子",
        merges: "A3:A4 B3:B4 C3:D3",
        sheet: """
            青山县2025年有关情况统计表
            填报单位：青山县农业农村局|||填报时间：2025年12月31日
            乡镇|总户数|其中|
            ||脱贫户|监测户
            云雾镇|1200|86|12
            松坪乡|900|70|9
            填表人：王小明||审核人：李大山
            """,
        tables: [
            .init(title: "青山县2025年有关情况统计表", header: 3...4, data: 5...6, paths: "乡镇 总户数 其中/脱贫户 其中/监测户", notes: 1)
        ]
    ),
    ShapeCase(
        name: "英文列名、几行标签：左边是人名，不是填写的单子",
        merges: "A1:D1",
        sheet: """
            青山县2025年有关情况统计表
            填报单位：青山县农业农村局|||填报时间：2025年12月31日
            name|town|kind|members
            王一|云雾镇|脱贫户|4
            李二|清泉镇|监测户|3
            张三|松坪乡|脱贫户|5
            数据来源：青山县统计局
            """,
        tables: [.init(title: "青山县2025年有关情况统计表", header: 3...3, data: 4...6, paths: "name town kind members", notes: 1)]
    ),
    ShapeCase(
        name: "隔一行是机关和日期，紧接着填表人",
        sheet: """
            编号|房屋地址|产权人|层数|用途
            东-1|上坪村3号|王一|2|自住
            东-2|上坪村9号|李二|3|自住

            ||青山县住建局
            ||2025年12月31日
            填表人：王小明||审核人：李大山
            """,
        tables: [.init(header: 1...1, data: 2...3, paths: "编号 房屋地址 产权人 层数 用途", notes: 3)]
    ),
    ShapeCase(
        name: "机关和日期写在左边，再下面是另一段注",
        sheet: """
            编号|房屋地址|产权人|层数|用途
            1|上坪村3号|王一|2|自住
            2|上坪村9号|李二|3|自住

            青山县住建局
            2025年12月31日

            填表说明：
            1.本表由各乡镇填报。
            """,
        tables: [.init(header: 1...1, data: 2...3, paths: "编号 房屋地址 产权人 层数 用途", notes: 4)]
    ),
    ShapeCase(
        name: "标题写在 A 列，表从 B 列开始",
        sheet: """
            青山县农房排查情况
            |编号|房屋地址|产权人|层数
            |1|上坪村3号|王一|2
            |2|上坪村9号|李二|3
            """,
        tables: [.init(title: "青山县农房排查情况", header: 2...2, data: 3...4, paths: "编号 房屋地址 产权人 层数")]
    ),
    ShapeCase(
        name: "表上面相接的两行：一个词和它的内容，不是表",
        sheet: """
            Data Source|World Development Indicators
            Last Updated Date|'2024-01-01

            Country Name|Country Code|Indicator Name|2019|2020
            Aruba|ABW|Population, total|106310|106766
            Afghanistan|AFG|Population, total|38041757|38928341
            """,
        tables: [.init(header: 4...4, data: 5...6, paths: "Country Name Country Code Indicator Name 2019 2020")]
    ),
    ShapeCase(
        name: "左右两张表的标题下面空一行",
        sheet: """
            改厕||||拆危

            乡镇|任务|完成||乡镇|任务|完成
            云雾镇|30|28||云雾镇|5|5
            松坪乡|20|20||松坪乡|8|6
            """,
        tables: [
            .init(title: "改厕", header: 3...3, data: 4...5, paths: "乡镇 任务 完成"),
            .init(title: "拆危", header: 3...3, data: 4...5, paths: "乡镇 任务 完成"),
        ]
    ),
    ShapeCase(
        name: "没有表头，下面有注",
        sheet: """
            '1|上坪村|'120|'36.5
            '2|下坪村|'98|'22
            '3|石桥村|'76|'18.5
            备注：1.户数以公安户籍为准；
            2.面积以确权面积为准。
            3.由各乡镇上报。
            """,
        tables: [.init(data: 1...3, paths: "_ _ _ _", notes: 3)]
    ),
    ShapeCase(
        name: "机关和日期下面还有页码；上面写着亩，人口不用它",
        sheet: """
            各村耕地情况
            （单位：亩）
            序号|户主|人口|耕地
            1|王一|3|5
            2|李二|4|6

            ||云雾镇人民政府
            ||2025年12月31日
            第1页，共1页
            """,
        tables: [
            .init(
                title: "各村耕地情况",
                header: 3...3,
                data: 4...5,
                paths: "序号 户主 人口 耕地",
                units: ["耕地": "亩"],
                types: "itii",
                notes: 2
            )
        ]
    ),
]
