/* A plain Pulumi program: declares the resources of a plan that `keelson plan --json` wrote, by Pulumi's SDK alone, as unit tests run programs. */
const { readFileSync } = require("node:fs");
const pulumi = require("@pulumi/pulumi");

const resources = JSON.parse(readFileSync(process.argv[2], "utf8"));
const planned = new Map(resources.map((resource) => [resource.urn, resource]));
const made = new Map();
const providerType = "pulumi:providers:";

/* What a program of these resources imports. */
const sdks = new Set(resources.map(({ type }) => type.split(":")[0]));
for (const sdk of ["aws", "azure-native", "gcp", "kubernetes"].filter((name) => sdks.has(name))) {
  require(`@pulumi/${sdk}`);
}

/** Declares a resource after those that it refers to. */
function declared(urn) {
  if (!made.has(urn) && planned.has(urn)) {
    made.set(urn, declare(planned.get(urn)));
  }
  return made.get(urn);
}

function declare({ component, dependsOn, inputs, name, parent, provider, type }) {
  const own = { parent: declared(parent), dependsOn: dependsOn.map(declared).filter((one) => one !== undefined) };
  if (component) {
    return new pulumi.ComponentResource(type, name, inputs, own);
  }
  return type.startsWith(providerType)
    ? new pulumi.ProviderResource(type.slice(providerType.length), name, inputs, own)
    : new pulumi.CustomResource(type, name, inputs, { ...own, provider: declared(provider) });
}

async function main() {
  const mocks = { newResource: ({ inputs, name }) => ({ id: name, state: inputs }), call: ({ inputs }) => inputs };
  await pulumi.runtime.setMocks(mocks, "bench", "plain", true);
  for (const urn of planned.keys()) {
    declared(urn);
  }
}

void main();
