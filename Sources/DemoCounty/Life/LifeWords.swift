/// What people of the fictional county write.
enum LifeWords {
    static func report(_ percent: Double, _ random: inout SeededGenerator) -> String {
        switch percent {
        case ..<15: random.pick(starting)
        case ..<60: random.pick(working)
        case ..<100: random.pick(nearing)
        default: random.pick(finished)
        }
    }

    private static let starting = [
        "已召开部署会，明确了分管领导和责任人，正在摸底建立台账。", "制定了实施方案，任务已经分解到股室和具体人员。", "完成前期摸底，正在对接资金和施工队伍。",
        "成立工作专班，逐户逐项核对底数，预计下周进入实施阶段。",
    ]
    private static let working = [
        "按计划推进，本期完成量与上期相比有增加，现场有专人盯着。", "已开工点位推进正常，个别点位因材料供应慢了几天，正在协调。", "组织业务骨干下乡指导两次，对发现的问题当场交办。",
        "会同相关单位实地核查，整改问题七项，其余三项限期完成。", "工作进入高峰期，已增加人手，按周调度。", "受连续降雨影响，室外施工暂停三天，正在抢回工期。",
    ]
    private static let nearing = [
        "主体工作基本完成，正在逐项核对、补齐资料。", "剩余部分集中在偏远村组，已安排专人包抓。", "大部分点位已验收，正在整理台账和影像资料。", "收尾阶段，对前期完成情况组织了一次回头看。",
    ]
    private static let finished = [
        "任务已全部完成，台账、影像资料齐全，可以核验。", "对照目标逐项核对，数量和质量均达到要求。", "全部完成并通过自查，相关资料已归档。",
    ]

    static let objections = [
        "这项工作的审批和资金都不在本单位，建议由业务主管单位牵头，我单位全力配合。", "按照三定方案，本单位没有这项职能，建议重新明确牵头单位。",
    ]
    static let keepings = ["与编办核对过三定方案，这项职能在你单位，请按原分工办理。", "经请示分管领导，牵头单位不变，需要配合的由督查室协调。"]
    static let reassignments = ["理由成立，经分管领导同意，改由业务主管单位牵头。", "核对职能后调整牵头单位，原单位转为配合。"]
    static let extensions = ["项目招标流标一次，重新挂网需要时间，申请顺延。", "涉及土地手续报批，预计还需一个月，申请延期。", "前期受天气影响停工，申请适当延后完成时限。"]
    static let grants = ["情况属实，同意延期，延期内每周报一次进展。", "客观原因明确，同意。下不为例。"]
    static let refusals = ["时限由会议确定，不宜调整，倒排工期按原时限完成。", "延期理由不充分，增加力量抓紧推进。"]
    static let reminders = ["进度落后于计划，请三日内报送最新进展和补救措施。", "临近时限，请抓紧办理并按时报送。", "连续一段时间没有新进展，请说明原因和下一步安排。"]
    static let requests = ["任务已按要求完成，台账和现场照片齐全，申请销号。", "数量、质量均达到目标，自查合格，申请核验销号。"]
    static let closings = ["实地抽查三处，与台账一致，同意销号。", "资料齐全，电话回访群众满意，予以销号。"]
    static let returns = ["抽查发现两处与台账不符，补齐资料并整改后再报。", "缺少验收单和影像资料，补充后重新申请。"]
    static let reopenings = ["回访发现问题反弹，重新纳入办理。", "群众来电反映整改不到位，重启任务，限期解决。"]
    static let withdrawals = ["与上级新部署合并办理，本任务撤销。"]
    static let splits = ["按附表数量抓好落实，每周五前报送进展。", "结合本地实际细化方案，按时限完成。"]
}
