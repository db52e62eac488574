import { readdir, readFile, writeFile } from "node:fs/promises";
import * as path from "node:path";

/** A tool that is built from a copy of its module, from which the parts that Keelson does not need are removed. */
export interface CutCopy {
  /** The files that stay in the copy. Another list makes another tool. */
  readonly parts: readonly string[];
  /** Removes parts of the copy. @param pin the module's pinned version */
  readonly cut: (source: string, pin: string) => Promise<void>;
  /** More pinned modules, each copied into a folder of the copy. @default none */
  readonly also?: readonly { readonly module: string; readonly into: string }[];
  /** Files of its modules that stay beside the binary. */
  readonly keep: readonly { readonly module: string; readonly file: string }[];
}

/** The protocol of Terraform's providers, which the judges load. */
const protocol = {
  module: "github.com/hashicorp/terraform-plugin-go",
  file: "tfprotov5/internal/tfplugin5/tfplugin5.proto",
};

/** The services of AWS that the provider keeps: those of the types in cli/clouds/aws, and what its own code needs. */
export const awsServices: readonly string[] = [
  "autoscaling",
  "ec2",
  "efs",
  "eks",
  "events",
  "iam",
  "kms",
  "logs",
  "organizations",
  "s3",
  "s3control",
  "sqs",
  "sts",
];

/** The services of Google Cloud that the provider keeps: those of the types in cli/clouds/gcp. */
const googleServices = [
  "artifactregistry",
  "compute",
  "container",
  "dns",
  "kms",
  "logging",
  "resourcemanager",
  "secretmanager",
  "serviceusage",
  "storage",
];

/**
 * The provider for AWS with a few of its 250 services. Two generated files list the services and make their clients:
 * internal/provider/sdkv2/service_packages_gen.go and internal/conns/awsclient_gen.go.
 */
export const cutAws: CutCopy = {
  parts: awsServices,
  keep: [protocol],
  cut: async (source) => {
    await rewrite(path.join(source, "internal/provider/sdkv2/service_packages_gen.go"), (text) =>
      keptLines(text, [/internal\/service\/(\w+)"/, /^\s+(\w+)\.ServicePackage\(ctx\),/], awsServices),
    );
    const clients = await usedClients(source);
    await rewrite(path.join(source, "internal/conns/awsclient_gen.go"), (text) => keptClients(text, clients));
  },
};

/** The provider for Google Cloud with a few of its 130 services. One generated file registers them. */
export const cutGoogle: CutCopy = {
  parts: googleServices,
  keep: [protocol],
  cut: (source) =>
    rewrite(path.join(source, "google/provider/provider_register_services.go"), (text) =>
      keptLines(text, [/google\/services\/(\w+)"/], googleServices),
    ),
};

/** Changes a file of a copy. */
export async function rewrite(file: string, change: (text: string) => string): Promise<void> {
  await writeFile(file, change(await readFile(file, "utf8")));
}

/** Removes the lines that name another service. */
function keptLines(text: string, patterns: readonly RegExp[], services: readonly string[]): string {
  const keeps = (line: string) => {
    const named = patterns.map((pattern) => pattern.exec(line)?.[1]).find((name) => name !== undefined);
    return named === undefined || services.includes(named);
  };
  return text.split("\n").filter(keeps).join("\n");
}

/** Removes the functions that make other clients, and the imports that only those need. */
function keptClients(text: string, clients: ReadonlySet<string>): string {
  const sdks = new Set<string>();
  const functions = /\nfunc \(c \*AWSClient\) (\w+)\(ctx [^\n]*\) \*(\w+)\.Client \{\n[^\n]*\n\}\n/g;
  const withoutFunctions = text.replaceAll(functions, (whole, client: string, sdk: string) => {
    if (!clients.has(client)) {
      return "";
    }
    sdks.add(sdk);
    return whole;
  });
  const imports = /^\t(?:(\w+) )?"github\.com\/aws\/aws-sdk-go-v2\/service\/(\w+)"\n/gm;
  return withoutFunctions.replaceAll(imports, (whole, alias: string | undefined, sdk: string) =>
    sdks.has(alias ?? sdk) ? whole : "",
  );
}

/** Finds the clients that the kept services use, and the services that they import. */
async function usedClients(source: string): Promise<ReadonlySet<string>> {
  const inside = path.join(source, "internal");
  const clients = new Set<string>();
  const services = new Set(awsServices);
  const folders = (await readdir(inside, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const shared = folders.map(({ name }) => name).filter((name) => !["acctest", "generate", "service"].includes(name));
  const note = (text: string) => {
    for (const [, client = ""] of text.matchAll(/\.(\w+Client)\(ctx/g)) {
      clients.add(client);
    }
  };
  for (const folder of shared) {
    for (const text of await goTexts(path.join(inside, folder))) {
      note(text);
    }
  }
  /* A set that grows while it is iterated: services import other services. */
  for (const service of services) {
    for (const text of await goTexts(path.join(inside, "service", service))) {
      note(text);
      for (const [, other = ""] of text.matchAll(/internal\/service\/(\w+)"/g)) {
        services.add(other);
      }
    }
  }
  return clients;
}

/** Reads the Go files below a folder, except those that list everything. */
async function goTexts(folder: string): Promise<string[]> {
  const files = await readdir(folder, { withFileTypes: true, recursive: true });
  const own = files.filter((file) => file.isFile() && file.name.endsWith(".go") && file.name !== "awsclient_gen.go");
  return Promise.all(own.map((file) => readFile(path.join(file.parentPath, file.name), "utf8")));
}
