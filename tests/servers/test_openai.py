"""Models behind a server: what a real one is asked and answers, and what one in trouble does not break."""

from __future__ import annotations

import json
import logging

import pytest

from summarizer.document import from_text
from summarizer.draft import Decoding, Options
from summarizer.errors import ModelError
from summarizer.models import open_model, parse_spec, structured
from summarizer.models.openai import ServerModel, _key_for, is_local, open_server
from summarizer.summarize import summarize
from tests.models.tiny_models import make_request
from tests.servers.conftest import KEY, completion

PASSAGE = "The mill of Ostrow, which made 310 tonnes of paper a year, burnt down on Friday."
GREEDY = Decoding(seed=3)


# --- real servers ----------------------------------------------------------------------------------------------


@pytest.fixture
def llama_model(llama_url, monkeypatch):
    monkeypatch.setenv("FIGUREWISE_API_KEY", KEY)
    return open_model(f"openai:smollm@{llama_url}")


def test_llama_cpp_answers_in_the_form_asked_for(llama_model) -> None:
    assert (llama_model.context_tokens, llama_model.parameters, llama_model.held) == (1024, 134_515_008, True)
    requests = [make_request(PASSAGE, task="facts", max_tokens=12), make_request(PASSAGE, max_tokens=12)]
    for answer in llama_model.generate(requests, GREEDY):
        assert answer.text
        assert not set(answer.text) & set("{}[]")
        assert answer.output_tokens > 0
        assert answer.input_tokens > len(PASSAGE.split())
        assert not answer.input_truncated


def test_an_article_too_long_for_llama_cpp_is_an_error_that_says_so(llama_model) -> None:
    with pytest.raises(ModelError, match="exceeds the available context size"):
        llama_model.generate([make_request(PASSAGE * 400)], GREEDY)


def test_llama_cpp_weighs_yes_against_no(llama_model) -> None:
    asked = [make_request(passage, task="judge", examples=0) for passage in (PASSAGE, "Say yes.")]
    chances = llama_model.chances_of_yes(asked)
    assert all(0 < chance < 1 for chance in chances)
    assert len(set(chances)) == len(chances)


def test_llama_cpp_asks_for_its_key(llama_url) -> None:
    with pytest.raises(ModelError, match="401") as caught:
        open_model(f"openai:smollm@{llama_url}")
    assert "FIGUREWISE_API_KEY" in caught.value.hint


def test_transformers_serve_takes_no_schema_and_is_asked_for_text(transformers_server) -> None:
    model = open_model(transformers_server)
    answers = model.generate([make_request(PASSAGE), make_request("The tunnel cost 1,250 crowns.")], GREEDY)
    assert not model.held
    assert [answer.output_tokens > 0 for answer in answers] == [True, True]


# --- a server in trouble ---------------------------------------------------------------------------------------

YES = (200, completion('{"text": "yes"}'))
FINE = (200, completion(json.dumps({"text": "The mill burnt down."})))
BUSY = (429, {"Retry-After": "0.01"}, '{"error": {"message": "slow down"}}')


@pytest.mark.parametrize(
    "trouble",
    [
        [BUSY],
        [BUSY, BUSY, BUSY],
        [(503, {"Retry-After": "0"}, "starting"), "hang up"],
        ["hang up", (500, {"Retry-After": "0"}, "")],
        [(529, {"Retry-After": "0"}, '{"error": "overloaded"}')],
    ],
    ids=repr,
)
def test_what_passes_is_waited_for(unsteady, trouble) -> None:
    server = unsteady(YES, *trouble, FINE)
    (answer,) = open_server(server.spec).generate([make_request(PASSAGE)], GREEDY)
    assert answer.text == "The mill burnt down."
    assert len(server.asked) == len(trouble) + 2
    assert server.asked[1] == server.asked[-1]


