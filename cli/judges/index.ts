export { askJudges, type JudgedChange, type JudgedResource, type Verdict, withJudge } from "./ask";
export type { ResourceJudge } from "./judge";
export { judges } from "./judges";
export { judgeLines, objectionLines } from "./report";
