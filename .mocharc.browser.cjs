const isNamed = process.argv.slice(2).some((argument) => /\.test\.ts$|^tests\//.test(argument));

/** The tests that look at the pages of `--html` in a real browser. */
module.exports = {
  ...require("./.mocharc.cjs"),
  spec: isNamed ? [] : ["tests/browser/**/*.test.ts"],
  ignore: [],
  parallel: false,
};