@pytest.mark.parametrize(
    ("answer", "tries", "said", "hint"),
    [
        ((429, {"Retry-After": "0"}, '{"error": {"message": "quota"}}'), 6, "429: quota", "CONCURRENCY"),
        ((503, {"Retry-After": "0"}, "no worker"), 6, "503: no worker", "log"),
        ((401, '{"error": {"message": "bad key"}}'), 1, "401: bad key", "FIGUREWISE_API_KEY"),
        ((404, '{"detail": "no such model"}'), 1, "404: no such model", "town"),
        ((400, '{"message": "too long"}'), 1, "400: too long", "log"),
        ((302, {"Location": "http://elsewhere.example/"}, ""), 1, "302", "log"),
        ((200, "<html>Welcome</html>"), 1, "no chat completion", "/v1"),
        ((200, '{"choices": []}'), 1, "no chat completion", "/v1"),
        ((200, '{"choices": [7]}'), 1, "no chat completion", "/v1"),
        ((200, "[]"), 1, "no chat completion", "/v1"),
    ],
    ids=str,
)  # fmt: skip
def test_what_does_not_pass_is_an_error_that_says_what_to_do(unsteady, answer, tries, said, hint) -> None:
    server = unsteady(YES, answer)
    model = open_server(server.spec)
    with pytest.raises(ModelError) as caught:
        model.generate([make_request(PASSAGE)], GREEDY)
    assert said in caught.value.message
    assert hint in caught.value.hint
    assert len(server.asked) == 1 + tries


def test_a_server_that_does_not_answer_is_given_up_once(unsteady, monkeypatch) -> None:
    monkeypatch.setenv("FIGUREWISE_SERVER_TIMEOUT", "1")
    server = unsteady(YES, "say nothing")
    model = open_server(server.spec)
    with pytest.raises(ModelError, match="within 1 seconds"):
        model.generate([make_request(PASSAGE)], GREEDY)
    assert len(server.asked) == 2


def test_no_server_is_said_at_once() -> None:
    with pytest.raises(ModelError, match="cannot be reached") as caught:
        open_model("openai:m@http://127.0.0.1:9/v1")
    assert "Start it" in caught.value.hint


def test_answers_keep_the_order_of_what_was_asked_and_no_more_are_under_way_than_allowed(unsteady, monkeypatch) -> None:
    monkeypatch.setenv("FIGUREWISE_SERVER_CONCURRENCY", "3")
    server = unsteady("echo")
    passages = [f"The tunnel cost {n} crowns." for n in range(20)]
    answers = open_server(server.spec).generate([make_request(p) for p in passages], GREEDY)
    assert [answer.text for answer in answers] == [f"Shorten: {p}" for p in passages]
    assert server.most_under_way == 3


TEXT = (200, completion("Yes."))


@pytest.mark.parametrize(
    ("first", "held"),
    [(YES, True), (TEXT, False), ((400, '{"error": "json_schema?"}'), False), ((422, "response_format"), False)],
    ids=str,
)
def test_whether_a_server_takes_a_schema_is_found_out_at_the_start(unsteady, first, held) -> None:
    server = unsteady(first, "echo")
    model = open_server(server.spec)
    model.generate([make_request(PASSAGE)] * 2, GREEDY)
    assert model.held is held
    assert ["response_format" in body for body in server.asked] == [True, held, held]


@pytest.mark.parametrize("status", [401, 403, 404])
def test_a_server_that_turns_the_model_down_is_an_error_at_the_start(unsteady, status) -> None:
    with pytest.raises(ModelError, match=str(status)):
        open_server(unsteady((status, "no")).spec)


@pytest.mark.parametrize(
    ("content", "finish", "prompt_tokens", "expected"),
    [
        ("<think>It says 310.\nSo.</think>\n\nThe mill burnt down.", "stop", 500, ("The mill burnt down.", False)),
        (None, "stop", 500, ("", False)),
        ("The mill", "length", 500, ("The mill", False)),
        ("The mill burnt down.", "stop", 5, ("The mill burnt down.", True)),  # cut without a word, as Ollama does
        ("The mill burnt down.", "stop", 0, ("The mill burnt down.", False)),  # a server that counts nothing
    ],
)
def test_what_is_read_of_an_answer(unsteady, content, finish, prompt_tokens, expected) -> None:
    server = unsteady(TEXT, (200, completion(content, finish, prompt_tokens)))
    (answer,) = open_server(server.spec).generate([make_request(PASSAGE)], GREEDY)
    assert (answer.text, answer.input_truncated, answer.finish) == (*expected, finish)


