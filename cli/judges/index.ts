export { type AskOptions, askJudges, type JudgedResource, type Verdict } from "./ask";
export type { Judgement } from "./judge";
export { judgeLines, objectionLines } from "./report";
