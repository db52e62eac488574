/* The tests that own generated tables and lists; `npm run generate` lets them write their files. */
module.exports = {
  ...require("./.mocharc.cjs"),
  spec: ["tests/docs/{addon-table,clouds,exposure-table,pages}.test.ts", "tests/stacks/resources.test.ts"],
  ignore: [],
};