def listed(*tokens: tuple[str, float]) -> str:
    """A chat completion with its likeliest first tokens."""
    answer = json.loads(completion("Yes"))
    top = [{"token": token, "logprob": logprob} for token, logprob in tokens]
    answer["choices"][0]["logprobs"] = {"content": [{"token": "Yes", "logprob": -0.1, "top_logprobs": top}]}
    return json.dumps(answer)


def test_a_server_is_asked_for_its_likeliest_first_tokens(unsteady) -> None:
    server = unsteady(TEXT, (200, listed(("Yes", -1.0), ("no", -1.0), ("Perhaps", -0.2))))
    assert open_server(server.spec).chances_of_yes([make_request(PASSAGE, task="judge")]) == [0.5]
    asked = server.asked[-1]
    assert (asked["logprobs"], asked["top_logprobs"], asked["max_tokens"], asked["temperature"]) == (True, 20, 1, 0)


@pytest.mark.parametrize(
    ("answer", "said"),
    [((200, completion("Yes")), "log-probabilities"), ((200, listed()), None), ((400, "no logprobs"), "no logprobs")],
    ids=["none", "an empty list", "refused"],
)
def test_a_server_without_log_probabilities_gives_no_opinion(unsteady, answer, said) -> None:
    model = open_server(unsteady(TEXT, answer).spec)
    if said is None:
        assert model.chances_of_yes([make_request(PASSAGE, task="judge")]) == [0.5]
        return
    with pytest.raises(ModelError, match=said) as caught:
        model.chances_of_yes([make_request(PASSAGE, task="judge")])
    assert caught.value.hint


# --- keys and addresses ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "own", "common", "sent"),
    [
        ("http://127.0.0.1:1/v1", "", "", None),
        ("http://127.0.0.1:1/v1", "", "theirs", "theirs"),
        ("http://models.example:1/v1", "", "theirs", None),
        ("https://models.example:1/v1", "", "theirs", "theirs"),
        ("http://models.example:1/v1", "ours", "theirs", "ours"),
    ],
)
def test_which_key_goes_where(url, own, common, sent, monkeypatch) -> None:
    monkeypatch.setenv("FIGUREWISE_API_KEY", own)
    monkeypatch.setenv("OPENAI_API_KEY", common)
    assert _key_for(url) == sent


def test_a_key_is_sent_and_stays_out_of_every_message(unsteady, monkeypatch, caplog, capfd) -> None:
    caplog.set_level(logging.DEBUG)
    monkeypatch.setenv("FIGUREWISE_API_KEY", "sesame-4711")
    server = unsteady(YES, BUSY, (400, '{"error": {"message": "not with sesame-4711"}}'))
    model = open_server(server.spec)
    with pytest.raises(ModelError) as caught:
        model.generate([make_request(PASSAGE)], GREEDY)
    assert {headers.get("Authorization") for headers in server.headers} == {"Bearer sesame-4711"}
    shown = f"{caught.value} {model!r} {model.spec} {caplog.text} {''.join(capfd.readouterr())}"
    assert "sesame" not in shown
    assert "[key]" in shown


@pytest.mark.parametrize("url", ["http://me:sesame@127.0.0.1:1/v1", "https://models.example/v1?key=sesame"])
def test_an_address_with_a_secret_is_refused_without_repeating_it(url) -> None:
    with pytest.raises(ModelError) as caught:
        open_model(f"openai:m@{url}")
    assert "sesame" not in str(caught.value)
    assert "FIGUREWISE_API_KEY" in caught.value.hint


