/// A list somebody keeps, from which a ledger is made.
enum ProposedSheet {
    static let broadband = """
        云岭县宽带入户台账,,,,,,
        序号,乡镇,行政村,户主姓名,联系电话,网速（兆）,进度
        1,云雾镇,上坪村,张三,13812345678,100,已完工
        2,云雾镇,下坪村,李四,13912345678,50,在建
        3,清泉镇,泉头村,王五,13712345678,50,未开工
        """
}
