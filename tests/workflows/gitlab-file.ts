import { readFileSync } from "node:fs";
import { parse } from "yaml";

/** A job of GitLab, without the keywords that no test looks at. */
export interface GitLabJob {
  readonly stage?: string;
  readonly extends?: string | readonly string[];
  readonly image?: string;
  readonly environment?: { readonly name: string; readonly action: string };
  readonly resource_group?: string;
  readonly variables?: Readonly<Record<string, string>>;
  readonly tags?: readonly string[];
  readonly needs?: readonly (string | { readonly job: string; readonly optional: boolean })[];
  readonly rules?: readonly { readonly if: string; readonly when?: string }[];
  readonly id_tokens?: Readonly<Record<string, { readonly aud: string }>>;
  readonly before_script?: readonly string[];
  readonly script?: readonly string[];
  readonly parallel?: { readonly matrix: readonly unknown[] };
  readonly artifacts?: Readonly<Record<string, unknown>>;
}

/** The text of the pipeline. */
export const gitLabText = readFileSync(".gitlab-ci.yml", "utf8");

const keywords = new Set(["stages", "workflow", "default", "variables"]);
const entries = Object.entries(parse(gitLabText) as Record<string, GitLabJob>);
const templates = new Map(entries);

/** The keywords of the pipeline that are no jobs. */
export const gitLabGlobals = Object.fromEntries(entries.filter(([name]) => keywords.has(name)));

/** Every job with what it extends, as GitLab merges it: maps by key, the later template before the earlier, the job itself first. */
export const gitLabJobs: Readonly<Record<string, GitLabJob>> = Object.fromEntries(
  entries.filter(([name]) => !keywords.has(name) && !name.startsWith(".")).map(([name, job]) => [name, whole(job)]),
);

function whole({ extends: names = [], ...own }: GitLabJob): GitLabJob {
  const parents = (typeof names === "string" ? [names] : names).map((name) => {
    const parent = templates.get(name);
    if (parent === undefined) {
      throw new Error(`.gitlab-ci.yml: nothing is named ${name}`);
    }
    return whole(parent);
  });
  return [...parents, own].reduce((merged, next) => mergeMaps(merged, next), {});
}

function mergeMaps<T extends object>(below: T, above: T): T {
  const keys = Object.entries(above).map(([key, value]) => {
    const under = (below as Readonly<Record<string, unknown>>)[key];
    return [key, isMap(under) && isMap(value) ? mergeMaps(under, value) : (value as unknown)] as const;
  });
  return { ...below, ...(Object.fromEntries(keys) as T) };
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
