import pytest

from signpost.pages.exposed_files import exposed_kind

SITE = "https://www.mereford.gov.uk"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/.git/HEAD", "version control folder"),
        ("/.git/", "version control folder"),
        ("/app/.env", "settings with passwords"),
        ("/.env.production", "settings with passwords"),
        ("/wp-config.php.bak", "settings with passwords"),
        ("/inc/settings.php.old", "settings with passwords"),
        ("/keys/server.pem", "private key or password store"),
        ("/db/mereford.sql", "database"),
        ("/db/mereford.sql.gz?x=1", "database"),
        ("/Housing.accdb", "database"),
        ("/index.php.bak", "backup copy"),
        ("/letter.doc~", "backup copy"),
        ("/logs/error.log", "log of the server"),
        ("/backup-2024-03-01.zip", "copy of the site"),
        ("/www.tar.gz", "copy of the site"),
        ("/site_backup_full.7z", "copy of the site"),
        ("/uploads/contact-form-responses.csv", "answers to a form"),
        ("/gravityforms-export-2023.csv", "answers to a form"),
        ("/survey%20raw%20data.csv", "answers to a form"),
    ],
)
def test_knows_files_that_nobody_should_find(path, kind):
    assert exposed_kind(SITE + path) == kind


@pytest.mark.parametrize(
    "path",
    [
        "/website-accessibility-toolkit.zip",
        "/local-plan-site-maps.zip",
        "/database-of-trees.csv",
        "/environment/",
        "/git-guide",
        "/spending-over-500-march.csv",
        "/consultation/responses",
        "/old-town-hall",
        "/backup-care-for-carers",
        "/planning/polling-districts.zip",
        "/form-hb1.pdf",
        "/archive",
        "/web.zipcar",
        "/consultation-response-form.docx",
        "/keys-to-your-home",
        "/blue-badge.pem-guide",
    ],
)
def test_leaves_what_is_meant_to_be_found(path):
    assert exposed_kind(SITE + path) == ""
