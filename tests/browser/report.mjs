// The lines that scripts/test counts: one `ok` or `FAIL` per check, followed by its faults.

const SHOWN = 25;

export class Report {
  failed = 0;

  /** One check: passed if there are no faults. `title` says what was checked. */
  check(title, faults) {
    if (faults.length === 0) {
      console.log(`ok   ${title}`);
      return;
    }
    this.failed += 1;
    console.log(`FAIL ${title}`);
    for (const fault of faults.slice(0, SHOWN)) console.log(`       ${fault.replaceAll("\n", "\n         ")}`);
    if (faults.length > SHOWN) console.log(`       … and ${faults.length - SHOWN} more`);
  }
}
