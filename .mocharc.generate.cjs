/* The tests that own generated tables and lists; `npm run generate` lets them write their files. */
const pages = ["addon-table", "clouds", "exposure-table", "pages", "stack-file", "unjudged"].map(
  (page) => `tests/docs/${page}.test.ts`,
);

const own = [
  "tests/arguments/shapes.test.ts",
  "tests/plugin/schema.test.ts",
  "tests/stacks/resources.test.ts",
  "tests/plan/comment/comment.test.ts",
  "tests/plan/own-pull-requests.test.ts",
  "tests/service-chart/page.test.ts",
  "tests/service-chart/schema.test.ts",
];

module.exports = { ...require("./.mocharc.cjs"), spec: [...own, ...pages], ignore: [], parallel: false };
