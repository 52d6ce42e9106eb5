/// A browser in words a person recognises: `Chrome · Windows`, `微信 · 安卓`.
enum DeviceWords {
    static func words(for device: String) -> String {
        let parts = [first(programs, device), first(systems, device)].compactMap { $0 }
        return parts.isEmpty ? "未知的浏览器" : parts.joined(separator: " · ")
    }

    private static func first(_ table: [(String, String)], _ device: String) -> String? {
        table.first { device.contains($0.0) }?.1
    }

    // The order matters: nearly every browser also says that it is Mozilla, Safari and Chrome.
    private static let programs = [
        ("MicroMessenger", "微信"), ("DingTalk", "钉钉"), ("wxwork", "企业微信"), ("360SE", "360 浏览器"), ("QIHU", "360 浏览器"),
        ("QQBrowser", "QQ 浏览器"), ("HuaweiBrowser", "华为浏览器"), ("MiuiBrowser", "小米浏览器"), ("Edg", "Edge"),
        ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"), ("curl", "命令行"),
    ]

    private static let systems = [
        ("HarmonyOS", "鸿蒙"), ("Android", "安卓"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"),
        ("Mac OS", "Mac"), ("UOS", "统信"), ("Kylin", "麒麟"), ("Linux", "Linux"),
    ]
}
