/// Words by which a task shows its programme. Keys are those of the programmes' playbooks.
enum ProgrammeWords {
    static let rows: [(goal: RevitalisationGoal, key: String, words: String)] = [
        (.ecology, "old-houses", "老旧房屋 房屋拆除 拆旧建新 房屋拆旧 土坯房 危旧房 拆除补助 一户一宅 存储间 空心房 农房拆除"),
        (.ecology, "hundred-day-drive", "百日攻坚 三清理 三整治 两推进 一美化 乱搭乱建 乱挤乱占"),
        (.ecology, "living-environment", "人居环境 村容村貌 三清一改 三大革命 六大行动 私拉乱接 私搭乱建 卫生习惯 环境综合整治 村庄环境"),
        (.ecology, "toilets", "改厕 卫生厕所 厕所革命 户用厕所 卫生公厕 厕所 旱厕"),
        (.ecology, "clean-villages", "清洁村庄 村庄清洁 全域无垃圾"),
        (.ecology, "waste", "垃圾 生活垃圾 垃圾治理 垃圾分类 保洁员 无垃圾 垃圾堆 垃圾清运"),
        (.ecology, "sewage", "污水 生活污水 污水处理 污水治理 黑臭水体"),
        (.ecology, "burning-patrol", "秸秆焚烧 焚烧秸秆 垃圾秸秆焚烧 秸秆禁烧 禁烧 露天焚烧"),
        (.ecology, "farm-inputs", "化肥 农药 化肥农药减量 面源污染 测土配方"),
        (.ecology, "farm-film", "农膜 地膜 废旧农膜 可降解地膜 农膜回收 残膜"),
        (
            .ecology, "greening",
            "造林 绿化 林网 湿地 生态修复 防护林 植树 片林 适地适树 胡杨林 生态林 国土绿化 造林绿化 乡土树种 塘坝 退耕还林 林木 森林"
        ),
        (.industry, "farmland", "高标准农田 水肥一体化 耕地 粮食 撂荒 种业 灌区 农田水利 基本农田"),
        (
            .industry, "circular-farming",
            "循环农业 生态循环农业 畜禽粪污 尾菜 沼气 有机肥 有机生物肥 秸秆 农业废弃物 肥料化 饲料化 燃料化 资源化利用"
        ),
        (
            .ecology, "village-plans",
            "村庄规划 规划编制 概念性规划 修建性详细规划 先规划后建设 规划意识 乡村规划 建设规划 审核把关 无规划不建设 多规合一"
        ),
        (.ecology, "house-designs", "户型 图集 户型院落设计 农房设计 风貌管控 建筑风貌 院落设计"),
        (.industry, "five-revitalisations", "五个振兴 产业振兴 人才振兴 文化振兴 生态振兴 组织振兴 主攻方向 突破口"),
        (.industry, "vegetables", "蔬菜 日光温室 设施农业 大棚 温室 设施蔬菜 菜篮子"),
        (.industry, "cattle", "肉牛 奶牛 奶肉牛 牛产业 饲草 乳制品 乳产品 牛肉 牧场 奶业"),
        (.industry, "fruit", "林果 经济林 葡萄 枸杞 文冠果 果园 果业 水果"),
        (.industry, "rural-tourism", "乡村旅游 旅游 景区 民宿 农家乐 文旅 度假区 康养"),
        (.industry, "specialities", "特色种养 小杂粮 中药材 食用菌 虫子蛋 生态鸡 特色小品种 特色产业 特色农产品 特色养殖 独一份"),
        (.prosperity, "education", "义务教育 控辍保学 学前教育 中小学 校舍 教师"),
        (.prosperity, "medical", "基本医疗 医疗卫生 卫生院 村卫生室 乡村医生 医疗机构 医保 医疗保险 大病救治"),
        (.prosperity, "housing", "住房安全 危房 危房改造 农房抗震 危房动态监测"),
        (.prosperity, "drinking-water", "饮水安全 农村饮水 自来水 供水工程 饮用水 农村供水"),
        (.prosperity, "roads", "道路安防 危桥 农村公路 四好农村路 路长 安防工程 交通扶贫 村道 通村公路 产业路"),
        (.prosperity, "small-industries", "五小产业 “五小”产业 \"五小\"产业 短平快 外出务工 劳务输转 公益性岗位 就业帮扶 扶贫车间 帮扶车间"),
        (.prosperity, "visible-poverty", "视觉贫困 院墙破败 脏乱差 应拆尽拆 能改全改"),
        (.prosperity, "training", "职业农民 农民培训 技能培训 高素质农民 实用技术培训"),
        (.prosperity, "talent", "乡土人才 人才 返乡创业 引才 科技特派员"),
        (.industry, "model-cases", "方面的典型 一批典型 典型带动 典型引路 典型经验 典型示范 示范典型"),
        (.industry, "land-transfer", "土地流转 三权 三变 土地经营权 新型农业经营主体 专业合作社 家庭农场 规模经营 新型经营主体"),
        (.prosperity, "idle-houses", "闲置宅基地 闲置农房 宅基地 盘活闲置 财产性收入 闲置房屋"),
        (.governance, "party-branches", "党支部 党支部建设标准化 支部标准化 四抓两整治 抓党建 党建 基层党组织 党组织建设"),
        (.governance, "dual-posts", "一肩挑"),
        (.governance, "cadre-reserve", "后备干部 村干部 干部队伍 领头雁 村级后备力量"),
        (.governance, "governance-centres", "综治中心 网格化 网格员 十户联防 矛盾纠纷 信访积案 一核多元 村级治理体系 乡村治理"),
        (.governance, "camera-upkeep", "雪亮工程 视频监控 监控探头"),
        (.civility, "civility-awards", "好媳妇 好婆婆 五星文明户 道德模范 评选表彰 文明户 身边好人 文明家庭"),
    ]
}
