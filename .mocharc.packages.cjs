const isNamed = process.argv.slice(2).some((argument) => /\.test\.ts$|^tests\//.test(argument));

/** The tests that install the built packages into fresh projects. The ranges of SDKs are slow and run by name. */
module.exports = {
  ...require("./.mocharc.cjs"),
  require: ["tsx/cjs", "./tests/support/setup.ts", "./tests/packages/installation.ts"],
  spec: isNamed ? [] : ["tests/packages/**/*.test.ts"],
  ignore: isNamed ? [] : ["tests/packages/ranges.test.ts"],
  timeout: 1_200_000,
  parallel: false,
};
