"""Labels, columns and ranges of numbers as they are composed for readers of English and Spanish."""

from datetime import date

from careo.model import Column, Extreme, Incident, Question, Relation, Row, Voice, VoiceKind, VoiceMode
from careo.show.composed import column_label, incident_days, incident_label, row_range


def incident(**more):
    return Incident("i", 1, "free by force: the hostages", ("e",), ("d",), 1, 0.0, "2 Mar 1991", **more)


def column(author, day, *voices):
    return Column(
        "d", (Voice("unknown", VoiceKind.AUTHOR, VoiceMode.NARRATED), *voices), "as linked", None, author, day
    )


def test_a_label_says_the_act_in_the_language_and_whom_in_the_words_of_the_accounts():
    one = incident(act="free-by-force", whom="the hostages")
    assert incident_label("es", one) == "liberación por la fuerza: the hostages"
    assert incident_label("en", one) == "rescue: the hostages"


def test_an_incident_of_an_older_linking_keeps_its_label_and_days():
    assert incident_label("es", incident()) == "free by force: the hostages"
    assert incident_days("es", incident()) == "2 Mar 1991"


def test_days_are_told_in_the_language():
    one = incident(periods=("1991-01-02..1991-01-03", "1991-08-01..1991-09-01"))
    assert incident_days("es", one) == "2 ene 1991; ago 1991"
    assert incident_days("en", one) == "2 Jan 1991; Aug 1991"


def test_a_column_is_told_by_author_day_and_voices():
    nobody = Voice("unknown", VoiceKind.UNKNOWN, VoiceMode.INDIRECT)
    police = Voice("la  policía", VoiceKind.NAMED, VoiceMode.QUOTED)
    assert column_label("es", column("Agencia", date(1991, 4, 28), police, nobody)) == (
        "Agencia, 28 abr 1991: la policía › desconocida"
    )
    assert column_label("en", column("Agencia", None)) == "Agencia"


def test_lowest_and_highest_are_told_with_their_voices():
    columns = column("A", None), column("B", None)
    row = Row(Question.KILLED, (), Relation.CONTRADICTS, "", (Extreme(3, 3, 0, 2), Extreme(7, None, 1, 1)))
    assert row_range("es", row, columns) == (
        "mínimo 3 (A; 2 voces independientes); máximo 7 o más (B; 1 voz independiente)"
    )
    assert (
        row_range("en", row, columns)
        == "lowest 3 (A; 2 independent voices); highest 7 or more (B; 1 independent voice)"
    )
    assert row_range("en", Row(Question.WHAT, (), Relation.ONLY), columns) == ""
