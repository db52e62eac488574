import { createRequire } from "node:module";
import path from "node:path";
import { coerce, gte, satisfies } from "semver";
import { text } from "../values";
import type { Check } from "./check";
import { jsonOf, type RunTool } from "./run-tool";

/** The versions that this project and its command line need. */
const oldestNode = "20.19.0";
const pulumiRange = ">=3.219.0 <4";

/** Checks the tools on this machine: Node.js, Pulumi and its SDKs, Helm and kubectl. */
export async function checkTools(run: RunTool, project: string, kubernetesMinor: number | undefined): Promise<Check[]> {
  return [
    node(process.versions.node),
    await pulumi(run),
    ...["@pulumi/pulumi", "@pulumi/kubernetes"].map((name) => sdk(name, project)),
    await helm(run),
    await kubectl(run, kubernetesMinor),
  ];
}

function node(version: string): Check {
  const isOld = !gte(version, oldestNode);
  return isOld
    ? { area: "tools", state: "fail", subject: "node", message: `is ${version}`, fix: `install ${oldestNode} or newer` }
    : { area: "tools", state: "pass", subject: "node", message: version };
}

async function pulumi(run: RunTool): Promise<Check> {
  const answer = await run("pulumi", ["version"]);
  const version = answer.kind === "answered" ? coerce(answer.stdout)?.version : undefined;
  const own = { area: "tools", subject: "pulumi" } as const;
  if (version === undefined) {
    const message = answer.kind === "absent" ? "is not on PATH" : "does not print its version";
    return { ...own, state: "fail", message, fix: "see https://www.pulumi.com/docs/install/" };
  }
  return satisfies(version, pulumiRange)
    ? { ...own, state: "pass", message: version }
    : { ...own, state: "fail", message: `is ${version}`, fix: `install a version of ${pulumiRange}` };
}

function sdk(name: string, project: string): Check {
  const own = { area: "tools", subject: name } as const;
  try {
    const found: unknown = createRequire(path.join(project, "package.json"))(`${name}/package.json`);
    return { ...own, state: "pass", message: text(found, "version") ?? "no version" };
  } catch {
    return { ...own, state: "fail", message: "is not installed in the project", fix: "npm ci" };
  }
}

/** Pulumi brings its own Helm; people need one to look at releases. */
async function helm(run: RunTool): Promise<Check> {
  const answer = await run("helm", ["version", "--short"]);
  const own = { area: "tools", subject: "helm" } as const;
  return answer.kind === "answered"
    ? { ...own, state: "pass", message: answer.stdout.trim() }
    : {
        ...own,
        state: "warn",
        message: "is not on PATH",
        fix: "install it to check and repair releases",
      };
}

/** https://kubernetes.io/releases/version-skew-policy/#kubectl */
async function kubectl(run: RunTool, kubernetesMinor: number | undefined): Promise<Check> {
  const answer = await run("kubectl", ["version", "--client", "--output=json"]);
  const own = { area: "tools", subject: "kubectl" } as const;
  if (answer.kind !== "answered") {
    return { ...own, state: "warn", message: "is not on PATH", fix: "install it to inspect the cluster" };
  }
  const version = text(jsonOf(answer.stdout), "clientVersion", "gitVersion") ?? "";
  const minor = coerce(version)?.minor;
  const isFar = minor !== undefined && kubernetesMinor !== undefined && Math.abs(minor - kubernetesMinor) > 1;
  return isFar
    ? {
        ...own,
        state: "warn",
        message: `is ${version}, more than one minor version away from the stack's 1.${kubernetesMinor}`,
        fix: `install 1.${kubernetesMinor}`,
      }
    : { ...own, state: "pass", message: version };
}
