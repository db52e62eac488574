export { askJudges, type Verdict, withJudge } from "./ask";
export { judges } from "./judges";
export { judgeLines, objectionLines } from "./report";
