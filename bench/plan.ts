import { plain, planJson, planText } from "../cli/plan";
import { runProgram } from "../components/testing";
import { Stopwatch, sideBySide, type Timings } from "./measure";
import { declareWorkloads } from "./shop";

const [few, many] = [100, 1000];

/** Measures the plan of a program with this many workloads: the run, and the plan as text and as JSON. */
async function planned(amount: number): Promise<Timings> {
  const stopwatch = new Stopwatch();
  const stack = `of-${amount}`;
  const run = await stopwatch.time("program", () => runProgram(() => declareWorkloads(amount), { stack }));
  const { outputs, resources } = run;
  const plan = { project: "bench", stack, resources, outputs, warnings: [], notes: [] };
  await stopwatch.time("text", () => [...planText(plan, plain)]);
  await stopwatch.time("JSON", () => [...planJson(resources)]);
  return stopwatch.timings;
}

/** Compares both in one process, after a first run that takes the time of compilation. */
async function main(): Promise<void> {
  await planned(few);
  const [before, after] = [await planned(few), await planned(many)];
  console.log(sideBySide([`${few} workloads`, `${many} workloads`], before, after));
  console.log(`\nSeconds of CPU; a straight line is ${many / few} times as long.`);
}

void main();
