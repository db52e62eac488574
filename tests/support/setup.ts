/** Makes a promise that is rejected and never handled fail the test run; mocha alone lets it pass. */

let runningTest = "before the first test";
const rejections = new Map<unknown, string>();

process.on("unhandledRejection", (reason) => {
  const text = reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);
  /* Mocha emits each of them once more. */
  rejections.set(reason, `${runningTest}: ${text}`);
});

/** Mocha's root hooks: https://mochajs.org/#root-hook-plugins */
export const mochaHooks = {
  beforeEach(this: Mocha.Context): void {
    runningTest = this.currentTest?.fullTitle() ?? runningTest;
  },
  async afterAll(): Promise<void> {
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    if (rejections.size > 0) {
      throw new Error(`promises were rejected and never handled:\n${[...rejections.values()].join("\n")}`);
    }
  },
};
