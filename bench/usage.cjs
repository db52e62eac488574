/* Preloaded into a process: writes at its end what it used into the file that BENCH_USAGE names. */
const { writeFileSync } = require("node:fs");
const { isMainThread } = require("node:worker_threads");

if (isMainThread) {
  process.on("exit", () => {
    writeFileSync(process.env.BENCH_USAGE, JSON.stringify(process.resourceUsage()));
  });
}
