import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { resolveTools } from "../../../cli/toolchain";
import { fields, items } from "../../../cli/values";
import { type Addon, CronJob, Deployment, Tenant } from "../../../components";
import type { ProgramRun } from "../../../components/testing";
import { addonsIn } from "../../support/catalogue";
import { largestSets, platformWith } from "../../support/combinations";
import { releaseType } from "../../support/programs";
import { runProgram } from "../../support/run-program";
import { forever, healthy, type Series, type Situation, situations } from "./situations";

interface Group {
  readonly name: string;
  readonly rules: readonly { readonly alert: string; readonly annotations: Readonly<Record<string, string>> }[];
}

/** Every add-on that runs without a cloud, on two clusters: of each pair that fights, one is on each. */
function clusters(): Addon[][] {
  const sets = largestSets(addonsIn("none").filter(({ clouds }) => (clouds?.none ?? true) === true));
  return [sets.at(0) ?? [], sets.at(-1) ?? []];
}

/** Runs the add-ons of a cluster, and workloads with every alert. */
function runOf(addons: readonly Addon[]): Promise<ProgramRun> {
  return runProgram(() => {
    const tenant = new Tenant("team", { platform: platformWith(addons, "none", "standard") });
    new Deployment("web", {
      tenant,
      image: "registry.example.com/web:1",
      port: 8080,
      metrics: { port: 9090, requestCounter: "http_requests_total", requestHistogram: "http_request_duration_seconds" },
      autoscaling: { maxReplicas: 6, cpuUtilization: 70 },
    });
    new CronJob("night", { tenant, image: "registry.example.com/night:1", schedule: "0 3 * * *" });
  });
}

/** Lists the groups of rules that a program gives to Prometheus. */
function groupsOf(run: ProgramRun): Group[] {
  const own = run.resources.filter(({ inputs }) => inputs.kind === "PrometheusRule").map(({ inputs }) => inputs.spec);
  const values = run.ofType(releaseType).map(({ inputs }) => inputs.values);
  const mapped = values.flatMap((one) => Object.values(fields(one, "additionalPrometheusRulesMap")));
  const listed = values.flatMap((one) => {
    const { rules } = fields(one, "prometheusRule");
    return Array.isArray(rules) ? [{ groups: [{ name: "values", rules }] }] : [];
  });
  return [...own, ...mapped, ...listed].flatMap((spec) => items(spec, "groups") as readonly unknown[] as Group[]);
}

describe("the alerts of add-ons and workloads, by promtool's judgement", () => {
  let promtool: string;
  let groups: readonly Group[];
  const directory = mkdtempSync(join(tmpdir(), "keelson-rules-"));
  const rulesFile = join(directory, "rules.yaml");

  before(async () => {
    promtool = (await resolveTools(["promtool"])).promtool.path;
    const all = (await Promise.all(clusters().map(runOf))).flatMap(groupsOf);
    /* The workloads' groups are the same on both clusters. */
    const byName = new Map(all.map((group) => [JSON.stringify(group), group]));
    groups = [...byName.values()].map((group, index) => ({ ...group, name: `${index}-${group.name}` }));
    writeFileSync(rulesFile, JSON.stringify({ groups }));
  });

  after(() => rmSync(directory, { recursive: true }));

  const run = (...parameters: string[]) => {
    const { status, stdout, stderr } = spawnSync(promtool, parameters, { encoding: "utf8" });
    return { status, said: `${stdout}${stderr}` };
  };

  /** Asks which alerts fire after a while. */
  function test(
    name: string,
    given: Series,
    hours: number,
    firing: readonly string[],
    expressions: readonly string[] = [],
  ): void {
    const file = join(directory, `${name}.yaml`);
    const all = 'count by (alertname) (ALERTS{alertstate="firing"})';
    const promqlTests = [
      { expr: all, samples: [...firing].sort().map((alert) => ({ labels: `{alertname="${alert}"}`, value: 1 })) },
      ...expressions.map((expr) => ({ expr, samples: [{ labels: "{}", value: 1 }] })),
    ].map(({ expr, samples }) => ({ expr, eval_time: `${hours}h`, exp_samples: samples }));
    const length = `x${hours * 60}`;
    const series = Object.entries(given).map(([one, values]) => ({
      series: one,
      values: values.replace(forever, length),
    }));
    const tests = [{ interval: "1m", input_series: series, promql_expr_test: promqlTests }];
    writeFileSync(
      file,
      JSON.stringify({ rule_files: [rulesFile], evaluation_interval: hours > 5 ? "30m" : "5m", tests }),
    );
    const { status, said } = run("test", "rules", file);
    assert.equal(status, 0, said);
  }

  it("are valid, and promtool refuses an invalid one", () => {
    assert.ok(groups.length > 10, `${groups.length} groups`);
    const checked = run("check", "rules", "--lint=all", "--lint-fatal", rulesFile);
    assert.equal(checked.status, 0, checked.said);
    const broken = join(directory, "broken.yaml");
    writeFileSync(broken, JSON.stringify({ groups: [{ name: "g", rules: [{ alert: "A", expr: "sum(" }] }] }));
    assert.equal(run("check", "rules", broken).status, 1);
  });

  it("each have a situation, and no situation is without its alert", () => {
    const names = new Set(groups.flatMap(({ rules }) => rules.map(({ alert }) => alert)));
    assert.deepEqual([...names].sort(), Object.keys(situations).sort());
  });

  for (const hours of [5, 60]) {
    it(`are silent on a healthy cluster after ${hours} hours`, () => test(`healthy-${hours}`, healthy, hours, []));
  }

  /** Every label that the texts of an alert name is there when it fires. */
  function labelsInTexts(alert: string): string[] {
    const rules = groups.flatMap((group) => group.rules.filter((rule) => rule.alert === alert));
    const texts = rules.flatMap(({ annotations }) => Object.values(annotations)).join(" ");
    const labels = [...new Set([...texts.matchAll(/\$labels\.(\w+)/g)].map(([, label]) => label))];
    return labels.map((label) => `group(ALERTS{alertname="${alert}", alertstate="firing", ${label}!=""})`);
  }

  for (const [alert, each] of Object.entries(situations)) {
    each.forEach(({ series, also = [], hours = 5 }: Situation, index) => {
      const title = each.length > 1 ? ` (${index + 1})` : "";
      it(`fire when they should, and no other does: ${alert}${title}`, () => {
        test(`${alert}-${index}`, { ...healthy, ...series }, hours, [alert, ...also], labelsInTexts(alert));
      });
    });
  }
});
