"""What may be stored and shown of words from elsewhere, such as the message of a library's error."""

LONGEST_LINE = 200


def in_one_line(words: str) -> str:
    r"""Words as one line of at most 200 characters, without a full stop and what could not be stored.

    Examples:
        >>> in_one_line("list index\n out of range.")
        'list index out of range'
        >>> in_one_line("half of a \ud83d")
        'half of a \\ud83d'
    """
    line = " ".join(words.split())[:LONGEST_LINE].rstrip(".")
    return line.encode("utf-8", "backslashreplace").decode("utf-8").replace("\x00", "")
