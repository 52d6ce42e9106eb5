import Core
import Documents

/// The sentences of kit Documents for somebody at a terminal, who gives a path and uploads nothing.
let fileWords = documentWords.merging(
    IssueWords([
        "document.empty": "这个文件是空的，0 个字节。打开原文件看看内容是否已保存。",
        "document.noText": "这个文件里没有文字，可能是扫描件或只有图片。换一份有文字的版本。",
        "document.unknownType": "这是{found}，从里面读不出文字。换成 Word 文档（.docx）或纯文本（.txt、.md）。",
        "document.notReally": "文件名以 .{ending} 结尾，但内容是{found}。改正扩展名，或换成 Word 文档（.docx）。",
        "document.notReallyUnknown": "文件名以 .{ending} 结尾，但内容不是 {ending} 文件。改正扩展名，或换成 Word 文档（.docx）。",
        "document.oldFormat": "这是{found}，现在还不能直接读。用 WPS 或 Word 打开，另存为 .docx。",
        "document.toolMissing": "这是{found}，装了 LibreOffice 才能读：apt-get install libreoffice-writer。也可以另存为 .docx。",
        "document.pdfToolMissing": "这是 PDF 文件，装了 poppler-utils 才能读：apt-get install poppler-utils。也可以用 Word 原稿。",
        "document.damaged": "这个{found}打不开，可能没有下载完或已损坏。用 WPS 或 Word 打开看看，另存一份。",
        "document.conversionTooSlow": "转换了 {seconds} 秒还没有完，没有读取。用 WPS 或 Word 打开，另存为 .docx。",
        "document.scanned": "这份 PDF 共 {pages} 页，大多没有文字，是扫描件。换成 Word 原稿，或先用扫描软件识别成文字并核对。",
        "document.garbled": "这份 PDF 的字体没有带文字信息，读出来是乱码。换成 Word 原稿，或把文字复制到 .txt 文件里。",
        "document.brokenArchive": "这个文档不完整，可能下载时断了。重新复制一份能打开的。",
        "document.passwordProtected": "这个文档加了密码。用 Word 或 WPS 打开，去掉打开密码后另存。",
        "document.tooLarge": "这个文件超过 {limit} MB。删去文档里的图片，另存一份。",
        "document.tooManyCharacters": "这份文字超过 {limit} 万字。分成几份，一份一份地读。",
        "document.unpacksTooLarge": "这个文档解开后大得不合常理，没有读取。用 Word 或 WPS 打开后另存为新的 .docx。",
        "document.macroDocument": "这个文档带宏，没有读取。用 Word 或 WPS 打开，另存为 .docx。",
        "document.doctypeRefused": "这个文档里有外部引用声明，没有读取。用 Word 或 WPS 打开后另存为新的 .docx。",
        "document.notText": "文件名是文本文件，但内容不是文字。改正扩展名，或换成 Word 文档（.docx）。",
        "document.unreadable": "读不出来。检查路径和权限，再用 WPS 或 Word 打开看看，另存为 .docx。",
        "sheet.empty": "这个表格文件是空的，0 个字节。打开原表看看内容是否已保存。",
        "sheet.noText": "这个表格里一行内容也没有。在第一张工作表里填好表头和数据。",
        "sheet.unknownType": "这是{found}，不是表格。换成 Excel 表格（.xlsx）或 .csv 文件。",
        "sheet.notReally": "这个文件名以 .{ending} 结尾，但内容是{found}。换成 Excel 表格（.xlsx）或 .csv 文件。",
        "sheet.notReallyUnknown": "这个文件名以 .{ending} 结尾，但内容不是 {ending} 文件。换成 Excel 表格（.xlsx）或 .csv 文件。",
        "sheet.oldFormat": "这是{found}，现在还不能直接读。用 WPS 或 Excel 打开，另存为 .xlsx。",
        "sheet.toolMissing":
            "这是{found}，装了 LibreOffice 才能读：apt-get install libreoffice-calc。也可以用 WPS 或 Excel 打开，另存为 .xlsx。",
        "sheet.damaged": "这个{found}打不开，可能没有下载完或已损坏。用 WPS 或 Excel 打开看看，另存一份。",
        "sheet.conversionTooSlow": "这个文件转换了 {seconds} 秒还没有完，没有读取。用 WPS 或 Excel 打开，另存为 .xlsx。",
        "sheet.brokenArchive": "这个表格不完整，可能下载时断了。重新复制一份能打开的。",
        "sheet.passwordProtected": "这个表格加了密码。用 Excel 或 WPS 打开，去掉打开密码后另存。",
        "sheet.tooLarge": "这个文件超过 {limit} MB。删去用不到的工作表和图片，或分成几份。",
        "sheet.tooManyCharacters": "表格里有一格超过 {limit} 万字。把长文字放到附件里。",
        "sheet.tooManyRows": "这个表格超过 {limit} 万行。分成几份，一份一份地读。",
        "sheet.unpacksTooLarge": "这个表格解开后大得不合常理，没有读取。把数据复制到新的表格里。",
        "sheet.doctypeRefused": "这个表格里有外部引用声明，没有读取。把数据复制到新的表格里。",
        "sheet.notText": "这个文件名是 .csv，但内容不是文字。换成 Excel 表格（.xlsx）或 .csv 文件。",
        "sheet.unreadable": "这个表格没能读出来。检查文件，或换一份再试。",
    ])
)
