import Core

/// What must be typed before a backup takes the place of the county.
enum RestoreRules {
    static func issues(county typed: String, expected: String) -> [Issue] {
        if typed.isEmpty { return [Issue("restore.countyMissing", field: "county", ["county": expected])] }
        guard typed == expected else { return [Issue("restore.countyDiffers", field: "county", ["county": expected])] }
        return []
    }
}

let restoreWords = IssueWords([
    "restore.countyMissing": "填写本县的全称：{county}。", "restore.countyDiffers": "县名要写全称：{county}。",
    "restore.fileMissing": "选择备份文件，例如 luoshi-2026-06-10-083000.tar。",
    "restore.fileLarge": "这个文件超过 {limit}。把它拷到服务器的备份文件夹，再回到本页恢复。",
])
