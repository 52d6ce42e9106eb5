/// Units written above the table, apart from the name, and in traditional characters.
let unitCases: [ShapeCase] = [
    ShapeCase(
        name: "表上写了几个单位：各列用自己的",
        sheet: """
            云雾镇产业项目表
            填报单位：云雾镇||单位：万元、亩；户
            项目名称|种植面积|总投资|受益户数|本月完成
            花椒|120|30.5|20|7
            核桃|80|2|15|5
            """,
        tables: [
            .init(
                title: "云雾镇产业项目表",
                header: 3...3,
                data: 4...5,
                paths: "项目名称 种植面积 总投资 受益户数 本月完成",
                units: ["种植面积": "亩", "总投资": "万元", "受益户数": "户"],
                types: "tiaii"
            )
        ]
    ),
    ShapeCase(
        name: "单位在列名下面一行，没有括号",
        sheet: """
            户 主|耕地面积\\n亩|补助金额 元|住房面积（单位：平方米）|家庭 人口
            张三|5|2000|120|4
            李四|3.5|1500|90|3
            """,
        tables: [
            .init(
                header: 1...1,
                data: 2...3,
                paths: "户主 耕地面积 补助金额 住房面积 家庭人口",
                units: ["耕地面积": "亩", "补助金额": "元", "住房面积": "平方米"],
                types: "tdaii"
            )
        ]
    ),
    ShapeCase(
        name: "列名换了行，最后一个词不是单位",
        sheet: """
            姓名|培训\\n人次|培训\\n学时|青贮玉\\n米|渠道长\\n米
            张三|5|20|12.5|300
            李四|3|15|9|120.5
            """,
        tables: [
            .init(
                header: 1...1,
                data: 2...3,
                paths: "姓名 培训人次 培训学时 青贮玉米 渠道长",
                units: ["渠道长": "米"],
                types: "tiidd"
            )
        ]
    ),
    ShapeCase(
        name: "合并的表头：上一层的名称和单位",
        merges: "A1:A2 B1:C1 D1:E1",
        sheet: """
            乡镇|财政投资（万元）||面积(亩)|
            |中央|省级|计划|完成
            云雾镇|12|3|200|150
            清泉镇|8|2|100|90
            """,
        tables: [
            .init(
                header: 1...2,
                data: 3...4,
                paths: "乡镇 财政投资/中央 财政投资/省级 面积/计划 面积/完成",
                units: ["财政投资/中央": "万元", "财政投资/省级": "万元", "面积/计划": "亩", "面积/完成": "亩"],
                types: "raaii"
            )
        ]
    ),
    ShapeCase(
        name: "繁体：列名、单位、合計、註",
        sheet: """
            雲霧鎮農房臺賬
            填報單位：雲霧鎮|||單位：萬元
            序號|村名|戶主|補助資金|面積（畝）|是否危房
            1|上坪村|張建國|1.5|3|對
            2|下坪村|李秀蘭|2|4|錯
            合計|||3.5|7|
            註：數據截至6月。
            """,
        tables: [
            .init(
                title: "雲霧鎮農房臺賬",
                header: 3...3,
                data: 4...5,
                totals: [6],
                paths: "序號 村名 戶主 補助資金 面積 是否危房",
                units: ["補助資金": "万元", "面積": "亩"],
                types: "irtaiy",
                notes: 1
            )
        ]
    ),
]
