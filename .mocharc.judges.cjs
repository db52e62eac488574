/** The tests that ask the clouds' own provider code. Their first run builds it. */
module.exports = {
  ...require("./.mocharc.engine.cjs"),
  spec: ["tests/engine/providers/**/*.test.ts"],
  ignore: [],
};
