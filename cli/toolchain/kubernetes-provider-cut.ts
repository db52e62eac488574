import { readFile, writeFile } from "node:fs/promises";
import * as path from "node:path";
import { type CutCopy, rewrite } from "./provider-cuts";

const sdk = "github.com/pulumi/pulumi-kubernetes/sdk/v4";

/** The released version that the pinned commit follows, as https://github.com/pulumi/pulumi-kubernetes/tags says. */
const releasedBefore = "4.24.0";

/** The package's version from the pin: its repository has no tags for this module, so the pin is v4.0.0 and the commit. */
export function kubernetesProviderVersion(pin: string): string {
  const [major = "", minor = "", patch = ""] = releasedBefore.split(".");
  return pin.replace(/^v4\.0\.0-/, `${major}.${minor}.${Number(patch) + 1}-0.`);
}

/**
 * Pulumi's provider for Kubernetes without the types of its own Go SDK, which take most of the time of a build. The provider only uses
 * them to register the objects of charts and manifests, and reads nothing of their outputs: `CustomResource` registers them as well,
 * under the same tokens.
 */
export const cutKubernetes: CutCopy = {
  parts: ["one type of objects"],
  keep: [],
  also: [{ module: sdk, into: "sdk" }],
  cut: async (source, pin) => {
    await rewrite(path.join(source, "sdk/go/kubernetes/yaml/v2/kinds.go"), withOneType);
    await rewrite(path.join(source, "go.mod"), (text) => text.replace(`${sdk} => ../sdk`, `${sdk} => ./sdk`));
    await embed(path.join(source, "cmd/pulumi-resource-kubernetes"), kubernetesProviderVersion(pin));
  },
};

/** Registers every kind as a custom resource, and imports nothing else. */
function withOneType(text: string): string {
  return text
    .replaceAll(/\tvar res \w+\.\w+\n/g, "\tvar res apiextensions.CustomResource\n")
    .replaceAll(/^\t\w+ "github\.com\/pulumi\/pulumi-kubernetes\/sdk\/v4\/[^"]+"\n/gm, "");
}

/** Writes the two files that the program embeds, as generate.go beside them does for a release. */
async function embed(program: string, version: string): Promise<void> {
  const compact = async (name: string, more: object) => {
    const content: unknown = JSON.parse(await readFile(path.join(program, `${name}.json`), "utf8"));
    await writeFile(path.join(program, `${name}-embed.json`), JSON.stringify(Object.assign({}, content, more)));
  };
  await compact("schema", { version });
  await compact("terraform-mapping", {});
}
