/** The tests that ask the clouds' own provider code, the next minors' API servers, a registry, sops and Pulumi's host of YAML programs. Their first run builds these. */
module.exports = {
  ...require("./.mocharc.engine.cjs"),
  spec: ["languages", "next-minors", "providers", "publishing"].map((folder) => `tests/engine/${folder}/**/*.test.ts`),
  ignore: [],
  parallel: false,
};
