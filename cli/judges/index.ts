export { type AskOptions, askJudges, type JudgedResource, type Verdict, withJudge } from "./ask";
export type { ChangeJudgement, Judgement, ResourceJudge } from "./judge";
export { judges } from "./judges";
export { judgeLines, objectionLines } from "./report";
