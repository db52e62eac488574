const isNamed = process.argv.slice(2).some((argument) => /\.test\.ts$|^tests\//.test(argument));

module.exports = {
  ...require("./.mocharc.cjs"),
  spec: isNamed ? [] : ["tests/engine/**/*.test.ts"],
  ignore: isNamed
    ? []
    : [
        "tests/engine/catalogue/**",
        "tests/engine/controllers/**",
        "tests/engine/gitops/**",
        "tests/engine/languages/**",
        "tests/engine/next-minors/**",
        "tests/engine/policies/**",
        "tests/engine/providers/**",
        "tests/engine/publishing/**",
        "tests/engine/shops/**",
      ],
  timeout: 1_200_000,
  /* A rehearsal waits for much of its time, and uses every processor for some of it: two files at once. */
  jobs: 2,
};
