const isNamed = process.argv.slice(2).some((argument) => /\.test\.ts$|^tests\//.test(argument));

const folders = [
  "controllers",
  "gitops",
  "languages",
  "monitoring",
  "next-minors",
  "policies",
  "providers",
  "publishing",
  "shops",
];

/**
 * The tests that ask the clouds' own provider code, the next minors' API servers, promtool, amtool, the OpenTelemetry Collector, kubeseal,
 * Kyverno's command, the controllers of add-ons, a registry, sops, Pulumi's host of YAML programs and Argo CD's definitions of kinds, whose first run builds or
 * downloads these; and a rehearsal of three shops.
 */
module.exports = {
  ...require("./.mocharc.engine.cjs"),
  spec: isNamed ? [] : folders.map((folder) => `tests/engine/${folder}/**/*.test.ts`),
  ignore: [],
  parallel: false,
};
