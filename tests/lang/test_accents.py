"""Accents of capitals that were set without: they come back where the word and its place tell them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careo.lang.accents import restore_accents


@pytest.mark.parametrize(
    ("text", "usual"),
    [
        ("GUERRILLA MATO A TRES SOLDADOS", "GUERRILLA MATÓ A TRES SOLDADOS"),
        ("EJERCITO HIRIO A DOS CAMPESINOS", "EJÉRCITO HIRIÓ A DOS CAMPESINOS"),
        ("COMANDO SECUESTRO A UN ALCALDE Y ASESINO A SU HIJO", "COMANDO SECUESTRÓ A UN ALCALDE Y ASESINÓ A SU HIJO"),
        ("ASESINO A SU ESPOSA Y HUYO", "ASESINÓ A SU ESPOSA Y HUYÓ"),
        ("EL ASESINO FUE DETENIDO", "EL ASESINO FUE DETENIDO"),
        ("EL SECUESTRO DEL ALCALDE CAUSO ALARMA", "EL SECUESTRO DEL ALCALDE CAUSÓ ALARMA"),
        ("ASALTO A BANCO DEJO TRES MUERTOS", "ASALTO A BANCO DEJÓ TRES MUERTOS"),
        ("UNA PATRULLA MASACRO A 12 CAMPESINOS", "UNA PATRULLA MASACRÓ A 12 CAMPESINOS"),
        ("LOS REBELDES LIBERARAN A LOS REHENES", "LOS REBELDES LIBERARÁN A LOS REHENES"),
        ("PIDIERON QUE LIBERARAN A LOS REHENES", "PIDIERON QUE LIBERARAN A LOS REHENES"),
        ("EL ALCALDE ESTA HERIDO", "EL ALCALDE ESTÁ HERIDO"),
        ("ESTA SEMANA HUBO DOS ATAQUES", "ESTA SEMANA HUBO DOS ATAQUES"),
        ("COMUNICADO A LA OPINION PUBLICA", "COMUNICADO A LA OPINIÓN PÚBLICA"),
        ("UN DIARIO PUBLICA LA LISTA", "UN DIARIO PUBLICA LA LISTA"),
    ],
)
def test_capitals_get_their_accents(text, usual):
    assert restore_accents(text, "es") == usual


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "LA POLICÍA CAPTURO AL JEFE"),  # whoever writes one accent writes them all
        ("es", "La guerrilla mato a tres soldados."),
        ("es", "ONU"),
        ("en", "THE REBELS SHOT MATO AND HIRIO"),
    ],
)
def test_other_texts_stay(lang, text):
    assert restore_accents(text, lang) == text


def test_an_n_is_none_where_the_text_writes_its_tildes():
    assert restore_accents("NIÑOS DE ANO NUEVO MURIERON", "es") == "NIÑOS DE ANO NUEVO MURIERON"


@given(st.text(max_size=120), st.sampled_from(["en", "es"]))
@settings(max_examples=60, deadline=None)
def test_the_length_is_kept(text, lang):
    assert len(restore_accents(text.upper(), lang)) == len(text.upper())
