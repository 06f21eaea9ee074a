"""Files as councils' tools and people write them, with what is in them; half are look-alikes.

Each is (name, what it is read for, its bytes, what it holds). Views: by page. Contacts and
feedback: by service or page. A text instead of counts: what the one line of refusal says.
A look-alike resembles a case that needs care and must be read as it stands.
"""

from tests.signpost.tables.made_files import ods, xls, xlsx, zipped

HOME = "https://www.mereford.gov.uk/"
PAGES = ("/", "/bins", "/bins/missed", "/bins/new", "/council-tax", "/parking", "/housing", "/café")
SERVICES = {
    "/": "",
    "/bins": "Bins and recycling",
    "/bins/missed": "Bins and recycling",
    "/bins/new": "Bins and recycling",
    "/council-tax": "Council tax",
    "/parking": "Parking",
    "/housing": "Housing",
    "/café": "",
}
HEAD = [["Page path", "Views"], ["/bins", 120], ["/parking", 45]]
TWO = {"/bins": 120, "/parking": 45}

# (name, role, bytes, expected)
CASES = [
    # Comments, preambles, footers
    (
        "preamble-plain",
        "views",
        b"Monthly web report\nPrepared by Digital,October\n\nPage path,Views\n/bins,120\n/parking,45\n",
        TWO,
    ),
    (
        "footer-powerbi",
        "views",
        b'Page,Views\n/bins,120\n/parking,45\n\n"Applied filters:\nMonth is October"\n',
        TWO,
    ),
    (
        "comments-between",
        "views",
        b"# from A\nPage,Views\n/bins,120\n# checked\n/parking,45\n",
        TWO,
    ),
    ("number-sign-column", "views", b"#,Page,Views\n1,/bins,120\n2,/parking,45\n", TWO),
    (
        "long-daily-above",
        "views",
        (
            "Nth day,Views\n"
            + "".join(f"{n:04d},{n + 7}\n" for n in range(92))
            + "\n\nPage path,Views\n/bins,120\n/parking,45\n"
        ).encode(),
        TWO,
    ),
    (
        "contact-hash-tag",
        "contacts",
        b"text,service\n#fail bins again please,Bins and recycling\nno reply yet,Housing\n",
        {"Bins and recycling": 1, "Housing": 1},
    ),
    (
        "contact-title-feedback",
        "contacts",
        b"Feedback\n\nDate,Comments,Service\n13/10/2026,no bin came,Bins and recycling\n14/10/2026,rent is wrong,Housing\n",
        {"Bins and recycling": 1, "Housing": 1},
    ),
    # Totals
    ("total-last", "views", b"Page,Views\n/bins,120\n/parking,45\nGrand Total:,165\n", TWO),
    (
        "subtotals",
        "feedback",
        b"Service,Complaints\nParking,4\nParking total,4\nHousing,6\nHousing total,6\nGrand total,10\n",
        {"Parking": 4, "Housing": 6},
    ),
    (
        "total-in-name",
        "feedback",
        b"Service,Complaints\nParking total control zone,4\nHousing,6\n",
        {"Parking": 4, "Housing": 6},
    ),
    ("overall-page", "views", b"Page,Views\n/bins,120\n/overall,9\n/parking,45\n", TWO),
    # Number locales
    (
        "points-thousands",
        "views",
        b"Page path,Views\n/bins,1.200\n/parking,45\n/housing,3.000\n",
        {"/bins": 1200, "/parking": 45, "/housing": 3000},
    ),
    (
        "spaces-thousands",
        "views",
        "Page path;Views\n/bins;1\u202f200\n/parking;45\n".encode(),
        {"/bins": 1200, "/parking": 45},
    ),
    (
        "apostrophes",
        "views",
        b"Page path,Views\n/bins,1'200\n/parking,45\n",
        {"/bins": 1200, "/parking": 45},
    ),
    (
        "decimals-point-zero",
        "views",
        b"Page path,Views\n/bins,120.0\n/parking,45.0\n/housing,1200.0\n",
        {"/bins": 120, "/parking": 45, "/housing": 1200},
    ),
    ("decimals-comma-zero", "views", b"Page path;Views\n/bins;120,0\n/parking;45,0\n", TWO),
    (
        "uk-thousands-semicolon",
        "views",
        b"Page path;Views\n/bins;1,200\n/parking;12,450\n",
        {"/bins": 1200, "/parking": 12450},
    ),
    (
        "three-decimals",
        "views",
        b"Page path,Views\n/bins,1200.000\n/parking,45.000\n",
        {"/bins": 1200, "/parking": 45},
    ),
    (
        "rounded-m",
        "views",
        b"Page,Views\n/bins,1.1M\n/parking,890\n",
        {"/bins": 1_100_000, "/parking": 890},
    ),
    (
        "count-with-share",
        "views",
        b'Page,Views\n/bins,"1,200 (72.7%)"\n/parking,450 (27.3%)\n',
        {"/bins": 1200, "/parking": 450},
    ),
    # Charsets and separators
    (
        "utf16-be-no-mark",
        "views",
        "Page\tViews\r\n/café\t120\r\n/parking\t45\r\n".encode("utf-16-be"),
        {"/café": 120, "/parking": 45},
    ),
    (
        "mac-roman",
        "contacts",
        "text,service\nThe £20 charge isn’t right,Parking\nCafé bins overflow – again,Bins and recycling\n".encode(
            "mac_roman"
        ),
        {"Parking": 1, "Bins and recycling": 1},
    ),
    (
        "utf8-one-bad-byte",
        "views",
        "Page,Views\n/café,120\n/parking,45\n/é/é,1\n".encode() + b"/x\xe9,3\n",
        {"/café": 120, "/parking": 45},
    ),
    ("pipes", "views", b"Page path|Views\n/bins|120\n/parking|45\n", TWO),
    ("sep-line", "views", b"sep=;\r\nPage path;Views\r\n/bins;120\r\n/parking;45\r\n", TWO),
    (
        "commas-in-semicolons",
        "contacts",
        b"date;text;service\n13/10/2026;no bin, no reply, no help;Bins and recycling\n14/10/2026;rent, again;Housing\n",
        {"Bins and recycling": 1, "Housing": 1},
    ),
    (
        "one-column-commas",
        "contacts",
        b"text\nRang, no answer from anyone\nWaited, nobody came, rang off\n",
        {"": 2},
    ),
    ("tabs-in-csv-name", "views", b"Page path\tViews\n/bins\t120\n/parking\t45\n", TWO),
    # Quotation
    (
        "quoted-newlines",
        "contacts",
        b'text,service\n"My bin\n\nwas missed, again",Bins and recycling\n"Rent\r\nwrong",Housing\n',
        {"Bins and recycling": 1, "Housing": 1},
    ),
    (
        "inches",
        "contacts",
        b'text,service\n6" hole in road by bins,Bins and recycling\n12" gap,Housing\n',
        {"Bins and recycling": 1, "Housing": 1},
    ),
    (
        "inner-quotes-in-quotes",
        "contacts",
        b'text,service\n"He said "no" to me",Housing\n"plain",Parking\n',
        {"Housing": 1, "Parking": 1},
    ),
    (
        "unclosed-last",
        "contacts",
        b'text,service\nplain words here,Parking\n"never closed,Housing',
        {"Parking": 1, "Housing": 1},
    ),
    # Workbooks
    (
        "xlsx-second-sheet",
        "views",
        xlsx(("Cover", [["Web report"], ["October"]]), ("Data", HEAD)),
        TWO,
    ),
    (
        "xlsx-hidden-sheet",
        "views",
        xlsx(("Old", [["Page path", "Views"], ["/bins", 7]]), ("Now", HEAD), hide_sheets=("Old",)),
        TWO,
    ),
    ("xlsx-hidden-row", "views", xlsx(("Now", [*HEAD, ["/housing", 9]]), hide_rows=(3,)), TWO),
    (
        "xlsx-hidden-column",
        "views",
        xlsx(
            ("Now", [["Page path", "Views", "Hits"], ["/bins", 7, 120], ["/parking", 1, 45]]),
            hide_columns=(1,),
        ),
        TWO,
    ),
    (
        "xlsx-months-in-sheets",
        "views",
        xlsx(("Sep", HEAD), ("Oct", [["Page path", "Views"], ["/bins", 10]])),
        {"/bins": 130, "/parking": 45},
    ),
    (
        "xlsx-year-and-months",
        "views",
        xlsx(
            ("Sep", [["Page path", "Views"], ["/bins", 110]]),
            ("Oct", [["Page path", "Views"], ["/bins", 10], ["/parking", 45]]),
            ("Year to date", HEAD),
        ),
        TWO,
    ),
    ("xlsx-copied-sheet", "views", xlsx(("Oct", HEAD), ("Oct (2)", HEAD)), TWO),
    (
        "xlsx-text-numbers",
        "views",
        xlsx(("Oct", [["Page path", "Views"], ["/bins", "1,200"], ["/parking", "45"]])),
        {"/bins": 1200, "/parking": 45},
    ),
    (
        "xlsx-merged-plain",
        "views",
        xlsx(
            (
                "Oct",
                [
                    ["Web report", None],
                    ["", ""],
                    ["Page path", "Views"],
                    ["/bins", 120],
                    ["/parking", 45],
                ],
            ),
            merge=[("A1:B1", "Web report")],
        ),
        TWO,
    ),
    ("ods", "views", ods(("Oct", HEAD)), TWO),
    ("ods-hidden-row", "views", ods(("Oct", [*HEAD, ["/housing", 9]]), hide_rows=(3,)), TWO),
    ("xls", "views", xls(("Oct", HEAD)), TWO),
    ("xls-hidden-row", "views", xls(("Oct", [*HEAD, ["/housing", 9]]), hide_rows=(3,)), TWO),
    ("csv-named-xls", "views", b"Page path\tViews\n/bins\t120\n/parking\t45\n", TWO),
    (
        "html-two-tables",
        "views",
        b"<html><table><tr><td>Report</td></tr></table><table><tr><th>Page<th>Views</tr><tr><td>/bins<td>120</tr><tr><td>/parking<td>45</tr></table>",
        TWO,
    ),
    (
        "html-in-cell",
        "contacts",
        b"text,service\n<b>bin</b> missed <br>,Bins and recycling\nrent,Housing\n",
        {"Bins and recycling": 1, "Housing": 1},
    ),
    ("zip-one", "views", zipped(report__csv=b"Page path,Views\n/bins,120\n/parking,45\n"), TWO),
    (
        "zip-and-readme",
        "views",
        zipped(
            readme__txt=b"Read me first, please\n",
            a__csv=b"Page path,Views\n/bins,120\n/parking,45\n",
        ),
        TWO,
    ),
    ("zip-no-table", "views", zipped(a__png=b"x"), "no table in this .zip"),
    ("pdf", "views", b"%PDF-1.7\n...", "it is a PDF"),
    # Exports
    (
        "ga4-landing",
        "views",
        b"# Landing page\n\nLanding page,Sessions,Users,New users,Average engagement time per session,Key events\n/bins,120,90,3,22.1,0\n/parking,45,40,2,11,0\n(not set),9,9,0,0,0\n",
        TWO,
    ),
    (
        "ga4-exploration-totals-top",
        "views",
        b"Page path and screen class,Views\nTotals,165\n/bins,120\n/parking,45\n",
        TWO,
    ),
    (
        "ga4-all-users-and-mobile",
        "views",
        b"Page path,Comparison,Views\n/bins,All Users,120\n/bins,Mobile traffic,70\n/parking,All Users,45\n/parking,Mobile traffic,20\n",
        TWO,
    ),
    (
        "ga4-by-device",
        "views",
        b"Page path,Device category,Views\n/bins,desktop,50\n/bins,mobile,70\n/parking,mobile,45\n",
        TWO,
    ),
    (
        "ga4-host-www",
        "views",
        b"Host name,Page path,Views\nwww.mereford.gov.uk,/bins,120\nmereford.gov.uk,/parking,45\nforms.mereford.gov.uk,/bins,900\n",
        TWO,
    ),
    (
        "matomo-folders",
        "views",
        b"label,nb_visits,nb_hits,url\nbins,150,180,\n/bins,100,120,https://www.mereford.gov.uk/bins\n/parking,40,45,https://www.mereford.gov.uk/parking\n",
        TWO,
    ),
    (
        "matomo-aggregates",
        "views",
        b"Label,Pageviews,is_aggregate\n/bins,180,1\n/bins/missed,100,0\n/bins/new,80,0\n/parking,45,0\n",
        {"/bins/missed": 100, "/bins/new": 80, "/parking": 45},
    ),
    (
        "folders-by-sum",
        "views",
        b"Page,Views\n/bins/,180\n/bins/missed,100\n/bins/new,80\n/parking,45\n",
        {"/bins/missed": 100, "/bins/new": 80, "/parking": 45},
    ),
    (
        "parent-page-no-sum",
        "views",
        b"Page,Views\n/bins,200\n/bins/missed,100\n/bins/new,80\n/parking,45\n",
        {"/bins": 200, "/bins/missed": 100, "/bins/new": 80, "/parking": 45},
    ),
    (
        "plausible-entry",
        "views",
        b"name,unique_entrances,total_entrances,visit_duration\n/bins,90,120,30\n/parking,40,45,20\n",
        TWO,
    ),
    ("fathom-unknown-words", "views", b"Pathname,Viewed\n/bins,120\n/parking,45\n", TWO),
    ("welsh-heads", "views", b"Llwybr tudalen,Golygon\n/bins,120\n/parking,45\n", TWO),
    (
        "page-titles-too",
        "views",
        b"Page title,Page URL,Views\nBins 2026,https://www.mereford.gov.uk/bins,120\nParking,https://www.mereford.gov.uk/parking,45\n",
        TWO,
    ),
    (
        "months-across",
        "views",
        b"Page,Aug 2026,Sep 2026,Oct 2026\n/bins,40,40,40\n/parking,15,15,15\n",
        TWO,
    ),
    (
        "rates-beside",
        "views",
        b"Page,Views per user,Views,Bounce rate\n/bins,1.3,120,40%\n/parking,1.1,45,30%\n",
        TWO,
    ),
    # Contacts
    (
        "contacts-ref-digits",
        "contacts",
        b"Number,Description,Team\n10002311,bin not taken,Bins and recycling\n10002312,rent wrong,Housing\n10002377,permit late,Parking\n",
        {"Bins and recycling": 1, "Housing": 1, "Parking": 1},
    ),
    (
        "contacts-count-real",
        "contacts",
        b"Reason,Service,Number\nbin not taken,Bins and recycling,12\nrent wrong,Housing,7\n",
        {"Bins and recycling": 12, "Housing": 7},
    ),
    (
        "contacts-count-small",
        "contacts",
        b"text,service,count\nbin not taken,Bins and recycling,1\nrent wrong,Housing,2\npermit late,Parking,3\n",
        {"Bins and recycling": 1, "Housing": 2, "Parking": 3},
    ),
    (
        "contacts-phone-column",
        "contacts",
        b"Comments,Service,Contacts\nbin not taken,Bins and recycling,07700900123\nrent wrong,Housing,07700900456\n",
        {"Bins and recycling": 1, "Housing": 1},
    ),
    (
        "contacts-granicus",
        "contacts",
        b"Reference,Submitted,Process,Service area,Details of enquiry,Officer notes\nFS1234,13/10/2026 10:00,Report it,Bins and recycling,the bin was not emptied,closed as dup\nFS1235,14/10/2026 10:00,Report it,Housing,damp in the flat,visit booked\n",
        {"Bins and recycling": 1, "Housing": 1},
    ),
    (
        "contacts-forms-questions",
        "contacts",
        b"Timestamp,How easy was it today (1-5)?,Anything we could do better?,Email\n13/10/2026 9:00,2,the bins page never says which week,a@b.org\n14/10/2026 9:00,1,council tax form kept failing for me,c@d.org\n",
        {"Bins and recycling": 1, "Council tax": 1},
    ),
    # Feedback
    (
        "feedback-no-number",
        "feedback",
        b"No,Service,Complaints\n1,Parking,4\n2,Housing,6\n",
        {"Parking": 4, "Housing": 6},
    ),
    (
        "feedback-months",
        "feedback",
        b"Service,Apr-26,May-26\nParking,4,5\nHousing,6,1\n",
        {"Parking": 9, "Housing": 7},
    ),
    (
        "feedback-ratings",
        "feedback",
        b"Date,Page,Rating\n13/10/2026,/bins,Poor\n13/10/2026,/bins,Good\n14/10/2026,/parking,Poor\n",
        {"/bins": 1, "/parking": 1},
    ),
    (
        "feedback-list",
        "feedback",
        b"Ref,Date,Service\nC-1001,13/10/2026,Parking\nC-1002,14/10/2026,Parking\nC-1003,14/10/2026,Housing\n",
        {"Parking": 2, "Housing": 1},
    ),
    (
        "feedback-page-counts",
        "feedback",
        b"page,count\n/bins,4\n/parking,5\n/housing,6\n",
        {"/bins": 4, "/parking": 5, "/housing": 6},
    ),
    # A second round, written when the first was read
    (
        "gsc-xlsx-own",
        "views",
        xlsx(
            ("Chart", [["Date", "Clicks", "Impressions"], ["2026-10-01", 9, 99]]),
            ("Queries", [["Top queries", "Clicks"], ["bins", 900]]),
            (
                "Pages",
                [
                    ["Top pages", "Clicks", "Impressions", "CTR", "Position"],
                    ["https://www.mereford.gov.uk/bins", 120, 999, 0.12, 3.1],
                    ["https://www.mereford.gov.uk/parking", 45, 99, 0.4, 2.2],
                ],
            ),
            ("Devices", [["Device", "Clicks"], ["Mobile", 165]]),
            percent=(3,),
        ),
        TWO,
    ),
    (
        "gsc-compare",
        "views",
        b"Top pages,Last 28 days Clicks,Previous 28 days Clicks,Last 28 days Impressions\nhttps://www.mereford.gov.uk/bins,120,80,999\nhttps://www.mereford.gov.uk/parking,45,900,99\n",
        TWO,
    ),
    (
        "ga4-two-ranges-us",
        "views",
        b'Page path,Date range,Views\n/bins,"Sep 1, 2026 - Sep 30, 2026",900\n/parking,"Sep 1, 2026 - Sep 30, 2026",900\n/bins,"Oct 1, 2026 - Oct 31, 2026",120\n/parking,"Oct 1, 2026 - Oct 31, 2026",45\n',
        TWO,
    ),
    (
        "one-range-only",
        "views",
        b'Page path,Date range,Views\n/bins,"1 Oct - 31 Oct 2026",120\n/parking,"1 Oct - 31 Oct 2026",45\n',
        TWO,
    ),
    (
        "exploration-pivot",
        "views",
        b"Device category,desktop,mobile,Totals\nPage path and screen class,Views,Views,Views\n/bins,50,70,120\n/parking,5,40,45\n",
        TWO,
    ),
    (
        "matomo-utf16-tabs",
        "views",
        (
            "Label\tUnique Pageviews\tPageviews\tBounce Rate\n/bins\t90\t120\t40%\n/parking\t40\t45\t20%\n"
        ).encode("utf-16"),
        TWO,
    ),
    (
        "matomo-label-host",
        "views",
        b"label,nb_hits\nwww.mereford.gov.uk/bins,120\nwww.mereford.gov.uk/parking,45\n",
        TWO,
    ),
    (
        "cloudflare-style",
        "views",
        b"Path,Page views,Requests\n/bins,120,4000\n/parking,45,2000\n",
        TWO,
    ),
    (
        "siteimprove-decimal",
        "views",
        "Title;URL;Page views;Visits;Bounce rate\nBins;https://www.mereford.gov.uk/bins;1.120;900;40,1%\nParking;https://www.mereford.gov.uk/parking;45;40;20,0%\n".encode(
            "utf-16"
        ),
        {"/bins": 1120, "/parking": 45},
    ),
    (
        "looker-total-row",
        "views",
        b"Page path,Views\nGrand total,165\n/bins,120\n/parking,45\n",
        TWO,
    ),
    (
        "mixed-junk-cells",
        "views",
        b"Page,Views\n/bins,120\n/parking,45\n/housing,n/a\n/council-tax,-\n/caf\xc3\xa9,#DIV/0!\n",
        TWO,
    ),
    (
        "views-running-small",
        "views",
        b"Page,Views\n/bins,3\n/parking,2\n/housing,1\n",
        {"/bins": 3, "/parking": 2, "/housing": 1},
    ),
    (
        "views-are-ids",
        "views",
        b"Page,Views\n/bins,20261001\n/parking,20261002\n/housing,20261003\n",
        "its values are days",
    ),
    ("rank-and-views", "views", b"Rank,Page,Total\n1,/bins,120\n2,/parking,45\n", TWO),
    ("percent-of-total", "views", b"Page,% of views,Views\n/bins,72%,120\n/parking,28%,45\n", TWO),
    ("repeated-head", "views", b"Page,Views\n/bins,120\nPage,Views\n/parking,45\n", TWO),
    ("blank-lines-inside", "views", b"Page,Views\n/bins,120\n\n\n/parking,45\n", TWO),
    ("trailing-separators", "views", b"Page,Views,,\n/bins,120,,\n/parking,45,,\n,,,\n", TWO),
    ("spaced-heads", "views", b" Page Path , Views \n /bins , 120 \n /parking , 45 \n", TWO),
    (
        "excel-2003-xml",
        "views",
        b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="S"><Table><Row><Cell><Data ss:Type="String">Page</Data></Cell><Cell><Data ss:Type="String">Views</Data></Cell></Row><Row ss:Index="4"><Cell><Data ss:Type="String">/bins</Data></Cell><Cell><Data ss:Type="Number">120</Data></Cell></Row><Row><Cell><Data ss:Type="String">/parking</Data></Cell><Cell><Data ss:Type="Number">45</Data></Cell></Row></Table></Worksheet></Workbook>',
        TWO,
    ),
    (
        "xlsx-three-heads",
        "views",
        xlsx(
            (
                "S",
                [
                    ["October", None, None],
                    ["Page path", "Web", None],
                    [None, "Views", "Users"],
                    ["/bins", 120, 9],
                    ["/parking", 45, 9],
                ],
            ),
            merge=[("A1:C1", "October"), ("B2:C2", "Web")],
        ),
        TWO,
    ),
    (
        "zip-two-months",
        "views",
        zipped(a__csv=b"Page,Views\n/bins,100\n", b__csv=b"Page,Views\n/bins,20\n/parking,45\n"),
        TWO,
    ),
    (
        "gsc-zip-own",
        "views",
        zipped(
            Countries__csv=b"Country,Clicks\nUK,165\n",
            Pages__csv=b"Top pages,Clicks\nhttps://www.mereford.gov.uk/bins,120\nhttps://www.mereford.gov.uk/parking,45\n",
        ),
        TWO,
    ),
    (
        "contacts-two-texts",
        "contacts",
        b"Ref,Short description,Description,Service\nINC01,Bins,the bin was not emptied at all,Bins and recycling\nINC02,Rent,the rent account is wrong again,Housing\n",
        {"Bins and recycling": 1, "Housing": 1},
    ),
    (
        "contacts-govmetric-own",
        "contacts",
        b"Response ID,Date,Channel,Satisfaction,Service,Comment\n88123,13/10/2026,Web,Poor,Housing,damp again and no reply\n88124,14/10/2026,Phone,Good,Parking,quick and easy\n",
        {"Housing": 1, "Parking": 1},
    ),
    (
        "contacts-hotjar-own",
        "contacts",
        b"Number;User;Date Submitted;Source URL;Rating;Message\n1;ab12;2026-10-01 09:00;https://www.mereford.gov.uk/bins;1;could not find the day\n2;ab13;2026-10-02 09:00;https://www.mereford.gov.uk/parking;2;permit page stuck\n",
        {"Bins and recycling": 1, "Parking": 1},
    ),
    (
        "contacts-call-ids",
        "contacts",
        b"Call reason,Calls,Department\nbin missed,7000123451,Bins and recycling\nrent wrong,7000123977,Housing\n",
        {"Bins and recycling": 1, "Housing": 1},
    ),
    (
        "contacts-calls-real",
        "contacts",
        b"Call reason,Calls,Department\nbin missed,412,Bins and recycling\nrent wrong,97,Housing\n",
        {"Bins and recycling": 412, "Housing": 97},
    ),
    (
        "contacts-html-entities",
        "contacts",
        b"<table><tr><th>Text</th><th>Service</th></tr><tr><td>bin &amp; box<br>missed &pound;5</td><td>Bins and recycling</td></tr></table>",
        {"Bins and recycling": 1},
    ),
    (
        "feedback-yes-no-rows",
        "feedback",
        b"When,Which page,Did you find what you were looking for?\n13/10/2026,/bins,No\n13/10/2026,/bins,Yes\n13/10/2026,/parking,No\n",
        {"/bins": 1, "/parking": 1},
    ),
    (
        "feedback-yes-no-counts",
        "feedback",
        b"Page,Yes,No\n/bins,40,12\n/parking,30,3\n",
        {"/bins": 12, "/parking": 3},
    ),
    (
        "feedback-no-is-number",
        "feedback",
        b"No,Page,Responses\n1,/bins,12\n2,/parking,3\n",
        {"/bins": 12, "/parking": 3},
    ),
    (
        "feedback-quantity",
        "feedback",
        b"Service,Date,Qty\nParking,13/10/2026,4\nHousing,14/10/2026,9\n",
        "may be one",
    ),
    (
        "feedback-stars",
        "feedback",
        b"Date,Page,Stars\n13/10/2026,/bins,1\n14/10/2026,/bins,5\n",
        {"/bins": 2},
    ),
    (
        "feedback-group-totals",
        "feedback",
        b"Service,Complaints\nTotal complaints,10\nParking,4\nHousing,6\n",
        {"Parking": 4, "Housing": 6},
    ),
    (
        "cp850",
        "contacts",
        "text,service\nThe café charged £20 for a permit,Parking\n".encode("cp850"),
        {"Parking": 1},
    ),
    (
        "latin-1-french",
        "views",
        "Page,Views\n/caf\u00e9,120\n/parking,45\n".encode("latin-1"),
        {"/café": 120, "/parking": 45},
    ),
]
