"""The lines that scripts/test counts: one `ok` or `FAIL` per check, followed by its faults."""

SHOWN = 25


def check(title, faults):
    """One check: passed if there are no faults. `title` says what was checked. Whether it passed."""
    print(f"{'FAIL' if faults else 'ok  '} {title}", flush=True)
    for fault in faults[:SHOWN]:
        print(f"       {fault}")
    if len(faults) > SHOWN:
        print(f"       … and {len(faults) - SHOWN} more")
    return not faults
