extension UnitFunction {
    /// The document that gives the function its duties.
    package var source: String { UnitFunction.sources[key] ?? "" }

    private static let sources: [String: String] = {
        var sources: [String: String] = [:]
        for line in table.split(separator: "\n") {
            let parts = line.split(separator: " ", maxSplits: 1)
            if parts.count == 2 { sources[String(parts[0])] = String(parts[1]) }
        }
        return sources
    }()

    /// Key and document: statutes where one names the body's duties, else the body's 三定 (职能配置、内设机构和人员编制规定) of the
    /// reform named behind it. County bodies mirror the national ones (地方机构改革, 中发〔2018〕11号 深化党和国家机构改革方案 part 5).
    private static let table = """
        reform 国家发展和改革委员会职能配置、内设机构和人员编制规定（2018）
        industry 工业和信息化部职能配置、内设机构和人员编制规定
        finance 财政部职能配置、内设机构和人员编制规定（2018）
        commerce 商务部职能配置、内设机构和人员编制规定（2018）
        science 科学技术部职能配置、内设机构和人员编制规定；党和国家机构改革方案（2023）
        market 国家市场监督管理总局职能配置、内设机构和人员编制规定（2018）
        customs 海关法第二条；海关总署职能配置、内设机构和人员编制规定（2018）
        tax 税收征收管理法第五条；国家税务总局职能配置、内设机构和人员编制规定（2018）
        bank 中国人民银行法第四条
        financial-regulation 党和国家机构改革方案（2023）
        statistics 国家统计局职能配置、内设机构和人员编制规定
        state-assets 企业国有资产法第十一条
        data 党和国家机构改革方案（2023）
        services 优化营商环境条例第四章
        network 网络安全法第八条
        telecom 电信条例第三条
        agriculture 农业农村部职能配置、内设机构和人员编制规定（2018）
        revitalisation 乡村振兴促进法第九条
        natural-resources 自然资源部职能配置、内设机构和人员编制规定（2018）
        housing 住房和城乡建设部职能配置、内设机构和人员编制规定
        urban 城市市容和环境卫生管理条例第四条
        ecology 生态环境部职能配置、内设机构和人员编制规定（2018）
        water 水法第十二条；水利部职能配置、内设机构和人员编制规定（2018）
        forestry 森林法第九条；国家林业和草原局职能配置、内设机构和人员编制规定（2018）
        transport 公路法第八条；交通运输部职能配置、内设机构和人员编制规定
        weather 气象法第五条
        grain 粮食流通管理条例第六条；国家粮食和物资储备局职能配置、内设机构和人员编制规定（2018）
        supply 中华全国供销合作总社章程
        energy 国家能源局职能配置、内设机构和人员编制规定
        township 地方各级人民代表大会和地方各级人民政府组织法（2022）第七十六条
        office 政府信息公开条例第四条
        police 人民警察法第六条
        justice 司法部职能配置、内设机构和人员编制规定（2018）
        emergency 应急管理部职能配置、内设机构和人员编制规定（2018）
        organisation 中国共产党组织工作条例（2021）
        propaganda 中国共产党宣传工作条例（2019）
        law 中国共产党政法工作条例（2019）
        discipline 监察法第十一条；中国共产党纪律检查委员会工作条例（2022）
        party-office 中国共产党工作机关条例（试行）（2017）
        party-finance 党和国家机构改革方案（2023）
        education 教育法第十五条
        health 国家卫生健康委员会职能配置、内设机构和人员编制规定（2018）
        medical-insurance 国家医疗保障局职能配置、内设机构和人员编制规定（2018）
        labour 就业促进法第六条；社会保险法第七条
        civil 民政部职能配置、内设机构和人员编制规定（2018）
        culture 文化和旅游部职能配置、内设机构和人员编制规定（2018）
        sport 体育法（2022）第四条
        veterans 退役军人保障法第七条
        women 中华全国妇女联合会章程
        youth 中国共产主义青年团章程
        union 工会法第六条
        trade-promotion 中国国际贸易促进委员会章程
        property 专利法第三条
        foreign 对外关系法（2023）
        mapping 测绘法第四条
        audit 审计法
        petition 信访工作条例（2022）
        court 人民法院组织法第二条
        fire 消防法第四条
        front 中国共产党统一战线工作条例（2020）
        establishment 中国共产党机构编制工作条例（2019）
        disabled 残疾人保障法第八条
        """
}
