/// The playbooks of the speech, inside the binary.
package enum ShippedPlaybooks {
    /// In order of their names; a test holds the list against the folder.
    package static let files: [WrittenFile] = [
        file("burning-patrol", PackageResources.burning_patrol_yaml),
        file("clean-villages", PackageResources.clean_villages_yaml),
        file("farm-film", PackageResources.farm_film_yaml),
        file("farm-inputs", PackageResources.farm_inputs_yaml),
        file("hundred-day-drive", PackageResources.hundred_day_drive_yaml),
        file("living-environment", PackageResources.living_environment_yaml),
        file("old-houses", PackageResources.old_houses_yaml),
        file("rearing-communities", PackageResources.rearing_communities_yaml),
        file("sewage", PackageResources.sewage_yaml),
        file("storage-rooms", PackageResources.storage_rooms_yaml),
        file("toilets", PackageResources.toilets_yaml),
        file("waste", PackageResources.waste_yaml),
    ]

    /// Indicator tables that belong to no programme.
    package static let indicatorSets: [WrittenFile] = [
        file("moderately-prosperous", PackageResources.moderately_prosperous_yaml)
    ]

    private static func file(_ name: String, _ bytes: [UInt8]) -> WrittenFile {
        WrittenFile(name: "\(name).yaml", bytes: bytes)
    }
}
