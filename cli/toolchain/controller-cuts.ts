import { readFile, writeFile } from "node:fs/promises";
import * as path from "node:path";
import { type CutCopy, rewrite } from "./provider-cuts";

/** The controller of SealedSecrets. It logs in by `KUBECONFIG` instead of the account of its pod. */
export const cutSealedSecrets: CutCopy = {
  parts: ["KUBECONFIG"],
  keep: [],
  cut: async (source) => {
    const file = path.join(source, "pkg/controller/main.go");
    await replace(file, "rest.InClusterConfig()", 'clientcmd.BuildConfigFromFlags("", os.Getenv("KUBECONFIG"))');
    await replace(file, '"k8s.io/client-go/rest"', '"k8s.io/client-go/tools/clientcmd"');
  },
};

/** The providers of External Secrets that need no service outside of the cluster. */
const offlineProviders = ["fake"];
/** Its generators that need none. */
const offlineGenerators = ["fake", "mfa", "password", "sshkey", "uuid"];

/** The operator of External Secrets without the code of the clouds' stores, which no rehearsal reaches and which takes most of a build. */
export const cutExternalSecrets: CutCopy = {
  parts: [...offlineProviders, ...offlineGenerators],
  keep: [],
  cut: async (source) => {
    await keepImports(path.join(source, "pkg/provider/register/register.go"), "provider", offlineProviders);
    await keepImports(path.join(source, "pkg/generator/register/register.go"), "generator", offlineGenerators);
  },
};

/** Velero's plugin for S3 without snapshots of volumes: the client of EC2 takes most of a build. */
export const cutVeleroPlugin: CutCopy = {
  parts: ["object store"],
  keep: [],
  cut: async (source) => {
    const folder = path.join(source, "velero-plugin-for-aws");
    const main = path.join(folder, "main.go");
    await replace(main, '\t\tRegisterVolumeSnapshotter("velero.io/aws", newAwsVolumeSnapshotter).\n', "");
    await replace(main, "return newVolumeSnapshotter(logger), nil", "return nil, nil");
    const snapshotter = path.join(folder, "volume_snapshotter.go");
    const [region] = /regionKey\s*= "region"/.exec(await readFile(snapshotter, "utf8")) ?? [];
    requireIn(snapshotter, region !== undefined, "regionKey, which the object store also uses");
    await writeFile(snapshotter, `package main\n\nconst ${region ?? ""}\n`);
  },
};

/** Removes all registrations but the named ones. @throws Error if one of these is not there */
async function keepImports(file: string, folder: string, names: readonly string[]): Promise<void> {
  const imported = new RegExp(`^\\t_ "github\\.com/external-secrets/external-secrets/pkg/${folder}/([^"]+)"\n`, "gm");
  const text = await readFile(file, "utf8");
  const there = new Set([...text.matchAll(imported)].map(([, name]) => name));
  for (const name of names) {
    requireIn(file, there.has(name), `${folder} ${name}`);
  }
  await rewrite(file, (all) => all.replaceAll(imported, (line, name: string) => (names.includes(name) ? line : "")));
}

async function replace(file: string, from: string, to: string): Promise<void> {
  await rewrite(file, (text) => {
    requireIn(file, text.includes(from), from);
    return text.replace(from, to);
  });
}

/** @throws Error if the source no longer has what is changed: the binary would be another than expected */
function requireIn(file: string, isThere: boolean, what: string): void {
  if (!isThere) {
    throw new Error(`${path.basename(file)}: expected ${what}; adapt cli/toolchain/controller-cuts.ts to this version`);
  }
}
