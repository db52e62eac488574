import { cloudSimulation } from "../../cli/clouds";
import { type ProgramRun, type RunOptions, runProgram as run } from "../../components/testing";

/** Runs a program as `keelson/testing` does, with all clouds simulated besides the test's own simulations. */
export function runProgram(program: () => unknown, options: RunOptions = {}): Promise<ProgramRun> {
  const own = options.simulate === undefined ? [] : [options.simulate].flat();
  return run(program, { ...options, simulate: [...own, cloudSimulation] });
}
