from search.insights.topics import topics
from signpost.workspace.artifacts.searched import QueryRow


def rows(*queries):
    return [QueryRow(query=q, searches=10 - n, state="zero") for n, q in enumerate(queries)]


def gathered(found):
    return sorted(sorted(q.query for q in topic.queries) for topic in found)


def test_pages_say_that_two_queries_mean_the_same():
    some = rows("tip opening", "recycling hours", "ice rink")
    pages = {"tip opening": ["/centre"], "recycling hours": ["/centre"], "ice rink": ["/leisure"]}
    assert gathered(topics(some)) == [["ice rink"], ["recycling hours"], ["tip opening"]]
    assert gathered(topics(some, pages)) == [
        ["ice rink"],
        ["recycling hours", "tip opening"],
    ]


def test_letters_say_it_too():
    found = topics(rows("covid 19", "covid19", "coronavirus", "corona virus"))
    assert gathered(found) == [
        ["corona virus", "coronavirus"], ["covid 19", "covid19"],
    ]  # fmt: skip
    assert found[0].name == "covid 19"
    assert found[0].searches == 19


def test_one_common_word_is_not_enough():
    assert len(topics(rows("council tax", "council jobs", "council housing", "council"))) > 2
