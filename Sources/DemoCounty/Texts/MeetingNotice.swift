/// A short notice that is mostly arrangements: what a document with few tasks looks like.
enum MeetingNotice {
    static let title = "关于做好冬季农村消防和取暖安全工作的通知"

    static func text(_ d: DemoDates) -> String {
        """
        \(title)

        各乡镇人民政府，县直有关部门：
        近期气温下降，农村用火用电用气增多。为防范安全事故，现将有关事项通知如下。
        一、开展拉网式排查。应急管理局牵头，各乡镇配合，\(d.day(12))前对养老院、学校、自建房开展一次消防安全排查，隐患整改率达到100%。
        二、加强取暖安全宣传。消防救援大队要组织进村宣传不少于60场次，发放一氧化碳报警器2000个。
        三、落实值班值守。各乡镇要严格执行24小时值班和领导带班制度，遇有突发情况30分钟内报告。
        本通知自印发之日起执行。

        云岭县人民政府办公室
        \(d.full(-2))
        """
    }
}
