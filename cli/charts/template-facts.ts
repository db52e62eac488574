import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { parse } from "yaml";
import { isRecord } from "../values";

/** Folders of a chart's repository that are no part of what the chart itself installs. */
const others = /(^|\/)(charts|ci|examples|tests)\//;

/** Lists the kinds whose CRDs a chart's files contain, each version as `apiVersion kind plural scope`. */
export async function chartKinds(directory: string): Promise<readonly string[]> {
  const documents = (await textsOf(directory)).flatMap((text) => text.split(/^---/m));
  return [
    ...new Set(documents.filter((text) => /^kind: CustomResourceDefinition$/m.test(text)).flatMap(kindsIn)),
  ].sort();
}

/** Reads a CRD's lines, because templates make its text no YAML. */
function kindsIn(text: string): string[] {
  const word = (pattern: RegExp) => pattern.exec(text)?.[1] ?? "";
  const group = word(/^ {2}group: (\S+)$/m);
  const rest = [word(/^ {4}kind: (\S+)$/m), word(/^ {4}plural: (\S+)$/m), word(/^ {2}scope: (\S+)$/m)].join(" ");
  const versions = [...text.matchAll(/^ {2,4}(?:- )?name: (v\d+(?:(?:alpha|beta)\d+)?)$/gm)];
  return versions.map(([, version = ""]) => `${group}/${version} ${rest}`);
}

/**
 * Lists the ports that the containers in a chart's templates open by default.
 *
 * @returns undefined if a template computes one of them
 */
export async function containerPorts(directory: string): Promise<readonly number[] | undefined> {
  const defaults: unknown = parse(await readFile(path.join(directory, "values.yaml"), "utf8"));
  const texts = await textsOf(path.join(directory, "templates"));
  const ports = texts.flatMap((text) =>
    [...text.matchAll(/containerPort: *(.+)/g)].map(([, port = ""]) => portOf(port.trim(), defaults)),
  );
  if (!ports.every((port) => port !== undefined)) {
    return undefined;
  }
  return [...new Set(ports)].filter((port) => port !== 0).sort((a, b) => a - b);
}

function portOf(text: string, defaults: unknown): number | undefined {
  const [, keys] = /^\{\{-? *\.Values\.([\w.]+) *(?:\| *int *)?-?\}\}$/.exec(text) ?? [];
  const named: unknown = keys?.split(".").reduce((at: unknown, key) => (isRecord(at) ? at[key] : undefined), defaults);
  /* A port without a default is opened only by those who name it. */
  const port = keys === undefined ? text : (named ?? 0);
  return Number.isInteger(Number(port)) ? Number(port) : undefined;
}

async function textsOf(directory: string): Promise<string[]> {
  const names = await readdir(directory, { recursive: true }).catch(() => []);
  const files = names.filter((name) => /\.(ya?ml|tpl)$/.test(name) && !others.test(name)).sort();
  return Promise.all(files.map((name) => readFile(path.join(directory, name), "utf8")));
}
