export type { ControllerTool } from "./definition";
export type { ControllerReport } from "./judge";
export { toolsOf } from "./real-controllers";
export { type RealControllersOptions, type RunningRealControllers, startRealControllers } from "./start";
