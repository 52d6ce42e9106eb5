import Catalogue

/// Sheets as offices keep them.
let proposalCases: [ProposalCase] = [
    ProposalCase(
        name: "户厕",
        sheet: """
            云岭县2026年农村户厕改造台账,,,,,,,,,
            序号,乡镇,行政村,户主姓名,身份证号,联系电话,改厕类型,厕屋面积（平方米）,补助金额（元）,改造进度
            1,云雾镇,上坪村,张三,620702199001011234,13812345678,水冲式,2.5,2000,已完工
            2,云雾镇,上坪村,李四,620702198502021235,13912345678,双瓮式,3,2000,未开工
            3,云雾镇,下坪村,王五,620702197503031236,13712345678,水冲式,2,2000,在建
            4,清泉镇,泉头村,赵六,620702196504041237,13612345678,水冲式,2,2000,已验收
            5,清泉镇,泉头村,孙七,620702195505051238,13512345678,双瓮式,2.75,2000,在建
            6,清泉镇,柳沟村,周八,620702194506061239,13412345678,水冲式,2,2000,未开工
            合计,,,,,,,14.25,12000,
            """,
        ledger: "2026年农村户厕改造 农户 village agriculture",
        fields: [
            "owner 户主姓名 text*", "id_number 身份证号 id-number!", "phone 联系电话 phone", "gai_ce_lei_xing 改厕类型 choice[水冲式、双瓮式]",
            "ce_wu_mian_ji 厕屋面积 number(平方米)+", "subsidy 补助金额 money+",
        ],
        stages: "未开工 在建 已完工✓ 已验收✓ 误登✗"
    ),
    ProposalCase(
        name: "繁体户厕",
        sheet: """
            雲嶺縣農村戶廁改造臺賬,,,,,,
            序號,鄉鎮,行政村,戶主姓名,身份證號,補助金額（元）,改造進度
            1,雲霧鎮,上坪村,張三,620702199001011234,2000,已完工
            2,雲霧鎮,上坪村,李四,620702198502021235,2000,未開工
            3,清泉鎮,泉頭村,趙六,620702196504041237,2000,在建
            4,清泉鎮,泉頭村,孫七,620702195505051238,2000,在建
            """,
        ledger: "農村戶廁改造 农户 village agriculture",
        fields: ["owner 戶主姓名 text*", "id_number 身份證號 id-number!", "subsidy 補助金額 money+"],
        stages: "未開工 在建 已完工✓ 误登✗"
    ),
    ProposalCase(
        name: "两行表头",
        sheet: """
            农村公厕管护台账,,,,,,
            行政村,公厕名称,公厕基本情况,,管护情况,,
            ,,建成时间,类型,管护员,联系电话,管护经费（元/年）
            上坪村,上坪村部公厕,2020.4.1,水冲式,王一,13812345678,3600
            下坪村,下坪村部公厕,2021.5.1,水冲式,李二,13912345678,2400
            泉头村,泉头村部公厕,2019.8.1,旱厕,张三,13712345678,3000
            """,
        ledger: "农村公厕管护 公厕 village agriculture",
        fields: [
            "gong_ce_ming_cheng 公厕名称 text*!", "jian_cheng_shi_jian 建成时间 day", "kind 公厕基本情况/类型 text",
            "guan_hu_yuan 管护员 text",
            "phone 联系电话 phone", "guan_hu_jing_fei 管护经费 money+",
        ],
        stages: "已登记 已完成✓ 误登✗"
    ),
    ProposalCase(
        name: "各乡镇种植面积统计",
        sheet: """
            乡镇,小麦（亩）,玉米（亩）,亩均产量（公斤）
            云雾镇,1200,800,410.5
            清泉镇,900,650,398
            松林乡,300,120,376
            合计,2400,1570,
            """,
        ledger: "各乡镇种植面积统计 条目 township statistics",
        fields: [
            "xiang_zhen 乡镇 text*!", "xiao_mai 小麦 number(亩)+", "yu_mi 玉米 number(亩)+",
            "mu_jun_chan_liang 亩均产量 number(公斤)",
        ],
        stages: "已登记 已完成✓ 误登✗"
    ),
    ProposalCase(
        name: "项目",
        sheet: """
            附件1：重点项目推进清单,,,,,
            项目编号,项目名称,建设地点,总投资（万元）,开工日期,是否入库,项目状态
            YL-001,高标准农田一期,清泉镇柳沟片,1200,2026-03-01,是,施工中
            YL-002,冷链仓储中心,云雾镇工业园,860.5,2026-04-12,是,前期手续
            YL-003,村道硬化,松林乡,120,2025-09-01,否,竣工
            YL-004,旧改,松林乡,80,,否,取消
            """,
        ledger: "重点项目推进 项目 county office",
        fields: [
            "xiang_mu_bian_hao 项目编号 text!", "project 项目名称 text*", "site 建设地点 text", "investment 总投资 money+",
            "started_on 开工日期 day", "shi_fou_ru_ku 是否入库 yes-no",
        ],
        stages: "前期手续 施工中 竣工✓ 取消✗"
    ),
    ProposalCase(
        name: "问题整改",
        sheet: """
            村,问题描述,问题类型,整改责任人,整改情况
            上坪村,垃圾未清运,环境卫生,张三,已整改
            上坪村,路灯不亮,基础设施,张三,整改中
            下坪村,台账不全,资料,李四,未整改
            下坪村,污水横流,环境卫生,李四,未整改
            泉头村,公示栏破损,基础设施,王五,已整改
            柳沟村,秸秆乱堆,环境卫生,赵六,未整改
            松坡村,危房未标识,住房安全,钱七,整改中
            石磨村,厕所堵塞,环境卫生,孙八,未整改
            石磨村,水管漏水,基础设施,孙八,未整改
            石磨村,护栏缺失,基础设施,孙八,未整改
            石磨村,档案缺页,资料,孙八,未整改
            石磨村,墙面开裂,住房安全,孙八,未整改
            """,
        ledger: "问题整改 问题 village office",
        fields: [
            "wen_ti_miao_shu 问题描述 text*!", "wen_ti_lei_xing 问题类型 choice[环境卫生、基础设施、资料、住房安全]",
            "zheng_gai_ze_ren_ren 整改责任人 text",
        ],
        stages: "未整改 整改中 已整改✓ 误登✗"
    ),
    ProposalCase(
        name: "补贴发放花名册",
        sheet: """
            村委会,姓名,一卡通账号,家庭人口（人）,补贴金额（元）,备注
            上坪村村委会,张三,6228480012345678901,4,800,
            上坪村村委会,李四,6228480012345678902,3,600,代领
            下坪村村委会,张三,6228480012345678903,5,1000,
            """,
        ledger: "补贴发放 人员 village finance",
        fields: [
            "name 姓名 text*!", "yi_ka_tong_zhang_hao 一卡通账号 bank-account", "people 家庭人口 number(人)+",
            "subsidy 补贴金额 money+", "remarks 备注 text",
        ],
        stages: "已登记 已完成✓ 误登✗"
    ),
    ProposalCase(
        name: "没有地名的县",
        sheet: """
            镇名,行政村,合作社名称,带动户数（户）,经营范围
            甲镇,乙村,丰收合作社,30,种植、养殖
            甲镇,丙村,富民合作社,25,养殖
            丁镇,戊村,兴农合作社,40,种植
            丁镇,己村,金穗合作社,18,种植、加工
            丁镇,庚村,绿源合作社,22,加工
            丁镇,辛村,惠民合作社,16,种植
            丁镇,壬村,康达合作社,12,养殖
            丁镇,癸村,和顺合作社,10,种植
            甲镇,子村,众兴合作社,11,种植、加工
            """,
        places: PlaceNames(),
        ledger: "没有地名的县 合作社 village office",
        fields: [
            "he_zuo_she_ming_cheng 合作社名称 text*!", "dai_dong_hu_shu 带动户数 number(户)+",
            "jing_ying_fan_wei 经营范围 set[种植、养殖、加工]",
        ],
        stages: "已登记 已完成✓ 误登✗"
    ),
    ProposalCase(
        name: "一格写明",
        sheet: """
            序号,所在地,户主,建筑面积（㎡）,装机容量（千瓦）
            1,云雾镇上坪村,张三,120,5
            2,云雾镇/下坪村,李四,90,5.5
            3,云岭县清泉镇泉头村,王五,80,6
            """,
        ledger: "一格写明 农户 village office",
        fields: [
            "owner 户主 text*!", "floor_area 建筑面积 number(㎡)+", "zhuang_ji_rong_liang 装机容量 number(千瓦)+",
        ],
        stages: "已登记 已完成✓ 误登✗"
    ),
    ProposalCase(
        name: "没有表头",
        sheet: """
            1,云雾镇,上坪村,张三,13812345678,是
            2,云雾镇,下坪村,李四,13912345678,否
            3,清泉镇,泉头村,王五,13712345678,是
            4,清泉镇,柳沟村,赵六,13612345678,是
            """,
        ledger: "没有表头 条目 village office",
        fields: ["d_lie D 列 text*!", "phone 联系电话 phone", "f_lie F 列 yes-no"],
        stages: "已登记 已完成✓ 误登✗"
    ),
    ProposalCase(
        name: "Village roads",
        sheet: """
            No.,Township,Village,Road name,Length (km),Surface type,"Investment (10,000 yuan)",Start date,Status,Culvert kind
            1,云雾镇,上坪村,上坪路,1.2,Concrete,20,2026/4/1,Completed,pipe
            2,云雾镇,下坪村,下坪路,2.5,Asphalt,31.5,2026/4/2,In progress,box
            3,清泉镇,泉头村,泉头路,0.8,Concrete,12,2026/4/3,Not started,pipe
            4,清泉镇,柳沟村,柳沟路,3.1,Asphalt,40,2026/4/4,Completed,pipe
            5,松林乡,松坡村,松坡路,1.9,Concrete,25,2026/4/5,In progress,box
            6,松林乡,石磨村,石磨路,2.2,Concrete,28,2026/4/6,Not started,box
            """,
        ledger: "Village roads 道路 village transport",
        fields: [
            "dao_lu_ming_cheng 道路名称 text*!", "chang_du 长度 number(公里)+", "lu_mian_lei_xing 路面类型 choice[混凝土、沥青]",
            "investment 总投资 money+", "started_on 开工日期 day", "culvert_kind Culvert kind choice[pipe、box]",
        ],
        stages: "未开始 进行中 已完成✓ 误登✗"
    ),
    ProposalCase(
        name: "路灯",
        sheet: """
            云岭县太阳能路灯安装台账,,,,,,
            序号,乡镇,行政村,路灯名称,功率（瓦）,安装进度,安装日期
            1,云雾镇,上坪村,上坪村路灯1号,60,未安装,
            2,云雾镇,下坪村,下坪村路灯1号,60,安装中,
            3,清泉镇,泉头村,泉头村路灯1号,80,已安装,2026.5.1
            4,清泉镇,柳沟村,柳沟村路灯1号,60,已安装,2026.5.2
            """,
        ledger: "太阳能路灯安装 路灯 village office",
        fields: [
            "lu_deng_ming_cheng 路灯名称 text*!", "gong_lu 功率 number(瓦)", "an_zhuang_ri_qi 安装日期 day",
        ],
        stages: "未安装 安装中 已安装✓ 误登✗"
    ),
]
