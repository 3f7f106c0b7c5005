from __future__ import annotations

from rsgui.core.entities import Generator, NewCompletion, NewLikelihood, Project
from rsgui.core.sampling import SamplingParams
from rsgui.core.wire import Said
from rsgui.store import likelihoods, projects, prompts, runs
from rsgui.store.database import Store


def test_what_is_missing_as_the_generator_saw_it(store: Store, project: Project, made: list[int]) -> None:
    generator = Generator(adapter="/a", sampling=SamplingParams(system_prompt="Be brief."))
    with store.write() as w:
        ids = [prompt.id for prompt in prompts.page(w.session, project.id, 0, 3)]
        run = runs.create(w, project.id, generator, "train", 2, 0, ids).id
        new = [NewCompletion(p, i, f"{p}/{i}", 3, "length" if i else "stop", None) for p in ids for i in range(2)]
        runs.add_completions(w, run, new)
    with store.read() as s:
        left = likelihoods.missing(s, run)
        assert [prompt for prompt, _ in left] == ids
        assert [m.role for m in left[0][1].messages] == ["system", "user"]
        first = left[0][1].said
        assert [(one.text, one.ended) for one in first] == [(f"{ids[0]}/0", True), (f"{ids[0]}/1", False)]
        assert likelihoods.missing(s, run, after=ids[-1]) == []
        assert likelihoods.ratios(s, run) == {}
    with store.write() as w:
        for _ in range(2):
            likelihoods.add(w, run, [NewLikelihood(first[0].completion, 4, -2.0, -3.5)])
        likelihoods.add(w, run, [NewLikelihood(left[1][1].said[1].completion, 3, -2.0, -1.75)])
        likelihoods.add(w, run, [])
    with store.read() as s:
        assert likelihoods.ratios(s, run) == {ids[0]: [1.5], ids[1]: [-0.25]}
        assert likelihoods.missing(s, run)[0][1].said == (Said(first[1].completion, first[1].text, ended=False),)
        assert [p for p, _ in likelihoods.missing(s, run, limit=1)] == ids[:1]
    with store.write() as w:
        projects.delete(w, project.id)
    with store.read() as s:
        assert likelihoods.ratios(s, run) == {}
