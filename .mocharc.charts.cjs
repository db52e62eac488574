/**
 * Renders every chart of the catalogue with the real Helm, per cloud and tier, and asks an API server about the objects. The charts come from
 * the folder that KEELSON_CHARTS names, otherwise from their repositories.
 */
module.exports = {
  ...require("./.mocharc.engine.cjs"),
  spec: ["tests/engine/catalogue/**/*.test.ts"],
  ignore: [],
  parallel: false,
};
