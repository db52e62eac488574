/* The tests that own generated tables and lists; `npm run generate` lets them write their files. */
const pages = ["addon-table", "clouds", "exposure-table", "pages", "stack-file"].map((page) => `tests/docs/${page}.test.ts`);

module.exports = {
  ...require("./.mocharc.cjs"),
  spec: ["tests/arguments/shapes.test.ts", ...pages, "tests/stacks/resources.test.ts"],
  ignore: [],
};
