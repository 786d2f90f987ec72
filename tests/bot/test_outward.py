"""What other machines are told of where sources lie."""

from bot.outward import without_folders


def test_a_source_is_told_as_the_name_of_its_file() -> None:
    article = {"id": "a", "source": "/home/anna/papers/第1版.txt", "page": "第1版"}
    told = without_folders({"citations": [{"article": article, "quote": "他说/home在哪"}], "nearest": ()})
    assert told["citations"][0]["article"] == {"id": "a", "source": "第1版.txt", "page": "第1版"}
    assert told["citations"][0]["quote"] == "他说/home在哪"
    assert article["source"].startswith("/home")  # what was given is as it was


def test_what_is_no_path_stays() -> None:
    for source in (None, "papers/a.txt", "https://paper.example/a", "新华社/甲", ""):
        assert without_folders({"source": source}) == {"source": source}
    assert without_folders({"source": r"C:\papers\a.txt"}) == {"source": "a.txt"}
