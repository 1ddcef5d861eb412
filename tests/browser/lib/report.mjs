/** Counts what passed and what failed, and says what failed as soon as it is known. */

export class Report {
  passed = 0;
  failed = 0;
  #began = Date.now();

  constructor(suite) {
    this.suite = suite;
  }

  /** Ends a suite with a line of its own. */
  end() {
    const seconds = ((Date.now() - this.#began) / 1000).toFixed(0);
    console.log(`${this.suite}: ${this.passed + this.failed} checks in ${seconds} s`);
  }

  /** One check: it passed when there are no faults. */
  check(name, faults) {
    if (faults.length === 0) {
      this.passed += 1;
      return;
    }
    this.failed += 1;
    console.log(`FAILED ${this.suite}: ${name}`);
    for (const fault of faults.slice(0, 8)) console.log(`   ${String(fault).replaceAll("\n", "\n      ")}`);
    if (faults.length > 8) console.log(`   and ${faults.length - 8} more`);
  }

  /** Runs one test; what it throws is its fault. */
  async test(name, run) {
    try {
      await run();
      this.check(name, []);
    } catch (error) {
      this.check(name, [error.stack ?? error]);
    }
  }
}
