import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { planStacks } from "../../cli/plan";
import { readProject, readStack } from "../../cli/project";
import type { RegisteredResource } from "../../components/testing";
import { deployedResources } from "./deployed";
import { judges } from "./judges";
import { isKubernetes, type Mutation, mutationsOf } from "./mutate";
import { type Case, casesOf, figures, isCaught, missed } from "./report";
import { sampleOf } from "./sample";

const stacks = ["prod", "prod-gke", "prod-aks"];
const [perSide, seed] = [50, 20_261_130];
const page = "docs/mutations.md";

/** Those that are asked: `--without="provider code"` leaves out one that is not built yet. */
const asked = judges.filter(({ name }) => !process.argv.includes(`--without=${name}`));

/** `--charts=FOLDER` names a folder with the charts, whose definitions of kinds the API server gets, and whose objects wiring and paths if Helm renders them. */
const charts = process.argv.find((one) => one.startsWith("--charts="))?.slice("--charts=".length);

/** Draws the mutations of a stack: as many of clouds' resources as of Kubernetes objects. */
function drawn(resources: readonly RegisteredResource[]): Mutation[] {
  const all = resources.filter(({ component, read }) => !component && read !== true).flatMap(mutationsOf);
  const isObject = ({ resource }: Mutation) => isKubernetes(resource);
  return [all.filter((one) => !isObject(one)), all.filter(isObject)].flatMap((side) => sampleOf(side, perSide, seed));
}

/** Puts wrong values into the plans of the production stacks, one at a time, and asks every judge. `--write` keeps the figures. */
async function main(): Promise<void> {
  const project = readProject(".");
  const outcomes = await planStacks(project, stacks, charts === undefined ? {} : { charts: resolve(charts) });
  const cases: Case[] = [];
  for (const outcome of outcomes) {
    if ("failure" in outcome) {
      throw new Error(`${outcome.stack}: ${outcome.failure}`);
    }
    const { resources } = outcome.plan;
    const mutations = drawn(resources);
    const campaign = {
      resources: [...resources, ...(outcome.plan.ofCharts ?? [])],
      deployed: await deployedResources(readStack(project, outcome.stack)),
      cluster: outcome.cluster,
      mutations,
      ...(charts !== undefined && { charts: resolve(charts) }),
    };
    const heard = [];
    for (const judge of asked) {
      process.stderr.write(`${outcome.stack}: ${judge.name}\n`);
      heard.push({ judge, objections: await judge.objections(campaign) });
    }
    cases.push(...casesOf(outcome.stack, mutations, heard));
  }
  const names = asked.map(({ name }) => name);
  const text = `The judges noticed ${cases.filter(isCaught).length} of ${cases.length} wrong values.\n\n${figures(cases, names)}`;
  console.log(`${text}\n\n${missed(cases)}`);
  if (process.argv.includes("--write")) {
    const between = (name: string, content: string) => (whole: string) =>
      whole.replace(
        new RegExp(`(<!-- ${name} -->\n)[\\s\\S]*?(<!-- end of ${name} -->)`),
        (_, start: string, end: string) => `${start}\n${content}\n\n${end}`,
      );
    const old = readFileSync(page, "utf8");
    writeFileSync(page, between("missed", missed(cases))(between("figures", text)(old)));
  }
}

void main();
