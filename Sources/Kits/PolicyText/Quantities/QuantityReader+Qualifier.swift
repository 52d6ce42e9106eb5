/// Numbers that only say which things are meant: 亿元以上项目, 60岁以上老年人, 投资超过5000万元的企业.
extension QuantityReader {
    /// What a size is said of; a size before such a noun sets nothing.
    private static let bearers = WordTable(
        """
        项目 产业项目 工业项目 重大项目 企业 工业企业 民营企业 农业企业 龙头企业 工程 罚款 合同 单位 机构 企业和单位 园区 集群 产业集群 强镇 强村 村 \
        老人 老年人 老年人口 人口 人群 人员 居民 群众 妇女 儿童 青少年 未成年人 学生 干部 教师 劳动者 劳动力 驾驶员 党员 患者 \
        住宅 小区 老旧小区 房屋 建筑 建筑物 高层建筑 楼房 桥梁 隧道 水库 河流 航道 码头 医院 学校 商场 市场 商业综合体 车辆 货车 船舶 渔船 \
        养殖场 规模养殖场 养殖场户 养殖户 养殖大户 种植大户 大户 种粮大户 经营主体 新型经营主体 主体 合作社 农场 家庭农场 农户 \
        锅炉 燃煤锅炉 机组 煤电机组 窑炉 生产线 装置 电站 矿山 煤矿 地块 图斑 撂荒地
        """
    )
    /// Sizes, lengths and ages. What counts things themselves (家, 个, 户) always sets a number.
    private static let sizes: Set<String> = [
        "元", "美元", "吨", "岁", "周岁", "年", "个月", "米", "公里", "层", "平方米", "立方米", "千瓦", "万千瓦", "兆瓦", "人", "头", "只", "羽", "亩",
        "蒸吨", "张", "床位",
    ]
    private static let bounds = WordTable("以上 及以上 以下 及以下 以内")
    /// 亿元以上项目资金 is money, not a project.
    private static let means = WordTable("资金 贷款 经费 投资 建设资金 债券 建设")

    func qualifies(_ unit: String, behind end: Int, in range: Range<Int>) -> Bool {
        guard QuantityReader.sizes.contains(unit) else { return false }
        let bound = QuantityReader.bounds.length(text.flat, at: end, before: range.upperBound)
        var index = end + bound
        let isJoined = text.prose.has("的", at: index, before: range.upperBound)
        guard bound > 0 || isJoined else { return false }
        if isJoined { index += 1 }
        let bearer = QuantityReader.bearers.length(text.flat, at: index, before: range.upperBound)
        return bearer > 0 && QuantityReader.means.length(text.flat, at: index + bearer, before: range.upperBound) == 0
    }
}
