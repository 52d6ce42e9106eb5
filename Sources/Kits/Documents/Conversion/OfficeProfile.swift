/// Settings for reading strangers' documents: no macro runs, nothing is fetched from elsewhere.
enum OfficeProfile {
    static let registry = """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry">
        \(item("MacroSecurityLevel", "3"))
        \(item("DisableMacrosExecution", "true"))
        \(item("BlockUntrustedRefererLinks", "true"))
        \(item("DisableActiveContent", "true"))
        </oor:items>
        """

    private static func item(_ name: String, _ value: String) -> String {
        """
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting">\
        <prop oor:name="\(name)" oor:op="fuse"><value>\(value)</value></prop></item>
        """
    }
}
