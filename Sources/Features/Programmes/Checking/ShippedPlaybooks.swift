/// The playbooks of the speech, inside the binary.
package enum ShippedPlaybooks {
    /// In order of their names; a test holds the list against the folder.
    package static let files: [WrittenFile] = [
        file("brands", PackageResources.brands_yaml),
        file("burning-patrol", PackageResources.burning_patrol_yaml),
        file("cadre-reserve", PackageResources.cadre_reserve_yaml),
        file("camera-upkeep", PackageResources.camera_upkeep_yaml),
        file("cattle", PackageResources.cattle_yaml),
        file("cattle-support", PackageResources.cattle_support_yaml),
        file("circular-farming", PackageResources.circular_farming_yaml),
        file("civility-awards", PackageResources.civility_awards_yaml),
        file("clean-villages", PackageResources.clean_villages_yaml),
        file("clues", PackageResources.clues_yaml),
        file("drinking-water", PackageResources.drinking_water_yaml),
        file("dual-posts", PackageResources.dual_posts_yaml),
        file("education", PackageResources.education_yaml),
        file("farm-film", PackageResources.farm_film_yaml),
        file("farm-inputs", PackageResources.farm_inputs_yaml),
        file("farmland", PackageResources.farmland_yaml),
        file("five-revitalisations", PackageResources.five_revitalisations_yaml),
        file("four-retentions", PackageResources.four_retentions_yaml),
        file("fruit", PackageResources.fruit_yaml),
        file("fund-allocations", PackageResources.fund_allocations_yaml),
        file("fund-projects", PackageResources.fund_projects_yaml),
        file("governance-centres", PackageResources.governance_centres_yaml),
        file("greening", PackageResources.greening_yaml),
        file("house-designs", PackageResources.house_designs_yaml),
        file("housing", PackageResources.housing_yaml),
        file("hundred-day-drive", PackageResources.hundred_day_drive_yaml),
        file("idle-houses", PackageResources.idle_houses_yaml),
        file("income-book", PackageResources.income_book_yaml),
        file("land-transfer", PackageResources.land_transfer_yaml),
        file("land-violations", PackageResources.land_violations_yaml),
        file("listed-households", PackageResources.listed_households_yaml),
        file("living-environment", PackageResources.living_environment_yaml),
        file("market-outlets", PackageResources.market_outlets_yaml),
        file("medical", PackageResources.medical_yaml),
        file("model-cases", PackageResources.model_cases_yaml),
        file("old-houses", PackageResources.old_houses_yaml),
        file("participation", PackageResources.participation_yaml),
        file("party-branches", PackageResources.party_branches_yaml),
        file("petitions", PackageResources.petitions_yaml),
        file("project-reviews", PackageResources.project_reviews_yaml),
        file("rearing-communities", PackageResources.rearing_communities_yaml),
        file("roads", PackageResources.roads_yaml),
        file("rural-tourism", PackageResources.rural_tourism_yaml),
        file("sewage", PackageResources.sewage_yaml),
        file("small-industries", PackageResources.small_industries_yaml),
        file("specialities", PackageResources.specialities_yaml),
        file("storage-rooms", PackageResources.storage_rooms_yaml),
        file("support-measures", PackageResources.support_measures_yaml),
        file("talent", PackageResources.talent_yaml),
        file("toilets", PackageResources.toilets_yaml),
        file("training", PackageResources.training_yaml),
        file("vegetables", PackageResources.vegetables_yaml),
        file("village-customs", PackageResources.village_customs_yaml),
        file("village-decisions", PackageResources.village_decisions_yaml),
        file("village-plans", PackageResources.village_plans_yaml),
        file("township-register", PackageResources.township_register_yaml),
        file("visible-poverty", PackageResources.visible_poverty_yaml),
        file("waste", PackageResources.waste_yaml),
        file("waste-exchange", PackageResources.waste_exchange_yaml),
    ]

    /// Indicator tables that belong to no programme.
    package static let indicatorSets: [WrittenFile] = [
        file("moderately-prosperous", PackageResources.moderately_prosperous_yaml)
    ]

    private static func file(_ name: String, _ bytes: [UInt8]) -> WrittenFile {
        WrittenFile(name: "\(name).yaml", bytes: bytes)
    }
}