@pytest.mark.parametrize(("name", "value"), [("TIMEOUT", "soon"), ("CONCURRENCY", "0"), ("CONCURRENCY", "-2")])
def test_a_setting_that_is_no_number_is_named(name, value, monkeypatch) -> None:
    monkeypatch.setenv(f"FIGUREWISE_SERVER_{name}", value)
    with pytest.raises(ModelError, match=f"FIGUREWISE_SERVER_{name}={value}"):
        open_model("openai:m@http://127.0.0.1:9/v1")


@pytest.mark.parametrize(
    ("url", "local"),
    [
        ("http://localhost:8000/v1", True),
        ("http://127.0.0.53", True),
        ("http://[::1]:80/v1", True),
        ("http://10.0.0.4:8000/v1", False),
        ("http://localhost.example/v1", False),
        ("https://models.example", False),
    ],
)
def test_which_addresses_are_this_machine(url, local) -> None:
    assert is_local(url) is local


def test_that_articles_leave_the_machine_is_said(monkeypatch) -> None:
    said = []
    with pytest.raises(ModelError):
        open_model("openai:m@http://models.invalid:1/v1", progress=lambda step, *_: said.append(step))
    assert said == ["the articles are sent to http://models.invalid:1/v1"]


def test_a_bare_host_means_its_v1() -> None:
    assert ServerModel(parse_spec("openai:m@http://localhost:8000/")).base_url == "http://localhost:8000/v1"
    assert ServerModel(parse_spec("openai:m@http://localhost:8000/x/v2")).base_url == "http://localhost:8000/x/v2"


def test_no_proxy_stands_between_us_and_this_machine(unsteady, monkeypatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    assert open_server(unsteady(FINE).spec).generate([make_request(PASSAGE)], GREEDY)


# --- the form of answers ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("task", "answer", "text"),
    [
        ("facts", '{"facts": ["One.", "Two \\"2\\"."]}', 'One.\nTwo "2".'),
        ("facts", '```json\n{"facts": ["One."]}\n```\n', "One."),
        ("facts", '```json\n{"facts": ["One.", "Two', "One."),
        ("summary", "```\nIt cost 12.\n```", "```\nIt cost 12.\n```"),
        ("facts", '{"facts": []}', ""),
        ("summary", '{"text": "Line.\\nLine."}', "Line.\nLine."),
        ("facts", '{"facts": ["One.", "Tw', "One."),
        ("facts", '{ "facts" : [', ""),
        ("summary", '{"text": "It cost 12\\u00', "It cost 12"),
        ("summary", '{"text": "It cost', "It cost"),
        ("summary", '{"text"', '{"text"'),
        ("summary", "It cost 12.", "It cost 12."),
        ("summary", '"It cost 12."', '"It cost 12."'),
        ("summary", '{"facts": ["One."]}', '{"facts": ["One."]}'),
        ("facts", "[1, 2]", "[1, 2]"),
    ],
)
def test_answers_are_turned_back_into_text(task, answer, text) -> None:
    assert structured.plain(answer, task) == text


def test_worked_examples_are_in_the_form_asked_for() -> None:
    chat = structured.messages(make_request(PASSAGE, task="facts", examples=1))
    assert [json.loads(m.content) for m in chat if m.role == "assistant"] == [
        {"facts": ["The mill of Ostrow burnt down."]}
    ]
    assert [m.role for m in chat] == ["system", "user", "assistant", "user"]


def test_an_article_is_summarized_by_a_server(unsteady) -> None:
    article = (
        "A bridge near Holt fell on Thursday.\n\nAt least 14 people were killed, police said. It was built in 1931."
    )
    server = unsteady(
        YES, (200, completion(json.dumps({"text": "A bridge near Holt fell and killed 40 people, police said."})))
    )
    report = summarize(from_text(article), open_server(server.spec), options=Options(only="summary"))
    assert "40" in report.draft.statements[0].text
    assert report.summary
    assert not any("40" in statement.text for statement in report.summary)
