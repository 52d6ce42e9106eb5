extension Icon {
    var path: String {
        switch self {
        case .today: "M4 6.5h16v13H4zM4 10.5h16M8 4v4M16 4v4M8.5 15l2.4 2.3 4.6-4.6"
        case .wall: "M4 5h16v14H4zM4 10h16M4 14.5h16M10 5v14"
        case .document: "M6 3.5h8l4 4v13H6zM14 3.5v4h4M9 12h6M9 15.5h6"
        case .task: "M9.5 6.5H20M9.5 12H20M9.5 17.5H20M4 6.3l1.2 1.2L7.3 5M4 11.8 5.2 13l2.1-2.5M4 17.3l1.2 1.2L7.3 16"
        case .admin: "M4 7h9M17 7h3M4 12h3M11 12h9M4 17h9M17 17h3M15 5v4M9 10v4M15 15v4"
        case .person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c.8-3.6 3.8-5.5 7.5-5.5s6.7 1.9 7.5 5.5"
        case .search: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.3 15.3 20.5 20.5"
        case .plus: "M12 5v14M5 12h14"
        case .print: "M7 9V4h10v5M7 17H4.5V9h15v8H17M7 14h10v6H7z"
        case .download: "M12 4v11M7.5 10.5 12 15l4.5-4.5M5 19.5h14"
        case .upload: "M12 15.5v-11M7.5 9 12 4.5 16.5 9M5 19.5h14"
        case .bell: "M6 17h12l-1.5-2.5V10a4.5 4.5 0 0 0-9 0v4.5zM10.3 20h3.4"
        case .chevron: "M9 6l6 6-6 6"
        case .close: "M6 6l12 12M18 6 6 18"
        case .edit: "M4.5 19.5l.8-4L15.5 5.3l3.2 3.2L8.5 18.7zM13.3 7.5l3.2 3.2"
        case .theme: "M12 4a8 8 0 1 0 0 16zM12 4a8 8 0 0 1 0 16"
        case .menu: "M4 7h16M4 12h16M4 17h16"
        case .signOut: "M13.5 5H5.5v14h8M10.5 12H20M16.5 8.5 20 12l-3.5 3.5"
        case .history: "M12 7v5l3.5 2M4.5 9A8 8 0 1 1 4 12.5M4.5 4.5V9H9"
        case .undo: "M5 9h9a5 5 0 0 1 0 10H9M8.5 5.5 5 9l3.5 3.5"
        case .link: "M10 14l4-4M9 11l-2.5 2.5a3 3 0 0 0 4.2 4.2L13 15.5M15 13l2.5-2.5a3 3 0 0 0-4.2-4.2L11 8.5"
        case .check: "M5 12.5l4.5 4.5L19 7.5"
        case .register: "M12 5v14M5 12h14M4 4h16v16H4z"
        case .help:
            "M9.2 9.2a2.9 2.9 0 1 1 4.3 2.6c-1 .6-1.5 1.2-1.5 2.4M12 17.3v.2M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z"
        }
    }
}
