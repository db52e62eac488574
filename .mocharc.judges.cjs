/** The tests that ask the clouds' own provider code, a registry and sops. Their first run builds these. */
module.exports = {
  ...require("./.mocharc.engine.cjs"),
  spec: ["tests/engine/providers/**/*.test.ts", "tests/engine/publishing/**/*.test.ts"],
  ignore: [],
  parallel: false,
};
