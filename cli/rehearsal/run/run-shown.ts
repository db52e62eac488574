import {
  type Engine,
  type OperationProgress,
  type OperationRequest,
  type OperationResult,
  runOperation,
} from "../engine";
import type { WaitBoard } from "../readiness";
import type { Detail } from "../report";
import { progressText } from "./outcomes";

/** Runs an operation and shows its progress and waits. @param expected the expected number of resources */
export async function runShown(
  request: OperationRequest,
  { engine, waits }: { readonly engine: Engine; readonly waits: WaitBoard },
  expected: number,
  detail: Detail,
): Promise<OperationResult> {
  let latest: OperationProgress = { done: 0, started: 0, underWay: [] };
  const show = () => detail(progressText(latest, expected, waits.text));
  waits.onChange = show;
  return runOperation(request, engine, (progress) => {
    latest = progress;
    show();
  });
}
