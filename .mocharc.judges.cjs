/** The tests that ask the clouds' own provider code, the next minors' API servers, a registry and sops. Their first run builds these. */
module.exports = {
  ...require("./.mocharc.engine.cjs"),
  spec: ["next-minors", "providers", "publishing"].map((folder) => `tests/engine/${folder}/**/*.test.ts`),
  ignore: [],
  parallel: false,
};
