const { availableParallelism } = require("node:os");

/* `npm test` runs the whole suite, `npm test -- FILE…` those files, and `npm run test:engine` the engine tests. */
const isNamed = process.argv.slice(2).some((argument) => /\.test\.ts$|^tests\//.test(argument));

module.exports = {
  require: ["tsx/cjs", "./tests/support/setup.ts"],
  spec: isNamed ? [] : ["tests/**/*.test.ts"],
  ignore: isNamed ? [] : ["tests/engine/**", "tests/packages/**", "tests/browser/**"],
  /* Long enough for a busy machine: no test may fail because a machine is slow. */
  timeout: 1_200_000,
  /* Two files at once, or more where there are more processors. */
  parallel: !isNamed,
  jobs: Math.max(2, availableParallelism() - 1),
  "forbid-only": true,
};
