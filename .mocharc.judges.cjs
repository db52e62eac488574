const isNamed = process.argv.slice(2).some((argument) => /\.test\.ts$|^tests\//.test(argument));

const folders = ["languages", "next-minors", "providers", "publishing"];

/**
 * The tests that ask the clouds' own provider code, the next minors' API servers, a registry, sops and Pulumi's host of YAML programs. Their
 * first run builds these.
 */
module.exports = {
  ...require("./.mocharc.engine.cjs"),
  spec: isNamed ? [] : folders.map((folder) => `tests/engine/${folder}/**/*.test.ts`),
  ignore: [],
  parallel: false,
};
